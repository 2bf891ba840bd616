"""Goals of the plan: the day each is due."""

from collections.abc import Iterator

from django.db.models import QuerySet

from parcours.commun.faits import Source, de, lignes
from parcours.models import Objectif
from parcours.nomenclatures import EtatObjectif


def _branches() -> Iterator[QuerySet]:
    dus = de(Objectif, "parcours").filter(etat=EtatObjectif.EN_COURS)
    yield lignes(dus, "OBJECTIF", "echeance", cle="parcours", texte="intitule", pilier="pilier")


SOURCE = Source(
    regles=(),
    libelles={"OBJECTIF": ("Objectif à atteindre", "")},
    branches=_branches,
    restent_dues=frozenset({"OBJECTIF"}),
    jours_memes={"OBJECTIF": "OBJECTIF"},
)
