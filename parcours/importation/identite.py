"""Names, foreigner number, telephone, e-mail: what identifies or reaches the person."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from cirj.socle.noms import sans_accents
from cirj.socle.telephones import lire_telephones
from parcours.importation.coupe_du_nom import Couple, couper
from parcours.importation.lettres import sans_invisibles
from parcours.importation.noms_de_personnes import COMPLET, PRENOM, NomEcrit, lire_nom, sans_inconnus
from parcours.importation.valeur import Lecture

LONGUEUR_NOM = 60
# Of an e-mail address, after RFC 5321, and of its column.
LONGUEUR_COURRIEL = 254
_NUMERO = re.compile(r"[0-9]{9,10}")
_SANS_ZERO = re.compile(r"[1-9][0-9]{7}")


@dataclass(frozen=True, slots=True)
class DetailsDuNom:
    """What a cell of names says beside the name. ``autres``: other writings of the cell; ``couples``: of a full name."""

    sexe: str = ""
    naissance: str = ""
    usage: str = ""
    autres: tuple[str, ...] = ()
    couples: tuple[Couple, ...] = ()


def nom(texte: str) -> Lecture:
    """Return the family name, without civility, mention nor letters that nobody typed; a married name apart."""
    return _simple(texte, lire_nom(texte))


def prenom(texte: str) -> Lecture:
    """Return the first name; None for « FNU », « sans prénom »."""
    return _simple(texte, lire_nom(texte, PRENOM))


def nom_usage(texte: str) -> Lecture:
    """Return the name in use; « MARTIN née DUPONT » is MARTIN here, the column of names says the other."""
    ecrit = lire_nom(texte)
    ecrit.naissance = ecrit.usage = ""
    return _simple(texte, ecrit)


def nom_complet(texte: str) -> Lecture:
    """Return ``(nom, prénom)`` of a cell that says the family name first, unless its capitals say otherwise."""
    return _complet(texte, prenom_devant=False)


def prenom_nom(texte: str) -> Lecture:
    """Return ``(nom, prénom)`` of a cell that says the first name first, unless its capitals say otherwise."""
    return _complet(texte, prenom_devant=True)


def _simple(texte: str, ecrit: NomEcrit) -> Lecture:
    if refus := _refus(ecrit):
        return Lecture(texte, None, "", refus, refus=True, mention=ecrit.mention)
    if ecrit.absent:
        return Lecture(texte, None, "", _dire(ecrit.dits), absent=ecrit.absent, mention=ecrit.mention)
    propre, usage, naissance = ecrit.nom, ecrit.usage, ""
    if ecrit.naissance and ecrit.place == PRENOM:
        naissance = ecrit.naissance
    elif ecrit.naissance:
        propre, usage = ecrit.naissance, ecrit.usage or ecrit.nom
    details = DetailsDuNom(ecrit.sexe, naissance, usage, tuple(ecrit.autres))
    return Lecture(texte, propre, propre, _dire(ecrit.dits), mention=ecrit.mention, details=_utiles(details))


def _complet(texte: str, prenom_devant: bool) -> Lecture:
    ecrit = lire_nom(texte, COMPLET)
    if refus := _refus(ecrit):
        return Lecture(texte, None, "", refus, refus=True, mention=ecrit.mention)
    if ecrit.absent:
        return Lecture(texte, None, "", _dire(ecrit.dits), absent=ecrit.absent, mention=ecrit.mention)
    (nom_lu, prenom_lu), a_verifier = couper(sans_inconnus(ecrit.nom), prenom_devant)
    usage = ecrit.usage
    if ecrit.naissance:
        # « MARTIN née DUPONT Sophie »: the first name follows the birth name.
        de_naissance = couper(ecrit.naissance)[0] if not prenom_lu else (ecrit.naissance, prenom_lu)
        usage, (nom_lu, prenom_lu) = usage or nom_lu, de_naissance
    elif usage and not prenom_lu:
        usage, prenom_lu = couper(usage)[0]
    couples = tuple(couper(autre, prenom_devant)[0] for autre in ecrit.autres)
    details = DetailsDuNom(ecrit.sexe, "", usage, (), couples)
    dits = [*ecrit.dits, a_verifier] if a_verifier else ecrit.dits
    lu = f"nom {nom_lu}, prénom {prenom_lu or 'inconnu'}"
    return Lecture(texte, (nom_lu, prenom_lu), lu, _dire(dits), mention=ecrit.mention, details=_utiles(details))


def _utiles(details: DetailsDuNom) -> DetailsDuNom | None:
    return None if details == DetailsDuNom() else details


def _dire(dits: list[str]) -> str:
    return " ".join(dits)


def _refus(ecrit: NomEcrit) -> str:
    if ecrit.refus or ecrit.absent:
        return ecrit.refus
    if any(len(partie) > LONGUEUR_NOM for partie in (ecrit.nom, ecrit.naissance, ecrit.usage, *ecrit.autres)):
        return f"Ce nom dépasse {LONGUEUR_NOM} caractères."
    return "" if sans_accents(ecrit.nom) else "Ce nom ne contient aucune lettre reconnue."


def numero_etranger(texte: str, nombre: bool = False) -> Lecture:
    """Return the foreigner number: 9 or 10 digits; of a cell that is a number, a spreadsheet ate the zero in front."""
    chiffres = re.sub(r"[\s.\-]", "", texte)
    if _NUMERO.fullmatch(chiffres):
        return Lecture(texte, chiffres, chiffres)
    if not _SANS_ZERO.fullmatch(chiffres):
        return Lecture(texte, None, "", f"« {texte} » : le numéro étranger compte 9 ou 10 chiffres.")
    complet = f"0{chiffres}"
    if not nombre:
        dit = f"« {texte} » n'a que 8 chiffres : si un zéro manque devant, écrivez {complet}."
        return Lecture(texte, None, "", dit)
    return Lecture(texte, complet, complet)


def telephone(texte: str) -> Lecture:
    """Return « 06 00 00 00 00 », or the international form of a foreign number; what else the cell holds is said.

    A person has one telephone: of several, the first.
    """
    numeros, reste = lire_telephones(texte)
    if not numeros:
        return Lecture(texte, None, "", f"« {texte} » n'est pas un numéro de téléphone.")
    probleme = ""
    if len(numeros) > 1:
        autres = " et ".join(f"« {numero} »" for numero in numeros[1:])
        seul = len(numeros) == 2
        debut = "Deux numéros" if seul else "Plusieurs numéros"
        fin = "n'est pas repris" if seul else "ne sont pas repris"
        probleme = f"{debut} : le premier est retenu, {autres} {fin}."
    if reste:
        probleme = f"{probleme} À côté du numéro, « {reste} » n'est pas repris.".strip()
    return Lecture(texte, numeros[0], numeros[0], probleme)


def courriel(texte: str) -> Lecture:
    """Return the e-mail address in small letters; of several, the first, and the others are said."""
    morceaux = [re.sub(r"\s", "", m) for m in _adresses(sans_invisibles(texte).casefold())]
    bonnes = [morceau for morceau in morceaux if _est_une_adresse(morceau)]
    if not bonnes:
        return Lecture(texte, None, "", f"« {texte} » n'est pas une adresse électronique.")
    autres = [f"« {morceau} »" for morceau in morceaux if morceau and morceau != bonnes[0]]
    dit = f"Une seule adresse est reprise, {bonnes[0]} ; non repris : {', '.join(autres)}." if autres else ""
    return Lecture(texte, bonnes[0], bonnes[0], dit)


def _adresses(texte: str) -> list[str]:
    entre_chevrons = re.findall(r"<([^<>]+@[^<>]+)>", texte)
    morceaux = entre_chevrons or re.split(r"[;,|/]|\s(?:ou|et)\s", texte.replace("mailto:", " "))
    if len(morceaux) == 1 and texte.count("@") > 1:
        morceaux = texte.split()
    return [morceau.replace("mailto:", "").strip(" .<>") for morceau in morceaux if morceau.strip()]


def _est_une_adresse(texte: str) -> bool:
    try:
        validate_email(texte)
    except ValidationError:
        return False
    return len(texte) <= LONGUEUR_COURRIEL
