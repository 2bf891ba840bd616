"""The plan: what was found with the person on each pillar, and the goals she gave herself."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.models import ModeleDate
from parcours.models.acces import DuParcoursQuerySet
from parcours.models.base import champ_departement
from parcours.nomenclatures import CauseBlocage, EtatObjectif


class DiagnosticQuerySet(DuParcoursQuerySet):
    """What was found, pillar by pillar."""


class ObjectifQuerySet(DuParcoursQuerySet):
    """Goals, pillar by pillar."""


class Diagnostic(ModeleDate):
    """Where one pillar stands on a day, in words; the latest holds, the earlier ones tell the way made."""

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="diagnostics")
    departement = champ_departement()
    pilier = models.CharField("pilier", max_length=10, choices=Pilier)
    date = models.DateField("fait le", default=timezone.localdate)
    situation = models.TextField("où en est la personne", max_length=2000)
    souhaits = models.TextField("ce qu'elle souhaite", max_length=1000, blank=True)
    freins = ArrayField(
        models.CharField(max_length=20, choices=CauseBlocage), verbose_name="ce qui freine", default=list, blank=True
    )
    auteur = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")

    objects = DiagnosticQuerySet.as_manager()

    class Meta:
        verbose_name = "diagnostic"
        ordering = ["-date", "-cree_le"]
        indexes = [models.Index(fields=["parcours", "pilier", "-date"], name="diagnostic_pilier")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(situation=""),
                name="diagnostic_non_vide",
                violation_error_message="Dites où en est la personne.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_pilier_display()}, {self.date:%d/%m/%Y}"

    @property
    def freins_en_mots(self) -> str:
        return ", ".join(str(CauseBlocage(code).label).lower() for code in self.freins)


class Objectif(ModeleDate):
    """A goal on one pillar, carried by somebody (perhaps the person herself), due some day, ended with a result."""

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="objectifs")
    departement = champ_departement()
    pilier = models.CharField("pilier", max_length=10, choices=Pilier)
    intitule = models.CharField("objectif", max_length=200)
    responsable = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    par_la_personne = models.BooleanField("c'est la personne elle-même qui s'en charge", default=False)
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")
    echeance = models.DateField("pour le", null=True, blank=True)
    etat = models.CharField("état", max_length=10, choices=EtatObjectif, default=EtatObjectif.EN_COURS)
    clos_le = models.DateField("le", null=True, blank=True)
    resultat = models.CharField("résultat", max_length=300, blank=True)

    objects = ObjectifQuerySet.as_manager()

    class Meta:
        verbose_name = "objectif"
        ordering = [models.F("echeance").asc(nulls_last=True), "cree_le"]
        constraints = [
            models.CheckConstraint(
                condition=Q(etat=EtatObjectif.EN_COURS, clos_le__isnull=True)
                | (~Q(etat=EtatObjectif.EN_COURS) & Q(clos_le__isnull=False) & ~Q(resultat="")),
                name="objectif_clos_avec_resultat",
                violation_error_message="Un objectif atteint ou abandonné porte sa date et son résultat.",
            ),
            models.CheckConstraint(
                condition=Q(par_la_personne=False) | Q(responsable__isnull=True),
                name="objectif_un_seul_responsable",
                violation_error_message="Dites qui s'en charge : un professionnel, ou la personne elle-même.",
            ),
        ]

    def __str__(self) -> str:
        return self.intitule
