"""Protection decisions, residence permits, integration contract (reference §1 and §2)."""

from django.db import models
from django.db.models import Q

from cirj.socle.models import ModeleDate
from parcours.models.base import FaitDate, champ_departement, dates_coherentes
from parcours.nomenclatures import StatutProtection, TypeTitre


class Protection(FaitDate):
    """A protection decision; ``date`` is that of its notification. The current one has ``fin`` empty."""

    statut = models.CharField("protection", max_length=20, choices=StatutProtection)
    fin = models.DateField("prend fin le", null=True, blank=True)

    class Meta(FaitDate.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["personne"],
                condition=Q(fin__isnull=True),
                name="protection_une_seule_en_cours",
                violation_error_message="Cette personne a déjà une protection en cours.",
            )
        ]

    def __str__(self) -> str:
        return self.get_statut_display()


class ContratIntegration(FaitDate):
    """The republican integration contract; ``date`` is that of the signature."""

    class Meta(FaitDate.Meta):
        verbose_name = "contrat d'intégration républicaine"
        constraints = [
            models.UniqueConstraint(
                fields=["personne"],
                name="cir_un_seul_par_personne",
                violation_error_message="Cette personne a déjà signé un contrat d'intégration.",
            )
        ]

    def __str__(self) -> str:
        return f"CIR signé {self.date_affichee}"


class TitreSejour(ModeleDate):
    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="titres")
    departement = champ_departement()
    type = models.CharField("type de titre", max_length=20, choices=TypeTitre)
    debut = models.DateField("valable du")
    fin = models.DateField("valable au", null=True, blank=True)

    class Meta:
        verbose_name = "titre de séjour"
        verbose_name_plural = "titres de séjour"
        ordering = ["-debut"]
        constraints = [dates_coherentes("titre_dates_coherentes")]

    def __str__(self) -> str:
        return self.get_type_display()
