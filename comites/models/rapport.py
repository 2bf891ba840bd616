"""The annual report: asked for, frozen as a snapshot of figures, rendered as a PDF by a task."""

import datetime
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate

#: A report in preparation whose row has not moved for so long is asked for again (a killed worker leaves it so).
IMMOBILE = datetime.timedelta(seconds=45)
FILE_MUETTE = (
    "Le service des tâches ne répond pas. Rien n'est perdu : la préparation commencera d'elle-même à son retour. Vous "
    "pouvez aussi réessayer dans quelques minutes."
)


class EtatRapport(models.TextChoices):
    EN_ATTENTE = "en_attente", "En attente"
    EN_COURS = "en_cours", "En préparation"
    PRET = "pret", "Prêt"
    ECHEC = "echec", "En échec"


class RapportQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """The report names nobody: the coordination reads it, and the prefecture once it is ready.

        Not the one that a later report of the year replaced: the figures of two days would be subtracted.
        """
        suivants = self.model.objects.filter(
            departement=OuterRef("departement"),
            annee=OuterRef("annee"),
            etat=EtatRapport.PRET,
            pret_le__gt=OuterRef("pret_le"),
        )
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(~Exists(suivants), departement__in=agent.departements(Role.PREFECTURE), etat=EtatRapport.PRET)
        )

    def en_preparation(self) -> "RapportQuerySet":
        return self.filter(etat__in=[EtatRapport.EN_ATTENTE, EtatRapport.EN_COURS])

    def derniers(self) -> "RapportQuerySet":
        """The latest ready report of each year: the one it replaces is no longer shown to the prefecture."""
        return (
            self.filter(etat=EtatRapport.PRET)
            .order_by("departement_id", "-annee", "-pret_le")
            .distinct("departement_id", "annee")
        )


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

    def noter_depart(self, partie: bool) -> None:
        """Say on the report that it waits for the broker; it stays asked for."""
        RapportAnnuel.objects.en_preparation().filter(pk=self.pk).update(erreur="" if partie else FILE_MUETTE)

    @property
    def en_preparation(self) -> bool:
        return self.etat in (EtatRapport.EN_ATTENTE, EtatRapport.EN_COURS)

    @property
    def muet(self) -> bool:
        """In preparation, and the broker did not take it yet."""
        return self.en_preparation and bool(self.erreur)

    @property
    def immobile(self) -> bool:
        """In preparation, and nothing has moved for a while."""
        return self.en_preparation and timezone.now() - self.modifie_le > IMMOBILE

    def avancer(self, avancement: int, phase: str) -> None:
        """Write the progress, in percent, and what is being done."""
        self.etat, self.avancement, self.phase, self.erreur = EtatRapport.EN_COURS, avancement, phase, ""
        self.save(update_fields=["etat", "avancement", "phase", "erreur", "instantane", "modifie_le"])

    def publier(self, fichier: str) -> None:
        """Make the finished file the report's: it exists under its final name, complete."""
        self.fichier, self.etat, self.avancement, self.phase = fichier, EtatRapport.PRET, 100, ""
        self.erreur, self.pret_le = "", timezone.now()
        self.save(update_fields=["fichier", "etat", "avancement", "phase", "erreur", "pret_le", "modifie_le"])

    def echouer(self, message: str) -> None:
        """Say why there is no report, and leave the year free to be asked again."""
        self.etat, self.erreur, self.phase = EtatRapport.ECHEC, message, ""
        self.save(update_fields=["etat", "erreur", "phase", "modifie_le"])

    def recommencer(self) -> bool:
        """Make it ready to be sent again, from its beginning when it failed; False when it became ready meanwhile.

        Call it in a transaction: the row is held.
        """
        self.refresh_from_db(from_queryset=RapportAnnuel.objects.select_for_update(of=("self",)))
        if self.etat == EtatRapport.PRET:
            return False
        if self.etat == EtatRapport.ECHEC:
            self.etat, self.avancement, self.erreur, self.instantane = EtatRapport.EN_ATTENTE, 0, "", None
        self.save()
        return True


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
            models.UniqueConstraint(
                fields=["departement", "annee", "section"],
                name="commentaire_un_par_section",
                violation_error_message="Ce commentaire a changé entre-temps : un collègue vient de l'écrire. Relisez-le, puis enregistrez de nouveau.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.annee} — {self.section}"
