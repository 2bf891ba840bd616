"""Opening a table whatever its kind: xlsx, xlsb, xls, ods by calamine; csv of the usual encodings and separators.

Runs in a process apart (``cirj.socle.lecture_isolee``), where neither Django nor ``cirj`` is imported: calamine allocates
what the sheet announces, and aborts its process when there is not so much memory.
"""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError

from parcours.importation import encodages
from parcours.importation.encodages import TexteLu
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.signatures import OLE, ZIP

# A file of a few megabytes that unfolds into more than this is an attack, not a spreadsheet.
OCTETS_DEPLIES = 300 * 1024 * 1024
FEUILLES_MAX = 100
# Those of the headers come first; a file that merges more does it in its rows.
FUSIONS_MAX = 1000
SEPARATEURS = ";,\t|"

PAS_UN_TABLEAU = "Ce fichier n'est pas un tableau. Déposez un fichier Excel (.xlsx), LibreOffice (.ods) ou CSV."
PROTEGE = (
    "Ce fichier est protégé par un mot de passe. Retirez la protection, enregistrez-le, puis déposez-le de nouveau."
)
VIDE = "Ce fichier est vide : il n'y a aucune ligne à lire."
FEUILLE_ABIMEE = "Cette feuille est abîmée et ne peut pas être lue."

Cellules = list[list[Any]]


def feuilles(contenu: bytes, bornes: dict[str, int]) -> tuple[dict, bytes]:
    """Return every sheet: its name and its rows, or why it cannot be read; and whether days are counted from 1904."""
    if not contenu.startswith((ZIP, OLE)):
        lu = _decoder(contenu)
        seule = {"nom": "", "lignes": _bornees(_lignes_csv(lu.texte), bornes), "fusions": [], "erreur": ""}
        return {"feuilles": [seule], "epoque_1904": False, "remarques": list(lu.remarques)}, b""
    classeur = _ouvrir(contenu)
    lues = []
    for nom in classeur.sheet_names:
        try:
            lignes, fusions = _feuille(classeur, nom, bornes)
            lues.append({"nom": nom, "lignes": lignes, "fusions": fusions, "erreur": ""})
        except FichierIllisible as erreur:
            lues.append({"nom": nom, "lignes": [], "fusions": [], "erreur": str(erreur)})
    return {"feuilles": lues, "epoque_1904": _epoque_1904(contenu), "remarques": []}, b""


def _epoque_1904(contenu: bytes) -> bool:
    """Say whether the workbook counts its days from 1904: a date whose cell lost its format is a number of days."""
    if not contenu.startswith(ZIP):
        return False
    with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return False
        return bool(re.search(rb'date1904="(?:1|true)"', archive.read("xl/workbook.xml")))


def _ouvrir(contenu: bytes) -> CalamineWorkbook:
    if contenu.startswith(ZIP):
        _refuser_les_archives(contenu)
    elif "EncryptedPackage".encode("utf-16-le") in contenu:
        raise FichierIllisible(PROTEGE)
    try:
        classeur = CalamineWorkbook.from_filelike(io.BytesIO(contenu))
    except PasswordError as erreur:
        raise FichierIllisible(PROTEGE) from erreur
    except MemoryError:
        raise
    except Exception as erreur:
        # An ``OSError`` too: a short .xlsb says so that it lacks a part.
        raise FichierIllisible(PAS_UN_TABLEAU) from erreur
    if not classeur.sheet_names:
        raise FichierIllisible(VIDE)
    if len(classeur.sheet_names) > FEUILLES_MAX:
        raise FichierIllisible(f"Ce fichier dépasse {FEUILLES_MAX} feuilles : gardez celles qui servent.")
    return classeur


def _refuser_les_archives(contenu: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            noms = archive.namelist()
            taille = sum(membre.file_size for membre in archive.infolist())
            if taille > OCTETS_DEPLIES:
                raise FichierIllisible("Ce fichier est trop gros une fois décompressé.")
            manifeste = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in noms else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, NotImplementedError) as erreur:
        raise FichierIllisible(PAS_UN_TABLEAU) from erreur
    if b"encryption-data" in manifeste:
        raise FichierIllisible(PROTEGE)
    if not any(nom.startswith("xl/") or nom == "content.xml" for nom in noms):
        raise FichierIllisible(PAS_UN_TABLEAU)


