"""Committees, their sessions, who attends and what is on the agenda."""

from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone

from cirj.socle.models import ModeleDate
from comites.querysets import ComiteQuerySet, SeanceQuerySet


class TypeComite(models.TextChoices):
    TECHNIQUE = "technique", "Cellule technique"
    COPIL = "copil", "Comité de pilotage"


class Comite(ModeleDate):
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    type = models.CharField("type", max_length=10, choices=TypeComite)
    nom = models.CharField("nom", max_length=120)

    objects = ComiteQuerySet.as_manager()

    class Meta:
        verbose_name = "comité"
        ordering = ["type", "nom"]
        constraints = [
            models.UniqueConstraint(
                fields=["departement", "nom"],
                name="comite_nom_unique",
                violation_error_message="Un comité porte déjà ce nom.",
            )
        ]

    def __str__(self) -> str:
        return self.nom


class Seance(ModeleDate):
    comite = models.ForeignKey(Comite, on_delete=models.PROTECT, related_name="seances")
    date = models.DateField("date")
    heure = models.TimeField("heure", null=True, blank=True)
    lieu = models.CharField("lieu", max_length=150, blank=True)
    ouverte_le = models.DateTimeField("ouverte le", null=True, blank=True)
    close_le = models.DateTimeField("close le", null=True, blank=True)
    releve = models.TextField("mot d'introduction du relevé", max_length=5000, blank=True)

    objects = SeanceQuerySet.as_manager()

    class Meta:
        verbose_name = "séance"
        ordering = ["-date"]
        constraints = [
            models.UniqueConstraint(
                fields=["comite", "date"],
                name="seance_une_par_jour",
                violation_error_message="Une séance de ce comité est déjà prévue ce jour-là.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.comite} du {self.date:%d/%m/%Y}"

    @property
    def est_close(self) -> bool:
        return self.close_le is not None

    @transaction.atomic
    def inscrire(self, blocage) -> "PointOrdreDuJour":
        """Put ``blocage`` last on the agenda; a blockage already there stays where it is."""
        dernier = self.points.aggregate(m=Max("ordre"))["m"] or 0
        point, cree = self.points.get_or_create(blocage=blocage, defaults={"ordre": dernier + 1})
        if cree:
            blocage.inscrire(timezone.localdate())
        return point


class Participant(ModeleDate):
    seance = models.ForeignKey(Seance, on_delete=models.CASCADE, related_name="participants")
    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")
    present = models.BooleanField("présent", default=True)

    class Meta:
        ordering = ["structure__nom"]
        constraints = [
            models.UniqueConstraint(
                fields=["seance", "structure", "agent"],
                nulls_distinct=False,
                name="participant_une_fois_par_seance",
                violation_error_message="Ce participant est déjà sur la liste.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agent or self.structure}"


class PointOrdreDuJour(ModeleDate):
    """A blockage on the agenda of one session; postponed, it keeps its trace and goes to another session."""

    seance = models.ForeignKey(Seance, on_delete=models.CASCADE, related_name="points")
    blocage = models.ForeignKey("parcours.PointBlocage", on_delete=models.CASCADE, related_name="points")
    ordre = models.PositiveSmallIntegerField("ordre")
    reporte = models.BooleanField("reporté", default=False)

    class Meta:
        verbose_name = "point de l'ordre du jour"
        verbose_name_plural = "points de l'ordre du jour"
        ordering = ["ordre", "cree_le"]
        constraints = [
            models.UniqueConstraint(
                fields=["seance", "blocage"],
                name="point_une_fois_par_seance",
                violation_error_message="Cette situation est déjà à l'ordre du jour.",
            ),
            models.CheckConstraint(condition=Q(ordre__gte=1), name="point_ordre_positif"),
        ]

    def __str__(self) -> str:
        return f"{self.ordre}. {self.blocage}"
