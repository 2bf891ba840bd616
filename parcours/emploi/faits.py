"""The planned end of a contract, of a course, of a scheme for the young (docs/domaine.md §7)."""

from collections.abc import Iterator

from django.db.models import QuerySet

from acteurs.nomenclatures import Pilier
from parcours.commun.faits import PAR_PERSONNE, Source, de, lignes
from parcours.emploi.accompagnement_jeunes import DUREES
from parcours.models import SituationEmploi
from parcours.nomenclatures import CategorieEmploi, FamilleEmploi


def _branches() -> Iterator[QuerySet]:
    en_cours = de(SituationEmploi).filter(fin__isnull=True)
    accompagnement = CategorieEmploi.de_famille(FamilleEmploi.ACCOMPAGNEMENT)
    yield lignes(en_cours.filter(categorie__in=accompagnement), "FIN_ACCOMPAGNEMENT", "fin_prevue", cle=PAR_PERSONNE)
    yield lignes(en_cours.exclude(categorie__in=accompagnement), "FIN_CONTRAT", "fin_prevue", cle=PAR_PERSONNE)
    # Found in a table, or noted before the end was asked: the rule gives it.
    for categorie, (duree, _) in DUREES.items():
        sans_fin = en_cours.filter(categorie=categorie, fin_prevue__isnull=True)
        yield lignes(sans_fin, duree, "date", "date_precision", cle=PAR_PERSONNE)


def _fin(code: str):
    return lambda jour, bareme: [("FIN_ACCOMPAGNEMENT", bareme.echeance(code, jour))]


SOURCE = Source(
    regles=tuple(duree for duree, _ in DUREES.values()),
    libelles={
        "FIN_CONTRAT": ("Fin prévue du contrat ou de la formation", Pilier.EMPLOI),
        "FIN_ACCOMPAGNEMENT": ("Terme de l'accompagnement vers l'emploi", Pilier.EMPLOI),
    },
    branches=_branches,
    restent_dues=frozenset({"FIN_CONTRAT"}),
    jours_memes={code: code for code in ("FIN_CONTRAT", "FIN_ACCOMPAGNEMENT")},
    jours={duree: _fin(duree) for duree, _ in DUREES.values()},
    bornees=frozenset(duree for duree, _ in DUREES.values()),
)
