"""The annual report: asked for, frozen as a snapshot of figures, rendered as a PDF by a task."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from cirj.socle.models import ModeleDate
from comites.querysets import RapportQuerySet


class EtatRapport(models.TextChoices):
    EN_ATTENTE = "en_attente", "En attente"
    EN_COURS = "en_cours", "En préparation"
    PRET = "pret", "Prêt"
    ECHEC = "echec", "En échec"


class RapportAnnuel(ModeleDate):
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    annee = models.PositiveSmallIntegerField("année", validators=[MinValueValidator(2015), MaxValueValidator(2100)])
    demande_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, related_name="+")
    etat = models.CharField("état", max_length=12, choices=EtatRapport, default=EtatRapport.EN_ATTENTE)
    avancement = models.PositiveSmallIntegerField("avancement (%)", default=0)
    phase = models.CharField("en cours", max_length=100, blank=True)
    erreur = models.TextField("erreur", blank=True)
    # Figures with their definitions, frozen: the same snapshot gives the same PDF for ever.
    instantane = models.JSONField("figures gelées", null=True, blank=True)
    fichier = models.FileField("PDF", upload_to="rapports/%Y", blank=True)
    pret_le = models.DateTimeField("prêt le", null=True, blank=True)

    objects = RapportQuerySet.as_manager()

    class Meta:
        verbose_name = "rapport annuel"
        verbose_name_plural = "rapports annuels"
        ordering = ["-annee", "-cree_le"]
        constraints = [
            models.UniqueConstraint(
                fields=["departement", "annee"],
                condition=Q(etat__in=["en_attente", "en_cours"]),
                name="rapport_un_seul_en_preparation",
                violation_error_message="Ce rapport est déjà en préparation.",
            ),
            models.CheckConstraint(
                condition=~Q(etat="pret") | ~Q(fichier=""),
                name="rapport_pret_avec_fichier",
                violation_error_message="Un rapport prêt a un fichier.",
            ),
        ]

    def __str__(self) -> str:
        return f"Rapport {self.annee} — {self.departement}"


class CommentaireRapport(ModeleDate):
    """What the coordinator writes for one section of one year's report; kept from one rendering to the next."""

    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    annee = models.PositiveSmallIntegerField("année")
    section = models.CharField("section", max_length=30)
    texte = models.TextField("commentaire", max_length=5000, blank=True)

    class Meta:
        verbose_name = "commentaire du rapport"
        verbose_name_plural = "commentaires du rapport"
        constraints = [
            models.UniqueConstraint(fields=["departement", "annee", "section"], name="commentaire_un_par_section")
        ]

    def __str__(self) -> str:
        return f"{self.annee} — {self.section}"
