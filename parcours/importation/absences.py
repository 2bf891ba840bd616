"""Cells that say nothing: « ? », « NC », « — », « non communiqué »."""

import re

from parcours.importation.tables import cle, table

#: The reason of « idem »: the row above may be somebody else's once the table was sorted, nothing is taken from it.
RENVOI = "renvoi à la ligne du dessus"
_DE_MEME = re.compile(r"[-–—\s]*[\"″〃“”»«'’]+[-–—\s]*")


def absence(ecrit: str) -> str:
    """Return why the cell says nothing, or ""."""
    if _DE_MEME.fullmatch(ecrit):
        return RENVOI
    if not cle(ecrit):
        return "inconnu" if "?" in ecrit else "sans objet"
    ligne = table("absences").exacte(ecrit.rstrip(" ?.") or ecrit)
    return ligne["raison"] if ligne else ""
