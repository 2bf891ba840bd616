"""A table that came from outside, sheet by sheet; its bytes are read in a process apart (see ``ouverture``)."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings

from cirj.socle import regles
from cirj.socle.lecture_isolee import Refus, lire_a_part
from parcours.importation.erreurs import FichierIllisible

Cellule = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta

# Each is recognised, shown and chosen one by one: a file of separators only would hold a worker for minutes.
COLONNES = 1000
VIDE = "Ce fichier est vide : il n'y a aucune ligne à lire."
REFUS = Refus(
    FichierIllisible,
    trop_lourd="Ce tableau est trop grand pour être lu. Une case est peut-être remplie très loin, en bas ou à droite : "
    "copiez les lignes qui servent dans un nouveau tableau, puis déposez-le.",
    abime="Ce tableau est abîmé et ne peut pas être lu. Ouvrez-le, enregistrez-le de nouveau, puis déposez la copie.",
)


@dataclass(frozen=True)
class Feuille:
    """A sheet: its name and its rows, each a list of cells; row 1 of the file is ``lignes[0]``."""

    nom: str
    lignes: list[list[Cellule]]

    @property
    def largeur(self) -> int:
        return max((len(ligne) for ligne in self.lignes), default=0)


class Classeur:
    """A file; each reading is a process of its own, one sheet at a time. Raise ``FichierIllisible``."""

    def __init__(self, chemin: Path | str):
        self.chemin = Path(chemin)
        with self.chemin.open("rb") as fichier:
            if not fichier.read(1):
                raise FichierIllisible(VIDE)
        self._noms: list[str] | None = None
        #: What is to be said of the file once it was read: « Lu comme un fichier Windows (cp1252). »
        self.remarques: list[str] = []

    @property
    def feuilles(self) -> list[str]:
        return self._noms or [feuille.nom for feuille in self.tetes]

    @cached_property
    def tetes(self) -> list[Feuille]:
        """Each sheet with its first rows only: enough to choose one."""
        lues = self._lire("tetes", lignes=LIGNES_DE_TETE)
        self.remarques = lues["remarques"]
        return [Feuille(nom, lignes) for nom, lignes in lues["tetes"]]

    def feuille(self, nom: str = "") -> Feuille:
        """Return the sheet ``nom`` (the first by default); raise ``FichierIllisible`` when there is none."""
        lue = self._lire("feuille", nom=nom)
        self._noms, self.remarques = lue["feuilles"], lue["remarques"]
        return Feuille(lue["nom"], lue["lignes"])

    def _lire(self, fonction: str, **parametres) -> Any:
        bornes = {
            "lignes": regles.nombre("IMPORT_LIGNES"), "colonnes": COLONNES, "cellules": settings.LECTURE_CELLULES,
        }  # fmt: skip
        with self.chemin.open("rb") as fichier:
            return lire_a_part(
                f"parcours.importation.ouverture:{fonction}", fichier, REFUS, bornes=bornes, **parametres
            ).valeur


#: As many as are examined to find the header (``entetes.LIGNES_EXAMINEES``).
LIGNES_DE_TETE = 40


def texte(cellule: Cellule) -> str:
    """Return the text of a cell as the person reads it in her spreadsheet."""
    if isinstance(cellule, bool):
        return "oui" if cellule else "non"
    if isinstance(cellule, datetime.date):
        return f"{cellule:%d/%m/%Y}"
    return str(cellule)
