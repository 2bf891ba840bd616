"""Household composition: « couple + 2 enf », « 2A 3E », « mère isolée », by a table of patterns.

« C » may be « célibataire » or « concubinage », and who is married may live here alone: that is asked, once per value.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from cirj.socle.templatetags.francais import compte
from parcours.importation.doutes import est_douteux, sans_doute
from parcours.importation.tables import cle, lire
from parcours.importation.valeur import Lecture

#: What may be answered, each in words that the table of patterns reads.
REPONSES = {
    "seul": "Une personne seule",
    "parent isole": "Un parent seul avec ses enfants",
    "couple": "Un couple sans enfant",
    "couple avec enfants": "Un couple avec ses enfants",
}


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
    dit = "peut se lire de plusieurs façons" if _sens(texte) else "n'est pas reconnue"
    return Lecture(texte, None, "", f"La composition « {texte} » {dit} ; le texte est gardé.")


def a_choisir(texte: str, au_plus: int) -> list[tuple[str, str]]:
    """Return what an ambiguous or doubtful text may say, its own meanings first; none of words that nothing knows."""
    propres = _sens(sans_doute(texte))
    if est_douteux(texte) and not propres:
        lue = lire_composition(sans_doute(texte), au_plus)
        propres = {cle(sans_doute(texte)): lue.lu} if lue.valeur else {}
    dites = [lire_composition(code, au_plus).valeur for code in propres]
    autres = [paire for paire in REPONSES.items() if lire_composition(paire[0], au_plus).valeur not in dites]
    return [*propres.items(), *autres] if propres else []


def choisie(texte: str, reponse: str, au_plus: int) -> Lecture:
    """Return what the words of the answer say."""
    return replace(lire_composition(reponse, au_plus), texte=texte)


def _sens(texte: str) -> dict[str, str]:
    """Return what the table says that the text may mean: words that are understood → label."""
    return {
        ligne["code"]: ligne["libelle"]
        for ligne in lire("compositions_a_preciser")
        if cle(texte) in ligne["ecriture"].split("|")
    }


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
    if composition.enfants is None:
        return f"{adultes}, avec des enfants (nombre inconnu)"
    if not composition.enfants:
        return adultes
    return f"{adultes}, {compte(composition.enfants, 'enfant,enfants')}"
