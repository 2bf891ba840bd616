"""What a cell of names holds beside a name: a civility, a married name, another spelling, a word on the follow-up."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from cirj.socle.noms import cle_identite, sans_accents
from parcours.importation.dates_parmi_les_mots import EN_ENTIER
from parcours.importation.lettres import DOUTE, PERDUE_OU_DOUTE, nettoyer

PLUSIEURS = "Cette case nomme plusieurs personnes : une ligne par personne."
#: Where the cell stands: what two unlike words around « / » may be depends on it.
NOM, PRENOM, COMPLET = "nom", "prenom", "complet"


def _forme(motif: str) -> re.Pattern:
    return re.compile(motif, re.IGNORECASE)


# Share of common letters from which two writings are two spellings of one name.
DEUX_ECRITURES = 0.8

_M = r"m\.|mr\.?|monsieur|mister|m"
_F = r"mme\.?|mlle\.?|mrs\.?|ms\.?|miss|madame|mademoiselle"
_TITRE = rf"(?:(?P<m>{_M})|(?P<f>{_F})|dr\.?|docteur|pr\.|professeur|père)"
# « M.A. Karim » begins with initials, not with a civility.
_CIVILITE = _forme(rf"^{_TITRE}(?:(?<=\.)\s*|\s+)(?!\w\.)")
_SEULE = _forme(rf"^{_TITRE}$")
_PROCHES = (
    r"enfants?|enf|fils|filles?|bébés?|épouse|époux|epouse|femme|mari|conjointe?|compagn(?:e|on)|famille|frères?|sœurs?|"
    r"soeurs?|mère|père|parents?|pers|personnes?|adultes?|membres?"
)
_DETERMINANTS = r"(?:(?:ses|son|sa|leurs?|les|un|une|deux|trois|quatre|cinq|\d+)\s+)*"
_PLUSIEURS = [
    _forme(r"^(?:la |les )?(?:fratrie|couple|ménage|foyer|frères|sœurs|enfants)\b|(?<!nom de )\bfamilles?\b"),
    _forme(rf"^(?:{_M}|{_F})\s*(?:et|&|\+|/)\s*(?:{_M}|{_F})(?:\s|$)"),
    _forme(rf"(?:^|\W)(?:et|avec|\+|&)\s*{_DETERMINANTS}(?:{_PROCHES})\b"),
    _forme(rf"\b\d+\s*(?:{_PROCHES})\b"),
    _forme(r"\+\s*\d+|\bx\s?\d+\b|\((?:la )?(?:famille|couple)\b"),
    _forme(r"[+&]|(?:^|\s)et(?:\s|$)|[^\W\d_]\W*;\s*[^\W\d_]"),
]
#: « conjoint de Khadija », « sœur de » : who the person is to another; the words of a list that send to another row.
_A_UN_AUTRE = _forme(
    rf"^(?:l[ae]\s+)?{_DETERMINANTS}(?:{_PROCHES}|tante|oncle|neveu|nièce|cousine?|ami|amie)\s+(?:de\s|du\s|d['’])"
)
_RENVOI = _forme(r"(?:^|\W)(?:voir|cf|idem|ibid|ci[- ]dessus|au[- ]dessus|m[êe]me (?:personne|famille|nom))(?:\W|$)")
_DEUX_POINTS = re.compile(r"\w\s*:\s*\w")
_PARTIE = (
    r"†|d[ée]c[ée]d[ée]e?s?|dcd|d[ée]c[èe]s|sortie?|partie?|d[ée]m[ée]nag[ée]e?|disparue?|radi[ée]e?|transf[ée]r[ée]e?|exclue?|"
    r"abandon|en fuite|expuls[ée]e?|r[ée]orient[ée]e?|suivi termin[ée]|fin de (?:suivi|prise en charge)|(?:a )?quitt[ée]|"
    r"n['’]est plus|ne vient plus|plus suivie?|fin d['’]accompagnement"
)
_MENTION = _forme(rf"[\s,;:(\[\-–—]+(?P<mention>(?:{_PARTIE})(?:[\s:,;.).\]].*)?)$")
_MENTION_SEULE = _forme(rf"^[(\[]?(?P<mention>(?:{_PARTIE})(?:\s+(?:le|en|au|depuis|vers|à)\b.*|[\s:]*\d.*)?)[)\]]?$")
_MENTION_AVANT = _forme(r"^[(\[]?(?P<mention>†|dcd|d[ée]c[ée]d[ée]e?)[)\]]?[\s:,\-–—]+(?=\w)")
_NE_QUAND = _forme(r"[\s,;(\-–—]+(?:née?|né\(e\)|nee)\s+(?:le\s+\d|en\s|à\s|vers\s|\d).*$")
#: « Zalmai 12/05/85 », « Gul Agha ~1975 », « Christ-Vie 30 ans »: what a column of names says of a birth.
_NAISSANCE = _forme(rf"[\s,;(\-–—]+(?:[~≈]\s*|vers\s+|env\.?\s+)?(?:{EN_ENTIER}|\d{{1,3}}\s*ans)\s*\)?\s*$")
_APRES = r"\s*:?\s+(?P<apres>[^()]+?)\s*\)?\s*$"
_NEE = _forme(rf"(?:^|\s)\(?\s*(?:née?|né\(e\)|nee|nom de naissance){_APRES}")
_MOT_D_EPOUSE = r"(?:épouse|epouse|épse|epse|ép\.?|ep\.|veuve|vve)"
_EPOUSE = _forme(rf"(?:^|\s)\(?\s*{_MOT_D_EPOUSE}{_APRES}")
_EPOUSE_SEULE = _forme(rf"\s\(?\s*{_MOT_D_EPOUSE}\s*$")
_MARIAGE = {"naissance": _NEE, "usage": _EPOUSE}
_ALIAS = _forme(rf"\s\(?\s*(?:alias|a\.?k\.?a\.?|dite?|surnommée?|connue? sous le nom de){_APRES}")
# « 12/03 » is a date.
_OU = re.compile(r"(?<!\d)\s*/\s*(?!\d)|\s+ou\s+")
_ENTRE_PARENTHESES = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?\s*")
_PAS_SU = (
    r"inconnue?s?|manquante?s?|non (?:connue?|communiqu[ée]e?|renseign[ée]e?|pr[ée]cis[ée]e?)s?|nc|nr|"
    r"[aà] (?:demander|pr[ée]ciser|v[ée]rifier|compl[ée]ter|confirmer|retrouver|venir)"
)
#: « AZIZI (prénom ?) », « AZIZI prénom inconnu », « Nom inconnu Samira »: the word of the header is no name.
_SANS_PRENOM = _forme(rf"(?<=\S)[\s,;:(\[\-–—]+(?:le |son )?pr[ée]noms?(?:\s*:?\s*(?:{_PAS_SU}))?[\s?)\].]*$")
_SANS_L_UN = _forme(rf"^\(?(?:nom(?: de famille)?|pr[ée]nom)\s*:?\s*(?:{_PAS_SU}|\?+)[\s,;:)\-–—]+(?=\w)")
#: Said in place of a name that is not known, or that the person does not have.
_INCONNUS = re.compile(
    r"(?P<aucun>fnu|lnu|sn|sp|(?:sans|pas de) (?:nom|prenom)(?: de famille)?|no name)|"
    r"xx+|x|nc|np|nr|inconnue?|unknown|"
    rf"(?:le |son )?(?:nom|prenom)s?(?: de famille| de naissance| dusage)?(?: (?:{_PAS_SU}))?"
)
AUCUN_NOM = "sans objet"
PAS_UN_NOM = "Cette case dit autre chose qu'un nom : écrivez-y le nom et le prénom de la personne, seuls."
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
    if _plusieurs(propre):
        ecrit.refus = PLUSIEURS
        return ecrit
    for etape in (
        _sans_inconnu,
        _sans_mention,
        _sans_civilite,
        _sans_noms_de_mariage,
        _sans_alias,
        _sans_parentheses,
        _sans_civilite,
    ):
        etape(ecrit)
    _sans_seconde_ecriture(ecrit)
    ecrit.nom = ecrit.nom.strip(" ,;:–—") if sans_accents(ecrit.nom) else ecrit.nom
    # « Mme et M. X » was seen at once, « Mme famille X » is only now.
    if not ecrit.refus and any(map(_plusieurs, (ecrit.nom, ecrit.usage, ecrit.naissance))):
        ecrit.refus = PLUSIEURS
    if absent := _absent(ecrit):
        ecrit.nom, ecrit.absent = "", absent
        _oublier_le_doute(ecrit)
    elif not ecrit.refus and any(forme.search(ecrit.nom) for forme in (_A_UN_AUTRE, _RENVOI, _DEUX_POINTS)):
        ecrit.refus = PAS_UN_NOM
    return ecrit


def _plusieurs(texte: str) -> bool:
    return any(forme.search(texte) for forme in _PLUSIEURS)


def _absent(ecrit: NomEcrit) -> str:
    """Return why what is left is no name: the person has none, or it is not known; "" when it is one."""
    simple = sans_accents(ecrit.nom)
    if trouve := _INCONNUS.fullmatch(simple):
        return AUCUN_NOM if trouve["aucun"] else "inconnu"
    sans = (ecrit.mention and not simple) or _SEULE.fullmatch(ecrit.nom)
    return "inconnu" if sans or (ecrit.place == PRENOM and _PAS_UN_PRENOM.fullmatch(simple)) else ecrit.absent


def sans_inconnus(complet: str) -> str:
    """Return a full name without « FNU », « LNU », « XXX », when something else is left."""
    return " ".join(mot for mot in complet.split() if not re.fullmatch("FNU|LNU|SN|SP|XX+", mot.strip(","))) or complet


def _sans_inconnu(ecrit: NomEcrit) -> None:
    """One of the two names is said not to be known, beside the other."""
    for forme in (_SANS_PRENOM, _SANS_L_UN):
        if (trouve := forme.search(ecrit.nom)) and ecrit.place != PRENOM:
            _oublier_le_doute(ecrit)
            ecrit.dits.append(f"« {trouve[0].strip(' ,;:-–—()[]')} » n'est pas un nom : il reste inconnu.")
            ecrit.nom = f"{ecrit.nom[: trouve.start()]} {ecrit.nom[trouve.end() :]}".strip()


def _oublier_le_doute(ecrit: NomEcrit) -> None:
    """« prénom ? » is no doubt on a name: there is none."""
    ecrit.dits = [dit for dit in ecrit.dits if dit not in (DOUTE, PERDUE_OU_DOUTE)]


def _sans_mention(ecrit: NomEcrit) -> None:
    for forme in (_MENTION_SEULE, _MENTION, _MENTION_AVANT):
        if trouve := forme.search(ecrit.nom):
            ecrit.mention = trouve["mention"].strip(" .)]")
            ecrit.nom = " ".join((ecrit.nom[: trouve.start()] + " " + ecrit.nom[trouve.end() :]).split())
            break
    if trouve := _NE_QUAND.search(ecrit.nom) or _NAISSANCE.search(ecrit.nom):
        ecrit.dits.append(f"« {trouve[0].strip(' ,;()-–—')} » n'est pas repris dans le nom.")
        ecrit.nom = ecrit.nom[: trouve.start()]


def _sans_civilite(ecrit: NomEcrit) -> None:
    while trouve := _CIVILITE.search(ecrit.nom):
        if not ecrit.nom[trouve.end() :].strip():
            break
        ecrit.sexe = "M" if trouve["m"] else "F" if trouve["f"] else ecrit.sexe
        ecrit.nom = ecrit.nom[trouve.end() :].strip()


def _sans_noms_de_mariage(ecrit: NomEcrit) -> None:
    trouves = [(t.start(), champ, t) for champ, forme in _MARIAGE.items() if (t := forme.search(ecrit.nom))]
    if not trouves:
        return
    debut, champ, trouve = min(trouves, key=lambda t: t[0])
    # « Shukria ép. (née HOTAKI) »
    avant, apres = _EPOUSE_SEULE.sub("", ecrit.nom[:debut]).strip(" ,;-–—"), trouve["apres"]
    autre = "usage" if champ == "naissance" else "naissance"
    if suite := _MARIAGE[autre].search(apres):
        # « MARTIN née DUPONT épouse KHAN »
        setattr(ecrit, autre, _un_seul(ecrit, suite["apres"]))
        apres = apres[: suite.start()].strip()
    if champ == "usage" and re.match(r"de |d['’]", apres):
        # « épouse de KARIMI Ali » says who her husband is, perhaps not her name.
        ecrit.dits.append(f"« {trouve[0].strip(' ()')} » n'est pas repris dans le nom.")
        ecrit.nom = avant
    elif not avant and champ == "usage":
        ecrit.nom, ecrit.absent = "", "inconnu"
        ecrit.dits.append("Cette case dit de qui la personne est l'épouse, pas son nom.")
    elif not avant:
        ecrit.nom = _un_seul(ecrit, apres)
    else:
        ecrit.nom = avant
        setattr(ecrit, champ, _un_seul(ecrit, apres))


def _un_seul(ecrit: NomEcrit, noms: str) -> str:
    """Return the first of « DUPONT / DUPOND », the others said; "" for what has no letter."""
    premier, *autres = [nom for nom in _OU.split(noms) if sans_accents(nom)] or [""]
    ecrit.dits += [f"« {nom} » n'est pas repris dans le nom." for nom in autres]
    return premier


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
    elif trouve := next((t for t in _ENTRE_PARENTHESES.finditer(ecrit.nom) if sans_accents(t[1])), None):
        # « ?????? (AL MASRI Bilal) »: what can be read is the name.
        ecrit.nom = trouve[1].strip()
        ecrit.dits = [dit for dit in ecrit.dits if "entre parenthèses" not in dit]


def _sans_seconde_ecriture(ecrit: NomEcrit) -> None:
    """« KARIMI / KARIMY Ali »: two spellings; two unlike words may be two people, or two names of one."""
    ecrits = [morceau.strip() for morceau in _OU.split(ecrit.nom) if sans_accents(morceau)]
    if len(ecrits) < 2:
        ecrit.nom = ecrits[0] if ecrits and _OU.search(ecrit.nom) else ecrit.nom
        return
    avant, *suivants = ecrits
    apres = suivants[0]
    if all(len(avant.split()) == len(autre.split()) and memes_noms(avant, autre) for autre in suivants):
        ecrit.nom = avant
        ecrit.autres += suivants
    elif len(ecrits) == 2 and memes_noms(avant.split()[-1], apres.split()[0]):
        debut, fin = avant.split()[:-1], apres.split()[1:]
        ecrit.nom = " ".join([*debut, avant.split()[-1], *fin])
        ecrit.autres.append(" ".join([*debut, apres.split()[0], *fin]))
    elif ecrit.place == NOM:
        ecrit.nom = avant
        ecrit.autres += suivants
        gardes = " et ".join(f"« {autre} »" for autre in suivants)
        ecrit.dits.append(f"Plusieurs noms : « {avant} » est retenu, {gardes} en autre écriture. Vérifiez.")
    else:
        noms = " et ".join(f"« {nom} »" for nom in ecrits)
        ecrit.refus = (
            f"Cette case porte des noms différents, {noms} : une ligne par personne ; "
            "si c'est la même personne, gardez un seul nom."
        )


def memes_noms(un: str, autre: str) -> bool:
    """Say whether the two are spellings of one name: the same sounds, or nearly the same letters."""
    if cle_identite(un) == cle_identite(autre):
        return True
    return SequenceMatcher(None, sans_accents(un), sans_accents(autre)).ratio() >= DEUX_ECRITURES
