"""What the timeline tells of the rights: each is of the health or of the social pillar."""

from collections.abc import Iterator

from django.db.models import QuerySet

from acteurs.nomenclatures import Pilier
from parcours.commun.dates_du_fil import DatesDuFil, Dit, lignes_datees
from parcours.models import Droit, Parcours
from parcours.nomenclatures import EtatDroit, TypeDroit


def _branches(parcours: Parcours) -> Iterator[QuerySet]:
    droits = Droit.objects.filter(personne=parcours.personne_id)
    yield lignes_datees(droits, "Droit", "date", "date_precision", "type", "etat")


def _dire(code: str, etat: str) -> Dit:
    pilier = Pilier.SANTE if code in TypeDroit.de_sante() else Pilier.SOCIAL
    titre = f"{TypeDroit(code).label} : {EtatDroit(etat).label.lower()}"
    return Dit(titre, pilier.value, "fr-icon-file-text-line")


FIL = DatesDuFil(_branches, {"Droit": _dire})
