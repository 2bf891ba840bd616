"""The figures of a page as rows of a file: the same, under the same secrecy."""

from cirj.socle.chiffres import Chiffre
from comites.indicateurs.lignes import lignes
from comites.indicateurs.page import Page

ENTETES = [
    "Référence",
    "Indicateur",
    "Répartition",
    "Modalité",
    "Du",
    "Au",
    "Unité",
    "Nature",
    "Effectif",
    "Sur",
    "Part",
    "Un an avant",
    "Valeurs manquantes",
    "Définition",
    "Dénominateur",
]


def lignes_du_fichier(page: Page) -> list[list]:
    """Return one row per figure and per line of its breakdowns."""
    rangees = []
    for figure in page.figures.values():
        i, p = figure.indicateur, figure.presente
        dates = [page.filtre.a.isoformat(), page.filtre.b.isoformat(), i.unite.label, i.nature.value]
        rangees.append(
            [i.numero, i.titre, "", "Ensemble", *dates, _cellule(p.effectif), _cellule(p.base), p.taux]
            + [_cellule(figure.avant.effectif), _cellule(p.manquants), i.numerateur, i.denominateur]
        )
        for ventilation, _ in p.ventilations():
            total = p.base if ventilation.de_la_base else p.effectif
            for ligne in lignes(figure, ventilation):
                rangees.append(
                    [i.numero, i.titre, ventilation.titre, ligne.libelle, *dates, ligne.chiffre.cellule]
                    + [_cellule(total), ligne.part, ligne.avant.cellule, "", "", ""]
                )
    return rangees


def _cellule(chiffre: Chiffre | None) -> int | str:
    """Return the figure's cell; empty for what the indicator does not have (no denominator, no missing value)."""
    return "" if chiffre is None else chiffre.cellule
