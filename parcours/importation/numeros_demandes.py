"""A foreigner's number that only a comment or a note holds: asked, as it may be that of a spouse; never stored by itself.

What is asked shows its last four digits, as every page does; the whole number is kept encrypted with the questions.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from parcours.importation.champs import PAR_CODE
from parcours.importation.contexte import Contexte
from parcours.importation.numeros_masques import NUMERO, masquer, numeros_dans
from parcours.importation.valeur import VIDE, Lecture

OUI, NON = "oui", "non"
CHOIX = [(OUI, "C'est le numéro de cette personne"), (NON, "Ce n'est pas le sien : ne pas le reprendre")]
#: Marks the reading of a number that stood among words.
DES_MOTS = "parmi les mots"


def demander_le_numero(
    champs: dict[str, Lecture], ecrits: Iterable[tuple[str, str]], repondre: Callable[[str], Lecture | None]
) -> None:
    """Ask of the only number of the row's words (header, words), when the row has none of its own.

    ``repondre``: number → the reading that was answered for it, or None.
    """
    sien = champs.get(NUMERO, VIDE)
    if sien.texte and not sien.absent:
        return
    numeros = list(dict.fromkeys(numero for entete, mots in ecrits for numero in numeros_dans(mots, entete)))
    if len(numeros) == 1:
        champs[NUMERO] = repondre(numeros[0]) or Lecture(numeros[0], None, "", _demande(numeros[0]), details=DES_MOTS)


def _demande(numero: str) -> str:
    dit = f"Un numéro étranger est écrit parmi les mots ({masquer(numero)}), où il est masqué"
    return f"{dit} : est-ce celui de la personne ? Sans réponse, il n'est pas repris."


def a_choisir(lecture: Lecture) -> list[tuple[str, str]]:
    return CHOIX if lecture.details == DES_MOTS and lecture.valeur is None else []


def choisi(ecrit: str, reponse: str, contexte: Contexte) -> Lecture:
    """Return the number when it is hers; otherwise the row says none."""
    return replace(PAR_CODE[NUMERO].comprendre(ecrit, contexte), details=DES_MOTS) if reponse == OUI else VIDE


def d_une_seule_personne(demandees: list) -> list:
    """Leave out the numbers that several rows hold: each is of one person, and no answer would hold for all."""
    return [demandee for demandee in demandees if demandee[1] == 1]
