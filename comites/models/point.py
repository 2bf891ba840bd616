"""Agenda items: a blockage before one session, its place, its fate."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from acteurs.models import Agent
from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from comites.models.decision import Decision
from comites.models.seance import Seance
from parcours.models.base import champ_departement


class PointQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """An agenda names people: it is read by who reads its session."""
        return self.filter(seance__comite__departement__in=agent.departements(Role.COORDINATION))

    def de_membre(self, agent: Agent) -> "PointQuerySet":
        """The agenda of the cells that ``agent`` sits in (``SeanceQuerySet.de_membre``), without what was postponed."""
        return self.filter(seance__in=Seance.objects.de_membre(agent).values("pk"), reporte=False)

    def en_attente(self) -> "PointQuerySet":
        """Items still to come before an open session."""
        return self.filter(reporte=False, seance__close_le__isnull=True)

    def sans_suite(self) -> "PointQuerySet":
        """Items of an agenda that the committee has not dealt with: neither decided, postponed, nor lifted meanwhile."""
        return self.filter(reporte=False, decisions__isnull=True, blocage__leve_le__isnull=True)


class PointOrdreDuJour(ModeleDate):
    """A blockage on the agenda of one session; postponed, it keeps its trace and goes to another session."""

    seance = models.ForeignKey("comites.Seance", on_delete=models.CASCADE, related_name="points")
    departement = champ_departement()
    blocage = models.ForeignKey("parcours.PointBlocage", on_delete=models.CASCADE, related_name="points")
    ordre = models.PositiveSmallIntegerField("ordre")
    reporte = models.BooleanField("reporté", default=False)
    # Written by the coordination for the members of the cell, who read nothing else; never filled by the program.
    faits = models.TextField("faits communiqués à la cellule", max_length=2000, blank=True)

    objects = PointQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(ordre__gte=1),
                name="point_ordre_positif",
                violation_error_message="Les points d'une séance sont numérotés à partir de 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ordre}. {self.blocage}"

    @property
    def etat(self) -> str:
        """What became of the item, in French; reads ``decisions`` (prefetch it in lists)."""
        if self.reporte:
            return "Reporté"
        if self.decisions.all():
            return "Décidé"
        return "Levé" if self.blocage.leve_le else "À traiter"

    def _tenir(self) -> None:
        """Hold the session, and refuse when somebody took this item off, or postponed it, since the page was shown."""
        self.seance.verrouiller()
        reporte = PointOrdreDuJour.objects.filter(pk=self.pk).values_list("reporte", flat=True).first()
        if reporte is None:
            raise ValidationError("Cette situation vient d'être retirée de l'ordre du jour par quelqu'un d'autre.")
        if reporte:
            raise ValidationError("Cette situation vient d'être reportée par quelqu'un d'autre à une autre séance.")

    @transaction.atomic
    def deplacer(self, sens: int) -> None:
        """Swap with the item before (``sens`` -1) or after (+1) that is still on the agenda; at an end, nothing moves."""
        self._tenir()
        file = list(self.seance.points.filter(reporte=False))
        rang = file.index(self)
        if 0 <= rang + sens < len(file):
            file[rang], file[rang + sens] = file[rang + sens], file[rang]
        for ordre, point in enumerate(file, start=1):
            point.ordre = ordre
        PointOrdreDuJour.objects.bulk_update(file, ["ordre"])

    @transaction.atomic
    def retirer(self) -> None:
        """Take off the agenda: the blockage waits again, unless another agenda carries it."""
        self._tenir()
        if self.decisions.exists():
            raise ValidationError("Une décision a été prise : cette situation reste à l'ordre du jour.")
        self.liberer_le_blocage()
        self.delete()

    @transaction.atomic
    def reporter(self, vers) -> "PointOrdreDuJour":
        """Move to the session ``vers`` and return the new item; this one stays, marked as postponed."""
        self._tenir()
        if vers.comite.departement_id != self.seance.comite.departement_id or vers == self.seance:
            raise ValidationError("Choisissez une autre séance du département.")
        self.reporte = True
        self.save(update_fields=["reporte", "modifie_le"])
        nouveau = vers.inscrire(self.blocage)
        if self.faits and not nouveau.faits:
            nouveau.communiquer(self.faits)
        return nouveau

    @transaction.atomic
    def communiquer(self, faits: str) -> None:
        """Write what the members of the cell will read about this situation."""
        self.seance.verrouiller()
        self.faits = faits.strip()
        self.full_clean(exclude=["seance", "blocage"])
        self.save(update_fields=["faits", "modifie_le"])

    @transaction.atomic
    def decider(self, quoi: str, structure, responsable, echeance, effet_attendu: str = "", jeton=None):
        """Record a decision, dated of the session, and return it; raise ``ValidationError`` with a French message.

        ``jeton`` identifies the form: the same form sent twice decides once.
        """
        self.seance.verrouiller()
        if jeton and (deja := Decision.objects.filter(jeton_saisie=jeton).first()):
            return deja
        decision = Decision(
            point=self,
            blocage_id=self.blocage_id,
            quoi=quoi,
            structure=structure,
            responsable=responsable,
            echeance=echeance,
            effet_attendu=effet_attendu,
            jeton_saisie=jeton,
            prise_le=max(self.seance.jour_des_actes, self.blocage.signale_le),
        )
        decision.full_clean()
        decision.save()
        if self.reporte:
            self.reporte = False
            self.save(update_fields=["reporte", "modifie_le"])
        return decision

    def liberer_le_blocage(self) -> None:
        """Let the blockage wait for an agenda again, when no other open session carries it and nothing was decided."""
        ailleurs = self.blocage.points.exclude(pk=self.pk).filter(seance__close_le__isnull=True, reporte=False)
        if self.blocage.decide_le is None and not ailleurs.exists():
            self.blocage.desinscrire()
