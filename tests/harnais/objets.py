"""One object of each kind that an address may name, all of the shared dossier or of its department."""

import datetime

import pytest
from allauth.usersessions.models import UserSession
from django.core.files.base import ContentFile
from django.utils import timezone

from acteurs.models import Initiative, Invitation, RevueAcces, SaisieGardee
from acteurs.nomenclatures import Pilier, Role
from comites.models import Comite, Decision, PointOrdreDuJour, RapportAnnuel, Seance
from parcours.documents.examen import examiner
from parcours.importation.analyse import analyser
from parcours.importation.depot import deposer
from parcours.importation.execution import executer, lire_lignes
from parcours.models import (
    AccesExceptionnel,
    DemandeRapprochement,
    Document,
    EssaiAcces,
    Etape,
    Parcours,
    Personne,
    PointBlocage,
    PropositionDoublon,
    Suivi,
)
from tests.harnais.complements import COMPLEMENTS
from tests.harnais.fichiers import PDF
from tests.harnais.lectures_gardees import lectures_gardees
from tests.harnais.relations import ouvrir_en_exception


@pytest.fixture
def fichiers_prives(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "prives"


@pytest.fixture
def aucun_ouvrier(monkeypatch):
    """No worker answers the health page: it says so at once, instead of granting one a second each time."""
    monkeypatch.setattr("cirj.socle.etat_des_parties.DELAI", 0.05)


def joindre(personne, parcours, agent, structure, titre="Attestation", contenu=PDF, **rattachement) -> Document:
    """Return a document of the dossier, examined and kept as the form does."""
    piece = examiner(ContentFile(contenu), "attestation.pdf")
    return Document.joindre(
        piece, titre=titre, personne=personne, parcours=parcours, agent=agent, structure=structure, **rattachement
    )


@pytest.fixture
def objets(
    request,
    fichiers_prives,
    aucun_ouvrier,
    personne,
    parcours,
    jura,
    association,
    coordination,
    coordinatrice,
    intervenante,
    autre_intervenante,
    prefecture,
    etrangere,
    cellule_technique,
) -> dict:
    """Return the objects by kind; the whole cast exists."""
    with lectures_gardees():
        trouves = _du_dossier(
            personne,
            parcours,
            jura,
            association,
            coordination,
            coordinatrice,
            intervenante,
            autre_intervenante,
            cellule_technique,
        )
        for completer in COMPLEMENTS:
            trouves |= completer(request, trouves)
    return trouves


def _du_dossier(
    personne,
    parcours,
    jura,
    association,
    coordination,
    coordinatrice,
    intervenante,
    autre_intervenante,
    cellule_technique,
) -> dict:
    jour = timezone.localdate()
    du_dossier = {"parcours": parcours, "pilier": Pilier.LANGUE, "structure": association}
    suivi = Suivi.objects.create(
        parcours=parcours,
        departement=jura,
        piliers=[Pilier.LANGUE],
        structure=association,
        auteur=intervenante,
        texte="Présente au cours.",
    )
    document = joindre(personne, parcours, intervenante, association, pilier=Pilier.LANGUE)
    etape = Etape.objects.create(**du_dossier, intitule="Passer le test", echeance=jour)
    blocage = PointBlocage.objects.create(
        **du_dossier,
        departement=jura,
        cause="garde_enfants",
        description="Pas de garde.",
        signale_par=intervenante,
        signale_le=jour - datetime.timedelta(days=30),
    )
    libre = PointBlocage.objects.create(
        **{**du_dossier, "pilier": Pilier.LOGEMENT},
        departement=jura,
        cause="logement",
        signale_par=intervenante,
    )
    comite = Comite.objects.create(departement=jura, type="technique", nom="Cellule technique")
    seance = Seance.objects.create(comite=comite, date=jour + datetime.timedelta(days=6))
    point = seance.inscrire(blocage)
    participant = seance.participants.create(structure=coordination)
    decision = Decision.objects.create(
        point=point,
        quoi="Réserver une place à la halte-garderie",
        structure=association,
        responsable=intervenante,
        echeance=jour + datetime.timedelta(days=30),
    )
    rapport = RapportAnnuel(
        departement=jura, annee=2025, etat="pret", demande_par=coordinatrice, pret_le=timezone.now()
    )
    rapport.fichier.save("rapport.pdf", ContentFile(b"%PDF-1.7\n"), save=False)
    rapport.save()
    tableau = "Nom;Prénom;Né(e) le;Statut\nDemo Unique;Aminah;1995;réfugié\nBrume;Odile;1990;débouté\n".encode()
    importation, importee = (
        deposer(ContentFile(tableau), "tableau.csv", departement="39", agent=coordinatrice, structure=coordination)
        for _ in range(2)
    )
    importation.analyse = analyser(importation, lire_lignes(importation)).en_json()
    importation.save()
    importee.etat = "en_attente"
    importee.save()
    executer(importee)
    proposition = PropositionDoublon.objects.get()
    initiative = Initiative.objects.create(
        cle="essai",
        titre="Un atelier",
        porteur_pilote="Association",
        themes=["langue"],
        source="Essai",
        recherche="atelier",
    )
    invitation = Invitation.objects.create(
        email="nouvelle@example.org",
        prenom="Nouvelle",
        nom="Venue",
        structure=association,
        departement=jura,
        role=Role.INTERVENANT,
        invite_par=coordinatrice,
    )
    saisie = SaisieGardee.garder(
        coordinatrice,
        "inactivite",
        {"chemin": "/equipe/inviter/", "page": "/equipe/", "champs": [["prenom", ["Nouvelle"]]], "fichiers": []},
    )
    (revue,) = (r for r in RevueAcces.objects.ouvrir_dues() if r.structure == association)
    session = UserSession.objects.create(
        user=coordinatrice, ip="192.0.2.7", session_key="ailleurs", user_agent="Firefox/"
    )
    seance.participants.create(structure=association, agent=intervenante)
    quittee = Parcours.objects.create(
        personne=Personne.objects.create(departement=jura, nom="DÉMO-QUITTÉE"), departement=jura, debut="2025-01-01"
    )
    quittee.interventions.create(
        structure=association, pilier=Pilier.SOCIAL, debut="2025-01-01", fin=jour - datetime.timedelta(days=30)
    )
    # Over since yesterday: it opens nothing more.
    acces = ouvrir_en_exception(autre_intervenante, parcours)
    AccesExceptionnel.objects.update(
        debut=acces.debut - datetime.timedelta(days=3), fin=acces.fin - datetime.timedelta(days=3)
    )
    affectation = autre_intervenante.affectations.get()
    EssaiAcces.objects.create(agent=autre_intervenante, structure=affectation.structure, departement=jura)
    demande = DemandeRapprochement.objects.create(
        agent=autre_intervenante, structure=affectation.structure, departement=jura, nom="Demo Unique", prenom="Amina"
    )
    reponse = demande.reponses.create(candidate=personne, departement=jura)
    return {
        "quittee": quittee.personne,
        "acces_exceptionnel": acces,
        "reponse": reponse,
        "document": document,
        "personne": personne,
        "parcours": parcours,
        "suivi": suivi,
        "etape": etape,
        "blocage": blocage,
        "libre": libre,
        "comite": comite,
        "cellule": cellule_technique,
        "participant": participant,
        "seance": seance,
        "point": PointOrdreDuJour.objects.get(pk=point.pk),
        "decision": decision,
        "rapport": rapport,
        "importation": importation,
        "importee": importee,
        "proposition": proposition,
        "initiative": initiative,
        "saisie": saisie,
        "revue": revue,
        "session": session,
        "invitation": invitation,
        "structure": association,
        "affectation": intervenante.affectations.get(),
        "intervention": parcours.interventions.get(pilier=Pilier.LOGEMENT),
    }
