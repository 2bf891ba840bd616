"""Sessions of a committee: prepared, held, closed; who attends."""

import datetime
from typing import Self

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import Exists, Max, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Role
from cirj.socle import regles
from cirj.socle.acces import QuerySetVisible
from cirj.socle.calendrier import en_francais
from cirj.socle.models import ModeleDate
from comites.models.brouillon import BrouillonDecision
from comites.models.comite import SIEGENT, TypeComite
from parcours.models.base import champ_departement


class SeanceClose(PermissionDenied):
    """The minutes of a closed session are what was decided: nothing in them changes any more."""

    def __init__(self):
        super().__init__("Cette séance est close : son relevé de décisions ne change plus.")


class SeanceQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """Sessions name people: the coordination's only (the cell's members come with their own right)."""
        return self.filter(comite__departement__in=agent.departements(Role.COORDINATION))

    def de_membre(self, agent: Agent) -> "SeanceQuerySet":
        """The technical cells to which ``agent`` is invited, herself or by her structure, until the delay after them.

        A door of its own: it opens the cards of the agenda (``comites.seances.cellule``), no dossier and no coordinator's page.
        Steering committees open nothing.
        """
        invitees = Participant.objects.filter(
            Q(agent=agent.pk) | Q(agent__isnull=True),
            seance=OuterRef("pk"),
            structure__in=agent.structures(*SIEGENT),
        )
        return self.filter(
            Exists(invitees),
            comite__type=TypeComite.TECHNIQUE,
            date__gte=regles.limite_passee("CELLULE_LECTURE"),
        )

    def a_venir(self, jour: datetime.date | None = None) -> "SeanceQuerySet":
        """Sessions still open, today's included, the nearest first."""
        return self.filter(close_le__isnull=True, date__gte=jour or timezone.localdate()).order_by("date")


class ParticipantQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        return self.filter(seance__comite__departement__in=agent.departements(Role.COORDINATION))


class Seance(ModeleDate):
    comite = models.ForeignKey("comites.Comite", on_delete=models.PROTECT, related_name="seances")
    departement = champ_departement()
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
        return f"{self.comite} du {en_francais(self.date)}"

    def get_absolute_url(self) -> str:
        return reverse("seance", args=[self.pk])

    @property
    def est_close(self) -> bool:
        return self.close_le is not None

    @property
    def jour_des_actes(self) -> datetime.date:
        """The day what is done in the session is dated: the session's, or today while it is still to come."""
        return min(self.date, timezone.localdate())

    def verrouiller(self) -> None:
        """Wait for whoever is changing this session, then refuse if it is closed. Call inside a transaction."""
        if Seance.objects.select_for_update().values_list("close_le", flat=True).get(pk=self.pk) is not None:
            raise SeanceClose

    @transaction.atomic
    def inscrire(self, blocage):
        """Put ``blocage`` last on the agenda and return its item; a blockage already there stays where it is."""
        self.verrouiller()
        if blocage.leve_le is not None:
            raise ValidationError("Ce blocage est levé : il n'attend plus de décision.")
        if blocage.departement_id != self.comite.departement_id:
            raise ValidationError("Cette situation relève d'un autre département.")
        dernier = self.points.aggregate(m=Max("ordre"))["m"] or 0
        point, cree = self.points.get_or_create(blocage=blocage, defaults={"ordre": dernier + 1})
        if not cree and point.reporte:
            point.reporte = False
            point.save(update_fields=["reporte", "modifie_le"])
        blocage.inscrire(max(self.jour_des_actes, blocage.signale_le))
        return point

    def ouvrir(self) -> None:
        """Say that the session is being held; the first time counts."""
        if self.ouverte_le is None and not self.est_close:
            maintenant = timezone.now()
            jamais = Seance.objects.filter(pk=self.pk, ouverte_le=None, close_le=None)
            jamais.update(ouverte_le=maintenant, modifie_le=maintenant)
            self.ouverte_le = maintenant

    @transaction.atomic
    def clore(self, releve: str = "", report: "Seance | None" = None) -> None:
        """Close for ever. What was not decided is postponed to ``report``, or waits for an agenda again."""
        self.verrouiller()
        for point in self.points.sans_suite().select_related("blocage"):
            if report is not None:
                point.reporter(report)
            else:
                point.liberer_le_blocage()
        # What was left unfinished would only be personal data kept for nothing.
        BrouillonDecision.objects.filter(point__seance=self).delete()
        self.releve, self.close_le = releve, timezone.now()
        self.ouverte_le = self.ouverte_le or self.close_le
        self.save(update_fields=["releve", "ouverte_le", "close_le", "modifie_le"])


class Participant(ModeleDate):
    seance = models.ForeignKey(Seance, on_delete=models.CASCADE, related_name="participants")
    departement = champ_departement()
    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")
    present = models.BooleanField("présent", default=True)

    objects = ParticipantQuerySet.as_manager()

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

    @transaction.atomic
    def noter(self, *, present: bool) -> bool:
        """Say whether she came; False when somebody took her off the list meanwhile."""
        self.seance.verrouiller()
        self.present = present
        return bool(Participant.objects.filter(pk=self.pk).update(present=present, modifie_le=timezone.now()))

    @transaction.atomic
    def retirer(self) -> None:
        """Take off the list; twice, it is done once."""
        self.seance.verrouiller()
        Participant.objects.filter(pk=self.pk).delete()
