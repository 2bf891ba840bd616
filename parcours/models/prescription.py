"""Hours of French prescribed by the OFII, with the integration contract or outside it (docs/domaine.md §2)."""

from django.db import models
from django.db.models import F, Q

from cirj.socle.templatetags.francais import compte
from parcours.models.base import FaitDate
from parcours.nomenclatures import EtatPrescription, Modalite, Niveau, Rythme


class PrescriptionLinguistique(FaitDate):
    """``date`` is that of the prescription: the dated rules in force that day say what was allowed."""

    contrat = models.ForeignKey(
        "parcours.ContratIntegration",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="prescriptions",
        verbose_name="contrat d'intégration républicaine",
    )
    modalite = models.CharField("modalité", max_length=10, choices=Modalite, default=Modalite.PRESENTIEL)
    heures = models.PositiveSmallIntegerField("heures prescrites", null=True, blank=True)
    heures_faites = models.PositiveSmallIntegerField("heures faites", null=True, blank=True)
    rythme = models.CharField("rythme", max_length=13, choices=Rythme, blank=True)
    heures_semaine = models.PositiveSmallIntegerField("heures par semaine", null=True, blank=True)
    niveau_vise = models.CharField("niveau visé", max_length=12, choices=Niveau, blank=True)
    etat = models.CharField("état", max_length=10, choices=EtatPrescription, default=EtatPrescription.PRESCRITE)

    class Meta(FaitDate.Meta):
        verbose_name = "prescription de français"
        verbose_name_plural = "prescriptions de français"
        constraints = [
            models.CheckConstraint(
                condition=Q(heures__isnull=True) | Q(heures_faites__isnull=True) | Q(heures_faites__lte=F("heures")),
                name="prescription_heures_faites",
                violation_error_message="Il y a plus d'heures faites que d'heures prescrites.",
            ),
            models.CheckConstraint(
                condition=Q(modalite=Modalite.PLATEFORME)
                | Q(heures__isnull=False)
                | Q(etat=EtatPrescription.DISPENSEE),
                name="prescription_heures_en_presence",
                violation_error_message="Indiquez les heures prescrites en présence.",
            ),
        ]

    def __str__(self) -> str:
        if self.etat == EtatPrescription.DISPENSEE:
            return "Dispense de formation"
        quoi = compte(self.heures, "heure,heures") if self.heures else "Plateforme en ligne"
        return f"{quoi} vers {self.get_niveau_vise_display()}" if self.niveau_vise else quoi
