"""What the cells say of a column of the household: its number, its composition, or a marital status."""

import re
from itertools import groupby

from parcours.importation.composition import lire_composition
from parcours.importation.contenus import ASSEZ, PRESQUE_TOUTES, AuContenu
from parcours.importation.lecture import Cellule, texte
from parcours.importation.mots_entetes import sens
from parcours.importation.tables import cle, mots_de

_NUMERO = re.compile(r"[a-z]{0,3} ?\d{1,5}")
#: Nobody declares a larger household; it only tells how many cells are understood.
_AU_PLUS = 30
_NUMEROS = "Ses cases sont des numéros qui se suivent, un par ménage."
_NOMBRES = "Ses cases sont des nombres : est-ce le numéro du ménage, ou combien de personnes il compte ?"
_MATRIMONIALE = "Ses cases disent une situation matrimoniale (marié, célibataire…), non la composition du ménage."


def contredit_le_menage(entete: str, valeurs: list[Cellule], seule: bool) -> AuContenu | None:
    """Say what a column that its header makes the composition is, when its cells say otherwise; None when they do not.

    ``seule``: no other column of the table is the composition.
    """
    textes = [texte(valeur) for valeur in valeurs]
    if len(textes) < ASSEZ:
        return None
    if sens(entete) == {"famille"} and _part(textes, lambda ecrit: bool(_NUMERO.fullmatch(cle(ecrit)))):
        return AuContenu(_NUMEROS, "numero_famille") if _numerotent(textes) else AuContenu(_NOMBRES)
    if not est_matrimoniale(entete, textes):
        return None
    return AuContenu(_MATRIMONIALE, "", "composition") if seule else AuContenu(_MATRIMONIALE, "situation_familiale")


def est_matrimoniale(entete: str, textes: list[str]) -> bool:
    """« célibataire » alone, under « Composition », is one person; beside « marié », or under « Situation », a status."""
    simples = [cle(ecrit) for ecrit in textes]
    dits = mots_de("situations_matrimoniales", "matrimoniale")
    if not _part(simples, lambda mot: mot in dits | mots_de("situations_matrimoniales", "les deux")):
        return False
    return "situation" in sens(entete) or any(mot in dits for mot in simples)


def part_des_compositions(valeurs: list[Cellule]) -> float:
    """Return the share of the cells that say a composition."""
    lues = [lire_composition(texte(valeur), _AU_PLUS).valeur is not None for valeur in valeurs]
    return sum(lues) / len(lues) if lues else 0


def _numerotent(textes: list[str]) -> bool:
    """Each number stands on rows that follow each other, and comes once; a size comes again, or fills as many rows."""
    suites = [(numero, len([*rangs])) for numero, rangs in groupby(cle(ecrit) for ecrit in textes)]
    numeros = [numero for numero, _ in suites]
    if len(numeros) < ASSEZ or len(set(numeros)) != len(numeros):
        return False
    if all(numero.isdigit() and int(numero) and longueur % int(numero) == 0 for numero, longueur in suites):
        return False
    croissants = all(numero.isdigit() for numero in numeros) and [*map(int, numeros)] == sorted(map(int, numeros))
    return croissants or any(longueur > 1 for _, longueur in suites)


def _part(valeurs: list[str], est) -> bool:
    return sum(map(est, valeurs)) >= PRESQUE_TOUTES * len(valeurs)
