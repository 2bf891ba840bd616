"""The other relations to the shared dossier: another pillar, an ended intervention, a technical cell, an exception."""

import datetime

import pytest
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Pilier, Role
from comites.models import Comite, Participant, Seance
from parcours.models import AccesExceptionnel, Intervention, Parcours, PointBlocage, Suivi
from tests.harnais.troupe import creer_agent, creer_structure

JOUR = datetime.timedelta(days=1)
MOTIF = "Elle est à l'accueil sans logement ce soir, je dois savoir qui la suit."


@pytest.fixture
def sur_autre_pilier(jura, parcours) -> Agent:
    """Her structure carries employment on the dossier, and nothing else."""
    structure = creer_structure(jura, "Association Emploi")
    Intervention.objects.create(parcours=parcours, structure=structure, pilier=Pilier.EMPLOI, debut="2025-03-01")
    return creer_agent("Emploi", Role.INTERVENANT, structure)


@pytest.fixture
def terminee(jura, parcours) -> Agent:
    """Her structure carried the social pillar until thirty days ago: one follow-up of its own before, others' after."""
    structure, jour = creer_structure(jura, "Association Terminée"), timezone.localdate()
    agent = creer_agent("Terminee", Role.INTERVENANT, structure)
    fin = jour - 30 * JOUR
    Intervention.objects.create(
        parcours=parcours, structure=structure, pilier=Pilier.SOCIAL, debut=fin - 300 * JOUR, fin=fin
    )
    for date, texte, de, par in (
        (fin - 10 * JOUR, "SUIVI-AVANT-LA-FIN", structure, agent),
        (fin - 5 * JOUR, "SUIVI-D-UNE-AUTRE", None, None),
        (jour - 2 * JOUR, "SUIVI-APRES-LA-FIN", structure, agent),
    ):
        Suivi.objects.create(
            parcours=parcours, date=date, piliers=[Pilier.SOCIAL], texte=texte, structure=de, auteur=par
        )
    return agent


@pytest.fixture
def exceptionnelle(jura, parcours) -> Agent:
    """She reads the dossier in exception, for two more days."""
    agent = creer_agent("Exception", Role.INTERVENANT, creer_structure(jura, "Accueil de jour"))
    ouvrir_en_exception(agent, parcours)
    return agent


@pytest.fixture
def membre_cellule(jura, cellule_technique) -> Agent:
    """She sits in the technical cell that examines the dossier, and follows nobody."""
    structure = creer_structure(jura, "Mission locale")
    agent = creer_agent("Cellule", Role.INTERVENANT, structure)
    Participant.objects.create(seance=cellule_technique, structure=structure, agent=agent)
    return agent


@pytest.fixture
def cellule_technique(jura, parcours) -> Seance:
    """A technical cell in six days, with a housing blockage of the dossier on its agenda."""
    comite = Comite.objects.create(departement=jura, type="technique", nom="Cellule des relations")
    seance = Seance.objects.create(comite=comite, date=timezone.localdate() + 6 * JOUR)
    blocage = PointBlocage.objects.create(
        parcours=parcours,
        departement=jura,
        pilier=Pilier.LOGEMENT,
        cause="logement",
        description="DESCRIPTION-INTERNE",
        signale_le=timezone.localdate() - 40 * JOUR,
    )
    seance.inscrire(blocage).communiquer("FAITS-COMMUNIQUES : bail refusé deux fois.")
    return seance


def ouvrir_en_exception(agent: Agent, parcours: Parcours, motif: str = MOTIF, heures: int = 48) -> AccesExceptionnel:
    affectation, maintenant = agent.affectations.get(), timezone.now()
    return AccesExceptionnel.objects.create(
        personne_id=parcours.personne_id,
        parcours=parcours,
        agent=agent,
        affectation=affectation,
        motif=motif,
        structure_id=affectation.structure_id,
        departement_id=parcours.departement_id,
        debut=maintenant - datetime.timedelta(seconds=1),
        fin=maintenant + datetime.timedelta(hours=heures),
    )
