"""A foreigner's number in the cells of a table: its last four digits are shown, in notes as on the pages of the import.

Among free words it is taken nowhere before somebody answers (see ``numeros_demandes``). The whole number is read in the dossier, and that reading is noted; the file of the
refused rows keeps every value, for whoever has the table already.
"""

import re

#: 9 or 10 digits, in one piece or in groups, not after a country's prefix (« +93 701 234 567 »); a telephone is as long.
_NUMERO = re.compile(
    r"(?<![\w+])(?<!\+\d[ \u00a0\u202f])(?<!\+\d\d[ \u00a0\u202f])(?<!\+\d\d\d[ \u00a0\u202f])"
    r"\d(?:[ \u00a0\u202f]?\d){8,9}(?!\w)"
)
#: In the column of the number: what has so many digits is one, wrongly typed perhaps; « en attente » is not.
_DANS_SA_COLONNE = re.compile(r"\d(?:[ \u00a0\u202f.-]?\d){4,}")
_TELEPHONE = re.compile(r"0[1-9]\d{8}")
_ANNONCE = re.compile(r"(?:agdref|[eé]tranger|anef)(?:\W*\d)?\W*$", re.IGNORECASE)
_LOIN = 20
MASQUE = "Un numéro étranger écrit parmi les mots est masqué, et n'est pas repris : il a sa colonne."
NUMERO = "numero_etranger"
#: Fields whose digits are telephones, zero or not.
_TELEPHONES = {"telephone", "telephone_autre", "contact_referent"}


def masquer(numero: str) -> str:
    """Return enough of a foreigner number to compare two of them by eye; leading zeros say nothing."""
    return f"…{numero.lstrip('0')[-4:]}" if numero else ""


def masquer_dans(mots: str, entete: str = "") -> str:
    """Return the words, each foreigner's number in them masked; what reads as a telephone is one, unless announced.

    ``entete``: the header that the words stand under, which announces too.
    """

    def remplacer(trouve: re.Match) -> str:
        numero = _numero(trouve, mots, entete)
        return f"…{numero[-4:]}" if numero else trouve.group()

    return _NUMERO.sub(remplacer, mots)


def numeros_dans(mots: str, entete: str = "") -> list[str]:
    """Return the digits of the numbers that ``masquer_dans`` masks in these words."""
    return [numero for trouve in _NUMERO.finditer(mots) if (numero := _numero(trouve, mots, entete))]


def _numero(trouve: re.Match, mots: str, entete: str) -> str:
    """Return the digits, or "" for those of a telephone that nothing announces as another number."""
    chiffres = re.sub(r"\D", "", trouve.group())
    annonce = _ANNONCE.search(f"{entete} : {mots[: trouve.start()]}"[-_LOIN:])
    return "" if _TELEPHONE.fullmatch(chiffres) and not annonce else chiffres


def masquer_la_case(champ: str, ecrit: str, entete: str = "") -> str:
    """Return what a page shows of a cell read as ``champ`` ("": as nothing)."""
    if champ == NUMERO:
        return _DANS_SA_COLONNE.sub(lambda trouve: masquer(re.sub(r"\D", "", trouve.group())), ecrit)
    return ecrit if champ in _TELEPHONES else masquer_dans(ecrit, entete)


def masquer_le_message(probleme: dict) -> str:
    """Return what a page says of a problem, which quotes its cell."""
    champ, ecrit, message = probleme["champ"], probleme["texte"], probleme["message"]
    if champ == NUMERO:
        return message.replace(ecrit, masquer_la_case(NUMERO, ecrit)) if ecrit else message
    return masquer_la_case(champ, message)
