"""Telephone numbers, one way to write each: « 06 00 00 00 00 », or the international form of a foreign one."""

import re

_FRANCAIS = re.compile(r"(?:\+33|0033|0)[1-9]\d{8}")
_ETRANGER = re.compile(r"\+[1-9]\d{7,14}")


def telephone_lu(texte: str) -> str | None:
    """Return the number as it is written everywhere; None for what is no number."""
    compact = re.sub(r"[\s.\-/()]", "", texte)
    # « +33 (0)6 »: the zero is said for who calls from France.
    compact = re.sub(r"^(\+33|0033)0(?=[1-9]\d{8}$)", r"\1", compact)
    # « 612345678 »: a number whose cell lost its leading zero.
    compact = f"0{compact}" if re.fullmatch(r"[1-9]\d{8}", compact) else compact
    if _FRANCAIS.fullmatch(compact):
        neuf = compact[-9:]
        return " ".join([f"0{neuf[0]}", *(neuf[i : i + 2] for i in range(1, 9, 2))])
    compact = re.sub(r"^00(?=[1-9])", "+", compact)
    return compact if _ETRANGER.fullmatch(compact) else None