def _feuille(classeur: CalamineWorkbook, nom: str, bornes: dict[str, int]) -> tuple[Cellules, list[list[int]]]:
    try:
        lue = classeur.get_sheet_by_name(nom)
    except MemoryError:
        raise
    except Exception as erreur:
        raise FichierIllisible(FEUILLE_ABIMEE) from erreur
    if lue.start is None:
        return [], []
    if lue.end[1] >= bornes["colonnes"]:
        _trop_large(bornes)
    return _bornees(_completes(lue, bornes), bornes), _fusions(lue)


def _fusions(lue: CalamineSheet) -> list[list[int]]:
    """Return the first merged cells from the top: they say how far the titles of groups go. An .ods says none."""
    rangees = sorted(lue.merged_cell_ranges or [])[:FUSIONS_MAX]
    return [[haut + 1, gauche + 1, bas + 1, droite + 1] for (haut, gauche), (bas, droite) in rangees]


def _completes(lue: CalamineSheet, bornes: dict[str, int]) -> Iterator[list]:
    """Yield the rows of the sheet, each from its first column: calamine begins with the first one that holds a cell."""
    haut, gauche = lue.start
    if haut >= bornes["lignes"]:
        _trop_haute(bornes)
    marge = [""] * gauche
    yield from (marge + ligne for ligne in lue.iter_rows())


def _bornees(lignes: Iterator[list] | list[list], bornes: dict[str, int]) -> Cellules:
    """Return the cells as people see them; what is blank to the end costs nothing and is not counted."""
    gardees: Cellules = []
    cellules = suspendues = 0
    for ligne in lignes:
        propres = [propre(cellule) for cellule in ligne]
        if len(propres) > bornes["colonnes"]:
            _trop_large(bornes)
        if not any(cellule != "" for cellule in propres):
            suspendues += 1
            continue
        cellules += len(propres) * (suspendues + 1)
        if len(gardees) + suspendues >= bornes["lignes"]:
            _trop_haute(bornes)
        if cellules > bornes["cellules"]:
            raise FichierIllisible(
                f"Ce tableau dépasse {bornes['cellules']} cases : retirez les colonnes inutiles, ou coupez-le."
            )
        gardees += [[""] * len(propres) for _ in range(suspendues)] + [propres]
        suspendues = 0
    return gardees


def _trop_haute(bornes: dict[str, int]) -> None:
    raise FichierIllisible(f"Ce tableau dépasse {bornes['lignes']} lignes : coupez-le en plusieurs fichiers.")


def _trop_large(bornes: dict[str, int]) -> None:
    raise FichierIllisible(f"Ce tableau dépasse {bornes['colonnes']} colonnes : gardez celles qui servent.")


def propre(cellule: Any) -> Any:
    """Return a cell as people see it: 12.0 is 12, midnight is a day, blanks around a text are nothing.

    The hour of an appointment stays with its day.
    """
    if isinstance(cellule, float) and cellule.is_integer():
        return int(cellule)
    if isinstance(cellule, datetime.datetime):
        return cellule if (cellule.hour, cellule.minute) != (0, 0) else cellule.date()
    # PostgreSQL holds no NUL; a CSV saved in a wrong encoding does.
    return " ".join(cellule.replace("\x00", "").split()) if isinstance(cellule, str) else cellule


def _lignes_csv(contenu: str) -> Iterator[list[str]]:
    if not contenu.strip():
        raise FichierIllisible(VIDE)
    lignes = contenu.splitlines()
    separateur = _separateur(lignes[:50])
    if separateur is None:
        raise FichierIllisible(PAS_UN_TABLEAU)
    try:
        yield from csv.reader(io.StringIO(contenu, newline=""), delimiter=separateur)
    except csv.Error as erreur:
        raise FichierIllisible(PAS_UN_TABLEAU) from erreur


def _decoder(octets: bytes) -> TexteLu:
    if octets.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"GIF8", b"{\\rtf")):
        raise FichierIllisible(PAS_UN_TABLEAU)
    lu = encodages.lire(octets)
    if lu is None:
        raise FichierIllisible(PAS_UN_TABLEAU)
    return lu


def _separateur(lignes: list[str]) -> str | None:
    """Return the separator that cuts the most rows into the most cells; None when none cuts anything."""
    notes = {s: sorted((ligne.count(s) for ligne in lignes if ligne.strip()), reverse=True) for s in SEPARATEURS}
    meilleur = max(SEPARATEURS, key=lambda s: sum(1 for n in notes[s] if n) * (notes[s][len(notes[s]) // 2] + 0.1))
    return meilleur if sum(1 for n in notes[meilleur] if n) * 2 >= len(notes[meilleur]) else None
