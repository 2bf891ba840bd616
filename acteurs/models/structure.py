"""Organisations of the network, and the names they bore."""

from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from acteurs.nomenclatures import TypeStructure
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate

if TYPE_CHECKING:
    from acteurs.models.agent import Agent


class StructureQuerySet(QuerySetVisible):
    def visible_par(self, agent: "Agent") -> Self:
        """The directory of a department is open to whoever works in it."""
        return self.filter(departement__in=agent.departements())

    def proposees_a(self, agent: "Agent", departement: str) -> "StructureQuerySet":
        """Those a form about a person offers to ``agent``: the active ones of the department.

        Revealing names only to the coordination and to the structure itself: beside a person's name, even a list of
        choices that was cut down to a few would tell.
        """
        offertes = self.filter(departement=departement, active=True)
        if agent.departement_coordonne(departement):
            return offertes
        return offertes.filter(Q(revelatrice=False) | Q(pk__in=agent.structures()))


class Structure(ModeleDate):
    nom = models.CharField("nom", max_length=150)
    type = models.CharField("type", max_length=20, choices=TypeStructure)
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="structures")
    commune = models.ForeignKey("acteurs.Commune", on_delete=models.PROTECT, null=True, blank=True)
    siret = models.CharField("SIRET", max_length=14, blank=True, validators=[RegexValidator(r"^\d{14}$")])
    telephone = models.CharField("téléphone", max_length=20, blank=True)
    courriel = models.EmailField("adresse électronique", blank=True)
    revelatrice = models.BooleanField(
        "nom révélateur",
        default=False,
        help_text="Le nom dit quelque chose de sensible (soins, hébergement spécialisé) : masqué hors de l'équipe.",
    )
    ecritures = ArrayField(
        models.CharField(max_length=150),
        default=list,
        blank=True,
        verbose_name="écritures reconnues",
        help_text="Autres façons d'écrire ce nom dans les tableaux importés.",
    )
    active = models.BooleanField("active", default=True)

    objects = StructureQuerySet.as_manager()

    class Meta:
        ordering = ["nom"]
        constraints = [
            models.UniqueConstraint(
                fields=["departement", "nom"],
                name="structure_nom_unique_par_departement",
                violation_error_message="Une structure porte déjà ce nom dans le département.",
            ),
            models.UniqueConstraint(
                fields=["departement", "siret"],
                condition=~models.Q(siret=""),
                name="structure_siret_unique_par_departement",
                violation_error_message="Une structure porte déjà ce SIRET dans le département.",
            ),
        ]

    def __str__(self) -> str:
        return self.nom


class NomStructure(models.Model):
    """A former name: « Pôle emploi » until 2023."""

    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="anciens_noms")
    nom = models.CharField("nom", max_length=150)
    du = models.DateField("du", null=True, blank=True)
    au = models.DateField("au", null=True, blank=True)

    class Meta:
        verbose_name = "ancien nom"
        verbose_name_plural = "anciens noms"
        ordering = ["-au"]

    def __str__(self) -> str:
        return self.nom
