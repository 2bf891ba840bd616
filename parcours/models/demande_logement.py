"""Applications for a dwelling and for what makes it possible (docs/domaine.md §4)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from parcours.models.base import FaitDate
from parcours.nomenclatures import EtatDemandeLogement, MotifRefusLogement, TypeDemandeLogement


class DemandeLogement(FaitDate):
    """``date`` is that of the deposit; ``renouvelee_le``, of the last renewal: the next one is counted from it."""

    type = models.CharField("demande", max_length=16, choices=TypeDemandeLogement)
    etat = models.CharField("état", max_length=14, choices=EtatDemandeLogement, default=EtatDemandeLogement.DEPOSEE)
    motif_refus = models.CharField("motif du refus", max_length=14, choices=MotifRefusLogement, blank=True)
    renouvelee_le = models.DateField("renouvelée le", null=True, blank=True)
    prochaine_echeance = models.DateField("prochaine échéance", null=True, blank=True)
    numero = models.CharField("numéro", max_length=30, blank=True, help_text="Le numéro unique, par exemple.")
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # INSEE codes.
    communes = ArrayField(models.CharField(max_length=5), verbose_name="communes souhaitées", default=list, blank=True)

    class Meta(FaitDate.Meta):
        verbose_name = "demande de logement"
        verbose_name_plural = "demandes de logement"
        constraints = [
            models.CheckConstraint(
                condition=Q(motif_refus="") | Q(etat__in=[EtatDemandeLogement.REFUSEE, EtatDemandeLogement.RECOURS]),
                name="demande_motif_avec_refus",
                violation_error_message="Un motif de refus va avec un refus, ou avec le recours qui le suit.",
            ),
            models.CheckConstraint(
                condition=Q(renouvelee_le__isnull=True) | Q(date__isnull=True) | Q(renouvelee_le__gte=F("date")),
                name="demande_renouvelee_apres_depot",
                violation_error_message="Le renouvellement précède le dépôt.",
            ),
            models.CheckConstraint(
                condition=~Q(etat=EtatDemandeLogement.RENOUVELEE) | Q(renouvelee_le__isnull=False),
                name="demande_renouvelee_datee",
                violation_error_message="Indiquez quand la demande a été renouvelée.",
            ),
        ]

    def __str__(self) -> str:
        return TypeDemandeLogement(self.type).court

    @property
    def en_cours(self) -> bool:
        return self.etat in EtatDemandeLogement.en_cours()
