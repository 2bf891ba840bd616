"""A step of the plan: what is to be done, by whom, before when, with what result."""

from django.db import models
from django.db.models import Q

from acteurs.nomenclatures import Pilier
from cirj.socle.models import ModeleDate
from parcours.models.acces import DuParcoursQuerySet
from parcours.models.base import champ_departement


class EtapeQuerySet(DuParcoursQuerySet):
    def a_faire(self) -> "EtapeQuerySet":
        return self.filter(faite_le__isnull=True)


class Etape(ModeleDate):
    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="etapes")
    departement = champ_departement()
    pilier = models.CharField("pilier", max_length=10, choices=Pilier)
    intitule = models.CharField("prochaine étape", max_length=200)
    responsable = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    objectif = models.ForeignKey(
        "parcours.Objectif", on_delete=models.SET_NULL, null=True, blank=True, related_name="etapes"
    )
    par_la_personne = models.BooleanField("c'est la personne elle-même qui s'en charge", default=False)
    issue_de = models.ForeignKey(
        "parcours.Suivi", on_delete=models.SET_NULL, null=True, blank=True, related_name="etapes", editable=False
    )
    echeance = models.DateField("pour le", null=True, blank=True)
    faite_le = models.DateField("faite le", null=True, blank=True)
    resultat = models.CharField("résultat", max_length=300, blank=True)
    # Ended all the same on ``faite_le``: it no longer waits.
    sans_suite = models.BooleanField("elle n'a pas pu être faite", default=False)

    objects = EtapeQuerySet.as_manager()

    class Meta:
        verbose_name = "étape"
        ordering = [models.F("echeance").asc(nulls_last=True), "cree_le"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sans_suite=False) | (Q(faite_le__isnull=False) & ~Q(resultat="")),
                name="etape_sans_suite_expliquee",
                violation_error_message="Dites pourquoi cette étape n'a pas pu être faite.",
            ),
            models.CheckConstraint(
                condition=Q(par_la_personne=False) | Q(responsable__isnull=True),
                name="etape_un_seul_responsable",
                violation_error_message="Dites qui s'en charge : un professionnel, ou la personne elle-même.",
            ),
        ]

    def terminer(self, jour, resultat: str = "") -> None:
        """Say that the step is done, and what came of it."""
        self.faite_le, self.resultat = jour, resultat
        self.save(update_fields=["faite_le", "resultat", "modifie_le"])

    def __str__(self) -> str:
        return self.intitule
