"""Opening a file whatever its kind: xlsx, xls, ods by calamine; csv of the usual encodings and separators."""

import csv
import datetime
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError
from python_calamine import XmlError as ErreurXml

from parcours.importation.erreurs import FichierIllisible

Cellule = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A file of a few megabytes that unfolds into more than this is an attack, not a spreadsheet.
OCTETS_DEPLIES = 300 * 1024 * 1024
SEPARATEURS = ";,\t|"

PAS_UN_TABLEAU = "Ce fichier n'est pas un tableau. Déposez un fichier Excel (.xlsx), LibreOffice (.ods) ou CSV."
PROTEGE = (
    "Ce fichier est protégé par un mot de passe. Retirez la protection, enregistrez-le, puis déposez-le de nouveau."
)
VIDE = "Ce fichier est vide : il n'y a aucune ligne à lire."


@dataclass(frozen=True)
class Feuille:
    """A sheet: its name and its rows, each a list of cells; row 1 of the file is ``lignes[0]``."""

    nom: str
    lignes: list[list[Cellule]]

    @property
    def largeur(self) -> int:
        return max((len(ligne) for ligne in self.lignes), default=0)


class Classeur:
    """An opened file; sheets are read one at a time."""

    def __init__(self, chemin: Path | str):
        self.chemin = Path(chemin)
        with self.chemin.open("rb") as fichier:
            tete = fichier.read(8)
        if not tete:
            raise FichierIllisible(VIDE)
        self._calamine = self._ouvrir(tete) if tete.startswith((ZIP, OLE)) else None
        self._csv = None if self._calamine else Feuille("", _lignes_csv(self.chemin.read_bytes()))

    @property
    def feuilles(self) -> list[str]:
        return [""] if self._csv else list(self._calamine.sheet_names)

    def feuille(self, nom: str = "") -> Feuille:
        """Return the sheet ``nom`` (the first by default); raise ``FichierIllisible`` when there is none."""
        if self._csv:
            return self._csv
        nom = nom or self.feuilles[0]
        if nom not in self.feuilles:
            raise FichierIllisible(f"Ce fichier n'a pas de feuille « {nom} ». Feuilles : {', '.join(self.feuilles)}.")
        try:
            lignes = self._calamine.get_sheet_by_name(nom).to_python(skip_empty_area=False)
        except (CalamineError, ErreurXml, ZipError) as erreur:
            raise FichierIllisible("Cette feuille est abîmée et ne peut pas être lue.") from erreur
        return Feuille(nom, [[propre(cellule) for cellule in ligne] for ligne in lignes])

    def _ouvrir(self, tete: bytes) -> CalamineWorkbook:
        if tete.startswith(ZIP):
            self._refuser_les_archives()
        elif "EncryptedPackage".encode("utf-16-le") in self.chemin.read_bytes():
            raise FichierIllisible(PROTEGE)
        try:
            classeur = CalamineWorkbook.from_path(str(self.chemin))
        except PasswordError as erreur:
            raise FichierIllisible(PROTEGE) from erreur
        except (CalamineError, ErreurXml, ZipError) as erreur:
            raise FichierIllisible(PAS_UN_TABLEAU) from erreur
        if not classeur.sheet_names:
            raise FichierIllisible(VIDE)
        return classeur

    def _refuser_les_archives(self) -> None:
        try:
            with zipfile.ZipFile(self.chemin) as archive:
                noms = archive.namelist()
                taille = sum(membre.file_size for membre in archive.infolist())
                manifeste = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in noms else b""
        except (zipfile.BadZipFile, OSError, RuntimeError) as erreur:
            raise FichierIllisible(PAS_UN_TABLEAU) from erreur
        if taille > OCTETS_DEPLIES:
            raise FichierIllisible("Ce fichier est trop gros une fois décompressé.")
        if b"encryption-data" in manifeste:
            raise FichierIllisible(PROTEGE)
        if not any(nom.startswith("xl/") or nom == "content.xml" for nom in noms):
            raise FichierIllisible(PAS_UN_TABLEAU)


def propre(cellule: Cellule) -> Cellule:
    """Return a cell as people see it: 12.0 is 12, midnight is a day, blanks around a text are nothing."""
    if isinstance(cellule, float) and cellule.is_integer():
        return int(cellule)
    if isinstance(cellule, datetime.datetime):
        return cellule.date()
    # PostgreSQL holds no NUL; a CSV saved in a wrong encoding does.
    return " ".join(cellule.replace("\x00", "").split()) if isinstance(cellule, str) else cellule


def texte(cellule: Cellule) -> str:
    """Return the text of a cell as the person reads it in her spreadsheet."""
    if isinstance(cellule, bool):
        return "oui" if cellule else "non"
    if isinstance(cellule, datetime.date):
        return f"{cellule:%d/%m/%Y}"
    return str(cellule)


def _lignes_csv(octets: bytes) -> list[list[Cellule]]:
    contenu = _decoder(octets)
    if not contenu.strip():
        raise FichierIllisible(VIDE)
    lignes = contenu.splitlines()
    separateur = _separateur(lignes[:50])
    if separateur is None:
        raise FichierIllisible(PAS_UN_TABLEAU)
    try:
        lues = list(csv.reader(io.StringIO(contenu, newline=""), delimiter=separateur))
    except csv.Error as erreur:
        raise FichierIllisible(PAS_UN_TABLEAU) from erreur
    return [[propre(cellule) for cellule in ligne] for ligne in lues]


def _decoder(octets: bytes) -> str:
    for marque, encodage in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if octets.startswith(marque):
            return octets.decode(encodage, errors="replace")
    if b"\x00" in octets or octets.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"GIF8", b"{\\rtf")):
        raise FichierIllisible(PAS_UN_TABLEAU)
    for encodage in ("utf-8", "cp1252"):
        try:
            return octets.decode(encodage)
        except UnicodeDecodeError:
            continue
    return octets.decode("latin-1")


def _separateur(lignes: list[str]) -> str | None:
    """Return the separator that cuts the most rows into the most cells; None when none cuts anything."""
    notes = {s: sorted((ligne.count(s) for ligne in lignes if ligne.strip()), reverse=True) for s in SEPARATEURS}
    meilleur = max(SEPARATEURS, key=lambda s: sum(1 for n in notes[s] if n) * (notes[s][len(notes[s]) // 2] + 0.1))
    return meilleur if sum(1 for n in notes[meilleur] if n) * 2 >= len(notes[meilleur]) else None
