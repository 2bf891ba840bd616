"""What a slip of the hand does to a date or a number: day and month swapped, one digit for another."""

import datetime

# Of a foreigner's number.
_CHIFFRES = 10


def jour_et_mois_inverses(jour: datetime.date) -> datetime.date | None:
    """Return 3 April for 4 March of the same year; None when that is no other day."""
    if jour.day > 12 or jour.day == jour.month:
        return None
    return jour.replace(month=jour.day, day=jour.month)


def un_chiffre_d_ecart(a: str, b: str) -> bool:
    """Say whether two writings of one length differ by one digit."""
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def dates_a_un_chiffre(a: datetime.date, b: datetime.date) -> bool:
    """Say whether two dates differ by one digit of their day, month or year."""
    # Asked of all those who bear a frequent name: most pairs differ by more than one of the three.
    if (a.year == b.year) + (a.month == b.month) + (a.day == b.day) != 2:
        return False
    return un_chiffre_d_ecart(a.isoformat(), b.isoformat())


def un_chiffre_de_trop(a: str, b: str) -> bool:
    """Say whether one of two writings is the other with one digit forgotten."""
    court, long = sorted((a, b), key=len)
    return len(long) - len(court) == 1 and any(long[:rang] + long[rang + 1 :] == court for rang in range(len(long)))


def numeros_a_un_chiffre(a: str, b: str) -> bool:
    """Say whether two foreigner's numbers differ by one digit, or by one forgotten; spreadsheets eat leading zeros."""
    if not (a and b):
        return False
    return un_chiffre_d_ecart(a.zfill(_CHIFFRES), b.zfill(_CHIFFRES)) or un_chiffre_de_trop(
        a.lstrip("0"), b.lstrip("0")
    )
