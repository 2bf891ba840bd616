"""Goals of the plan: the day each is due."""

from collections.abc import Iterator

from django.db.models import QuerySet

from parcours.faits.base import Fenetre, Source, a_la_date, de, lignes
from parcours.models import Objectif
from parcours.nomenclatures import EtatObjectif


def _branches(fenetre: Fenetre) -> Iterator[QuerySet]:
    dus = de(Objectif, fenetre.ouverts, "parcours").filter(
        etat=EtatObjectif.EN_COURS, echeance__range=(fenetre.du, fenetre.au)
    )
    yield lignes(dus, "OBJECTIF", "echeance", cle="parcours", texte="intitule", pilier="pilier")


SOURCE = Source(
    regles=(),
    libelles={"OBJECTIF": ("Objectif à atteindre", "")},
    branches=_branches,
    restent_dues=frozenset({"OBJECTIF"}),
    jours={"OBJECTIF": a_la_date("OBJECTIF")},
)
