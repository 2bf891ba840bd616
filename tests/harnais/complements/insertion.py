"""What the work, social and health pillars add to the shared dossier."""

import datetime

JOUR = datetime.date(2026, 1, 5)


def une_ligne_partout(request, objets) -> None:
    personne = objets["personne"]
    personne.permis_conduire.create(etranger=True, pays="SDN", echange_demande_le=JOUR)
    personne.diplomes.create(intitule="Licence de droit", pays="SDN")
