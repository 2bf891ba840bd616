"""Protection decisions and residence permits (docs/domaine.md §1)."""

import datetime

from django.db import models
from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When
from django.utils import timezone

from cirj.socle.calendrier import Precision
from cirj.socle.models import ModeleDate
from parcours.models.base import FaitDate, champ_departement, dates_coherentes
from parcours.nomenclatures import AutoriteProtection, MotifFinProtection, StatutProtection, TypeTitre

#: The day of the fact may be compared with another: it is known, and to the day.
DATE_EXACTE = Q(date__isnull=False, date_precision=Precision.JOUR)


def pas_avant(nom: str, champ: str, message: str) -> models.CheckConstraint:
    """Return the constraint that the day ``champ`` is not before ``date``, when both are known to the day."""
    condition = Q(**{f"{champ}__isnull": True}) | ~DATE_EXACTE | Q(**{f"{champ}__gte": F("date")})
    return models.CheckConstraint(condition=condition, name=nom, violation_error_message=message)


class Protection(FaitDate):
    """A protection decision; ``date`` is that of its notification, from which the law counts. The current one has ``fin`` empty."""

    statut = models.CharField("protection", max_length=20, choices=StatutProtection)
    autorite = models.CharField("décidée par", max_length=10, choices=AutoriteProtection, blank=True)
    decidee_le = models.DateField("décidée le", null=True, blank=True)
    fin = models.DateField("prend fin le", null=True, blank=True)
    motif_fin = models.CharField("pourquoi elle prend fin", max_length=15, choices=MotifFinProtection, blank=True)

    class Meta(FaitDate.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["personne"],
                condition=Q(fin__isnull=True),
                name="protection_une_seule_en_cours",
                violation_error_message="Cette personne a déjà une protection en cours.",
            ),
            models.CheckConstraint(
                condition=Q(decidee_le__isnull=True) | ~DATE_EXACTE | Q(decidee_le__lte=F("date")),
                name="protection_decidee_avant_notification",
                violation_error_message="La décision est postérieure à sa notification.",
            ),
            pas_avant("protection_dates_coherentes", "fin", "La protection prend fin avant d'avoir été notifiée."),
            models.CheckConstraint(
                condition=Q(motif_fin="") | Q(fin__isnull=False),
                name="protection_motif_avec_fin",
                violation_error_message="Indiquez aussi quand la protection prend fin.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_statut_display()

    def ceder(self, jour) -> None:
        """End the protection on ``jour``: another decision takes its place."""
        self.fin, self.motif_fin = jour, MotifFinProtection.REMPLACEE
        self.save()


class TitreSejourQuerySet(QuerySet):
    def valables(self, jour: datetime.date | None = None) -> "TitreSejourQuerySet":
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=jour)

    def le_plus_utile_d_abord(self, jour: datetime.date | None = None) -> "TitreSejourQuerySet":
        """The documents valid on ``jour`` first, the latest of them leading; then those over or still to come."""
        jour = jour or timezone.localdate()
        valable = When(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=jour, then=Value(True))
        return self.annotate(valable=Case(valable, default=Value(False), output_field=BooleanField())).order_by(
            "-valable", "-debut", "-cree_le"
        )


class TitreSejour(ModeleDate):
    """A residence document; a renewal asked for closes the reminders to ask, the document received is a row of its own."""

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="titres")
    departement = champ_departement()
    type = models.CharField("type de titre", max_length=20, choices=TypeTitre)
    debut = models.DateField("valable du")
    fin = models.DateField("valable au", null=True, blank=True)
    renouvellement_demande_le = models.DateField("renouvellement demandé le", null=True, blank=True)

    objects = TitreSejourQuerySet.as_manager()

    class Meta:
        verbose_name = "titre de séjour"
        verbose_name_plural = "titres de séjour"
        ordering = ["-debut"]
        constraints = [
            dates_coherentes("titre_dates_coherentes"),
            models.CheckConstraint(
                condition=Q(renouvellement_demande_le__isnull=True) | Q(renouvellement_demande_le__gte=F("debut")),
                name="titre_renouvellement_apres_debut",
                violation_error_message="Le renouvellement est demandé avant que le document ne soit valable.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_type_display()
