"""Collective activities and who came (docs/domaine.md §8): activities, participations and people are three counts."""

import datetime
from dataclasses import dataclass
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Pilier, Role
from cirj.socle import regles
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from cirj.socle.rls import contexte
from parcours.models.acces import en_exception, interventions_de
from parcours.models.base import champ_departement
from parcours.models.parcours import Parcours
from parcours.models.suivi import Suivi
from parcours.nomenclatures import ModeSuivi, Presence, TypeActivite


@dataclass(frozen=True)
class Cloture:
    """What closing a list did: follow-ups written, taken back, and kept because somebody had completed them."""

    notes: int
    retires: int
    gardes: int


class ActiviteQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """The structure's own, and those of the department whose structure's name reveals nothing."""
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(structure__in=agent.structures(*ACCOMPAGNENT))
            | Q(departement__in=agent.departements(*ACCOMPAGNENT), structure__revelatrice=False)
        )

    def tenues(self) -> "ActiviteQuerySet":
        return self.filter(annulee=False)


class ParticipationQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """A name on a list is read as a follow-up is: the coordination, the structure of the activity while it follows the

        person, and who carries one of the activity's pillars for her today (health, when it touches health).
        """
        siennes = interventions_de(agent).filter(parcours=OuterRef("parcours"))
        de_sante = Q(activite__piliers__contains=[Pilier.SANTE])
        communes = Q(activite__piliers__overlap=ArraySubquery(siennes.values("pilier")))
        ailleurs = (communes & (~de_sante | Exists(siennes.filter(pilier=Pilier.SANTE)))) | (
            ~de_sante & Q(parcours__in=en_exception(agent))
        )
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | (Exists(siennes) & Q(activite__structure__in=agent.structures(*ACCOMPAGNENT)))
            | (ailleurs & Q(activite__structure__revelatrice=False))
        )

    def presentes(self) -> "ParticipationQuerySet":
        """Those who came, to activities that took place."""
        return self.filter(etat=Presence.PRESENT, activite__annulee=False)


class Activite(ModeleDate):
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="activites")
    titre = models.CharField("titre", max_length=120)
    type = models.CharField("genre", max_length=15, choices=TypeActivite)
    piliers = ArrayField(models.CharField(max_length=10, choices=Pilier), verbose_name="piliers", default=list)
    date = models.DateField("date")
    debut = models.TimeField("de", null=True, blank=True)
    fin = models.TimeField("à", null=True, blank=True)
    lieu = models.CharField("lieu", max_length=120, blank=True)
    places = models.PositiveSmallIntegerField("places", null=True, blank=True, validators=[MinValueValidator(1)])
    animateurs = models.CharField("animée par", max_length=120, blank=True)
    annulee = models.BooleanField("annulée", default=False)
    creee_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")
    close_le = models.DateField("liste close le", null=True, blank=True, editable=False)

    objects = ActiviteQuerySet.as_manager()

    class Meta:
        verbose_name = "activité collective"
        verbose_name_plural = "activités collectives"
        ordering = ["-date", "-debut"]
        indexes = [models.Index(fields=["departement", "-date"], name="activite_departement_date")]
        constraints = [
            models.CheckConstraint(
                condition=Q(fin__isnull=True) | Q(debut__isnull=True) | Q(fin__gt=F("debut")),
                name="activite_heures_coherentes",
                violation_error_message="L'heure de fin précède l'heure de début.",
            )
        ]

    def __str__(self) -> str:
        return self.titre

    def tenue_par(self, agent: Agent) -> bool:
        """Say whether ``agent`` keeps its list: she works for the structure that organises it."""
        return self.structure_id in agent.structures(*ACCOMPAGNENT)

    @property
    def corrigible_jusqu_au(self) -> datetime.date | None:
        """The last day on which a closed list may still be corrected."""
        return regles.echeance("ACTIVITE_CORRECTION", self.close_le) if self.close_le else None

    @property
    def liste_ouverte(self) -> bool:
        """Say whether the list may be changed: not cancelled, and not closed for longer than the dated rule."""
        limite = self.corrigible_jusqu_au
        return not self.annulee and (limite is None or timezone.localdate() <= limite)

    @property
    def passee(self) -> bool:
        return self.date <= timezone.localdate()

    def inscrits(self) -> int:
        """Count everybody on the list, those that the agent does not read included: a number, no name."""
        with contexte.statistiques(self.departement_id):
            return self.participations.count()

    @transaction.atomic
    def noter_presences(self, presences: dict) -> None:
        """Write pathway's participation → state, for the rows given; what does not change is not touched."""
        changees = 0
        for participation in self.participations.select_for_update(of=("self",)).filter(pk__in=presences):
            if participation.etat != presences[participation.pk]:
                participation.etat = presences[participation.pk]
                participation.save()
                changees += 1
        if changees:
            # A page opened before is then compared with what was noted.
            self.save(update_fields=["modifie_le"])

    @transaction.atomic
    def clore(self, agent: Agent) -> Cloture:
        """Write one follow-up for each present person that the structure follows; sent again, only what changed moves.

        The follow-up bears the participation's own key: the database refuses a second one, even sent twice at once. Who
        turns out not to have come loses hers, unless somebody wrote more in it since.
        """
        Activite.objects.select_for_update(of=("self",)).get(pk=self.pk)
        suivies = self.participations.filter(parcours__in=Parcours.objects.accompagnes_par(agent))
        suivies = list(suivies.select_related("parcours"))
        notes = {s.jeton_saisie: s for s in Suivi.objects.filter(jeton_saisie__in=[p.pk for p in suivies])}
        ecrits = retires = gardes = 0
        for participation in suivies:
            suivi = notes.get(participation.pk)
            if participation.etat == Presence.PRESENT:
                if suivi is None:
                    self._noter(participation, agent)
                    ecrits += 1
            elif suivi is not None and suivi.texte == self._compte_rendu() and not suivi.complete:
                suivi.retirer()
                retires += 1
            elif suivi is not None:
                gardes += 1
        if self.close_le is None:
            self.close_le = timezone.localdate()
            self.save(update_fields=["close_le", "modifie_le"])
        return Cloture(ecrits, retires, gardes)

    def _noter(self, participation: "Participation", agent) -> None:
        portes = participation.parcours.piliers_ouverts_a(agent)
        # Health is never left out: the follow-up would then be read by who does not carry it.
        communs = self.piliers if Pilier.SANTE in self.piliers else [p for p in self.piliers if p in portes]
        Suivi.objects.create(
            parcours=participation.parcours,
            departement_id=participation.parcours.departement_id,
            date=self.date,
            mode=ModeSuivi.COLLECTIF,
            piliers=communs or sorted(portes),
            texte=self._compte_rendu(),
            auteur=agent,
            structure_id=self.structure_id,
            jeton_saisie=participation.pk,
        )

    def _compte_rendu(self) -> str:
        return f"Présence à une activité collective : {self.titre} ({self.get_type_display().lower()})."


class Participation(ModeleDate):
    activite = models.ForeignKey(Activite, on_delete=models.CASCADE, related_name="participations")
    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="participations")
    departement = champ_departement()
    etat = models.CharField("présence", max_length=8, choices=Presence, default=Presence.INSCRIT)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = "participation"
        ordering = ["parcours__personne__cle_tri", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["activite", "parcours"],
                name="participation_une_fois",
                violation_error_message="Cette personne est déjà sur la liste.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.parcours.personne} : {self.get_etat_display().lower()}"
