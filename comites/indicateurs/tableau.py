"""The figures of a page as rows of a file: the same, under the same secrecy."""

from comites.indicateurs.chiffres import Chiffre
from comites.indicateurs.page import Page

ENTETES = [
    "Référence", "Indicateur", "Répartition", "Modalité", "Du", "Au", "Unité", "Nature", "Effectif", "Sur", "Part",
    "Un an avant", "Valeurs manquantes", "Définition", "Dénominateur",
]  # fmt: skip


def lignes_du_fichier(page: Page) -> list[list]:
    """Return one row per figure and per line of its breakdowns."""
    lignes = []
    for figure in page.figures.values():
        i, p = figure.indicateur, figure.presente
        dates = [page.filtre.a.isoformat(), page.filtre.b.isoformat(), i.unite.label, i.nature.value]
        lignes.append(
            [i.numero, i.titre, "", "Ensemble", *dates, _cellule(p.effectif), _cellule(p.base), p.taux]
            + [_cellule(figure.avant.effectif), _cellule(p.manquants), i.numerateur, i.denominateur]
        )
        for ventilation, parts in p.ventilations():
            avant = {part.code: part.chiffre for part in figure.avant.repartitions.get(ventilation.code, [])}
            total = p.base if ventilation.de_la_base else p.effectif
            for part in parts:
                lignes.append(
                    [i.numero, i.titre, ventilation.titre, part.libelle, *dates, _cellule(part.chiffre)]
                    + [_cellule(total), part.part, _cellule(avant.get(part.code)), "", "", ""]
                )
    return lignes


def _cellule(chiffre: Chiffre | None) -> int | str:
    """A number that a spreadsheet adds up, or the word that says why there is none."""
    if chiffre is None:
        return ""
    return str(chiffre) if chiffre.secret or chiffre.environ else chiffre.valeur
