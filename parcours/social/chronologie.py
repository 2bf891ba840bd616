"""What the social pillar tells on the timeline: duos begun and ended."""

from collections.abc import Callable, Iterator

from django.db.models import QuerySet

from acteurs.nomenclatures import Pilier
from parcours.commun.dates_du_fil import DatesDuFil, Dit, lignes_datees
from parcours.models import Duo, Parcours
from parcours.nomenclatures import TypeDuo


def _branches(parcours: Parcours) -> Iterator[QuerySet]:
    duos = Duo.objects.filter(personne=parcours.personne_id)
    yield lignes_datees(duos, "DebutDuo", "debut", code="type")
    yield lignes_datees(duos.filter(fin__isnull=False), "FinDuo", "fin", code="type")


def _duo(mot: str) -> Callable[[str, str], Dit]:
    return lambda code, _: Dit(f"{TypeDuo(code).label} : le duo {mot}", Pilier.SOCIAL.value, "fr-icon-user-heart-line")


FIL = DatesDuFil(_branches, {"DebutDuo": _duo("commence"), "FinDuo": _duo("se termine")})
