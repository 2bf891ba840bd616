"""What surrounds the cells of an .xlsx: merged cells, hidden and struck-through rows, colours, comments.

Runs in a process apart (``cirj.socle.lecture_isolee``), where neither Django nor ``cirj`` is imported.
"""

import io
import re
import zipfile
from collections import defaultdict
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from parcours.importation.signatures import ZIP

# A colour on most rows is the look of the table, not a remark on a row.
PART_MARQUANTE = 0.5
#: The fill of a cell to correct and the beginning of what is said of it, in the file of the refused rows: not the table's.
FAUTE, NOTRE = "FFE9E9", "CIR-J : "
_SANS_COULEUR = {"00000000", "FFFFFFFF", "00FFFFFF", f"FF{FAUTE}"}
#: Longer than what people write beside a cell; what is cut says so.
LONGUEUR, COUPE = 4000, " […]"
# What the parts of a file write of merged cells, hidden rows, fills and struck letters, whatever the prefix of their names.
_TRACES = re.compile(rb"""mergeCell|hidden=["'](?!0|false)|["']solid["']|<\w*:?strike""")
# « [Threaded comment] Your version of Excel… Comment: words »: what Excel adds for older programs.
_FIL = re.compile(r"\A\[[^\]\n]*thread[^\]\n]*\].*?\n\s*(?:comment|commentaire)\s*:\s*", re.IGNORECASE | re.DOTALL)


def marques(contenu: bytes, noms: list[str], bornes: dict[str, int]) -> tuple[dict, bytes]:
    """Return by sheet ``fusions`` [[first row, first column, last row, last column]], ``masquees`` and ``barrees`` [row],
    ``couleurs`` {row: "RRGGBB"} and ``commentaires`` {row: [[column, text]]}; rows and columns are counted from 1.
    """
    if not contenu.startswith(ZIP) or not _a_lire(contenu):
        return {}, b""
    classeur = load_workbook(io.BytesIO(contenu), data_only=True, keep_links=False)
    return {nom: _de_la_feuille(classeur[nom], bornes) for nom in noms if nom in classeur.sheetnames}, b""


def _a_lire(contenu: bytes) -> bool:
    """Say whether an .xlsx file may hold something of this: what a program exported holds none, and is often large."""
    with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
        noms = archive.namelist()
        if "xl/workbook.xml" not in noms:
            return False
        return any("comment" in nom.lower() for nom in noms) or any(
            # The sheets may lie in any folder; every theme has fills that no cell bears.
            _TRACES.search(archive.read(nom))
            for nom in noms
            if nom.endswith(".xml") and "theme" not in nom
        )


def _de_la_feuille(feuille: Worksheet, bornes: dict[str, int]) -> dict[str, Any]:
    if not isinstance(feuille, Worksheet) or feuille.max_row > 10 * bornes["lignes"]:
        return {}
    couleurs: dict[int, str] = {}
    barrees, commentaires, pleines = [], defaultdict(list), 0
    for rang, ligne in enumerate(feuille.iter_rows(), start=1):
        remplies = [cellule for cellule in ligne if isinstance(cellule, Cell) and cellule.value is not None]
        pleines += bool(remplies)
        if couleur := _couleur(remplies):
            couleurs[rang] = couleur
        if remplies and all(cellule.has_style and cellule.font.strike for cellule in remplies):
            barrees.append(rang)
        for cellule in ligne:
            if isinstance(cellule, Cell) and cellule.comment and (mots := _mots(cellule.comment.text)):
                commentaires[rang].append([cellule.column, mots])
    if len(couleurs) > PART_MARQUANTE * pleines:
        couleurs = _sans_la_plus_frequente(couleurs)
    return {
        "fusions": [[p.min_row, p.min_col, p.max_row, p.max_col] for p in feuille.merged_cells.ranges],
        "masquees": sorted(rang for rang, dimension in feuille.row_dimensions.items() if dimension.hidden),
        "barrees": barrees,
        "couleurs": {str(rang): couleur for rang, couleur in couleurs.items()},
        "commentaires": {str(rang): textes for rang, textes in commentaires.items()},
    }


def _mots(texte: str) -> str:
    """Return the words of a comment, as their author wrote them: neither those of Excel, nor ours."""
    lignes = _FIL.sub("", texte.strip()).splitlines()
    mots = "\n".join(ligne.strip() for ligne in lignes if not ligne.startswith(NOTRE)).strip()
    return mots if len(mots) <= LONGUEUR else mots[: LONGUEUR - len(COUPE)] + COUPE


def _couleur(cellules: list[Cell]) -> str:
    """Return the fill of the first cells of a row that have one, « RRGGBB »; a theme's tint has no value to tell."""
    for cellule in cellules:
        if cellule.has_style and cellule.fill.fill_type == "solid":
            couleur = cellule.fill.fgColor
            if couleur.type == "rgb" and couleur.rgb not in _SANS_COULEUR:
                return couleur.rgb[-6:]
    return ""


def _sans_la_plus_frequente(couleurs: dict[int, str]) -> dict[int, str]:
    valeurs = list(couleurs.values())
    fond = max(set(valeurs), key=valeurs.count)
    return {rang: couleur for rang, couleur in couleurs.items() if couleur != fond}
