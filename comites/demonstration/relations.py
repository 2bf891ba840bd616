"""Who else may read what: another pillar, an end, an exception, a question, a technical cell."""

import datetime

from django.utils import timezone

from acteurs.models import Agent, Structure
from acteurs.nomenclatures import Pilier
from cirj.socle import regles
from cirj.socle.calendrier import ajouter_mois
from comites.demonstration.plume import Plume
from comites.demonstration.reseau import SECONDE, Reseau
from comites.models import Participant, Seance, TypeComite
from parcours.models import (
    AccesExceptionnel,
    DemandeRapprochement,
    EssaiAcces,
    Intervention,
    Parcours,
    Personne,
    Suivi,
)

JOUR = datetime.timedelta(days=1)
FAITS = {
    Pilier.LANGUE: "Une place de cours existe à Saint-Claude le matin ; la halte-garderie n'ouvre qu'à 10 h.",
    Pilier.EMPLOI: "L'entreprise attend une réponse avant la fin du mois.",
}


def relier(plume: Plume) -> None:
    """Write one of each relation, on the people whose stories are told."""
    reseau, jour, histoires = plume.reseau, plume.jour, plume.histoires
    _logement_porte_ailleurs(reseau, histoires["farid"], jour)
    _seconde_structure(reseau, histoires["amina"], jour)
    _intervention_terminee(reseau, histoires["merveille"], jour)
    _acces_en_cours(reseau, histoires["olena"])
    _question_en_attente(reseau, histoires["yonas"].personne, jour)
    _cellule(reseau, jour)


def _logement_porte_ailleurs(reseau: Reseau, parcours: Parcours, jour: datetime.date) -> None:
    """Farid's housing is carried by the social agency since the lease, and no longer by the operator."""
    structure = reseau.structures["Agence immobilière sociale (démo)"]
    depuis = parcours.personne.baux.get().sejour.debut
    parcours.interventions.filter(pilier=Pilier.LOGEMENT, fin__isnull=True).update(fin=depuis)
    Intervention.objects.create(parcours=parcours, structure=structure, pilier=Pilier.LOGEMENT, debut=depuis)
    _noter(
        parcours,
        reseau.agents["logement"],
        jour - 30 * JOUR,
        Pilier.LOGEMENT,
        "Visite du T4 : tout va bien, le compteur d'eau est à relever.",
    )


def _seconde_structure(reseau: Reseau, parcours: Parcours, jour: datetime.date) -> None:
    """Lou's other structure looks for housing with Amina; the social agency, hers too, knows nothing of it."""
    agent, structure = reseau.agents["logement"], reseau.structures[SECONDE[2]]
    Intervention.objects.create(
        parcours=parcours, structure=structure, pilier=Pilier.LOGEMENT, debut=ajouter_mois(jour, -2)
    )
    _noter(
        parcours,
        agent,
        jour - 6 * JOUR,
        Pilier.LOGEMENT,
        "Demande d'intermédiation locative envoyée ; réponse attendue sous trois semaines.",
        structure,
    )


def _intervention_terminee(reseau: Reseau, parcours: Parcours, jour: datetime.date) -> None:
    """The language association followed Merveille until last month."""
    agent = reseau.agents["responsable"]
    fin = jour - 30 * JOUR
    _noter(
        parcours, agent, fin - 12 * JOUR, Pilier.LANGUE, "Dernier cours avant sa prise de poste : niveau A2 atteint."
    )
    parcours.interventions.filter(structure=agent.affectation.structure, fin__isnull=True).update(fin=fin)


def _acces_en_cours(reseau: Reseau, parcours: Parcours) -> None:
    """The mission locale reads, for two days, the dossier of somebody who came to its door."""
    agent = reseau.agents["cellule"]
    affectation, debut = agent.affectation, timezone.now() - datetime.timedelta(hours=5)
    AccesExceptionnel.objects.create(
        personne_id=parcours.personne_id,
        parcours=parcours,
        agent=agent,
        affectation=affectation,
        structure_id=affectation.structure_id,
        departement_id=parcours.departement_id,
        debut=debut,
        fin=regles.decaler(debut, regles.regle("ACCES_EXCEPTIONNEL_DUREE")),
        motif="Elle est venue à l'accueil, son droit au séjour finirait cette semaine : où en est la demande ?",
    )
    EssaiAcces.objects.create(
        agent=agent, structure_id=affectation.structure_id, departement_id=parcours.departement_id, abouti=True
    )


def _question_en_attente(reseau: Reseau, connue: Personne, jour: datetime.date) -> None:
    """The housing agency meets somebody whose name looks like Yonas's, and asks."""
    agent = reseau.agents["logement"]
    demande = DemandeRapprochement.objects.create(
        agent=agent,
        structure=agent.affectation.structure,
        departement=reseau.departement,
        nom=connue.nom,
        prenom="Jonas",
        date_naissance=connue.date_naissance,
        naissance_precision=connue.naissance_precision,
        piliers=[Pilier.LOGEMENT],
        jour=jour - 2 * JOUR,
    )
    demande.reponses.create(candidate=connue, departement=reseau.departement)


def _cellule(reseau: Reseau, jour: datetime.date) -> None:
    """The mission locale sits in the next cell, by name; the prefecture, as a structure."""
    prochaine = Seance.objects.filter(comite__type=TypeComite.TECHNIQUE, comite__departement=reseau.departement)
    seance, agent = prochaine.a_venir(jour).first(), reseau.agents["cellule"]
    Participant.objects.create(seance=seance, structure=agent.affectation.structure, agent=agent)
    Participant.objects.create(seance=seance, structure=reseau.structures["Préfecture (démo)"])
    for point in seance.points.select_related("blocage"):
        point.communiquer(FAITS.get(point.blocage.pilier, ""))


def _noter(
    parcours: Parcours, agent: Agent, date: datetime.date, pilier: str, texte: str, structure: Structure | None = None
) -> None:
    Suivi.objects.create(
        parcours=parcours,
        departement=parcours.departement,
        date=date,
        piliers=[pilier],
        texte=texte,
        auteur=agent,
        structure=structure or agent.affectation.structure,
    )
