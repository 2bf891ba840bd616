"""What makes two files look like one person's: other spelling, swapped names, an initial, 1 January births, a slip in a date or a number."""

import datetime
import uuid
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from cirj.socle.calendrier import Precision
from cirj.socle.noms import cle_identite, sans_accents
from parcours.commun.ecarts import dates_a_un_chiffre, jour_et_mois_inverses, numeros_a_un_chiffre
from parcours.importation.initiales import Initiales, initiales

# Share of common letters between two name keys of people born the same exact day.
NOMS_PROCHES = 0.75

MEME_NUMERO = "même numéro étranger"
NOMS_INVERSES = "nom et prénom inversés"
AUTRE_ECRITURE = "autre écriture du nom"
MEME_NOM = "même nom"
NOM_USAGE = "même nom, de naissance ou d'usage"
NOM_PROCHE = "nom proche"
INITIALES = "une initiale à la place d'un mot du nom"
MEME_NAISSANCE = "même date de naissance"
JOUR_MOIS_INVERSES = "jour et mois de naissance inversés"
UN_CHIFFRE = "un chiffre d'écart dans la date de naissance"
NAISSANCE_APPROCHEE = "dates de naissance compatibles"
PREMIER_JANVIER = "naissance un 1er janvier, souvent approchée"
NAISSANCE_INCONNUE = "date de naissance inconnue"
AUTRE_NUMERO = "mais numéros étrangers différents"
MEME_TELEPHONE = "même téléphone"
NUMERO_VOISIN = "un chiffre d'écart dans le numéro étranger"
#: A day is missing on one side at least.
_A_L_ANNEE = (NAISSANCE_APPROCHEE, PREMIER_JANVIER)
#: Births that contradict nothing: an initial proves too little to forgive a slip.
_SANS_ECART = (MEME_NAISSANCE, NAISSANCE_INCONNUE, *_A_L_ANNEE)


@dataclass(frozen=True, slots=True)
class Identite:
    """What two files are compared on. ``id`` is the person's, existing or to be created.

    ``numero`` is the hash of her foreigner's number; ``clair``, the number itself, which is compared and never shown.
    ``cles`` are those of the birth name, of the name in use (``usage``) and of the other spellings.
    """

    id: uuid.UUID
    nom: str
    prenom: str
    cles: tuple[str, ...]
    naissance: datetime.date | None
    precision: str
    numero: str
    clair: str = field(default="", repr=False)
    usage: str = ""
    telephone: str = field(default="", repr=False)
    sexe: str = ""

    @property
    def initiales(self) -> list[Initiales]:
        """The keys by which a word written as its initial is found, one a family name."""
        return [initiales(nom, self.prenom) for nom in self.noms]

    @property
    def noms(self) -> list[str]:
        """The family names that one table or another may hold."""
        return [self.nom, self.usage] if self.usage else [self.nom]

    @property
    def telephone_propre(self) -> str:
        """The telephone, unless it stands for an unknown one: « 06 00 00 00 00 »."""
        chiffres = "".join(c for c in self.telephone if c.isdigit())
        return self.telephone if len(set(chiffres[2:])) > 1 else ""

    @property
    def jour_sur(self) -> bool:
        """The birth day is known, and is not the 1 January that stands for an unknown day."""
        return bool(
            self.naissance and self.precision == Precision.JOUR and (self.naissance.month, self.naissance.day) != (1, 1)
        )


@dataclass(frozen=True, slots=True)
class Ressemblance:
    """``identique``: not a double but the same person written the same way, on a date or a number that proves it."""

    candidate: Identite
    motifs: tuple[str, ...]
    identique: bool


def comparer(a: Identite, b: Identite) -> Ressemblance | None:
    """Return why ``a`` and ``b`` may be one person, the same whichever comes first; None when nothing says so.

    A telephone is that of a household: it only makes a close name and a year of birth likely to be one person's.

    A slip (day and month swapped, one digit for another) proposes, it never proves.
    """
    numero = bool(a.numero and a.numero == b.numero)
    autre_numero = bool(a.numero and b.numero and a.numero != b.numero)
    naissances, voisins = _naissances(a, b), autre_numero and numeros_a_un_chiffre(a.clair, b.clair)
    if not (numero or naissances or voisins):
        return None  # names alone prove nothing, and are long to compare
    autre_sexe = bool(a.sexe and b.sexe and a.sexe != b.sexe)
    noms = _noms(a, b, abrege=naissances in _SANS_ECART and not (autre_sexe or autre_numero))
    voisins = voisins and bool(noms)
    telephone = bool(a.telephone_propre and a.telephone_propre == b.telephone_propre)
    a_l_annee = telephone and naissances in _A_L_ANNEE and not autre_numero and _prenoms_proches(a, b)
    proche = noms == NOM_PROCHE and (naissances in (MEME_NAISSANCE, JOUR_MOIS_INVERSES) or a_l_annee)
    admises = naissances and (naissances != UN_CHIFFRE or _a_un_chiffre(a, b, noms))
    semblables = noms not in ("", NOM_PROCHE) and admises and not (autre_numero and naissances != MEME_NAISSANCE)
    if not (numero or voisins or proche or semblables):
        return None
    chiffre = NUMERO_VOISIN if voisins else AUTRE_NUMERO if autre_numero else ""
    dits = (MEME_NUMERO if numero else "", noms, naissances, MEME_TELEPHONE if telephone else "", chiffre)
    motifs = [m for m in dits if m]
    sure = naissances and naissances not in (JOUR_MOIS_INVERSES, UN_CHIFFRE)
    identique = noms == MEME_NOM and not autre_numero and (naissances == MEME_NAISSANCE or numero and bool(sure))
    return Ressemblance(b, tuple(motifs), identique)


