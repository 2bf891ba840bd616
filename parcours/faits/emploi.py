"""The planned end of a contract, of a course, of a scheme for the young (reference §7)."""

from collections.abc import Iterator

from django.db.models import QuerySet

from acteurs.nomenclatures import Pilier
from parcours.accompagnement_jeunes import DUREES
from parcours.faits.base import PAR_PERSONNE, Fenetre, Source, a_la_date, de, lignes
from parcours.models import SituationEmploi
from parcours.nomenclatures import CategorieEmploi, FamilleEmploi


def _branches(fenetre: Fenetre) -> Iterator[QuerySet]:
    en_cours = de(SituationEmploi, fenetre.ouverts).filter(fin__isnull=True)
    prevues = en_cours.filter(fin_prevue__range=(fenetre.du, fenetre.au))
    accompagnement = CategorieEmploi.de_famille(FamilleEmploi.ACCOMPAGNEMENT)
    yield lignes(prevues.filter(categorie__in=accompagnement), "FIN_ACCOMPAGNEMENT", "fin_prevue", cle=PAR_PERSONNE)
    yield lignes(prevues.exclude(categorie__in=accompagnement), "FIN_CONTRAT", "fin_prevue", cle=PAR_PERSONNE)
    # Found in a table, or noted before the end was asked: the rule gives it.
    for categorie, (duree, _) in DUREES.items():
        sans_fin = en_cours.filter(fenetre.entre("date", duree), categorie=categorie, fin_prevue__isnull=True)
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
    jours={
        "FIN_CONTRAT": a_la_date("FIN_CONTRAT"),
        "FIN_ACCOMPAGNEMENT": a_la_date("FIN_ACCOMPAGNEMENT"),
        **{duree: _fin(duree) for duree, _ in DUREES.values()},
    },
)
