"""A level of French as people write it: « A2.2 », « niv. B1+ », « FLE A1 »; two levels in one cell are asked.

The levels that courses cut in parts (« A2.1 », « A2.2 ») are their level; A1.1 alone is one of the list.
"""

import re
from dataclasses import dataclass, field

from parcours.importation.tables import cle, table
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import NatureEvaluation, Niveau, ProfilLangue

#: Words that stand around a level and change nothing of it.
_AUTOUR = frozenset(["niveau", "niv", "cecrl", "cecr", "francais", "langue", "acquis", "atteint"])
#: Each says half of a level; both of them, the same one, say a whole.
_ORAL_ET_ECRIT = [{"oral", "orale"}, {"ecrit", "ecrite"}]
_PARTIE_DE_NIVEAU = re.compile(r"([abc][12]) [1-4]")
#: « < A1 », « A2 ? » : not that level, or not surely.
_DOUTES = re.compile(r"[<>≤≥?~]")


@dataclass(frozen=True, slots=True)
class NiveauLu:
    niveau: str
    profil: str
    nature: str


@dataclass
class _Dits:
    """What a text says, in the order of its words; ``inconnus``: the words that say nothing we know."""

    niveaux: list[str] = field(default_factory=list)
    profils: list[str] = field(default_factory=list)
    natures: list[str] = field(default_factory=list)
    inconnus: list[str] = field(default_factory=list)

    def ajouter(self, ligne: dict) -> None:
        self.niveaux += [ligne["niveau"]] if ligne["niveau"] else []
        self.profils += [ligne["profil"]] if ligne["profil"] else []
        self.natures += [ligne["nature"]] if ligne["nature"] != NatureEvaluation.EVALUATION_STRUCTURE else []


def niveau(texte: str) -> Lecture:
    """Return the level, the profile or both."""
    dits = _dits(texte)
    niveaux, profils, natures = (list(dict.fromkeys(quoi)) for quoi in (dits.niveaux, dits.profils, dits.natures))
    inconnu = Lecture(texte, None, "", f"Le niveau « {texte} » n'est pas reconnu.")
    if len(niveaux) > 1:
        deux = " et ".join(Niveau(code).label for code in niveaux)
        return Lecture(texte, None, "", f"« {texte} » dit plusieurs niveaux ({deux}) : lequel retenir ?")
    if len(profils) > 1 or len(natures) > 1 or _DOUTES.search(texte):
        return inconnu
    if dits.inconnus:
        return _par_le_debut(texte, niveaux) or inconnu
    if not (niveaux or profils):
        return inconnu
    nature = natures[0] if natures else NatureEvaluation.EVALUATION_STRUCTURE
    return _lecture(texte, NiveauLu("".join(niveaux), "".join(profils), nature))


def _dits(texte: str) -> _Dits:
    """Read the words from the left, the longest known form first."""
    mots, lignes = cle(texte).split(), table("niveaux").lignes
    longueur_maximale = max(forme.count(" ") for forme in lignes) + 1
    dits, rang = _Dits(), 0
    while rang < len(mots):
        for longueur in range(longueur_maximale, 0, -1):
            forme = " ".join(mots[rang : rang + longueur])
            partie = _PARTIE_DE_NIVEAU.fullmatch(forme)
            if ligne := lignes.get(forme) or (partie and lignes[partie[1]]):
                dits.ajouter(ligne)
                rang += longueur
                break
        else:
            dits.inconnus += [mots[rang]] if mots[rang] not in _AUTOUR else []
            rang += 1
    if all(set(dits.inconnus) & moitie for moitie in _ORAL_ET_ECRIT):
        dits.inconnus = [mot for mot in dits.inconnus if mot not in set().union(*_ORAL_ET_ECRIT)]
    return dits


def _par_le_debut(texte: str, niveaux: list[str]) -> Lecture | None:
    """« DELF A2 obtenu en 2024 »: a known form of some length, and words that say no other level."""
    ligne, _ = table("niveaux").debut(texte)
    if ligne is None or set(niveaux) - {ligne["niveau"]}:
        return None
    return _lecture(texte, NiveauLu(ligne["niveau"], ligne["profil"], ligne["nature"]))


def _lecture(texte: str, lu: NiveauLu) -> Lecture:
    noms = [Niveau(lu.niveau).label] if lu.niveau else []
    noms += [ProfilLangue(lu.profil).label] if lu.profil else []
    noms += [NatureEvaluation(lu.nature).label] if lu.nature != NatureEvaluation.EVALUATION_STRUCTURE else []
    return Lecture(texte, lu, ", ".join(noms))
