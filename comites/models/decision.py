"""A decision: who does what before when, the effect expected, and the effect observed."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from cirj.socle.models import ModeleDate
from comites.querysets import DecisionQuerySet


class Decision(ModeleDate):
    point = models.ForeignKey("comites.PointOrdreDuJour", on_delete=models.PROTECT, related_name="decisions")
    # Repeated from the agenda item: the decision is read from the dossier as often as from the session.
    blocage = models.ForeignKey("parcours.PointBlocage", on_delete=models.PROTECT, related_name="decisions")
    quoi = models.CharField("ce qui est décidé", max_length=500)
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")
    responsable = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    echeance = models.DateField("pour le")
    effet_attendu = models.CharField("effet attendu", max_length=300, blank=True)
    prise_le = models.DateField("décidé le", default=timezone.localdate)
    vue_le = models.DateTimeField("vue par son responsable le", null=True, blank=True)
    realisee_le = models.DateField("réalisée le", null=True, blank=True)
    effet_observe = models.CharField("effet observé", max_length=500, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "décision"
        ordering = ["echeance"]
        constraints = [
            models.CheckConstraint(
                condition=Q(realisee_le__isnull=True) | ~Q(effet_observe=""),
                name="decision_realisee_avec_effet",
                violation_error_message="Dites l'effet observé pour clore la décision.",
            ),
            models.CheckConstraint(
                condition=Q(echeance__gte=models.F("prise_le")),
                name="decision_echeance_apres_prise",
                violation_error_message="L'échéance précède la décision.",
            ),
        ]

    def __str__(self) -> str:
        return self.quoi

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save, and tell the blockage that a committee decided."""
        self.blocage_id = self.point.blocage_id
        super().save(*args, **kwargs)
        self.blocage.constater_decision(self.prise_le)

    @transaction.atomic
    def clore(self, jour, effet: str, leve_le_blocage: bool) -> None:
        """Close with the effect observed; the blockage is lifted when ``leve_le_blocage``."""
        self.realisee_le, self.effet_observe = jour, effet
        self.full_clean()
        self.save()
        if leve_le_blocage and self.blocage.leve_le is None:
            self.blocage.lever(jour, effet)
