"""A place in a family written as one letter: « h », « f », « e » may each be several; the other values of the column tell
which is likely, and it is asked once.
"""

from parcours.importation.tables import cle, lire
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import Lien

Choix = list[tuple[str, str]]
#: Between the place and the role of an answer: « titulaire/madame ».
_ET = "/"


def est_une_lettre(texte: str) -> bool:
    """« m » alone may be the mother; « M. » is Monsieur."""
    simple = texte.strip()
    return len(cle(simple)) == 1 and simple != "M."


def a_choisir(texte: str, colonne: frozenset[str] = frozenset()) -> Choix:
    """Return the places it may be; first, for a letter, those that the other values of its ``colonne`` make likely."""
    lettre = cle(texte)
    sens = [ligne for ligne in lire("liens_lettres") if ligne["lettre"] == lettre]
    autres = colonne - {lettre}
    notes = [len(autres & set(ligne["avec"].split("|"))) for ligne in sens]
    ranges = sorted(range(len(sens)), key=lambda rang: -notes[rang])
    propres = [(_code(sens[rang]), sens[rang]["libelle"] + _d_apres(rang, notes)) for rang in ranges]
    return [*propres, *(paire for paire in Lien.choices if paire[0] and paire[0] not in dict(propres))]


def d_apres_la_colonne(texte: str, colonne: frozenset[str]) -> Choix:
    """Return the same, for a letter; of words, the column tells nothing more."""
    return a_choisir(texte, colonne) if est_une_lettre(texte) else []


def _d_apres(rang: int, notes: list[int]) -> str:
    """Say which meaning the column makes the likely one, when it makes one more than the others."""
    seule = notes[rang] == max(notes) > 0 and notes.count(notes[rang]) == 1
    return " (probable, d'après les autres lignes)" if seule else ""


def choisi(ecrit: str, reponse: str) -> Lecture:
    """Return the place that was answered, with the role that goes with it as ``details``."""
    code, _, role = reponse.partition(_ET)
    return Lecture(ecrit, code, Lien(code).label, details=role or None)


def _code(ligne: dict[str, str]) -> str:
    return f"{ligne['code']}{_ET}{ligne['role']}" if ligne["role"] else ligne["code"]
