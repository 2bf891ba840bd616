"""Appointments of a person, whatever the pillar, and what she needs to reach care (docs/domaine.md §6)."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.models import ModeleDate
from parcours.models.acces import DuParcoursQuerySet
from parcours.models.base import champ_departement
from parcours.nomenclatures import EtatRendezVous


class RendezVousQuerySet(DuParcoursQuerySet):
    def a_venir(self, jour: datetime.date | None = None) -> "RendezVousQuerySet":
        """Those still to come on ``jour`` (today), the nearest first."""
        a_venir = self.filter(date__gte=jour or timezone.localdate(), etat__in=EtatRendezVous.a_venir())
        return a_venir.order_by("date", "heure")


class RendezVous(ModeleDate):
    """When, with which service, where, and whether an interpreter comes: never why."""

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="rendez_vous")
    departement = champ_departement()
    pilier = models.CharField("pilier", max_length=10, choices=Pilier)
    date = models.DateField("le")
    heure = models.TimeField("à", null=True, blank=True)
    avec = models.CharField("avec quel service", max_length=100, blank=True)
    structure = models.ForeignKey(
        "acteurs.Structure",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="structure du réseau",
    )
    lieu = models.CharField("lieu", max_length=150, blank=True)
    telephone = models.CharField("téléphone du service", max_length=20, blank=True)
    # ISO 639-3, as the person's languages; "": no interpreter needed.
    interprete = models.CharField("interprète", max_length=3, blank=True)
    etat = models.CharField("où en est-il", max_length=10, choices=EtatRendezVous, default=EtatRendezVous.PREVU)

    objects = RendezVousQuerySet.as_manager()

    class Meta:
        verbose_name = "rendez-vous"
        verbose_name_plural = "rendez-vous"
        ordering = ["-date", "-heure"]
        indexes = [models.Index(fields=["parcours", "date"], name="rendez_vous_parcours_date")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(avec="") | Q(structure__isnull=False),
                name="rendez_vous_avec_qui",
                violation_error_message="Dites avec quel service, ou choisissez une structure du réseau.",
            )
        ]

    def __str__(self) -> str:
        return f"Rendez-vous du {self.date:%d/%m/%Y}"


class AccesSoins(ModeleDate):
    """What the person needs to reach care: yes, no or unknown, since when. Neither diagnosis nor treatment."""

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="acces_soins")
    departement = champ_departement()
    interprete = models.BooleanField("besoin d'un interprète", null=True, blank=True)
    interprete_langue = models.CharField("langue", max_length=3, blank=True)
    interprete_le = models.DateField("noté le", null=True, blank=True)
    orientation = models.BooleanField("besoin d'être orienté vers un service de santé", null=True, blank=True)
    orientation_le = models.DateField("noté le", null=True, blank=True)

    class Meta:
        verbose_name = "accès aux soins"
        verbose_name_plural = "accès aux soins"
        constraints = [
            models.UniqueConstraint(
                fields=["personne"],
                name="acces_soins_un_par_personne",
                violation_error_message="Ces besoins sont déjà notés pour cette personne.",
            ),
            models.CheckConstraint(
                condition=Q(interprete_langue="") | Q(interprete__isnull=False, interprete=True),
                name="acces_soins_langue_si_interprete",
                violation_error_message="Dites que la personne a besoin d'un interprète, pour en noter la langue.",
            ),
        ]

    def __str__(self) -> str:
        return "Accès aux soins"
