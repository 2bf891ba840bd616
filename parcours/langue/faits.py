"""The term of the prescribed hours of French, a need of a course that finds no place (docs/domaine.md §2 and §5)."""

from collections.abc import Iterator

from django.db.models import QuerySet

from acteurs.nomenclatures import Pilier
from parcours.commun.faits import PAR_PERSONNE, Source, de, lignes
from parcours.models import InscriptionCours, PrescriptionLinguistique
from parcours.nomenclatures import EtatCours, EtatPrescription


def _branches() -> Iterator[QuerySet]:
    dues = de(PrescriptionLinguistique).filter(etat__in=EtatPrescription.dues())
    yield lignes(dues, "PRESCRIPTION_DUREE", "date", "date_precision", cle=PAR_PERSONNE)
    attendus = de(InscriptionCours).filter(etat=EtatCours.EN_ATTENTE)
    yield lignes(attendus, "COURS_ATTENTE", "attente_depuis", cle=PAR_PERSONNE)


SOURCE = Source(
    regles=("PRESCRIPTION_DUREE", "COURS_ATTENTE"),
    libelles={
        "PRESCRIPTION_DUREE": ("Terme des heures de français prescrites", Pilier.LANGUE),
        "COURS_ATTENTE": ("Attend toujours une place en cours de français", Pilier.LANGUE),
    },
    branches=_branches,
    restent_dues=frozenset({"COURS_ATTENTE"}),
    bornees=frozenset({"PRESCRIPTION_DUREE", "COURS_ATTENTE"}),
)
