"""Doors of the committees' floor."""

import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from acteurs.habilitations import PORTENT
from acteurs.nomenclatures import Role
from cirj.socle import regles
from cirj.socle.acces import QuerySetVisible

# Roles in which an agent may sit in a technical cell without coordinating it.
SIEGENT = (Role.INTERVENANT, Role.RESPONSABLE, Role.PREFECTURE)


class ComiteQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "ComiteQuerySet":
        """A department's committees are known to whoever works there, prefecture included."""
        return self.filter(departement__in=agent.departements())


class SeanceQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "SeanceQuerySet":
        """Sessions name people: the coordination's only (the cell's members come with their own right)."""
        return self.filter(comite__departement__in=agent.departements(Role.COORDINATION))

    def de_membre(self, agent) -> "SeanceQuerySet":
        """The technical cells to which ``agent`` is invited, herself or by her structure, until the delay after them.

        A door of its own: it opens the cards of the agenda (``comites.cellule``), no dossier and no coordinator's page.
        Steering committees open nothing.
        """
        from comites.models import Participant, TypeComite

        invitees = Participant.objects.filter(
            Q(agent=agent.pk) | Q(agent__isnull=True),
            seance=OuterRef("pk"),
            structure__in=agent.structures(*SIEGENT),
        )
        return self.filter(
            Exists(invitees),
            comite__type=TypeComite.TECHNIQUE,
            date__gte=regles.limite_passee("CELLULE_LECTURE"),
        )

    def a_venir(self, jour: datetime.date | None = None) -> "SeanceQuerySet":
        """Sessions still open, today's included, the nearest first."""
        return self.filter(close_le__isnull=True, date__gte=jour or timezone.localdate()).order_by("date")


class ParticipantQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "ParticipantQuerySet":
        return self.filter(seance__comite__departement__in=agent.departements(Role.COORDINATION))


class PointQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "PointQuerySet":
        """An agenda names people: it is read by who reads its session."""
        return self.filter(seance__comite__departement__in=agent.departements(Role.COORDINATION))

    def de_membre(self, agent) -> "PointQuerySet":
        """The agenda of the cells that ``agent`` sits in (``SeanceQuerySet.de_membre``), without what was postponed."""
        from comites.models import Seance

        return self.filter(seance__in=Seance.objects.de_membre(agent).values("pk"), reporte=False)

    def en_attente(self) -> "PointQuerySet":
        """Items still to come before an open session."""
        return self.filter(reporte=False, seance__close_le__isnull=True)

    def sans_suite(self) -> "PointQuerySet":
        """Items of an agenda that the committee has not dealt with: neither decided, postponed, nor lifted meanwhile."""
        return self.filter(reporte=False, decisions__isnull=True, blocage__leve_le__isnull=True)


class DecisionQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "DecisionQuerySet":
        """Coordination, the structure entrusted with it until a delay after it is done, who carries the blocked pillar."""
        from parcours.models import PointBlocage

        confiees = Q(structure__in=agent.structures(Role.INTERVENANT, Role.RESPONSABLE))
        if agent.accompagne:
            recentes = Q(realisee_le__gte=regles.limite_passee("DECISION_LECTURE"))
            confiees &= Q(realisee_le__isnull=True) | recentes
        return self.filter(
            Q(blocage__departement__in=agent.departements(Role.COORDINATION))
            | confiees
            | Q(blocage__in=PointBlocage.objects.visible_par(agent).values("id"))
        )

    def a_realiser(self) -> "DecisionQuerySet":
        return self.filter(realisee_le__isnull=True)

    def en_retard(self, jour: datetime.date | None = None) -> "DecisionQuerySet":
        return self.a_realiser().filter(echeance__lt=jour or timezone.localdate())

    def portees_par(self, agent) -> "DecisionQuerySet":
        """Decisions that ``agent`` must carry: named, or entrusted to a structure the agent acts for."""
        siennes = agent.structures(*PORTENT)
        return self.filter(Q(responsable=agent.pk) | Q(responsable__isnull=True, structure__in=siennes))


class RapportQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "RapportQuerySet":
        """The report names nobody: the coordination reads it, and the prefecture once it is ready.

        Not the one that a later report of the year replaced: the figures of two days would be subtracted.
        """
        from comites.models.rapport import EtatRapport

        suivants = self.model.objects.filter(
            departement=OuterRef("departement"), annee=OuterRef("annee"), etat=EtatRapport.PRET,
            pret_le__gt=OuterRef("pret_le"),
        )  # fmt: skip
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(~Exists(suivants), departement__in=agent.departements(Role.PREFECTURE), etat=EtatRapport.PRET)
        )

    def en_preparation(self) -> "RapportQuerySet":
        from comites.models.rapport import EtatRapport

        return self.filter(etat__in=[EtatRapport.EN_ATTENTE, EtatRapport.EN_COURS])

    def derniers(self) -> "RapportQuerySet":
        """The latest ready report of each year: the one it replaces is no longer shown to the prefecture."""
        from comites.models.rapport import EtatRapport

        return (
            self.filter(etat=EtatRapport.PRET)
            .order_by("departement_id", "-annee", "-pret_le")
            .distinct("departement_id", "annee")
        )
