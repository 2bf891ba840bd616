"""Calendar arithmetic, and dates known only to the month or the year."""

import calendar
import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.formats import date_format

#: What a day typed by hand may be: « 0025 » is a slip for 2025, and no rule is dated so.
PLAUSIBLE = [
    MinValueValidator(datetime.date(1900, 1, 1), "Vérifiez l'année : cette date est antérieure à 1900."),
    MaxValueValidator(datetime.date(2100, 12, 31), "Vérifiez l'année : cette date est postérieure à 2100."),
]


class Precision(models.TextChoices):
    """How much of a date is known."""

    JOUR = "jour", "au jour"
    MOIS = "mois", "au mois"
    ANNEE = "annee", "à l'année"


def ajouter_mois(jour: datetime.date, mois: int) -> datetime.date:
    """Return the same day ``mois`` calendar months later; the month's last day when that day does not exist."""
    rang = jour.year * 12 + jour.month - 1 + mois
    annee, mois_0 = divmod(rang, 12)
    return datetime.date(annee, mois_0 + 1, min(jour.day, calendar.monthrange(annee, mois_0 + 1)[1]))


def fin_de_mois(jour: datetime.date) -> datetime.date:
    """Return the last day of the month of ``jour``."""
    return jour.replace(day=calendar.monthrange(jour.year, jour.month)[1])


def anniversaire(naissance: datetime.date, ans: int) -> datetime.date:
    """Return the day on which the age of ``ans`` is reached.

    Born on 29 February, it is the last day of February, 28 or 29: instruction INTA1317573C of 25 July 2013 on electoral
    rolls says so of the majority, and the Code de procédure civile (article 641) of any delay in months or years.
    """
    return ajouter_mois(naissance, 12 * ans)


def age_a(naissance: datetime.date, jour: datetime.date) -> int:
    """Return the age in whole years on ``jour``."""
    ans = jour.year - naissance.year
    return ans if anniversaire(naissance, ans) <= jour else ans - 1


def derniere_naissance(ans: int, jour: datetime.date) -> datetime.date:
    """Return the latest day of birth of who is ``ans`` years old, or more, on ``jour``."""
    naissance = ajouter_mois(jour, -12 * ans)
    suivant = naissance + datetime.timedelta(days=1)
    return suivant if anniversaire(suivant, ans) <= jour else naissance


def bornes(jour: datetime.date, precision: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day that a date known to the month or the year may be."""
    if precision == Precision.MOIS:
        return jour.replace(day=1), fin_de_mois(jour)
    if precision == Precision.ANNEE:
        return datetime.date(jour.year, 1, 1), datetime.date(jour.year, 12, 31)
    return jour, jour


def ans(age: int) -> str:
    """Return « 31 ans », « 1 an », « moins d'un an »."""
    return f"{age} an{'s' if age > 1 else ''}" if age > 0 else "moins d'un an"


def age_dit(naissance: datetime.date | None, precision: str, jour: datetime.date) -> str:
    """Return the age on ``jour`` as far as it is known: « 31 ans », « 30 ou 31 ans », « moins d'un an », ""."""
    if naissance is None:
        return ""
    premier, dernier = bornes(naissance, precision)
    au_moins, au_plus = max(age_a(dernier, jour), 0), max(age_a(premier, jour), 0)
    if au_plus == 0:
        return "moins d'un an"
    nombre = f"{au_plus}" if au_moins == au_plus else f"{au_moins} ou {au_plus}"
    return f"{nombre} an{'s' if au_plus > 1 else ''}"


def en_francais(jour: datetime.date, motif: str = "j N Y") -> str:
    """Return the day as French writes it, « 1er août 2026 »; ``motif`` as for Django's ``date_format``."""
    return date_format(jour, motif.replace("j", r"1\e\r") if jour.day == 1 else motif)


def affichage_approche(jour: datetime.date | None, precision: str) -> str:
    """Return the date in French with only what is known: « 3 déc. 2026 », « décembre 2026 », « 2026 »."""
    if jour is None:
        return ""
    formats = {Precision.JOUR: "j N Y", Precision.MOIS: "F Y", Precision.ANNEE: "Y"}
    return en_francais(jour, formats[Precision(precision)])


def depuis(jour: datetime.date | None, precision: str) -> str:
    """Return « depuis le 3 déc. 2026 », « depuis décembre 2026 », « depuis 2026 »; nothing without a date."""
    if jour is None:
        return ""
    return f"depuis {'le ' if precision == Precision.JOUR else ''}{affichage_approche(jour, precision)}"