def _noms(a: Identite, b: Identite, abrege: bool) -> str:
    """Return how two names agree; "" when they do not, or when one has no letter: it looks like nobody.

    ``abrege``: whether a word may be the initial of another.

    A table has one column of names: it holds the birth name of one woman and the name in use of another.
    """
    (nom, prenom, mots), (autre_nom, autre_prenom, autres_mots) = _ecrit(a.nom, a.prenom), _ecrit(b.nom, b.prenom)
    if not (mots and autres_mots):
        return ""
    if (nom, prenom) == (autre_nom, autre_prenom):
        return MEME_NOM
    paires = [
        (_ecrit(un, a.prenom), _ecrit(autre, b.prenom)) for un in a.noms for autre in b.noms if a.usage or b.usage
    ]
    if any(un[:2] == autre[:2] for un, autre in paires):
        return NOM_USAGE
    if (set(a.cles) & set(b.cles)) - {""}:
        if cle_identite(nom) == cle_identite(autre_prenom) and cle_identite(prenom) == cle_identite(autre_nom):
            return NOMS_INVERSES
        return AUTRE_ECRITURE
    if abrege and any(un.rencontre(autre) for un in a.initiales for autre in b.initiales):
        return INITIALES
    tous = {(un[2], autre[2]) for un, autre in paires} | {(mots, autres_mots)}
    return NOM_PROCHE if any(_proches(un, autre) for un, autre in tous) else ""


def _prenoms_proches(a: Identite, b: Identite) -> bool:
    """Husband and wife bear one name and have one telephone: their first names tell them apart."""
    return _proches(_ecrit(a.nom, a.prenom)[1], _ecrit(b.nom, b.prenom)[1])


def _proches(un: str, autre: str) -> bool:
    # In one order, so that both sides say the same; the two quick ones are never lower than the third.
    semblance = SequenceMatcher(None, *sorted((un, autre)))
    parts = (semblance.real_quick_ratio, semblance.quick_ratio, semblance.ratio)
    return all(part() >= NOMS_PROCHES for part in parts)


@lru_cache(maxsize=50_000)
def _ecrit(nom: str, prenom: str) -> tuple[str, str, str]:
    """Return the name and the first name in plain letters, and their words in one order."""
    return sans_accents(nom), sans_accents(prenom), " ".join(sorted(sans_accents(f"{nom} {prenom}").split()))


def _naissances(a: Identite, b: Identite) -> str:
    """Return how two birth dates agree; "" when they do not."""
    if a.naissance is None or b.naissance is None:
        return NAISSANCE_INCONNUE
    a_sur, b_sur = a.jour_sur, b.jour_sur
    if a_sur and b_sur:
        if a.naissance == b.naissance:
            return MEME_NAISSANCE
        if a.naissance.year == b.naissance.year and jour_et_mois_inverses(a.naissance) == b.naissance:
            return JOUR_MOIS_INVERSES
        return UN_CHIFFRE if dates_a_un_chiffre(a.naissance, b.naissance) else ""
    if a.naissance.year != b.naissance.year:
        # Not for two 1 January that stand for an unknown day: half of the years would be one digit apart.
        approchees = a.precision == b.precision != Precision.JOUR
        return UN_CHIFFRE if approchees and dates_a_un_chiffre(a.naissance, b.naissance) else ""
    mois_connus = all(i.jour_sur or i.precision == Precision.MOIS for i in (a, b))
    if mois_connus and a.naissance.month != b.naissance.month:
        return ""
    premiers = [i for i in (a, b) if i.precision == Precision.JOUR and not i.jour_sur]
    return PREMIER_JANVIER if premiers else NAISSANCE_APPROCHEE


def _a_un_chiffre(a: Identite, b: Identite, noms: str) -> bool:
    """A year alone says little: one digit in it is a slip only for the name written the same."""
    return bool(a.jour_sur and b.jour_sur) or noms == MEME_NOM
