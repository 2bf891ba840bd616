"""What a member of a technical cell reads of the cases on its agenda: the facts put forward, and nothing of the dossier.

The name, the pillar, the cause and its date are read through ``acces.situations_examinees()`` (comites/rls), which gives
these columns only, to a member only: the tables of the dossier stay closed to her. A health situation has no cause here.
"""

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection

from acteurs.models import Agent, Structure
from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import affichage_approche
from comites.models import PointOrdreDuJour, Seance
from parcours.commun.confidentialite import nom_structure
from parcours.nomenclatures import CauseBlocage

SITUATIONS = "select * from acces.situations_examinees(%s)"
DECISIONS = "select * from acces.decisions_examinees(%s)"
SANTE = "Situation de santé : examinée en séance"


@dataclass(frozen=True)
class DecisionLue:
    """A decision of the cell on a case; ``quoi`` is empty when it concerns health."""

    prise_le: datetime.date
    quoi: str
    qui: str
    echeance: datetime.date
    realisee_le: datetime.date | None


@dataclass(frozen=True)
class Carte:
    """One case as the cell knows it."""

    point: PointOrdreDuJour
    #: Its identifier, for the journal only: it opens nothing.
    personne_id: UUID
    personne: str
    pilier: Pilier
    cause: str
    signale_le: datetime.date
    depuis: str
    leve_le: datetime.date | None
    decisions: list[DecisionLue] = field(default_factory=list)

    @property
    def de_sante(self) -> bool:
        return self.pilier == Pilier.SANTE


def cartes(seance: Seance, agent) -> list[Carte]:
    """Return the agenda's cards in order, for a member of the session; in four queries."""
    points = {
        point.pk: point for point in PointOrdreDuJour.objects.de_membre(agent).filter(seance=seance).order_by("ordre")
    }
    situations = {ligne[0]: ligne for ligne in _lire(SITUATIONS, seance)}
    decisions = _decisions(seance, agent)
    return [
        _carte(point, situations[cle], decisions.get(cle, [])) for cle, point in points.items() if cle in situations
    ]


def _carte(point: PointOrdreDuJour, situation: tuple, decisions: list[DecisionLue]) -> Carte:
    _, personne, prenom, nom, pilier, cause, signale_le, precision, leve_le = situation
    return Carte(
        point,
        personne,
        f"{prenom} {nom}".strip(),
        Pilier(pilier),
        CauseBlocage(cause).label if cause else SANTE,
        signale_le,
        affichage_approche(signale_le, precision),
        leve_le,
        decisions,
    )


def _decisions(seance: Seance, agent) -> dict[UUID, list[DecisionLue]]:
    """Return, by agenda item, the decisions taken on the case, this session's and earlier ones of the cell."""
    lignes = list(_lire(DECISIONS, seance))
    structures = Structure.objects.in_bulk({ligne[2] for ligne in lignes})
    agents = Agent.objects.in_bulk({ligne[3] for ligne in lignes if ligne[3]})
    siennes, par_point = set(agent.structures()), {}
    for point, quoi, structure, responsable, prise_le, echeance, realisee_le in lignes:
        nom = nom_structure(structures[structure], structure in siennes)
        qui = f"{agents[responsable]}, {nom}" if responsable and nom == structures[structure].nom else nom
        par_point.setdefault(point, []).append(DecisionLue(prise_le, quoi or "", qui, echeance, realisee_le))
    return par_point


def _lire(requete: str, seance: Seance) -> list[tuple]:
    with connection.cursor() as curseur:
        curseur.execute(requete, [seance.pk])
        return curseur.fetchall()
