"""What work and training tell on the timeline: situations begun and ended."""

from collections.abc import Callable, Iterator

from django.db.models import QuerySet

from acteurs.nomenclatures import Pilier
from parcours.commun.dates_du_fil import DatesDuFil, Dit, lignes_datees
from parcours.models import Parcours, SituationEmploi
from parcours.nomenclatures import CategorieEmploi


def _branches(parcours: Parcours) -> Iterator[QuerySet]:
    situations = SituationEmploi.objects.filter(personne=parcours.personne_id)
    yield lignes_datees(situations, "SituationEmploi", "date", "date_precision", "categorie")
    yield lignes_datees(situations.filter(fin__isnull=False), "FinSituation", "fin", code="categorie")


def _situation(mot: str) -> Callable[[str, str], Dit]:
    return lambda code, _: Dit(f"{mot} : {CategorieEmploi(code).label}", Pilier.EMPLOI.value, "fr-icon-briefcase-line")


FIL = DatesDuFil(_branches, {"SituationEmploi": _situation("Situation"), "FinSituation": _situation("Fin")})
