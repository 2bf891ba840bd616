"""What the timeline tells of the papers: the protection, the residence documents, the integration contract."""

from collections.abc import Callable, Iterator

from django.db.models import QuerySet

from parcours.commun.dates_du_fil import DatesDuFil, Dit, lignes_datees
from parcours.models import ContratIntegration, Parcours, Protection, TitreSejour
from parcours.nomenclatures import StatutProtection, TypeTitre

_CIR = "fr-icon-draft-line"
_PROTECTION = "fr-icon-shield-line"


def _branches(parcours: Parcours) -> Iterator[QuerySet]:
    protections = Protection.objects.filter(personne=parcours.personne_id)
    yield lignes_datees(protections, "Protection", "date", "date_precision", "statut")
    yield lignes_datees(protections, "ProtectionDecidee", "decidee_le", code="statut")
    titres = TitreSejour.objects.filter(personne=parcours.personne_id)
    yield lignes_datees(titres, "TitreSejour", "debut", code="type")
    contrats = ContratIntegration.objects.filter(personne=parcours.personne_id)
    yield lignes_datees(contrats, "CirConvocation", "convoque_le")
    yield lignes_datees(contrats, "CirSigne", "date", "date_precision")
    yield lignes_datees(contrats, "CirEntretien", "entretien_final_le")
    yield lignes_datees(contrats, "CirAbandon", "abandonne_le")


def _contrat(suite: str) -> Callable[[str, str], Dit]:
    return lambda *_: Dit(suite, "", _CIR)


FIL = DatesDuFil(
    _branches,
    {
        "Protection": lambda code, _: Dit(f"Protection : {StatutProtection(code).label}", "", _PROTECTION),
        "ProtectionDecidee": lambda code, _: Dit(
            f"Décision de protection : {StatutProtection(code).label}", "", _PROTECTION
        ),
        "TitreSejour": lambda code, _: Dit(
            f"Document de séjour : {TypeTitre(code).label}", "", "fr-icon-passport-line"
        ),
        "CirConvocation": _contrat("Convocation pour le contrat d'intégration républicaine"),
        "CirSigne": _contrat("Contrat d'intégration républicaine signé"),
        "CirEntretien": _contrat("Entretien final du contrat d'intégration républicaine"),
        "CirAbandon": _contrat("Contrat d'intégration républicaine abandonné"),
    },
)
