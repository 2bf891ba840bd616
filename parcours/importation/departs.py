"""Somebody who left, said in another column than that of exits: « parti à Lyon » where she lives, « retour au pays » in a note.

Nobody is gone by such words alone: they are asked, with the exit among the answers.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from parcours.importation.communes import ACote
from parcours.importation.contexte import Contexte
from parcours.importation.dates import SANS_DATE
from parcours.importation.sorties import depart_ecrit, dit_que_sortie, sortie_ecrite
from parcours.importation.tables import cle, mots_de
from parcours.importation.valeur import VIDE, Lecture
from parcours.nomenclatures import MotifSortie

#: Answers to a cell that says where somebody lives: that she left, and why where the words say it.
SORTIE = "sortie"
#: Columns of free words that are read for an exit, one cell at a time.
_LIBRES = ("observations", "note")


@dataclass(frozen=True, slots=True)
class SortieDite(ACote):
    """The answer « she left » to a cell of another column: its words are a note. ``motif``: the reason, or ""."""

    motif: str = ""


@dataclass(frozen=True, slots=True)
class Depart:
    """``motif``: the reason that the words name, or "". ``sur``: False when they may only say a move nearby."""

    motif: str = ""
    sur: bool = True


def depart(ecrit: str, contexte: Contexte, place: str = "logement") -> Depart | None:
    """Return the exit that a cell may say; ``place``: « partout » for what says it in a free text too."""
    if dit_que_sortie(ecrit):
        return Depart()
    ligne, suite = depart_ecrit(ecrit)
    if ligne is None:
        return None
    du_departement = _sans_article(suite) == cle(contexte.nom_du_departement) if suite else False
    if ligne["place"] != "partout" and place == "partout" and not du_departement:
        return None
    motif = MotifSortie.DEMENAGEMENT.value if du_departement else ligne["motif"]
    return Depart(motif, sur=du_departement or not _reste_ici(suite, contexte))


def _reste_ici(suite: str, contexte: Contexte) -> bool:
    """« à Dole »: a town of the department is no exit from it."""
    return bool(suite) and contexte.communes.lire(_sans_article(suite)).valeur is not None


def _sans_article(suite: str) -> str:
    mots = suite.split()
    while len(mots) > 1 and mots[0] in mots_de("mots_d_une_sortie", "neutre"):
        mots.pop(0)
    return " ".join(mots)


def a_choisir(ecrit: str, contexte: Contexte) -> tuple[list[tuple[str, str]], bool]:
    """Return the answers « she left » to a cell of another column, and whether they are the likely ones."""
    dit = depart(ecrit, contexte)
    if dit is None:
        return [], False
    codes = dict.fromkeys(filter(None, [dit.motif, MotifSortie.DEMENAGEMENT.value]))
    choix = [(f"{SORTIE}-{code}", f"Sortie de l'accompagnement : {MotifSortie(code).label.lower()}") for code in codes]
    choix.append((SORTIE, "Sortie de l'accompagnement, sans en dire la raison"))
    return choix, dit.sur


def choisie(ecrit: str, reponse: str) -> Lecture | None:
    """Return what the answer makes of the cell; None when it says no exit."""
    quoi, _, motif = reponse.partition("-")
    if quoi != SORTIE:
        return None
    return Lecture(ecrit, absent="sortie de l'accompagnement", details=SortieDite(ecrit, motif))


def prendre_la_sortie(champs: dict[str, Lecture], contexte: Contexte) -> None:
    """Write the exit that was answered for another cell, where the column of exits says none."""
    dite = next((lue for lue in champs.values() if isinstance(lue.details, SortieDite)), None)
    if dite is None or champs.get("sortie", VIDE).texte:
        return
    lue = sortie_ecrite(dite.texte, contexte)
    if lue.valeur is None:
        lue = replace(lue, valeur=SANS_DATE, lu="sortie, date inconnue")
    else:
        # All its words are a note of the dossier.
        lue = replace(lue, probleme="")
    champs["sortie"] = replace(lue, details=dite.details.motif or lue.details)


def demander_la_sortie(
    champs: dict[str, Lecture], contexte: Contexte, repondre: Callable[[str], Lecture | None]
) -> None:
    """Ask of the exit that a free cell says, in a row that says none elsewhere.

    ``repondre``: words → the reading that was answered for them, or None.
    """
    if any(champs.get(code, VIDE).texte for code in ("sortie", "motif_sortie", "mention")):
        return
    for code in _LIBRES:
        mots = champs.get(code, VIDE).texte
        dit = depart(mots, contexte, "partout") if mots else None
        if dit and dit.sur:
            demande = f"« {mots} » : la personne est-elle sortie de l'accompagnement ?"
            champs["sortie"] = repondre(mots) or Lecture(mots, None, "", demande)
            return
