"""Names, foreigner number, telephone, e-mail: what identifies or reaches the person."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from cirj.socle.noms import sans_accents
from cirj.socle.telephones import lire_telephones
from parcours.importation.valeur import Lecture

LONGUEUR_NOM = 60
# Of an e-mail address, after RFC 5321, and of its column.
LONGUEUR_COURRIEL = 254
_NUMERO = re.compile(r"\d{9,10}")


def nom(texte: str) -> Lecture:
    """Return the name without the stray marks of old files: « Çeli̇k » (i + combining dot) is « Çelik »."""
    # A dot above that follows an i is left by a lower-casing of the Turkish « İ ».
    propre = " ".join(unicodedata.normalize("NFC", texte.replace("i\u0307", "i")).split())
    if len(propre) > LONGUEUR_NOM:
        return Lecture(texte, None, "", f"Ce nom dépasse {LONGUEUR_NOM} caractères.", refus=True)
    if not sans_accents(propre):
        return Lecture(texte, None, "", "Ce nom ne contient aucune lettre reconnue.", refus=True)
    return Lecture(texte, propre, propre)


def nom_complet(texte: str) -> Lecture:
    """Return ``(nom, prénom)``: capitals are the family name; a comma cuts; otherwise the first word is."""
    lu = nom(texte)
    if lu.refus:
        return lu
    avant, virgule, apres = lu.valeur.partition(",")
    mots = lu.valeur.split()
    capitales = [mot for mot in mots if mot.isupper() and len(mot) > 1]
    if virgule:
        couple = (avant.strip(), apres.strip())
    elif capitales and len(capitales) < len(mots):
        couple = (" ".join(capitales), " ".join(mot for mot in mots if mot not in capitales))
    else:
        couple = (mots[0], " ".join(mots[1:]))
    return Lecture(texte, couple, f"nom {couple[0]}, prénom {couple[1] or 'inconnu'}")


def numero_etranger(texte: str) -> Lecture:
    """Return the foreigner number: 9 or 10 digits; spreadsheets eat leading zeros, the hash ignores them."""
    chiffres = re.sub(r"[\s.\-]", "", texte)
    if not chiffres.isdigit() or len(chiffres) > 10 or len(chiffres) < 5:
        return Lecture(texte, None, "", f"« {texte} » : le numéro étranger compte 9 ou 10 chiffres.")
    complet = chiffres.zfill(9)
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
    try:
        validate_email(texte)
        if len(texte) > LONGUEUR_COURRIEL:
            raise ValidationError("trop longue")
    except ValidationError:
        return Lecture(texte, None, "", f"« {texte} » n'est pas une adresse électronique.")
    return Lecture(texte, texte.lower(), texte.lower())
