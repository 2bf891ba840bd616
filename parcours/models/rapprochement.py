"""Asking whether somebody about to be entered is already followed elsewhere: hit or no hit, never by whom.

The asking structure reads the request and what came of it. The holders (structures that intervene with a look-alike,
and the coordination) read the typed identity, the asking structure, and answer for that look-alike only.
"""

import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, Value
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Pilier, Role
from cirj.socle import regles
from cirj.socle.acces import QuerySetVisible
from cirj.socle.calendrier import affichage_approche
from cirj.socle.models import ModeleDate
from cirj.socle.noms import cle_identite
from parcours.models.acces import interventions_de
from parcours.models.base import champ_precision


class Avis(models.TextChoices):
    EN_ATTENTE = "en_attente", "En attente"
    DIFFERENTE = "differente", "Ce n'est pas la même personne"
    MEME = "meme", "C'est la même personne"


class EtatDemande(models.TextChoices):
    EN_ATTENTE = "en_attente", "En attente d'une réponse"
    DIFFERENTE = "differente", "Ce n'est pas la même personne"
    MEME = "meme", "C'est la même personne"
    SANS_REPONSE = "sans_reponse", "Pas de réponse dans le délai"


class DemandeRapprochementQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """A request is followed by the structure that asks. The holders see their own row to answer, not this."""
        return self.filter(structure__in=agent.structures(*ACCOMPAGNENT))

    def avec_etat(self) -> "DemandeRapprochementQuerySet":
        """Add what ``DemandeRapprochement.etat`` reads, without telling how many dossiers were looked at."""
        return self.annotate(
            **{
                nom: Func(F("pk"), Value(avis), function="acces.reponses_recues", output_field=IntegerField())
                for nom, avis in (("oui", Avis.MEME.value), ("attendues", Avis.EN_ATTENTE.value))
            }
        )


class ReponseRapprochementQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """Who holds the candidate's file: the structures that intervene today, and the coordination."""
        tenus = interventions_de(agent).filter(parcours__personne=OuterRef("candidate"))
        return self.filter(Q(departement__in=agent.departements(Role.COORDINATION)) | Q(Exists(tenus)))

    def a_donner(self, limite: datetime.date | None = None) -> "ReponseRapprochementQuerySet":
        """Those still waited for; past the delay of the rule, nobody is asked any more."""
        limite = limite or regles.limite_passee("RAPPROCHEMENT_VALIDITE")
        return self.filter(avis=Avis.EN_ATTENTE, demande__jour__gte=limite)

    def pour_affichage(self) -> "ReponseRapprochementQuerySet":
        return self.select_related("demande__structure", "demande__agent", "candidate__commune", "repondu_par").defer(
            "candidate__commune__contour", "candidate__recherche", "candidate__numero_etranger"
        )


class DemandeRapprochement(ModeleDate):
    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    nom = models.CharField("nom", max_length=60)
    prenom = models.CharField("prénom", max_length=60, blank=True)
    date_naissance = models.DateField("date de naissance", null=True, blank=True)
    naissance_precision = champ_precision("précision de la date de naissance")
    piliers = ArrayField(
        models.CharField(max_length=10, choices=Pilier), verbose_name="piliers souhaités", default=list, blank=True
    )
    cle_identite = models.CharField(max_length=200, editable=False, default="")
    jour = models.DateField("demandé le", default=timezone.localdate)

    objects = DemandeRapprochementQuerySet.as_manager()

    class Meta:
        verbose_name = "demande de rapprochement"
        verbose_name_plural = "demandes de rapprochement"
        ordering = ["-jour", "-cree_le"]
        indexes = [models.Index(fields=["structure", "-jour"], name="rapprochement_structure")]

    def __str__(self) -> str:
        return f"{self.prenom} {self.nom}".strip()

    def save(self, *args, **kwargs):
        self.cle_identite = cle_identite(self.nom, self.prenom)[:200]
        super().save(*args, **kwargs)

    @property
    def naissance_affichee(self) -> str:
        return affichage_approche(self.date_naissance, self.naissance_precision)

    @property
    def echeance(self) -> datetime.date:
        """The last day an answer is waited for."""
        return regles.echeance("RAPPROCHEMENT_VALIDITE", self.jour)

    @property
    def etat(self) -> EtatDemande:
        """What the asker may know, from ``avec_etat``: one « same » is enough, « different » needs every answer."""
        if self.oui:
            return EtatDemande.MEME
        if not self.attendues:
            return EtatDemande.DIFFERENTE
        return EtatDemande.SANS_REPONSE if self.echeance < timezone.localdate() else EtatDemande.EN_ATTENTE


class ReponseRapprochement(ModeleDate):
    """One look-alike of a request, and what its holders answered; the first answer counts."""

    demande = models.ForeignKey(DemandeRapprochement, on_delete=models.CASCADE, related_name="reponses")
    candidate = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="+")
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    avis = models.CharField("réponse", max_length=12, choices=Avis, default=Avis.EN_ATTENTE)
    piliers = ArrayField(
        models.CharField(max_length=10, choices=Pilier), verbose_name="piliers ouverts", default=list, blank=True
    )
    repondu_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    repondu_le = models.DateTimeField("répondu le", null=True, blank=True)

    objects = ReponseRapprochementQuerySet.as_manager()

    class Meta:
        verbose_name = "réponse à une demande de rapprochement"
        verbose_name_plural = "réponses à des demandes de rapprochement"
        ordering = ["cree_le"]
        constraints = [
            models.UniqueConstraint(
                fields=["demande", "candidate"],
                name="rapprochement_une_reponse_par_dossier",
                violation_error_message="Ce dossier est déjà proposé dans cette demande.",
            ),
            models.CheckConstraint(
                condition=Q(avis=Avis.EN_ATTENTE, repondu_le__isnull=True)
                | (~Q(avis=Avis.EN_ATTENTE) & Q(repondu_le__isnull=False)),
                name="rapprochement_reponse_datee",
                violation_error_message="Une réponse porte la date où elle a été donnée.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.demande} — {self.get_avis_display()}"
