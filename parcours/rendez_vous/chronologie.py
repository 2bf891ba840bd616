"""What the timeline tells of the appointments that are over: kept, or missed."""

from collections.abc import Iterator

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat

from parcours.commun.dates_du_fil import DatesDuFil, Dit, lignes_datees
from parcours.models import Parcours, RendezVous
from parcours.nomenclatures import EtatRendezVous

_PASSES = {EtatRendezVous.TENU.value: "a eu lieu", EtatRendezVous.MANQUE.value: "manqué"}


def _branches(parcours: Parcours) -> Iterator[QuerySet]:
    passes = RendezVous.objects.filter(parcours=parcours, etat__in=_PASSES)
    # The service in words only: the name of a structure may be masked to some of the readers of the pillar.
    dits = passes.annotate(mot=Concat(F("etat"), Value(" "), F("avec")))
    yield lignes_datees(dits, "RendezVous", "date", code="pilier", complement="mot")


def _dire(pilier: str, complement: str) -> Dit:
    etat, _, avec = complement.partition(" ")
    return Dit(f"Rendez-vous {_PASSES[etat]}{f' : {avec}' if avec else ''}", pilier, "fr-icon-calendar-check-line")


FIL = DatesDuFil(_branches, {"RendezVous": _dire})
