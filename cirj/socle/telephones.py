"""Telephone numbers, one way to write each: « 06 00 00 00 00 », or « +213551234567 » for a foreign one.

They are found in what is typed by the library ``phonenumbers``, as a telephone does in a message. Of a French number it is
asked that it has the shape that the numbering plan gives (ten digits, 0 then 1 to 9), of a foreign one that its country has
numbers of that length; not that it belongs to a range in service. The ranges are known with delay, those that the regulator
keeps for fiction (06 39 98 xx xx) are in none, and a number refused by mistake is a person who cannot be called.
"""

import re
import unicodedata
from decimal import Decimal

import phonenumbers
from django.core.exceptions import ValidationError
from phonenumbers import Leniency, PhoneNumber, PhoneNumberMatcher, ValidationResult

from cirj.socle.formulaires_meles import AvecFormulaire

FRANCE = "FR"
# France and the departments that have a code of their own; from one to the other, ten digits are dialled.
_CODES_FRANCAIS = {phonenumbers.country_code_for_region(region) for region in (FRANCE, "GP", "GF", "MQ", "RE", "YT")}
_NEUF = re.compile(r"[1-9]\d{8}")
# A number kept by a spreadsheet as a quantity: « 6.39985002E8 », « 639985002.0 ».
_QUANTITE = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d{1,2}|\d{9,15}[.,]0+")
_DIX_CHIFFRES = re.compile(
    r"(?<!\d)(?:0[1-9]|(?:\+|00)33[ .\-]?(?:\(0\)[ .\-]?)?[1-9])(?:[ .\-]?\d\d){4}(?![ .\-]?\d(?:\D|$))(?!\d)"
)
_MOTS_DE_TROP = re.compile(r"[^\W\d_]+|\d+")
#: Said beside a number, and which add nothing to it.
_ORDINAIRES = {
    "tel",
    "tél",
    "téléphone",
    "telephone",
    "numéro",
    "numero",
    "port",
    "portable",
    "mobile",
    "fixe",
    "n",
    "et",
    "ou",
}
_INCONNU = "Ce numéro n'existe pas : dix chiffres, ou l'indicatif d'un pays (+213…) puis le numéro."


def telephone_lu(texte: str) -> str | None:
    """Return the number as it is written everywhere; None for what is no number, or several."""
    numeros = telephones_lus(texte)
    return numeros[0] if len(numeros) == 1 else None


def telephones_lus(texte: str) -> list[str]:
    """Return the numbers that ``texte`` holds, each once, as they are written everywhere."""
    return lire_telephones(texte)[0]


def lire_telephones(texte: str) -> tuple[list[str], str]:
    """Return the numbers, and the words that say something else: « 06 12 34 56 78 (mère) » → « mère »."""
    net = _net(texte)
    if seul := _seul(net):
        return [seul], ""
    numeros, reste, fin = [], [], 0
    # Two numbers without anything between are one too long for the library.
    suite = _DIX_CHIFFRES.sub(r"\g<0> ; ", net)
    for trouve in PhoneNumberMatcher(suite, FRANCE, leniency=Leniency.POSSIBLE):
        avant = suite[fin : trouve.start]
        # What follows a plus that the library left out is the end of a number whose country does not exist.
        if "+" not in avant and (ecrit := _ecrire(trouve.number)):
            numeros.append(ecrit)
            reste.append(avant)
            fin = trouve.end
    mots = _MOTS_DE_TROP.findall(" ".join([*reste, suite[fin:]]))
    return list(dict.fromkeys(numeros)), " ".join(mot for mot in mots if mot.casefold() not in _ORDINAIRES)


def telephone_saisi(texte: str, *, service: bool = False) -> str:
    """Return the one number typed in a field, "" for none; ``ValidationError`` says what else is there.

    ``service``: the short numbers of services too (« 3949 », « 115 »).
    """
    if not texte.strip():
        return ""
    if service and (court := _court(texte)):
        return court
    numeros, reste = lire_telephones(texte)
    if not numeros:
        raise ValidationError(_INCONNU)
    if len(numeros) > 1:
        raise ValidationError("Cette case tient un seul numéro : gardez celui qu'il faut appeler.")
    if reste:
        raise ValidationError(f"Cette case tient un numéro seul : retirez « {reste} ».")
    return numeros[0]


class AvecTelephone(AvecFormulaire):
    """Mixed into a form whose field ``telephone`` is one number."""

    #: The field is that of a service, which may have a short number.
    telephone_de_service = False

    def clean_telephone(self) -> str:
        return telephone_saisi(self.cleaned_data["telephone"], service=self.telephone_de_service)


def _net(texte: str) -> str:
    """Return ``texte`` with the digits of every script in ours, plain spaces, and a plus only before a country."""
    net = unicodedata.normalize("NFKC", texte)
    net = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in net).strip()
    if _QUANTITE.fullmatch(net):
        net = str(int(Decimal(net.replace(",", "."))))
    return re.sub(r"\+(?=\s*0)", " ; ", re.sub(r"[^\S\n]|_", " ", net))


def _seul(net: str) -> str | None:
    """Return the number that the whole of ``net`` is, however it is cut (« 06/12/34/56/78 ») and without its « + »."""
    compact = re.sub(r"[\s.\-/()]", "", net)
    if not re.fullmatch(r"\+?\d{9,17}", compact):
        return None
    if lu := _ecrire(_analyser(compact)):
        return lu
    # A country's code without its plus is a guess: the number must then be one of that country.
    etranger = _analyser(f"+{compact}") if re.fullmatch(r"[1-9]\d{10,14}", compact) else None
    return _ecrire(etranger) if etranger and phonenumbers.is_valid_number(etranger) else None


def _analyser(compact: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(compact, FRANCE)
    except phonenumbers.NumberParseException:
        return None


def _ecrire(numero: PhoneNumber | None) -> str | None:
    if numero is None:
        return None
    national = phonenumbers.national_significant_number(numero)
    if numero.country_code in _CODES_FRANCAIS:
        dix = f"0{national}"
        return " ".join(dix[i : i + 2] for i in range(0, 10, 2)) if _NEUF.fullmatch(national) else None
    if phonenumbers.is_possible_number_with_reason(numero) != ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.E164)


def _court(texte: str) -> str | None:
    compact = re.sub(r"[\s.]", "", _net(texte))
    if not re.fullmatch(r"\d{2,6}", compact):
        return None
    numero = phonenumbers.parse(compact, FRANCE)
    return compact if phonenumbers.is_valid_short_number_for_region(numero, FRANCE) else None
