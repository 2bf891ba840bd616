"""What blocks a pillar of a pathway, from its report to the effect observed once it is lifted."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.models import ModeleDate
from parcours.models.acces import DuParcoursQuerySet
from parcours.models.base import champ_precision
from parcours.models.parcours_ouverts import parcours_encore_ouvert
from parcours.nomenclatures import CauseBlocage


class PointBlocageQuerySet(DuParcoursQuerySet):
    def ouverts(self) -> "PointBlocageQuerySet":
        return self.filter(leve_le__isnull=True)

    def de_qui_est_suivi(self) -> "PointBlocageQuerySet":
        """Those of pathways that are open: nobody unblocks the situation of people who are gone."""
        return self.filter(parcours_encore_ouvert())

    def sans_decision(self) -> "PointBlocageQuerySet":
        return self.ouverts().filter(decide_le__isnull=True)

    def a_inscrire(self) -> "PointBlocageQuerySet":
        """Blockages that no agenda carries yet."""
        return self.sans_decision().filter(inscrit_le__isnull=True)


class PointBlocage(ModeleDate):
    """A blockage. Its dates tell its state: reported, on an agenda, decided upon, lifted."""

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="blocages")
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    pilier = models.CharField("pilier", max_length=10, choices=Pilier)
    cause = models.CharField("cause", max_length=20, choices=CauseBlocage)
    description = models.TextField("ce qui bloque", max_length=2000, blank=True)
    signale_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, related_name="+")
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signale_le = models.DateField("signalé le", default=timezone.localdate)
    signale_precision = champ_precision()
    inscrit_le = models.DateField("mis à l'ordre du jour le", null=True, blank=True)
    decide_le = models.DateField("décidé le", null=True, blank=True)
    leve_le = models.DateField("levé le", null=True, blank=True)
    effet_observe = models.TextField("effet observé", max_length=2000, blank=True)

    objects = PointBlocageQuerySet.as_manager()

    class Meta:
        verbose_name = "point de blocage"
        verbose_name_plural = "points de blocage"
        ordering = ["signale_le", "cree_le"]
        indexes = [
            models.Index(
                fields=["departement", "signale_le"], condition=Q(leve_le__isnull=True), name="blocage_ouverts"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(leve_le__isnull=True) | Q(leve_le__gte=F("signale_le")),
                name="blocage_leve_apres_signalement",
                violation_error_message="Un blocage ne peut pas être levé avant d'avoir été signalé.",
            ),
            models.CheckConstraint(
                condition=(Q(inscrit_le__isnull=True) | Q(inscrit_le__gte=F("signale_le")))
                & (Q(decide_le__isnull=True) | Q(decide_le__gte=F("signale_le"))),
                name="blocage_traite_apres_signalement",
                violation_error_message="Un blocage ne peut pas être traité avant d'avoir été signalé.",
            ),
            models.CheckConstraint(
                condition=Q(leve_le__isnull=True) | ~Q(effet_observe=""),
                name="blocage_leve_avec_effet",
                violation_error_message="Dites l'effet observé pour lever le blocage.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_cause_display()} ({self.get_pilier_display()})"

    @property
    def etat(self) -> str:
        """The state in French, for people to read."""
        if self.leve_le:
            return "Levé"
        if self.decide_le:
            return "Décidé"
        return "À l'ordre du jour" if self.inscrit_le else "Signalé"

    def inscrire(self, jour) -> None:
        """Put on the agenda of a session."""
        self.inscrit_le = self.inscrit_le or jour
        self.save(update_fields=["inscrit_le", "modifie_le"])

    def desinscrire(self) -> None:
        """Take off the agenda: it waits again."""
        self.inscrit_le = None
        self.save(update_fields=["inscrit_le", "modifie_le"])

    def constater_decision(self, jour) -> None:
        """A committee decided on ``jour``."""
        if self.decide_le is None:
            self.decide_le = jour
            self.save(update_fields=["decide_le", "modifie_le"])

    def tenir_ouvert(self) -> bool:
        """Hold it until the end of the transaction; False when somebody lifted it meanwhile."""
        return PointBlocage.objects.select_for_update(of=("self",)).filter(pk=self.pk, leve_le=None).exists()

    def lever(self, jour, effet: str) -> None:
        """Close with the effect observed on the pathway."""
        self.leve_le, self.effet_observe = jour, effet
        # An imported blockage has no author: that must not keep it from being lifted.
        self.full_clean(exclude=["signale_par"])
        self.save(update_fields=["leve_le", "effet_observe", "modifie_le"])
