"""A foreigner's number among free words: the note shows its last four digits only, as a dossier does, and it is taken nowhere."""

import re

#: 9 or 10 digits, in one piece or in groups; a telephone is as long.
_NUMERO = re.compile(r"(?<![\w+])\d(?:[ \u00a0\u202f]?\d){8,9}(?!\w)")
_TELEPHONE = re.compile(r"0[1-9]\d{8}")
_ANNONCE = re.compile(r"(?:agdref|[eé]tranger|anef)\W*$", re.IGNORECASE)
MASQUE = "Un numéro étranger écrit parmi les mots est masqué dans la note, et n'est pas repris : il a sa colonne."


def masquer_dans(mots: str) -> str:
    """Return the words, each foreigner's number in them masked; what reads as a telephone is one, unless announced."""

    def remplacer(trouve: re.Match) -> str:
        ecrit = trouve.group()
        annonce = _ANNONCE.search(mots[max(0, trouve.start() - 20) : trouve.start()])
        chiffres = re.sub(r"\D", "", ecrit)
        return ecrit if _TELEPHONE.fullmatch(chiffres) and not annonce else f"…{chiffres[-4:]}"

    return _NUMERO.sub(remplacer, mots)
