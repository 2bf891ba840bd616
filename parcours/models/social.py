"""School of the children of a household, and duos with a volunteer (docs/domaine.md §8)."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Pilier, Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from parcours.models.acces import en_exception, interventions_de
from parcours.models.base import champ_departement, dates_coherentes
from parcours.models.menage import MembreMenage
from parcours.models.parcours import Parcours
from parcours.nomenclatures import FinDuo, NiveauScolaire, TypeDuo


class ScolariteQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """A child's school is read by the coordination, and by who carries the social pillar of somebody of the household.

        Children rarely have a pathway of their own.
        """
        ouverts = Parcours.objects.filter(
            Q(id__in=interventions_de(agent).filter(pilier=Pilier.SOCIAL).values("parcours"))
            | Q(id__in=en_exception(agent))
        )
        accompagnees, jour = ouverts.values("personne"), timezone.localdate()
        actuels = MembreMenage.objects.filter(Q(fin__isnull=True) | Q(fin__gt=jour))
        foyers = actuels.filter(personne__in=accompagnees).values("menage")
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(personne__in=accompagnees)
            | Q(personne__in=actuels.filter(menage__in=foyers).values("personne"))
        )


class Scolarite(ModeleDate):
    """Where a child goes, from ``debut`` until ``fin``; kept on the child, read by who carries the social pillar."""

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="scolarites")
    departement = champ_departement()
    niveau = models.CharField("où en est l'enfant", max_length=12, choices=NiveauScolaire)
    etablissement = models.CharField("établissement", max_length=120, blank=True)
    upe2a = models.BooleanField("classe pour élèves qui arrivent (UPE2A)", default=False)
    cantine = models.BooleanField("cantine", null=True, blank=True)
    garde = models.BooleanField("garde avant ou après la classe", null=True, blank=True)
    debut = models.DateField("depuis le", default=timezone.localdate)
    fin = models.DateField("jusqu'au", null=True, blank=True)

    objects = ScolariteQuerySet.as_manager()

    class Meta:
        verbose_name = "scolarité"
        ordering = ["-debut"]
        constraints = [
            dates_coherentes("scolarite_dates_coherentes"),
            models.UniqueConstraint(
                fields=["personne"],
                condition=Q(fin__isnull=True),
                name="scolarite_une_seule_en_cours",
                violation_error_message="Une scolarité est déjà en cours pour cet enfant : corrigez-la ou terminez-la.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_niveau_display()


class Duo(ModeleDate):
    """A volunteer beside a person. Of the volunteer, a first name or initials and the association: nothing else.

    ``personne`` is the one in whose dossier it was noted; those of her household who share it are ``beneficiaires``:
    duos and people are two counts.
    """

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="duos")
    departement = champ_departement()
    type = models.CharField("forme du duo", max_length=15, choices=TypeDuo)
    benevole = models.CharField("prénom ou initiale du bénévole", max_length=30)
    structure = models.ForeignKey(
        "acteurs.Structure",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="structure qui organise",
    )
    debut = models.DateField("depuis le", default=timezone.localdate)
    charte_le = models.DateField("charte signée le", null=True, blank=True)
    fin_prevue = models.DateField("fin prévue", null=True, blank=True)
    fin = models.DateField("terminé le", null=True, blank=True)
    motif_fin = models.CharField("pourquoi", max_length=15, choices=FinDuo, blank=True)

    class Meta:
        verbose_name = "duo"
        ordering = ["-debut"]
        constraints = [
            dates_coherentes("duo_dates_coherentes"),
            models.CheckConstraint(
                condition=Q(fin_prevue__isnull=True) | Q(fin_prevue__gte=models.F("debut")),
                name="duo_fin_prevue_coherente",
                violation_error_message="La fin prévue précède le début du duo.",
            ),
            models.CheckConstraint(
                condition=Q(motif_fin="") | Q(fin__isnull=False),
                name="duo_motif_avec_fin",
                violation_error_message="Indiquez le jour de la fin, avec sa raison.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()} avec {self.benevole}"


class BeneficiaireDuo(ModeleDate):
    """Another member of the household who shares the duo."""

    duo = models.ForeignKey(Duo, on_delete=models.CASCADE, related_name="beneficiaires")
    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="duos_partages")
    departement = champ_departement()

    class Meta:
        verbose_name = "bénéficiaire d'un duo"
        verbose_name_plural = "bénéficiaires d'un duo"
        constraints = [
            models.UniqueConstraint(
                fields=["duo", "personne"],
                name="duo_beneficiaire_une_fois",
                violation_error_message="Cette personne est déjà dans ce duo.",
            )
        ]

    def __str__(self) -> str:
        return str(self.personne)
