"""What a name and a birth date may be, wherever they are typed; the import judges its own cells by the same rules."""

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.calendrier import age_a, ans, bornes, en_francais
from cirj.socle.noms import sans_accents

NOMS = ("nom", "prenom", "nom_usage")


def fautes_d_identite(objet) -> dict[str, str]:
    """Return field → what is wrong, for the names and the birth date that ``objet`` (a person, a spelling) has."""
    fautes = {
        nom: "Ce nom ne contient aucune lettre."
        for nom in NOMS
        if (ecrit := getattr(objet, nom, "")) and not sans_accents(ecrit)
    }
    naissance = getattr(objet, "date_naissance", None)
    if naissance and (faute := naissance_impossible(naissance)):
        fautes["date_naissance"] = faute
    return fautes


class IdentitePlausible:
    """Mixed into a model that writes somebody's name or birth: what nobody can be is refused with its fields."""

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude)
        fautes = {nom: faute for nom, faute in self.fautes().items() if nom not in (exclude or ())}
        if fautes:
            raise ValidationError(fautes)

    def fautes(self) -> dict[str, str]:
        return fautes_d_identite(self)


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
