"""Cells that say nothing: « ? », « NC », « — », « non communiqué »."""

from parcours.importation.tables import cle, table


def absence(ecrit: str) -> str:
    """Return why the cell says nothing, or ""."""
    if not cle(ecrit):
        return "inconnu" if "?" in ecrit else "sans objet"
    ligne = table("absences").exacte(ecrit.rstrip(" ?.") or ecrit)
    return ligne["raison"] if ligne else ""
