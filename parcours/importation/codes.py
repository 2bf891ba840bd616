"""Values that a table translates into codes: sex, nationality, status, blockages."""

import re
from dataclasses import dataclass

from parcours.importation import pays_et_langues_lus as monde
from parcours.importation.liens_lus import est_une_lettre
from parcours.importation.tables import cle, table
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import (
    CauseBlocage,
    Lien,
    MotifSortie,
    Programme,
    Sexe,
    StatutProtection,
)

HORS_CHAMP = "hors_champ"
#: Words that say who granted a protection, or nothing: « réfugié OFPRA », « PS (CNDA) ».
_AUTOUR_DU_STATUT = frozenset(
    [
        "ofpra",
        "cnda",
        "statut",
        "de",
        "du",
        "la",
        "le",
        "l",
        "par",
        "obtenu",
        "obtenue",
        "accorde",
        "accordee",
        "en",
        "au",
    ]
)
_ENTRE = re.compile(r"\s*(?:[,;/+&]|\bet\b)\s*")


@dataclass(frozen=True, slots=True)
class BlocageLu:
    """``texte``: the words of this cause alone; its neighbours may belong to a pillar that its readers do not carry."""

    cause: str
    pilier: str
    texte: str


def sexe(texte: str) -> Lecture:
    return _simple(texte, "sexes", Sexe, "Le sexe « {} » n'est pas reconnu (F ou M).")


def programme(texte: str) -> Lecture:
    return _simple(texte, "programmes", Programme, "Le programme « {} » n'est pas reconnu.")


def lien(texte: str) -> Lecture:
    if est_une_lettre(texte):
        return Lecture(texte, None, "", f"« {texte} » peut dire plusieurs places dans la famille : précisez.")
    return _simple(texte, "liens", Lien, "La place dans la famille « {} » n'est pas reconnue.")


def motif_sortie(texte: str) -> Lecture:
    """Return the reason of an exit; « déménagement prévu » is none: one more word is asked."""
    ligne = table("motifs_sortie").exacte(texte)
    if ligne is None:
        return Lecture(texte, None, "", f"Le motif de sortie « {texte} » n'est pas reconnu.")
    return Lecture(texte, ligne["code"], MotifSortie(ligne["code"]).label)


def statut(texte: str) -> Lecture:
    """Return the protection that all the words say: « BPI (PS) » is the subsidiary one, « OFPRA, recours CNDA » is asked."""
    dits, reste = [], cle(texte)
    while reste:
        ligne, suite = table("statuts").debut(reste)
        if ligne is not None:
            dits.append(ligne["code"])
        elif reste.split()[0] not in _AUTOUR_DU_STATUT:
            return Lecture(texte, None, "", f"Le statut « {texte} » n'est pas reconnu.")
        reste = suite if ligne is not None else " ".join(reste.split()[1:])
    precis = {code for code in dits if code != StatutProtection.BPI_A_PRECISER} or set(dits)
    if len(precis) != 1:
        return Lecture(texte, None, "", f"Le statut « {texte} » n'est pas reconnu.")
    (code,) = precis
    return statut_de_code(texte, code)


def statut_de_code(texte: str, code: str) -> Lecture:
    if code == HORS_CHAMP:
        return Lecture(texte, None, "", f"Hors du champ du dispositif : statut « {texte} ».", refus=True)
    return Lecture(texte, code, StatutProtection(code).label)


def nationalites(texte: str) -> Lecture:
    """Return a list of ISO 3166-1 alpha-3 codes; « Congo » alone is two countries, and is asked."""
    return _suite(texte, monde.LISTE_DES_PAYS, "La nationalité « {} » n'est pas reconnue.", "précisez le pays")


def langues(texte: str) -> Lecture:
    """Return a list of ISO 639-3 codes; « kurde » alone is several languages, and is asked."""
    return _suite(texte, monde.LISTE_DES_LANGUES, "La langue « {} » n'est pas reconnue.", "précisez la langue")


def _suite(texte: str, liste: monde.Liste, inconnu: str, demande: str) -> Lecture:
    lus = monde.lire(texte, liste)
    if lus.inconnu:
        return Lecture(texte, None, "", inconnu.format(lus.inconnu))
    if lus.ambigu:
        possibles = " ou ".join(" et ".join(liste.noms[code] for code in codes) for codes in lus.choix)
        return Lecture(texte, None, "", f"« {lus.ambigu} » peut être {possibles or 'plusieurs choses'} : {demande}.")
    noms = ", ".join(liste.noms[code] for code in lus.codes)
    # The words of the file are kept with the row; the list holds no people, no region.
    dit = f"{noms} : « {' », « '.join(lus.reste)} » n'est pas repris." if lus.reste else ""
    return Lecture(texte, lus.codes or None, noms, dit)


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
