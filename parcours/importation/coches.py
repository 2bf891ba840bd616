"""Ticks: « x », « ✓ », 1 and « oui » are yes; « non » and 0 are no."""

from parcours.importation.lecture import Cellule, texte
from parcours.importation.tables import cle, table

_SIGNES = {"✓": True, "✔": True, "☑": True, "☒": True, "✗": False, "✘": False, "☐": False, "✕": False, "×": True}
_CROIX = ("×", "☒")


def coche(cellule: Cellule) -> bool | None:
    """Return what a tick says; None for what is no tick."""
    if isinstance(cellule, bool):
        return cellule
    ecrit = texte(cellule).strip()
    if ecrit in _SIGNES:
        return _SIGNES[ecrit]
    ligne = table("coches").exacte(ecrit)
    return ligne["code"] == "oui" if ligne else None


def en_mots(cellule: Cellule) -> str:
    """Return the cell as a note says it: « ✓ » is « oui », « x » stays « x »."""
    ecrit = texte(cellule)
    dit = None if est_croix(cellule) else _SIGNES.get(ecrit.strip())
    return ecrit if dit is None else "oui" if dit else "non"


def est_croix(cellule: Cellule) -> bool:
    """« x », « X », « × »: yes in a column of crosses, likely no beside « ✓ » (see ``croix``)."""
    ecrit = texte(cellule).strip()
    return ecrit in _CROIX or (bool(cle(ecrit)) and not cle(ecrit).strip("x"))


def que_des_coches(valeurs: list[Cellule]) -> bool:
    """Every cell is a tick, and one says yes."""
    lues = [coche(valeur) for valeur in valeurs]
    return bool(lues) and None not in lues and True in lues
