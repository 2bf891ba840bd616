"""Tables given as files: CSV that a French spreadsheet opens without asking, and XLSX."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
# A spreadsheet runs a cell that begins so; a name typed on purpose must stay a name.
_FORMULES = ("=", "+", "-", "@", "\t", "\r")


def en_csv(entetes: Sequence[str], lignes: Iterable[Sequence]) -> str:
    """Return the table with a byte-order mark and semicolons."""
    sortie = io.StringIO()
    sortie.write("\ufeff")
    ecrivain = csv.writer(sortie, delimiter=";")
    ecrivain.writerow(entetes)
    ecrivain.writerows([_inerte(cellule) for cellule in ligne] for ligne in lignes)
    return sortie.getvalue()


def en_xlsx(titre: str, feuille: str, entetes: Sequence[str], lignes: Iterable[Sequence]) -> bytes:
    """Return the table under its title, headers kept in sight."""
    sortie = io.BytesIO()
    classeur = xlsxwriter.Workbook(sortie, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = classeur.add_worksheet(feuille)
    gras = classeur.add_format({"bold": True})
    page.write(0, 0, titre, gras)
    page.write_row(2, 0, entetes, gras)
    for rang, ligne in enumerate(lignes, start=3):
        page.write_row(rang, 0, ligne)
    page.freeze_panes(3, 0)
    page.autofit()
    classeur.close()
    return sortie.getvalue()


def _inerte(cellule):
    return f"'{cellule}" if isinstance(cellule, str) and cellule.startswith(_FORMULES) else cellule
