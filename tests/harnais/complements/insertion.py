"""What the work, social and health pillars add to the shared dossier."""

import datetime

from parcours.models import Activite, MembreMenage, Menage, Personne

JOUR = datetime.date(2026, 1, 5)


def completer(request, objets) -> dict:
    """An activity of the first structure, with the shared person on its list."""
    activite = Activite.objects.create(
        departement=objets["personne"].departement,
        structure=objets["structure"],
        titre="Visite du musée",
        type="visite",
        piliers=["langue"],
        date=JOUR,
        creee_par=request.getfixturevalue("intervenante"),
    )
    return {"activite": activite, "participation": activite.participations.create(parcours=objets["parcours"])}


def une_ligne_partout(request, objets) -> None:
    personne = objets["personne"]
    personne.permis_conduire.create(etranger=True, pays="SDN", echange_demande_le=JOUR)
    personne.diplomes.create(intitule="Licence de droit", pays="SDN")
    enfant = Personne.objects.create(departement=personne.departement, nom="DÉMO-ÉCOLIER")
    menage = Menage.objects.create(departement=personne.departement)
    MembreMenage.objects.create(menage=menage, personne=enfant, lien="enfant", debut=JOUR)
    enfant.scolarites.create(niveau="college", debut=JOUR)
    duo = personne.duos.create(type="parrainage", benevole="M.", debut=JOUR)
    duo.beneficiaires.create(personne=enfant)
    objets["parcours"].rendez_vous.create(pilier="sante", date=JOUR, avec="Assurance maladie")
    personne.acces_soins.create(interprete=True, interprete_langue="apd")
