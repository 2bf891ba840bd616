"""Indicators evaluated on filters: all the figures of a page in one statement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Subquery

from acteurs.models import Departement
from cirj.socle.rls import contexte
from comites.indicateurs.contexte import Contexte, charger_regles
from comites.indicateurs.definition import Indicateur, Ventilation
from comites.indicateurs.filtre import Filtre
from comites.indicateurs.sql import Compte, Mediane, Repartition
from parcours.models import Parcours


@dataclass(frozen=True)
class Resultat:
    """Raw counts of one indicator on one filter; ``cirj.socle.secret`` decides what of it may be shown.

    ``effectif``: number of rows counted. ``base``: the denominator, None without a rate. ``repartitions``: by
    breakdown, code → count, '' for the missing values; each adds up to ``effectif`` (or to ``base``). ``inconnu``: the
    period is over and ends before the department's first pathway: a count of zero says nothing of it.
    """

    indicateur: Indicateur
    filtre: Filtre
    effectif: int
    base: int | None
    manquants: int | None
    repartitions: dict[str, dict[str, int]]
    mesure: float | None = None
    inconnu: bool = False


def evaluer(indicateurs: Iterable[Indicateur], filtres: Sequence[Filtre], regles=None) -> list[dict[str, Resultat]]:
    """Return, for each filter, the results by indicator code. Two queries, whatever their number.

    Counts the whole department, whoever asks: who may read which result, and how, is ``Lecture``'s to say.
    """
    indicateurs = list(indicateurs)
    regles = charger_regles() if regles is None else regles
    expressions = {"premiere_entree": _premiere_entree(filtres[0].departement)}
    for rang, filtre in enumerate(filtres):
        ctx = Contexte(filtre, regles)
        for indicateur in indicateurs:
            expressions |= _expressions(f"f{rang}_{indicateur.code}", indicateur, ctx)
    # One row is enough to hang the sub-queries on.
    with contexte.statistiques(*{filtre.departement for filtre in filtres}):
        ligne = Departement.objects.filter(code=filtres[0].departement).values().annotate(**expressions).values().get()
    return [
        {i.code: _resultat(f"f{rang}_{i.code}", i, filtre, ligne) for i in indicateurs}
        for rang, filtre in enumerate(filtres)
    ]


def lignes(indicateur: Indicateur, filtre: Filtre):
    """Return the exact rows behind the figure, as a queryset."""
    return indicateur.lignes(Contexte(filtre, charger_regles()))


def _expressions(prefixe: str, indicateur: Indicateur, ctx: Contexte) -> dict[str, Subquery]:
    lignes = indicateur.lignes(ctx)
    base = indicateur.base(ctx) if indicateur.base else None
    expressions: dict[str, Subquery] = {f"{prefixe}__effectif": Compte(lignes)}
    if base is not None:
        expressions[f"{prefixe}__base"] = Compte(base)
    if indicateur.manquants:
        expressions[f"{prefixe}__manquants"] = Compte(indicateur.manquants(ctx))
    if indicateur.mesure:
        expressions[f"{prefixe}__mesure"] = Mediane(lignes, indicateur.mesure.expression(ctx))
    for ventilation in indicateur.ventilations:
        ensemble = base if ventilation.de_la_base else lignes
        expressions[f"{prefixe}__v_{ventilation.code}"] = Repartition(ensemble, ventilation.expression(ctx))
    return {cle.replace("__", "_x_"): expression for cle, expression in expressions.items()}


def _resultat(prefixe: str, indicateur: Indicateur, filtre: Filtre, ligne: Mapping[str, Any]) -> Resultat:
    def lire(nom):
        return ligne.get(f"{prefixe}_x_{nom}")

    return Resultat(
        indicateur,
        filtre,
        effectif=lire("effectif"),
        base=lire("base"),
        manquants=lire("manquants"),
        repartitions={v.code: _connues(v, lire(f"v_{v.code}")) for v in indicateur.ventilations},
        mesure=lire("mesure"),
        inconnu=not filtre.en_cours and (ligne["premiere_entree"] is None or ligne["premiere_entree"] > filtre.b),
    )


def _premiere_entree(departement: str) -> Subquery:
    entrees = Parcours.objects.filter(departement=departement).order_by("debut")
    return Subquery(entrees.values("debut")[:1])


def _connues(ventilation: Ventilation, comptes: dict[str, int]) -> dict[str, int]:
    """Order the counts as the labels are; the missing values last."""
    attendus = () if ventilation.ouverte else ventilation.libelles or ()
    connus = {str(code): comptes.get(str(code), 0) for code in attendus}
    connus |= {code: n for code, n in comptes.items() if code}
    return connus | ({"": comptes[""]} if comptes.get("") else {})
