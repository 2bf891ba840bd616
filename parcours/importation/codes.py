"""Values that a table translates into codes: sex, nationality, status, level, housing, work, rights, blockages."""

import re
from dataclasses import dataclass

from parcours.importation.tables import table
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import (
    CategorieEmploi,
    CategorieSejour,
    CauseBlocage,
    EtatDroit,
    NatureEvaluation,
    Niveau,
    ProfilLangue,
    Programme,
    Sexe,
    StatutProtection,
)
from parcours.pays_et_langues import PAYS, noms_pays

HORS_CHAMP = "hors_champ"
_ENTRE = re.compile(r"\s*(?:[,;/+&]|\bet\b)\s*")
CODE_PAYS = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class NiveauLu:
    niveau: str
    profil: str
    nature: str


@dataclass(frozen=True, slots=True)
class HebergementLu:
    """``lieu``: what follows the kind of place (« CADA Lons » → « lons »)."""

    categorie: str
    lieu: str


@dataclass(frozen=True, slots=True)
class BlocageLu:
    """``texte``: the words of this cause alone; its neighbours may belong to a pillar that its readers do not carry."""

    cause: str
    pilier: str
    texte: str


def sexe(texte: str) -> Lecture:
    return _simple(texte, "sexes", Sexe, "Le sexe « {} » n'est pas reconnu (F ou M).")


def emploi(texte: str) -> Lecture:
    return _simple(texte, "emplois", CategorieEmploi, "La situation d'emploi « {} » n'est pas reconnue.")


def droit(texte: str) -> Lecture:
    return _simple(texte, "droits", EtatDroit, "L'état du droit « {} » n'est pas reconnu (oui, non, en cours).")


def programme(texte: str) -> Lecture:
    return _simple(texte, "programmes", Programme, "Le programme « {} » n'est pas reconnu.")


def statut(texte: str) -> Lecture:
    ligne, _ = table("statuts").debut(texte)
    if ligne is None:
        return Lecture(texte, None, "", f"Le statut « {texte} » n'est pas reconnu.")
    if ligne["code"] == HORS_CHAMP:
        return Lecture(texte, None, "", f"Hors du champ du dispositif : statut « {texte} ».", refus=True)
    return Lecture(texte, ligne["code"], StatutProtection(ligne["code"]).label)


def niveau(texte: str) -> Lecture:
    ligne, _ = table("niveaux").debut(texte)
    if ligne is None:
        return Lecture(texte, None, "", f"Le niveau « {texte} » n'est pas reconnu.")
    lu = NiveauLu(ligne["niveau"], ligne["profil"], ligne["nature"])
    nom = Niveau(lu.niveau).label if lu.niveau else ProfilLangue(lu.profil).label
    nature = "" if lu.nature == NatureEvaluation.EVALUATION_STRUCTURE else f", {NatureEvaluation(lu.nature).label}"
    return Lecture(texte, lu, nom + nature)


def hebergement(texte: str) -> Lecture:
    ligne, lieu = table("hebergements").debut(texte)
    if ligne is None:
        return Lecture(texte, None, "", f"L'hébergement « {texte} » n'est pas reconnu.")
    suite = f" ({lieu.title()})" if lieu else ""
    return Lecture(texte, HebergementLu(ligne["code"], lieu), CategorieSejour(ligne["code"]).label + suite)


def nationalites(texte: str) -> Lecture:
    """Return a list of ISO 3166-1 alpha-3 codes; « Congo » alone is two countries, and is refused."""
    codes: list[str] = []
    for partie in filter(None, _ENTRE.split(texte)):
        # The code itself, as our own files write it.
        ligne = {"code": partie.strip()} if partie.strip() in PAYS else table("nationalites").exacte(partie)
        if ligne is None:
            return Lecture(texte, None, "", f"La nationalité « {partie} » n'est pas reconnue.")
        if not CODE_PAYS.fullmatch(ligne["code"]):
            return Lecture(texte, None, "", f"« {partie} » peut être {ligne['code']} : précisez le pays.")
        codes.append(ligne["code"])
    return Lecture(texte, codes, ", ".join(noms_pays(codes)))


def langues(texte: str) -> Lecture:
    """Return a list of ISO 639-3 codes."""
    codes: list[str] = []
    for partie in filter(None, _ENTRE.split(texte)):
        ligne = table("langues").exacte(partie)
        if ligne is None:
            return Lecture(texte, None, "", f"La langue « {partie} » n'est pas reconnue.")
        codes.append(ligne["code"])
    return Lecture(texte, codes, texte.lower())


def blocages(texte: str) -> Lecture:
    """Return the causes the text names, each with its pillar; one unknown cause makes the whole text be said."""
    parties = [texte] if table("blocages").exacte(texte) else [partie for partie in _ENTRE.split(texte) if partie]
    lus = []
    for partie in parties:
        ligne, _ = table("blocages").debut(partie)
        if ligne is None:
            return Lecture(
                texte, None, "", f"La cause de blocage « {partie} » n'est pas reconnue ; le texte est gardé."
            )
        if all(lu.cause != ligne["code"] for lu in lus):
            lus.append(BlocageLu(ligne["code"], ligne["pilier"], partie))
    return Lecture(texte, lus, ", ".join(CauseBlocage(lu.cause).label for lu in lus))


def _simple(texte: str, nom_table: str, nomenclature, message: str) -> Lecture:
    ligne, _ = table(nom_table).debut(texte)
    if ligne is None:
        return Lecture(texte, None, "", message.format(texte))
    return Lecture(texte, ligne["code"], nomenclature(ligne["code"]).label)
