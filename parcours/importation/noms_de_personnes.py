"""What a cell of names holds beside a name: a civility, a married name, another spelling, a word on the follow-up."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from cirj.socle.noms import cle_identite, sans_accents
from parcours.importation.lettres import nettoyer

PLUSIEURS = "Cette case nomme plusieurs personnes : une ligne par personne."
#: Where the cell stands: what two unlike words around « / » may be depends on it.
NOM, PRENOM, COMPLET = "nom", "prenom", "complet"


def _forme(motif: str) -> re.Pattern:
    return re.compile(motif, re.IGNORECASE)


# Share of common letters from which two writings are two spellings of one name.
DEUX_ECRITURES = 0.6

_M = r"m\.|mr\.?|monsieur|mister|m"
_F = r"mme\.?|mlle\.?|mrs\.?|ms\.?|miss|madame|mademoiselle"
_TITRE = rf"(?:(?P<m>{_M})|(?P<f>{_F})|dr\.?|docteur|pr\.|professeur)"
# « M.A. Karim » begins with initials, not with a civility.
_CIVILITE = _forme(rf"^{_TITRE}(?:(?<=\.)\s*|\s+)(?!\w\.)")
_SEULE = _forme(rf"^{_TITRE}$")
_PROCHES = (
    r"enfants?|enf|fils|filles?|bébés?|épouse|époux|epouse|femme|mari|conjointe?|compagn(?:e|on)|famille|frères?|sœurs?|"
    r"soeurs?|mère|père|parents?|pers|personnes?|adultes?|membres?"
)
_DETERMINANTS = r"(?:(?:ses|son|sa|leurs?|les|un|une|deux|trois|quatre|cinq|\d+)\s+)*"
_PLUSIEURS = [
    _forme(r"^(?:la |les )?(?:familles?|fratrie|couple|ménage|foyer|frères|sœurs|enfants)\b"),
    _forme(rf"^(?:{_M}|{_F})\s*(?:et|&|\+|/)\s*(?:{_M}|{_F})(?:\s|$)"),
    _forme(rf"(?:^|\W)(?:et|avec|\+|&)\s*{_DETERMINANTS}(?:{_PROCHES})\b"),
    _forme(rf"\b\d+\s*(?:{_PROCHES})\b"),
    _forme(r"\+\s*\d+|\bx\s?\d+\b|\((?:la )?(?:famille|couple)\b"),
    _forme(r"[^\W\d_]\W*(?:\+|&|;|(?<=\s)et(?=\s))\s*[^\W\d_]"),
]
_PARTIE = (
    r"d[ée]c[ée]d[ée]e?s?|dcd|d[ée]c[èe]s|sortie?|partie?|d[ée]m[ée]nag[ée]e?|disparue?|radi[ée]e?|transf[ée]r[ée]e?|exclue?|"
    r"abandon|en fuite|expuls[ée]e?|r[ée]orient[ée]e?|suivi termin[ée]|fin de (?:suivi|prise en charge)|(?:a )?quitt[ée]|"
    r"n['’]est plus|ne vient plus|plus suivie?|fin d['’]accompagnement"
)
_MENTION = _forme(rf"[\s,;:(\[\-–—]+(?P<mention>(?:{_PARTIE})(?:[\s:,;.).\]].*)?)$")
_MENTION_AVANT = _forme(r"^[(\[]?(?P<mention>dcd|d[ée]c[ée]d[ée]e?)[)\]]?[\s:,\-–—]+(?=\w)")
_NE_QUAND = _forme(r"[\s,;(\-–—]+(?:née?|né\(e\)|nee)\s+(?:le\s+\d|en\s|à\s|vers\s|\d).*$")
_APRES = r"\s*:?\s+(?P<apres>[^()]+?)\s*\)?\s*$"
_NEE = _forme(rf"(?:^|\s)\(?\s*(?:née?|né\(e\)|nee|nom de naissance){_APRES}")
_EPOUSE = _forme(rf"(?:^|\s)\(?\s*(?:épouse|epouse|épse|epse|ép\.?|ep\.|veuve|vve){_APRES}")
_ALIAS = _forme(rf"\s\(?\s*(?:alias|a\.?k\.?a\.?|dite?|surnommée?|connue? sous le nom de){_APRES}")
# « 12/03 » is a date.
_OU = re.compile(r"(?<!\d)\s*/\s*(?!\d)|\s+ou\s+")
_ENTRE_PARENTHESES = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?\s*")
#: Said in place of a name that is not known, or that the person does not have.
_INCONNUS = re.compile(
    r"(?P<aucun>fnu|lnu|sn|sp|(?:sans|pas de) (?:nom|prenom)(?: de famille)?|no name)|"
    r"xx+|x|nc|np|nr|inconnue?|(?:nom|prenom) (?:inconnu|manquant)|unknown"
)
AUCUN_NOM = "sans objet"
#: Of a first name only: it says who the person is to another.
_PAS_UN_PRENOM = re.compile(r"(?:bebe|nourrisson|enfant|nouveau ne|epouse|conjoint|conjointe|mari|femme|fils|fille)")


@dataclass
class NomEcrit:
    """A cell of names taken apart. ``nom``: what is left, "" when nothing is known. ``dits``: sentences for the person.

    ``sexe``: what the civility says. ``naissance``, ``usage``: the birth and the married name written beside the name.
    ``autres``: other writings of the whole cell. ``mention``: words on the follow-up (« sorti le 12/03/2024 »).
    ``refus``: why the row cannot be one person, or "". ``absent``: why there is no name (she has none, it is not known), or "".
    """

    nom: str
    place: str = NOM
    sexe: str = ""
    naissance: str = ""
    usage: str = ""
    autres: list[str] = field(default_factory=list)
    mention: str = ""
    absent: str = ""
    refus: str = ""
    dits: list[str] = field(default_factory=list)


def lire_nom(texte: str, place: str = NOM) -> NomEcrit:
    """Take apart what a cell of names holds."""
    propre, dits = nettoyer(texte)
    ecrit = NomEcrit(propre, place, dits=dits)
    if any(forme.search(propre) for forme in _PLUSIEURS):
        ecrit.refus = PLUSIEURS
        return ecrit
    for etape in (_sans_mention, _sans_civilite, _sans_noms_de_mariage, _sans_alias, _sans_parentheses, _sans_civilite):
        etape(ecrit)
    _sans_seconde_ecriture(ecrit)
    ecrit.nom = ecrit.nom.strip(" ,;:–—") if sans_accents(ecrit.nom) else ecrit.nom
    simple = sans_accents(ecrit.nom)
    if trouve := _INCONNUS.fullmatch(simple):
        ecrit.nom, ecrit.absent = "", AUCUN_NOM if trouve["aucun"] else "inconnu"
    elif place == PRENOM and _PAS_UN_PRENOM.fullmatch(simple) or _SEULE.fullmatch(ecrit.nom):
        ecrit.nom, ecrit.absent = "", "inconnu"
    return ecrit


def sans_inconnus(complet: str) -> str:
    """Return a full name without « FNU », « LNU », « XXX », when something else is left."""
    return " ".join(mot for mot in complet.split() if not re.fullmatch("FNU|LNU|SN|SP|XX+", mot.strip(","))) or complet


def _sans_mention(ecrit: NomEcrit) -> None:
    for forme in (_MENTION, _MENTION_AVANT):
        if trouve := forme.search(ecrit.nom):
            ecrit.mention = trouve["mention"].strip(" .)]")
            ecrit.nom = " ".join((ecrit.nom[: trouve.start()] + " " + ecrit.nom[trouve.end() :]).split())
            ecrit.dits.append(f"Le nom porte la mention « {ecrit.mention} » : cette personne est-elle encore suivie ?")
            break
    if trouve := _NE_QUAND.search(ecrit.nom):
        ecrit.dits.append(f"« {trouve[0].strip(' ,;()-–—')} » n'est pas repris dans le nom.")
        ecrit.nom = ecrit.nom[: trouve.start()]


def _sans_civilite(ecrit: NomEcrit) -> None:
    while trouve := _CIVILITE.search(ecrit.nom):
        if not ecrit.nom[trouve.end() :].strip():
            break
        ecrit.sexe = "M" if trouve["m"] else "F" if trouve["f"] else ecrit.sexe
        ecrit.nom = ecrit.nom[trouve.end() :].strip()


def _sans_noms_de_mariage(ecrit: NomEcrit) -> None:
    for forme, champ in ((_NEE, "naissance"), (_EPOUSE, "usage")):
        if not (trouve := forme.search(ecrit.nom)):
            continue
        apres, avant = trouve["apres"], ecrit.nom[: trouve.start()].strip(" ,;-–—")
        if champ == "usage" and re.match(r"de |d['’]", apres):
            # « épouse de KARIMI Ali » says who her husband is, perhaps not her name.
            ecrit.dits.append(f"« {trouve[0].strip(' ()')} » n'est pas repris dans le nom.")
            ecrit.nom = avant
        elif not avant and champ == "usage":
            ecrit.nom, ecrit.absent = "", "inconnu"
            ecrit.dits.append("Cette case dit de qui la personne est l'épouse, pas son nom.")
        elif not avant:
            ecrit.nom = apres
        else:
            ecrit.nom = avant
            setattr(ecrit, champ, apres)
        return


def _sans_alias(ecrit: NomEcrit) -> None:
    if trouve := _ALIAS.search(ecrit.nom):
        ecrit.autres.append(trouve["apres"])
        ecrit.nom = ecrit.nom[: trouve.start()].strip()


def _sans_parentheses(ecrit: NomEcrit) -> None:
    for trouve in _ENTRE_PARENTHESES.finditer(ecrit.nom):
        dedans = trouve[1].strip()
        if civilite := _SEULE.fullmatch(dedans):
            ecrit.sexe = "M" if civilite["m"] else "F" if civilite["f"] else ecrit.sexe
        elif dedans:
            ecrit.dits.append(f"« {dedans} », entre parenthèses, n'est pas repris dans le nom.")
    hors = " ".join(_ENTRE_PARENTHESES.sub(" ", ecrit.nom).split())
    if sans_accents(hors):
        ecrit.nom = hors


def _sans_seconde_ecriture(ecrit: NomEcrit) -> None:
    """« KARIMI / KARIMY Ali »: two spellings; two unlike words may be two people, or two names of one."""
    separation = _OU.search(ecrit.nom)
    if separation is None:
        return
    avant, apres = ecrit.nom[: separation.start()].strip(), ecrit.nom[separation.end() :].strip()
    if not (sans_accents(avant) and sans_accents(apres)):
        ecrit.nom = avant or apres
    elif len(avant.split()) == len(apres.split()) and memes_noms(avant, apres):
        ecrit.nom = avant
        ecrit.autres.append(apres)
    elif memes_noms(avant.split()[-1], apres.split()[0]):
        debut, fin = avant.split()[:-1], apres.split()[1:]
        ecrit.nom = " ".join([*debut, avant.split()[-1], *fin])
        ecrit.autres.append(" ".join([*debut, apres.split()[0], *fin]))
    elif ecrit.place == NOM:
        ecrit.nom = avant
        ecrit.autres.append(apres)
        ecrit.dits.append(f"Deux noms : « {avant} » est retenu, « {apres} » est gardé comme autre écriture. Vérifiez.")
    else:
        ecrit.refus = (
            f"Cette case porte deux noms différents, « {avant} » et « {apres} » : une ligne par personne ; "
            "si c'est la même personne, gardez un seul nom."
        )


def memes_noms(un: str, autre: str) -> bool:
    """Say whether the two are spellings of one name: the same sounds, or nearly the same letters."""
    if cle_identite(un) == cle_identite(autre):
        return True
    return SequenceMatcher(None, sans_accents(un), sans_accents(autre)).ratio() >= DEUX_ECRITURES
