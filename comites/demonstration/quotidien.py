"""What the accounts of the demonstration did lately: papers attached, appointments, alerts put off, dossiers opened.

Done as each of them, so that the journal begins with acts of people and row-level security has had its say.
"""

from datetime import timedelta

from django.utils import timezone

from acteurs.models import Recapitulatif
from acteurs.models.recapitulatif import Frequence
from acteurs.nomenclatures import Pilier
from cirj.socle.journal import noter_lecture
from cirj.socle.rls import contexte
from comites.demonstration.pieces import feuille
from comites.demonstration.plume import JOUR, Plume
from parcours.models import AccesSoins, Alerte, Document, RendezVous
from parcours.nomenclatures import EtatRendezVous

R = EtatRendezVous
# story, pillar, in how many days, hour, with whom, structure, place, state, interpreter
RENDEZ_VOUS = [
    ("farid", Pilier.SOCIAL, 2, "09:30", "CAF", None, "Lons-le-Saunier", R.CONFIRME, ""),
    ("farid", Pilier.SANTE, 8, "11:00", "", "Centre de santé", "", R.PREVU, "prs"),
    ("amina", Pilier.LANGUE, 3, "10:00", "", "Association A", "Salle de l'association", R.PREVU, ""),
    ("amina", Pilier.SOCIAL, -4, "14:00", "Multi-accueil", None, "Saint-Claude", R.TENU, "apd"),
    ("omar", Pilier.EMPLOI, 5, "15:00", "", "France Travail Jura", "", R.PREVU, ""),
    ("haroun", Pilier.LOGEMENT, 1, "16:00", "Résidence sociale", None, "Dole", R.CONFIRME, "apd"),
    ("haroun", Pilier.SOCIAL, -9, "09:00", "Banque", None, "", R.MANQUE, ""),
    ("hala", Pilier.LOGEMENT, 10, "14:30", "", "Agence immobilière sociale", "", R.PREVU, ""),
    ("tesfay", Pilier.SOCIAL, 6, "10:30", "Permanence juridique", None, "Dole", R.CONFIRME, "tir"),
    ("olena", Pilier.SOCIAL, 4, "09:00", "Préfecture", None, "Guichet des étrangers", R.PREVU, ""),
]
# story, agent, pillar or "" (identity papers), title
DOCUMENTS = [
    ("farid", "intervenant", "", "Carte de résident"),
    ("farid", "logement", Pilier.LOGEMENT, "Bail du T4"),
    ("amina", "responsable", Pilier.LANGUE, "Attestation de liste d'attente"),
    ("omar", "intervenant", Pilier.EMPLOI, "Récépissé de la demande d'échange du permis"),
    ("haroun", "logement", Pilier.LOGEMENT, "Demande de logement social"),
]
# story, code of the alert, agent, days, why
REPORTS = [
    ("selam", "COURS_ATTENTE", "responsable", 25, "La halte-garderie de Saint-Claude répond en décembre."),
    ("haroun", "PASSERELLE_DUREE", "logement", 10, "Une résidence sociale est proposée, visite cette semaine."),
    ("ibrahima", "COHABITATION_MAXIMUM", "logement", 14, "L'hôte accepte deux semaines de plus ; foyer demandé."),
]
LECTURES = [
    ("coordination", ["amina", "omar", "merveille", "farid", "fatoumata", "haroun"]),
    ("intervenant", ["farid", "amina", "zeynep", "tesfay", "omar", "hala", "merveille", "yonas"]),
    ("logement", ["farid", "haroun", "hala", "ibrahima"]),
    ("responsable", ["amina", "selam", "gulalai", "cohorte-1", "cohorte-5"]),
]


def vivre(plume: Plume) -> None:
    """Write these acts; the alerts must have been evaluated."""
    _rendez_vous(plume)
    for histoire, cle, pilier, titre in DOCUMENTS:
        _joindre(plume, histoire, plume.agent(cle), pilier, titre)
    for histoire, code, cle, jours, motif in REPORTS:
        agent = plume.agent(cle)
        with contexte.pour_agent(agent):
            alerte = Alerte.objects.ouvertes().get(parcours=plume.histoires[histoire], code=code)
            alerte.reporter(agent, plume.jour + jours * JOUR, motif)
    _recapitulatifs(plume)
    for cle, histoires in LECTURES:
        with contexte.pour_agent(plume.agent(cle)):
            for histoire in histoires:
                cle_personne = plume.histoires[histoire].personne_id
                noter_lecture("dossier", cle_personne, [cle_personne])


def _rendez_vous(plume: Plume) -> None:
    for histoire, pilier, jours, heure, avec, structure, lieu, etat, interprete in RENDEZ_VOUS:
        RendezVous.objects.create(
            parcours=plume.histoires[histoire],
            pilier=pilier,
            date=plume.jour + jours * JOUR,
            heure=heure,
            avec=avec,
            structure=plume.structure(structure) if structure else None,
            lieu=lieu,
            etat=etat,
            interprete=interprete,
            telephone="03 84 00 00 00",
        )
    AccesSoins.objects.create(
        personne=plume.histoires["farid"].personne,
        interprete=True,
        interprete_langue="prs",
        interprete_le=plume.il_y_a(4),
    )


def _joindre(plume: Plume, histoire: str, agent, pilier: str, titre: str) -> None:
    parcours = plume.histoires[histoire]
    with contexte.pour_agent(agent):
        Document.joindre(
            feuille(titre),
            titre=titre,
            personne=parcours.personne,
            agent=agent,
            pilier=pilier,
            structure=agent.affectation.structure,
            parcours=parcours if pilier else None,
        )


def _recapitulatifs(plume: Plume) -> None:
    lundi = plume.jour - timedelta(days=timezone.localdate().weekday())
    for cle, frequence, envoye in (
        ("coordination", Frequence.QUOTIDIEN, plume.jour - JOUR),
        ("intervenant", Frequence.HEBDOMADAIRE, lundi),
        ("prefecture", Frequence.JAMAIS, None),
    ):
        Recapitulatif.objects.create(agent=plume.agent(cle), frequence=frequence, envoye_le=envoye)
