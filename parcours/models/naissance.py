"""What a birth date may be, wherever it is typed; the import judges its own cells by the same rule (IMPORT_AGE_MAX)."""

import datetime

from django.utils import timezone

from cirj.socle import regles
from cirj.socle.calendrier import age_a, ans, bornes, en_francais


def naissance_impossible(jour: datetime.date) -> str:
    """Return why nobody alive was born that day, or ""."""
    aujourdhui = timezone.localdate()
    if jour > aujourdhui:
        return "Cette date de naissance est à venir."
    age = age_a(jour, aujourdhui)
    return f"Cette date donne {ans(age)} : vérifiez l'année." if age > regles.nombre("IMPORT_AGE_MAX") else ""


def avant_la_naissance(jour: datetime.date | None, naissance: datetime.date | None, precision: str) -> str:
    """Return why a fact of ``jour`` cannot be, when it precedes the earliest day the person may be born; or ""."""
    if jour is None or naissance is None or jour >= bornes(naissance, precision)[0]:
        return ""
    return (
        f"Cette date précède la naissance ({en_francais(naissance)})."
        if precision == "jour"
        else ("Cette date précède la naissance.")
    )
