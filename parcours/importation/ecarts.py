"""What a slip of the hand does to a date or a number: day and month swapped, one digit for another."""

import datetime

from cirj.socle.chiffrement import empreinte


def jour_et_mois_inverses(jour: datetime.date) -> datetime.date | None:
    """Return 3 April for 4 March of the same year; None when that is no other day."""
    if jour.day > 12 or jour.day == jour.month:
        return None
    return jour.replace(month=jour.day, day=jour.month)


def un_chiffre_d_ecart(a: str, b: str) -> bool:
    """Say whether two writings of one length differ by one digit."""
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def empreintes_voisines(numero: str) -> frozenset[str]:
    """Return the hashes of the numbers at one digit of ``numero``: a number is compared without being kept in clear.

    As ``Personne.numero_empreinte``, without the leading zeros that spreadsheets eat.
    """
    chiffres = numero.zfill(10)
    voisins = {
        chiffres[:rang] + chiffre + chiffres[rang + 1 :] for rang in range(len(chiffres)) for chiffre in "0123456789"
    } - {chiffres}
    return frozenset(empreinte(voisin.lstrip("0")) for voisin in voisins if voisin.strip("0"))
