"""What the records attached to a person or to a pathway have in common."""

import datetime

from django.db import models
from django.db.models import F, Q

from cirj.socle.calendrier import Precision, affichage_approche, en_francais
from cirj.socle.models import ModeleDate


def dates_coherentes(nom: str, debut: str = "debut", fin: str = "fin") -> models.CheckConstraint:
    """Return the constraint that a period does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(**{f"{fin}__isnull": True}) | Q(**{f"{fin}__gte": F(debut)}),
        name=nom,
        violation_error_message="La date de fin précède la date de début.",
    )


def champ_precision(libelle: str = "précision de la date") -> models.CharField:
    return models.CharField(libelle, max_length=5, choices=Precision, default=Precision.JOUR)


def champ_departement() -> models.ForeignKey:
    """Return the department of a record, filled by the database from the person or the pathway it belongs to.

    Row-level security compares it, without reading the parent; the program never writes it.
    """
    return models.ForeignKey(
        "acteurs.Departement", on_delete=models.PROTECT, related_name="+", editable=False, blank=True
    )


def d_apres_le_tableau(jour: datetime.date | None, fichier: str = "") -> str:
    """« d'après le tableau « listing.xlsx » du 3 mars 2026 »; "" for what no table said."""
    if jour is None:
        return ""
    return " ".join(filter(None, ["d'après le tableau", fichier and f"« {fichier} »", f"du {en_francais(jour)}"]))


class FaitDate(ModeleDate):
    """A fact about a person, dated, perhaps only to the month or the year, with the words it was imported from."""

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="%(class)ss")
    departement = champ_departement()
    date = models.DateField("date", null=True, blank=True)
    date_precision = champ_precision()
    texte_origine = models.CharField("texte d'origine", max_length=200, blank=True)
    # Read in a table that gives no date: true on that day at the latest, since when nobody knows.
    releve_le = models.DateField("relevé dans un tableau le", null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["-date", "-cree_le"]

    @property
    def source_tableau(self) -> str:
        """« d'après le tableau du 3 mars 2026 », for a fact that has no date of its own."""
        return "" if self.date else d_apres_le_tableau(self.releve_le)

    @property
    def date_affichee(self) -> str:
        return affichage_approche(self.date, self.date_precision)
