"""Which rows of a sheet are people, and which are titles, totals, repeated headers or nothing."""

from dataclasses import dataclass

from parcours.importation.champs import NON_REPRIS
from parcours.importation.lecture import Cellule, Feuille, texte
from parcours.importation.tables import table

SECTION, TOTAL, ENTETE = "titre de section", "total", "en-tête répété"


@dataclass(frozen=True)
class Ligne:
    """A row of a person: its number in the file (1 for the first) and its cells."""

    numero: int
    cellules: list[Cellule]


@dataclass(frozen=True)
class Tri:
    """``ignorees``: (number, text, why) of the rows that say something but are nobody; blank rows are only counted."""

    lignes: list[Ligne]
    ignorees: list[tuple[int, str, str]]
    vides: int


def trier(feuille: Feuille, ligne_entete: int, colonnes: dict[int, str]) -> Tri:
    """Sort the rows under the header."""
    entetes = [texte(c).casefold() for c in feuille.lignes[ligne_entete - 1]] if ligne_entete else []
    utiles = [index for index, champ in colonnes.items() if champ not in NON_REPRIS]
    lignes: list[Ligne] = []
    ignorees: list[tuple[int, str, str]] = []
    vides = 0
    for numero, cellules in enumerate(feuille.lignes[ligne_entete:], start=ligne_entete + 1):
        pleines = [texte(c) for c in cellules if texte(c)]
        if not pleines:
            vides += 1
        elif raison := _pas_une_personne(cellules, pleines, utiles, entetes):
            ignorees.append((numero, " · ".join(pleines)[:80], raison))
        else:
            lignes.append(Ligne(numero, cellules))
    return Tri(lignes, ignorees, vides)


def _pas_une_personne(cellules: list[Cellule], pleines: list[str], utiles: list[int], entetes: list[str]) -> str:
    if len(pleines) <= 3 and any(table("totaux").exacte(t.rstrip(" :")) for t in pleines):
        return TOTAL
    if not any(texte(cellules[index]) for index in utiles if index < len(cellules)):
        return SECTION
    if len(pleines) == 1 and pleines[0][:2] in ("--", "==", "**", "__", "##"):
        return SECTION
    repetes = sum(
        1
        for cellule, entete in zip(cellules, entetes, strict=False)
        if entete and isinstance(cellule, str) and cellule.casefold() == entete
    )
    return ENTETE if len(pleines) > 1 and repetes >= max(2, len(pleines) // 2) else ""
