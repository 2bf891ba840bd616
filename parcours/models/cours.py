"""A place in a language course: waited for, taken, finished or left (docs/domaine.md §5)."""

from django.db import models
from django.db.models import F, Q

from acteurs.nomenclatures.offre import TypeDispositif
from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement, dates_coherentes
from parcours.nomenclatures import CauseAttente, EtatCours, MotifAbandonCours


class InscriptionCours(ModeleDate):
    """``attente_depuis`` stays once the course has begun: it says how long the person waited."""

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="cours")
    departement = champ_departement()
    type = models.CharField("cours", max_length=22, choices=TypeDispositif.cours())
    dispositif = models.ForeignKey(
        "acteurs.Dispositif", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="offre"
    )
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    commune = models.ForeignKey("acteurs.Commune", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    etat = models.CharField("état", max_length=10, choices=EtatCours)
    attente_depuis = models.DateField("attend depuis le", null=True, blank=True)
    attente_cause = models.CharField("pourquoi elle attend", max_length=14, choices=CauseAttente, blank=True)
    debut_prevu = models.DateField("début prévu", null=True, blank=True)
    fin_prevue = models.DateField("fin prévue", null=True, blank=True)
    debut = models.DateField("commencé le", null=True, blank=True)
    fin = models.DateField("fini le", null=True, blank=True)
    heures_semaine = models.PositiveSmallIntegerField("heures par semaine", null=True, blank=True)
    heures_prevues = models.PositiveSmallIntegerField("heures prévues", null=True, blank=True)
    heures_suivies = models.PositiveSmallIntegerField("heures suivies", null=True, blank=True)
    motif_abandon = models.CharField("motif de l'abandon", max_length=14, choices=MotifAbandonCours, blank=True)

    class Meta:
        verbose_name = "inscription à un cours"
        verbose_name_plural = "inscriptions à un cours"
        ordering = [F("fin").desc(nulls_first=True), F("debut").desc(nulls_first=True), "-cree_le"]
        constraints = [
            dates_coherentes("cours_dates_coherentes"),
            dates_coherentes("cours_dates_prevues_coherentes", "debut_prevu", "fin_prevue"),
            models.CheckConstraint(
                condition=~Q(etat=EtatCours.EN_ATTENTE) | Q(attente_depuis__isnull=False, debut__isnull=True),
                name="cours_attente_datee",
                violation_error_message="En attente : indiquez depuis quand, et laissez vide la date de début.",
            ),
            models.CheckConstraint(
                condition=Q(etat=EtatCours.EN_ATTENTE) | Q(debut__isnull=False) | Q(etat=EtatCours.ABANDONNE),
                name="cours_commence_date",
                violation_error_message="Indiquez quand le cours a commencé.",
            ),
            models.CheckConstraint(
                condition=Q(etat__in=[EtatCours.TERMINE, EtatCours.ABANDONNE], fin__isnull=False)
                | Q(etat__in=[EtatCours.EN_ATTENTE, EtatCours.EN_COURS], fin__isnull=True),
                name="cours_fini_date",
                violation_error_message="Un cours terminé ou abandonné a une date de fin ; les autres n'en ont pas.",
            ),
            models.CheckConstraint(
                condition=Q(~Q(motif_abandon=""), etat=EtatCours.ABANDONNE)
                | Q(~Q(etat=EtatCours.ABANDONNE), motif_abandon=""),
                name="cours_abandon_motive",
                violation_error_message="Un abandon a un motif, et lui seul.",
            ),
            models.CheckConstraint(
                condition=Q(heures_prevues__isnull=True)
                | Q(heures_suivies__isnull=True)
                | Q(heures_suivies__lte=F("heures_prevues")),
                name="cours_heures_suivies",
                violation_error_message="Il y a plus d'heures suivies que d'heures prévues.",
            ),
        ]

    def __str__(self) -> str:
        return TypeDispositif(self.type).court

    @property
    def assiduite(self) -> int | None:
        """Share of the planned hours that were attended, in percent; None when either is unknown."""
        if not self.heures_prevues or self.heures_suivies is None:
            return None
        return round(100 * self.heures_suivies / self.heures_prevues)
