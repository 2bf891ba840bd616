"""Work and training situations, and what became of people after they left (docs/domaine.md §7 and §9)."""

import datetime
from collections.abc import Iterable

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone

from cirj.socle.models import ModeleDate
from parcours.models.base import FaitDate, champ_departement, dates_coherentes
from parcours.nomenclatures import CategorieEmploi, FamilleEmploi, MotifFinEmploi, ResultatFormation, TempsTravail


class SituationEmploi(FaitDate):
    """A situation from ``date`` until ``fin``; what has no end of its own (« en recherche ») lasts until the next one.

    The one truth about work: contracts, courses, schemes for the young and the rest are told apart by their category.
    """

    categorie = models.CharField("situation", max_length=24, choices=CategorieEmploi)
    fin_prevue = models.DateField("fin prévue", null=True, blank=True)
    fin = models.DateField("terminé le", null=True, blank=True)
    motif_fin = models.CharField("pourquoi", max_length=20, choices=MotifFinEmploi, blank=True)
    # The employer, the training body or whoever accompanies: in words, or a structure of the network.
    organisme = models.CharField("employeur", max_length=120, blank=True)
    structure = models.ForeignKey(
        "acteurs.Structure",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="structure du réseau",
    )
    metier = models.CharField("métier", max_length=120, blank=True)
    rome = models.CharField(
        "code ROME",
        max_length=5,
        blank=True,
        help_text="Code du métier à France Travail : une lettre et quatre chiffres, comme F1703.",
        validators=[
            RegexValidator(r"^[A-N]\d{4}$", "Un code ROME s'écrit avec une lettre et quatre chiffres : F1703.")
        ],
    )
    temps = models.CharField("temps de travail", max_length=8, choices=TempsTravail, blank=True)
    heures_semaine = models.DecimalField(
        "heures par semaine",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    heures_total = models.PositiveSmallIntegerField(
        "heures en tout", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5000)]
    )
    resultat = models.CharField("résultat", max_length=12, choices=ResultatFormation, blank=True)

    class Meta(FaitDate.Meta):
        verbose_name = "situation d'emploi ou de formation"
        verbose_name_plural = "situations d'emploi ou de formation"
        constraints = [
            dates_coherentes("situation_dates_coherentes", debut="date"),
            models.CheckConstraint(
                condition=models.Q(fin_prevue__isnull=True) | models.Q(fin_prevue__gte=models.F("date")),
                name="situation_fin_prevue_coherente",
                violation_error_message="La fin prévue précède la date de début.",
            ),
            models.CheckConstraint(
                condition=models.Q(motif_fin="") | models.Q(fin__isnull=False),
                name="situation_motif_avec_fin",
                violation_error_message="Indiquez le jour de la fin, avec sa raison.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_categorie_display()

    @property
    def famille(self) -> FamilleEmploi:
        return CategorieEmploi(self.categorie).famille


def en_cours(
    situations: Iterable[tuple[str, datetime.date | None, datetime.date | None]], jour: datetime.date | None = None
) -> list[tuple[str, datetime.date | None, datetime.date | None]]:
    """Return the situations (category, beginning, end) in which the person is on ``jour``, the latest begun first.

    What is over is out. What has no end of its own gives way to whatever began later, even if that is over since: a
    person who was looking for a job, then had one, is not known to be looking again.
    """
    jour = jour or timezone.localdate()
    debut_inconnu = datetime.date.min
    commencees = [s for s in situations if (s[1] or debut_inconnu) <= jour]
    derniere = max((s[1] or debut_inconnu for s in commencees), default=debut_inconnu)
    tenues = [
        s
        for s in commencees
        if (s[2] is None or s[2] >= jour)
        and (CategorieEmploi(s[0]).famille != FamilleEmploi.AUTRE or (s[1] or debut_inconnu) >= derniere)
    ]
    return sorted(tenues, key=lambda s: s[1] or debut_inconnu, reverse=True)


class Terme(models.TextChoices):
    T6 = "T6", "6 mois après la sortie"
    T12 = "T12", "12 mois après la sortie"


class SuiviPostSortie(ModeleDate):
    """The situation six or twelve months after T0, the exit from the pathway; unreachable people are said so."""

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="suivis_post_sortie")
    departement = champ_departement()
    terme = models.CharField("terme", max_length=3, choices=Terme)
    fait_le = models.DateField("fait le")
    joint = models.BooleanField("personne jointe", default=True)
    situation = models.CharField("situation", max_length=24, choices=CategorieEmploi, blank=True)

    class Meta:
        verbose_name = "suivi après la sortie"
        verbose_name_plural = "suivis après la sortie"
        constraints = [
            models.UniqueConstraint(
                fields=["parcours", "terme"],
                name="post_sortie_un_par_terme",
                violation_error_message="Ce suivi après la sortie est déjà noté.",
            ),
            models.CheckConstraint(
                condition=models.Q(joint=False, situation="") | models.Q(joint=True) & ~models.Q(situation=""),
                name="post_sortie_situation_si_joint",
                violation_error_message="Indiquez la situation, ou que la personne n'a pas été jointe.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.terme} : {self.get_situation_display() or 'non jointe'}"
