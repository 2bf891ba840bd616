"""What was being sent when the session had to stop: kept for its author, for a short time, and for nobody else."""

import datetime
import json
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.acces import QuerySetVisible
from cirj.socle.chiffrement import JsonChiffre
from cirj.socle.models import ModeleDate

if TYPE_CHECKING:
    from acteurs.models.agent import Agent

#: Beyond, the oldest goes: a browser that sends without end fills nothing.
PAR_AGENT = 10


#: So many in a minute for one person is nobody who types: the next ones are not kept.
CADENCE = datetime.timedelta(minutes=1)


class Raison(models.TextChoices):
    INACTIVITE = "inactivite", "la session s'était fermée"
    SESSION = "session", "vous n'étiez plus connecté"
    JETON = "jeton", "la connexion avait changé entre-temps"
    CONFIRMATION = "confirmation", "il fallait confirmer que c'était bien vous"


class SaisieGardeeQuerySet(QuerySetVisible):
    def visible_par(self, agent: "Agent") -> Self:
        """Whoever typed it, while its time lasts; a coordinator or an administrator sees no more than anybody."""
        return self.filter(agent=agent, expire_le__gt=timezone.now())

    def trop_de_suite(self, agent: "Agent") -> bool:
        """Say whether as many as are kept at all came within a minute."""
        return self.filter(agent=agent, cree_le__gt=timezone.now() - CADENCE).count() >= PAR_AGENT


class SaisieGardee(ModeleDate):
    """A form as it was sent. Its address, its fields and the page it was on are encrypted; files are not kept.

    ``contenu``: ``{"chemin", "page", "champs": [[name, [values]]], "fichiers": [names]}``, and the
    ``"affectation"`` that its author acted under.
    """

    agent = models.ForeignKey("acteurs.Agent", on_delete=models.CASCADE, related_name="saisies_gardees")
    raison = models.CharField(max_length=20, choices=Raison)
    contenu = JsonChiffre()
    expire_le = models.DateTimeField()

    objects = SaisieGardeeQuerySet.as_manager()

    class Meta:
        ordering = ["-cree_le"]
        indexes = [models.Index(fields=["agent", "expire_le"], name="saisie_de_l_agent")]

    def __str__(self) -> str:
        return f"{self.agent} ({self.get_raison_display()})"

    @classmethod
    def garder(cls, agent, raison: str, contenu: dict) -> "SaisieGardee | None":
        """Keep ``contenu`` for ``agent``, as long as the rule SAISIE_GARDEE says; the oldest beyond the limit goes.

        What is longer than the rule SAISIE_TAILLE is not kept: None.
        """
        if len(json.dumps(contenu, ensure_ascii=False).encode()) > 1000 * regles.nombre("SAISIE_TAILLE"):
            return None
        expire_le = timezone.now() + datetime.timedelta(hours=regles.nombre("SAISIE_GARDEE"))
        saisie = cls.objects.create(agent=agent, raison=raison, contenu=contenu, expire_le=expire_le)
        de_trop = cls.objects.filter(agent=agent).order_by("-cree_le").values_list("pk", flat=True)[PAR_AGENT:]
        cls.objects.filter(pk__in=list(de_trop)).delete()
        return saisie

    @property
    def chemin(self) -> str:
        return self.contenu["chemin"]

    @property
    def page(self) -> str:
        """The page it was typed on, or "" when the browser did not say."""
        return self.contenu["page"]

    @property
    def champs(self) -> list:
        return self.contenu["champs"]

    @property
    def fichiers(self) -> list[str]:
        return self.contenu["fichiers"]
