"""Finding the header row, and what each column is."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from parcours.importation.champs import ESSENTIELS
from parcours.importation.coupe_du_nom import ordonner
from parcours.importation.lecture import Cellule, Feuille, texte
from parcours.importation.tables import cle, table

LIGNES_EXAMINEES, LIGNES_RELUES = 40, 5
EXACT, CONTENU, PROCHE = 3, 2, 1
RESSEMBLANCE = 0.86


@dataclass(frozen=True)
class Reconnaissance:
    """``ligne``: 1 for the first row of the sheet, 0 when there is no header. ``colonnes``: index → field code."""

    ligne: int
    colonnes: dict[int, str]

    @property
    def suffit(self) -> bool:
        """At least two columns, a name among them: enough to import without asking."""
        return len(self.colonnes) > 1 and bool(ESSENTIELS & set(self.colonnes.values()))


def reconnaitre(feuille: Feuille) -> Reconnaissance:
    """Return the row that names the most fields among the first ones, and the columns it names."""
    formes = table("entetes").lignes
    exactes = [
        (len({formes[nom]["champ"] for cellule in ligne if (nom := cle(texte(cellule))) in formes}), -rang)
        for rang, ligne in enumerate(feuille.lignes[:LIGNES_EXAMINEES], start=1)
    ]
    # Only the rows that name the most fields word for word are read closely: a close reading costs more.
    meilleure = Reconnaissance(0, {})
    for _, rang in sorted(exactes, reverse=True)[:LIGNES_RELUES]:
        candidate = Reconnaissance(-rang, colonnes_de(feuille.lignes[-rang - 1]))
        if (candidate.suffit, len(candidate.colonnes)) > (meilleure.suffit, len(meilleure.colonnes)):
            meilleure = candidate
    return meilleure if len(meilleure.colonnes) > 1 else Reconnaissance(0, {})


def colonnes_de(entetes: list[Cellule]) -> dict[int, str]:
    """Return the field of each column, each field once, the surest first; unknown columns are left out."""
    notes = [
        (note, -index, index, champ)
        for index, entete in enumerate(entetes)
        for note, trouve in _champs_possibles(texte(entete))
        for champ in [ordonner(trouve, texte(entete))]
    ]
    colonnes: dict[int, str] = {}
    for _, _, index, champ in sorted(notes, reverse=True):
        if index not in colonnes and champ not in colonnes.values():
            colonnes[index] = champ
    if {"nom", "prenom"} <= set(colonnes.values()):
        colonnes = {index: champ for index, champ in colonnes.items() if champ not in ("nom_complet", "prenom_nom")}
    return dict(sorted(colonnes.items()))


def _champs_possibles(entete: str) -> list[tuple[float, str]]:
    """Return (score, field) pairs for one header, by decreasing certainty of the kind of match."""
    simple = cle(re.sub(r"\(.*?\)", lambda trouve: trouve[0] if len(trouve[0]) < 5 else " ", entete))
    if not simple or len(simple) > 60:
        return []
    formes = table("entetes").lignes
    if simple in formes:
        return [(EXACT, formes[simple]["champ"])]
    mots = set(simple.split())
    contenues = [
        (CONTENU + len(forme) / 100, ligne["champ"])
        for forme, ligne in formes.items()
        if len(forme) > 3 and mots.issuperset(forme.split())
    ]
    if contenues:
        return [max(contenues)]
    proche = get_close_matches(simple, formes, n=1, cutoff=RESSEMBLANCE) if len(simple) > 3 else []
    return [(PROCHE, formes[proche[0]]["champ"])] if proche else []
