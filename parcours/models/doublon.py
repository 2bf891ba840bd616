"""Two files that may be of one person: proposed, decided by somebody, never merged silently."""

from typing import Self

from django.db import models
from django.db.models import F

from acteurs.models import Agent
from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate


class DecisionDoublon(models.TextChoices):
    EN_ATTENTE = "en_attente", "À décider"
    MEME_PERSONNE = "meme", "Même personne"
    AUTRE_PERSONNE = "autre", "Deux personnes différentes"


class PropositionDoublonQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        return self.filter(departement__in=agent.departements(Role.COORDINATION))

    def de_l_import(self, importation) -> "PropositionDoublonQuerySet":
        """Those of its rows, and those that an earlier import already made of the same rows."""
        return self.filter(
            departement=importation.departement_id, ligne__empreinte__in=importation.lignes.values("empreinte")
        )

    def en_attente(self) -> "PropositionDoublonQuerySet":
        return self.filter(decision=DecisionDoublon.EN_ATTENTE)

    def pour_affichage(self) -> "PropositionDoublonQuerySet":
        """Without the dossiers they look like: the page reads those with all that a row is compared with."""
        lues = self.select_related("ligne__importation")
        return lues.order_by(F("reporte_le").asc(nulls_first=True), "ligne__numero", "cree_le")


class PropositionDoublon(ModeleDate):
    """An imported row that looks like a known person; the row waits, nothing is created before the decision."""

    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    ligne = models.ForeignKey("parcours.LigneImport", on_delete=models.CASCADE, related_name="propositions")
    candidate = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="+")
    motifs = models.JSONField("ce qui se ressemble", default=list)
    decision = models.CharField("décision", max_length=10, choices=DecisionDoublon, default=DecisionDoublon.EN_ATTENTE)
    # Keyed hash of the row's name, birth and number: what is decided holds for the same person in another file.
    identite = models.CharField(max_length=64, blank=True, default="", editable=False, db_index=True)
    reporte_le = models.DateTimeField("remis à plus tard le", null=True, blank=True)
    decide_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decide_le = models.DateTimeField("décidé le", null=True, blank=True)

    objects = PropositionDoublonQuerySet.as_manager()

    class Meta:
        verbose_name = "double proposé"
        verbose_name_plural = "doubles proposés"
        ordering = ["cree_le"]
        constraints = [
            models.UniqueConstraint(
                fields=["ligne", "candidate"],
                name="doublon_propose_une_fois",
                violation_error_message="Ce dossier est déjà proposé pour cette ligne.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ligne} ~ {self.candidate}"
