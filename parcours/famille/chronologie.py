"""What the timeline tells of the family reunion: asked for, decided, arrivals."""

from collections.abc import Iterator

from django.db.models import QuerySet

from parcours.commun.dates_du_fil import DatesDuFil, Dit, lignes_datees
from parcours.models import MembreReunification, Parcours, ReunificationFamiliale
from parcours.nomenclatures import EtatReunification


def _branches(parcours: Parcours) -> Iterator[QuerySet]:
    reunions = ReunificationFamiliale.objects.filter(personne=parcours.personne_id)
    yield lignes_datees(reunions, "ReunificationDemande", "demande_le")
    yield lignes_datees(reunions, "ReunificationDecision", "decision_le", code="etat")
    membres = MembreReunification.objects.filter(personne=parcours.personne_id)
    yield lignes_datees(membres, "ReunificationArrivee", "arrive_le")


def _dit(mots: str) -> Dit:
    return Dit(f"Réunification familiale : {mots}", "", "fr-icon-parent-line")


FIL = DatesDuFil(
    _branches,
    {
        "ReunificationDemande": lambda *_: _dit("demandes de visa déposées"),
        "ReunificationDecision": lambda code, _: _dit(EtatReunification(code).label.lower()),
        "ReunificationArrivee": lambda *_: _dit("arrivée d'un membre de la famille"),
    },
)
