"""A comparison of our AGIR people with the OFII's list: what agrees, what differs, what is missing on either side."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.chiffrement import JsonChiffre
from cirj.socle.models import ModeleDate
from parcours.nomenclatures import EtatAgir, ResultatOfii


class RapprochementOfiiQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """The coordination of the department alone: the list names people it may not follow."""
        return self.filter(departement__in=agent.departements(Role.COORDINATION))


class LigneOfiiQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        return self.filter(departement__in=agent.departements(Role.COORDINATION))

    def validables(self) -> "LigneOfiiQuerySet":
        """Those whose OFII's word may be noted (``LigneOfii.validable``)."""
        attendent = [EtatAgir.ORIENTE, EtatAgir.ELIGIBILITE_VERIFIEE]
        return self.filter(etat_ofii__in=[EtatAgir.VALIDE_OFII, EtatAgir.ENTRE], agir__etat__in=attendent)


class RapprochementOfii(ModeleDate):
    """One list received; the file itself is not kept."""

    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    demande_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    nom_fichier = models.CharField("fichier", max_length=200)
    entetes = models.JSONField("en-têtes", default=list)
    lignes_lues = models.PositiveIntegerField("lignes lues", default=0)

    objects = RapprochementOfiiQuerySet.as_manager()

    class Meta:
        verbose_name = "rapprochement avec l'OFII"
        verbose_name_plural = "rapprochements avec l'OFII"
        ordering = ["-cree_le"]

    def __str__(self) -> str:
        return f"Liste « {self.nom_fichier} »"

    def get_absolute_url(self) -> str:
        return reverse("rapprochement_ofii", args=[self.pk])


class LigneOfii(models.Model):
    """A line of the list, or one of ours that the list does not hold (``rang`` 0).

    ``identite``: name, first name and birth date as the list writes them, encrypted. ``cellules``: the whole line,
    encrypted, kept only when it was set aside. The number is kept as its keyed hash alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rapprochement = models.ForeignKey(RapprochementOfii, on_delete=models.CASCADE, related_name="lignes")
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    rang = models.PositiveIntegerField("ligne du fichier", default=0)
    resultat = models.CharField("résultat", max_length=20, choices=ResultatOfii)
    agir = models.ForeignKey("parcours.ParcoursAgir", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    identite = JsonChiffre("identité écrite", null=True, blank=True)
    cellules = JsonChiffre("ligne du fichier", null=True, blank=True)
    numero_empreinte = models.CharField(max_length=64, blank=True, default="")
    valide_le = models.DateField("validée par l'OFII le", null=True, blank=True)
    etat_ofii = models.CharField("état chez l'OFII", max_length=20, choices=EtatAgir, blank=True)
    explication = models.CharField("ce qui diffère", max_length=500, blank=True)
    traitee_le = models.DateField("traitée le", null=True, blank=True)

    objects = LigneOfiiQuerySet.as_manager()

    class Meta:
        verbose_name = "ligne de l'OFII"
        verbose_name_plural = "lignes de l'OFII"
        ordering = ["rang"]
        indexes = [models.Index(fields=["rapprochement", "resultat", "rang"], name="ligne_ofii_resultat")]
        constraints = [
            models.CheckConstraint(
                condition=Q(resultat=ResultatOfii.ECARTEE, cellules__isnull=False)
                | (~Q(resultat=ResultatOfii.ECARTEE) & Q(cellules__isnull=True)),
                name="ligne_ofii_cellules_si_ecartee",
                violation_error_message="Seule une ligne écartée est gardée entière.",
            )
        ]

    def __str__(self) -> str:
        return f"Ligne {self.rang} : {self.get_resultat_display()}"

    @property
    def validable(self) -> bool:
        """Say whether the OFII's word may be noted: it validates somebody who waits for it."""
        return (
            self.agir is not None
            and self.etat_ofii in (EtatAgir.VALIDE_OFII, EtatAgir.ENTRE)
            and self.agir.etat in (EtatAgir.ORIENTE, EtatAgir.ELIGIBILITE_VERIFIEE)
        )

    def valider(self, jour, mots: str) -> None:
        """Note the OFII's validation on ``jour``; raise ``ValidationError``."""
        self.agir.passer(EtatAgir.VALIDE_OFII, jour, mots)
        self.resultat, self.traitee_le = ResultatOfii.CONCORDANT, timezone.localdate()
        self.explication = "La validation de l'OFII est notée."
        self.save(update_fields=["resultat", "traitee_le", "explication"])
