"""Household composition: « couple + 2 enf », « 2A 3E », « mère + 1 », by a table of patterns."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cirj.socle.templatetags.francais import compte
from parcours.importation.tables import cle, lire
from parcours.importation.valeur import Lecture


@dataclass(frozen=True, slots=True)
class Composition:
    """Declared sizes; None when the text does not say (« 4 pers. »)."""

    adultes: int | None
    enfants: int | None


def lire_composition(texte: str, au_plus: int) -> Lecture:
    """Return the sizes; more than ``au_plus`` of a kind is a year or a telephone in the wrong column."""
    simple = cle(texte)
    for motif, adultes, enfants in _motifs():
        trouve = motif.fullmatch(simple)
        if trouve:
            composition = Composition(_nombre(adultes, trouve), _nombre(enfants, trouve))
            if max(composition.adultes or 0, composition.enfants or 0) > au_plus:
                break
            return Lecture(texte, composition, _en_mots(composition, trouve.groupdict().get("t")))
    return Lecture(texte, None, "", f"La composition « {texte} » n'est pas reconnue ; le texte est gardé.")


@lru_cache(maxsize=1)
def _motifs() -> list[tuple[re.Pattern, str, str]]:
    return [(re.compile(ligne["motif"]), ligne["adultes"], ligne["enfants"]) for ligne in lire("compositions")]


def _nombre(regle: str, trouve: re.Match) -> int | None:
    if not regle:
        return None
    return int(regle) if regle.isdigit() else int(trouve[regle])


def _en_mots(composition: Composition, total: str | None) -> str:
    if composition.adultes is None:
        return f"{compte(int(total), 'personne,personnes')}, sans détail"
    adultes = compte(composition.adultes, "adulte,adultes")
    if not composition.enfants:
        return adultes
    return f"{adultes}, {compte(composition.enfants, 'enfant,enfants')}"
