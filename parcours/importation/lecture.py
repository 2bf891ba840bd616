"""A table that came from outside, sheet by sheet; its bytes are read in a process apart (see ``ouverture``)."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings

from cirj.socle import regles
from cirj.socle.lecture_isolee import Refus, lire_a_part
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.signatures import ZIP

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
    """A sheet: its name and its rows, each a list of cells; row 1 of the file is ``lignes[0]``.

    ``fusions``: merged cells, [first row, first column, last row, last column], counted from 1; none for a kind of file
    that does not say them.
    """

    nom: str
    lignes: list[list[Cellule]]
    fusions: list[list[int]] = field(default_factory=list)

    @property
    def largeur(self) -> int:
        return max((len(ligne) for ligne in self.lignes), default=0)


class Classeur:
    """A file, read in a process apart. Raise ``FichierIllisible``."""

    def __init__(self, chemin: Path | str):
        self.chemin = Path(chemin)
        with self.chemin.open("rb") as fichier:
            debut = fichier.read(len(ZIP))
        if not debut:
            raise FichierIllisible(VIDE)
        self._un_zip = debut == ZIP

    @cached_property
    def feuilles(self) -> list[Feuille]:
        """Every sheet that can be read, in the order of the file; at least one."""
        lisibles = [Feuille(f["nom"], f["lignes"], f["fusions"]) for f in self._lu["feuilles"] if not f["erreur"]]
        if not lisibles:
            raise FichierIllisible(self._lu["feuilles"][0]["erreur"])
        return lisibles

    @property
    def illisibles(self) -> dict[str, str]:
        """Why a sheet cannot be read, by name."""
        return {feuille["nom"]: feuille["erreur"] for feuille in self._lu["feuilles"] if feuille["erreur"]}

    @property
    def remarques(self) -> list[str]:
        """What is to be said of the file: « Lu comme un fichier Windows (cp1252). »"""
        return self._lu["remarques"]

    @property
    def epoque_1904(self) -> bool:
        return self._lu["epoque_1904"]

    def feuille(self, nom: str = "") -> Feuille:
        """Return the sheet ``nom`` (the first by default); raise ``FichierIllisible`` when there is none."""
        if nom in self.illisibles:
            raise FichierIllisible(self.illisibles[nom])
        if not nom:
            return self.feuilles[0]
        trouvee = next((feuille for feuille in self.feuilles if feuille.nom == nom), None)
        if trouvee is None:
            noms = ", ".join(feuille.nom for feuille in self.feuilles)
            raise FichierIllisible(f"Ce fichier n'a pas de feuille « {nom} ». Feuilles : {noms}.")
        return trouvee

    def marques(self) -> dict[str, Any]:
        """Return what surrounds the cells, by sheet (see ``marques``); nothing for a file that is not an .xlsx."""
        if not self._un_zip:
            return {}
        return self._lire("parcours.importation.marques:marques", noms=[feuille.nom for feuille in self.feuilles])

    @cached_property
    def _lu(self) -> dict[str, Any]:
        return self._lire("parcours.importation.ouverture:feuilles")

    def _lire(self, fonction: str, **parametres) -> Any:
        bornes = {
            "lignes": regles.nombre("IMPORT_LIGNES"),
            "colonnes": COLONNES,
            "cellules": settings.LECTURE_CELLULES,
        }
        with self.chemin.open("rb") as fichier:
            return lire_a_part(fonction, fichier, REFUS, bornes=bornes, **parametres).valeur


def sans_heure(cellule: Cellule) -> Cellule:
    """Return a day of a day and an hour: no date of a dossier has one."""
    return cellule.date() if isinstance(cellule, datetime.datetime) else cellule


def texte(cellule: Cellule) -> str:
    """Return the text of a cell as the person reads it in her spreadsheet."""
    if isinstance(cellule, bool):
        return "oui" if cellule else "non"
    if isinstance(cellule, datetime.datetime):
        return f"{cellule:%d/%m/%Y %H:%M}"
    if isinstance(cellule, datetime.date):
        return f"{cellule:%d/%m/%Y}"
    return str(cellule)
