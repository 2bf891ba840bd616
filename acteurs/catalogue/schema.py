"""The readers a catalogue's schema is written with: each takes a JSON value, returns it clean, or says what is wrong."""

import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any


class Refus(ValueError):
    """What is wrong with a value: ``ou`` says where it stands, ``quoi`` what to do, both in French."""

    def __init__(self, *defauts: tuple[str, str]):
        super().__init__("; ".join(f"{ou} : {quoi}" if ou else quoi for ou, quoi in defauts))
        self.defauts = list(defauts)


# Control characters and halves of pairs: no database stores them.
_ILLISIBLES = ("Cc", "Cs")
Lecteur = Callable[[Any], Any]


@dataclass(frozen=True)
class Champ:
    lecteur: Lecteur
    nom: str
    obligatoire: bool = True
    defaut: Any = None


def facultatif(lecteur: Lecteur, nom: str, defaut: Any = None) -> Champ:
    return Champ(lecteur, nom, obligatoire=False, defaut=defaut)


def texte(maximum: int) -> Lecteur:
    def lire(valeur: Any) -> str:
        if not isinstance(valeur, str) or not valeur.strip():
            raise Refus(("", "un texte est attendu"))
        if any(unicodedata.category(lettre) in _ILLISIBLES and lettre not in "\n\t" for lettre in valeur):
            raise Refus(("", "le texte contient un caractère illisible"))
        if len(valeur.strip()) > maximum:
            raise Refus(("", f"le texte dépasse {maximum} caractères"))
        return valeur.strip()

    return lire


def parmi(valeurs: list[str]) -> Lecteur:
    def lire(valeur: Any) -> str:
        if valeur not in valeurs:
            raise Refus(("", f"« {str(valeur)[:40]} » n'est pas connu ; sont connus : {', '.join(valeurs)}"))
        return valeur

    return lire


def oui_non(valeur: Any) -> bool:
    if not isinstance(valeur, bool):
        raise Refus(("", "true ou false est attendu"))
    return valeur


def entier(minimum: int, maximum: int) -> Lecteur:
    def lire(valeur: Any) -> int:
        if isinstance(valeur, bool) or not isinstance(valeur, int) or not minimum <= valeur <= maximum:
            raise Refus(("", f"un nombre entier de {minimum} à {maximum} est attendu"))
        return valeur

    return lire


def nombre(valeur: Any) -> Decimal:
    """A number of at most ten digits before the point and two after."""
    if isinstance(valeur, bool) or not isinstance(valeur, int | float):
        raise Refus(("", "un nombre est attendu"))
    if isinstance(valeur, float) and not math.isfinite(valeur):
        raise Refus(("", "un nombre est attendu"))
    if abs(valeur) >= 10**10 or (exact := Decimal(str(valeur))) != round(exact, 2):
        raise Refus(("", "dix chiffres et deux décimales au plus"))
    return exact


def liste(lecteur: Lecteur, un: str, minimum: int = 0) -> Lecteur:
    """A list of values; ``un`` names one of them in the messages: « résultat 2 »."""

    def lire(valeurs: Any) -> list:
        if not isinstance(valeurs, list):
            raise Refus(("", "une liste est attendue"))
        if len(valeurs) < minimum:
            raise Refus(("", "la liste est vide"))
        lus, defauts = [], []
        for rang, valeur in enumerate(valeurs, start=1):
            try:
                lus.append(lecteur(valeur))
            except Refus as refus:
                defauts += [(_joindre(f"{un} {rang}", ou), quoi) for ou, quoi in refus.defauts]
        if defauts:
            raise Refus(*defauts)
        return lus

    return lire


def objet(schema: dict[str, Champ]) -> Lecteur:
    """An object with the keys of ``schema`` and no other: a misspelt key is said, not lost."""

    def lire(valeurs: Any) -> dict:
        if not isinstance(valeurs, dict):
            raise Refus(("", "un objet { … } est attendu"))
        lus, defauts = {}, [("", f"la clé « {cle} » n'est pas connue") for cle in valeurs if cle not in schema]
        for cle, champ in schema.items():
            if valeurs.get(cle) is None:
                lus[cle] = champ.defaut
                if champ.obligatoire:
                    defauts.append((champ.nom, "il manque"))
                continue
            try:
                lus[cle] = champ.lecteur(valeurs[cle])
            except Refus as refus:
                defauts += [(_joindre(champ.nom, ou), quoi) for ou, quoi in refus.defauts]
        if defauts:
            raise Refus(*defauts)
        return lus

    return lire


def _joindre(dehors: str, dedans: str) -> str:
    return f"{dehors}, {dedans}" if dehors and dedans else dehors or dedans
