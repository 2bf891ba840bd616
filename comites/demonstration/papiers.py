"""What a refugee holds some months after the protection: residence documents, rights, whether there is a licence."""

import datetime

from cirj.socle import regles
from cirj.socle.calendrier import ajouter_mois
from parcours.models import Droit, PermisConduire, Personne, TitreSejour
from parcours.nomenclatures import EtatDroit, TypeDroit, TypeTitre

JOUR = datetime.timedelta(days=1)
# right, days from the protection to the request, to the opening
DROITS = [
    (TypeDroit.PUMA, 5, 20),
    (TypeDroit.CSS, 12, 50),
    (TypeDroit.RSA, 15, 60),
    (TypeDroit.CAF, 30, 95),
    (TypeDroit.COMPTE_BANCAIRE, 25, 70),
]


def installer(personne: Personne, protection: datetime.date, jour: datetime.date, *, permis: bool = False) -> None:
    """Write what the months since ``protection`` have given; ``permis``: she came with a driving licence."""
    fin_api = regles.echeance("FIN_API", protection)
    TitreSejour.objects.create(personne=personne, type=TypeTitre.API, debut=protection, fin=fin_api)
    if fin_api < jour:
        fin = ajouter_mois(fin_api, 120) - JOUR
        TitreSejour.objects.create(personne=personne, type=TypeTitre.RESIDENT, debut=fin_api, fin=fin)
    PermisConduire.objects.create(personne=personne, etranger=permis, pays=personne.nationalites[0] if permis else "")
    for type_, demande, ouverture in DROITS:
        _droit(personne, type_, protection + demande * JOUR, protection + ouverture * JOUR, jour)


def _droit(personne: Personne, type_: str, demande: datetime.date, ouvert: datetime.date, jour: datetime.date) -> None:
    droit = Droit(personne=personne, type=type_, etat=EtatDroit.DEMANDE, date=demande, demande_le=demande)
    if demande > jour:
        return
    if ouvert <= jour:
        droit.etat, droit.date, droit.ouvert_le = EtatDroit.OUVERT, ouvert, ouvert
        if type_ == TypeDroit.CSS:
            # Renewed each year since.
            while droit.fin is None or droit.fin <= jour:
                droit.fin = ajouter_mois(droit.fin or ouvert, 12)
    droit.save()
