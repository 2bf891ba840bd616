"""A right written in the column of another: « CSS ok » under « Sécu », « APL » under « CAF ».

The words of the cell go before its header: what they say for sure is noted of the right that they name, the rest is asked,
and nothing of it is taken for the right of the column.
"""

import re
from dataclasses import dataclass, replace

from parcours.importation import droits_lus
from parcours.importation.champs import DROITS, PAR_CODE
from parcours.importation.coches import coche
from parcours.importation.contexte import Contexte
from parcours.importation.doutes import est_douteux, sans_doute
from parcours.importation.tables import cle, mots_de, table
from parcours.importation.valeur import VIDE, Lecture
from parcours.nomenclatures import EtatDroit

CHAMPS_DES_DROITS = ("css", *(f"droit_{droit}" for droit in DROITS))
#: The answer « it is of the rights that the cell names », before a state.
_NOMME = "nomme:"
_ENTRE = re.compile(r"\s*(?:[,;/+&\n]|\bet\b)\s*")
_AUTRE = "« {} » nomme un autre droit que celui de la colonne : dites lequel, et où il en est."
_CONTRAIRE = "« {} » nomme « {} », dont l'autre colonne dit autre chose."


@dataclass(frozen=True, slots=True)
class DroitsNommes:
    """(field of a right, its state) of each right that a cell of another one's column says."""

    dits: tuple[tuple[str, str], ...]


def placer_les_droits(champs: dict[str, Lecture]) -> None:
    """Note in place, of the rights that cells of other columns name, what is sure or answered; ask the rest."""
    for champ in CHAMPS_DES_DROITS:
        lecture = champs.get(champ, VIDE)
        if isinstance(lecture.details, DroitsNommes):
            _placer(champs, champ, lecture, lecture.details.dits)
            continue
        nommes = [] if lecture.absent or lecture.refus else _nommes(lecture.texte, champ)
        if not nommes:
            nomme, etat = _lire(lecture.texte, champ) if lecture.probleme and not lecture.refus else ("", "")
            if nomme == champ and etat and not est_douteux(lecture.texte):
                # « CSS ok » under « CSS ».
                champs[champ] = Lecture(lecture.texte, etat, EtatDroit(etat).label)
            continue
        if all(etat for _, etat in nommes) and not est_douteux(lecture.texte):
            _placer(champs, champ, lecture, tuple(nommes))
        else:
            dit = lecture.probleme if est_douteux(lecture.texte) else _AUTRE.format(lecture.texte)
            champs[champ] = replace(lecture, valeur=None, lu="", probleme=dit)


def a_choisir(champ: str, lecture: Lecture) -> list[tuple[str, str]]:
    """Return the states of the rights that the cell names, those that it says first; then those of the column's right."""
    nommes = _nommes(sans_doute(lecture.texte), champ)
    propres = droits_lus.a_choisir(lecture)
    if not nommes:
        return propres
    noms = _noms(nommes)
    return [(f"{_NOMME}{code}", f"{noms} : {libelle.lower()}") for code, libelle in propres] + [
        (code, f"{PAR_CODE[champ].libelle} : {libelle.lower()}") for code, libelle in propres
    ]


def choisi(champ: str, ecrit: str, reponse: str, contexte: Contexte) -> Lecture:
    code = reponse.removeprefix(_NOMME)
    if code == reponse:
        return droits_lus.choisi(ecrit, code, contexte)
    dits = tuple((nomme, code) for nomme, _ in _nommes(sans_doute(ecrit), champ))
    return Lecture(ecrit, None, "", details=DroitsNommes(dits))


def _placer(champs: dict[str, Lecture], champ: str, lecture: Lecture, dits: tuple[tuple[str, str], ...]) -> None:
    """What the cell says of its own column is its own; of a right whose own column says otherwise, both are told."""
    propre = dict(dits).get(champ)
    champs[champ] = replace(lecture, valeur=propre, lu="", probleme="", details=DroitsNommes(dits), absent="")
    lus, contraires = [], []
    for nomme, etat in dits:
        lus.append(f"{PAR_CODE[nomme].libelle} : {EtatDroit(etat).label.lower()}")
        ailleurs = champs.get(nomme, VIDE)
        if nomme == champ:
            continue
        if not ailleurs.texte and ailleurs.valeur is None:
            champs[nomme] = Lecture(lecture.texte, etat, EtatDroit(etat).label)
        elif ailleurs.valeur != etat:
            contraires.append(nomme)
    probleme = _CONTRAIRE.format(lecture.texte, _noms([(nomme, "") for nomme in contraires])) if contraires else ""
    champs[champ] = replace(champs[champ], lu=", ".join(lus), probleme=probleme)


def _noms(nommes: list[tuple[str, str]]) -> str:
    return ", ".join(PAR_CODE[nomme].libelle for nomme, _ in nommes)


def _nommes(ecrit: str, champ: str) -> list[tuple[str, str]]:
    """Return (field, state or "") of each part of the text, when one of them names another right than ``champ``'s."""
    if not cle(ecrit) or coche(ecrit) is not None:
        return []
    lus = [(nomme, etat) for partie in _ENTRE.split(ecrit) if cle(partie) for nomme, etat in [_lire(partie, champ)]]
    if all(nomme in ("", champ) for nomme, _ in lus):
        return []
    return list(dict.fromkeys((nomme, etat) for nomme, etat in lus if nomme))


def _lire(partie: str, champ: str) -> tuple[str, str]:
    """« CSS ok », « en cours CSS »; the office that pays (« en cours CAF », under « RSA ») is no right of its own."""
    mots = cle(partie).split()
    for longueur in range(len(mots), 0, -1):
        for debut in range(len(mots) - longueur + 1):
            forme = " ".join(mots[debut : debut + longueur])
            nomme = (table("entetes").exacte(forme) or {}).get("champ", "")
            if nomme not in CHAMPS_DES_DROITS:
                continue
            avant, apres = " ".join(mots[:debut]), " ".join(mots[debut + longueur :])
            etat = _etat(apres) if not avant else _etat(avant) if not apres else ""
            if nomme != champ and forme in mots_de("droits_et_guichets", "guichet"):
                return ("", "") if _etat(avant) else (nomme, "")
            return nomme, etat
    return "", ""


def _etat(mots: str) -> str:
    if not mots:
        return ""
    if coche(mots):
        return EtatDroit.OUVERT.value
    return (table("droits").exacte(mots) or {}).get("code", "")
