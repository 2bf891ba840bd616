"""A small department whose every text carries a word that is nowhere else: one for each dossier and each pillar."""

import datetime
import re

from django.core.files.base import ContentFile
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Pilier, Role
from comites.models import Comite, Decision, Seance
from parcours.importation.depot import deposer
from parcours.importation.execution import executer
from parcours.models import (
    Etape,
    Intervention,
    NotePrivee,
    Parcours,
    Personne,
    PointBlocage,
    Protection,
    Referent,
    Sejour,
    SituationEmploi,
    Suivi,
)
from parcours.nomenclatures import TypeTitre
from tests.harnais.fichiers import PDF
from tests.harnais.objets import joindre
from tests.harnais.troupe import creer_agent, creer_structure

#: « ZQLANGUE1Z »: what it speaks of, and whose.
MARQUE = "ZQ{}{}Z"
# The words in full: a session's token, drawn at random, may hold any few letters.
LUE = re.compile(rf"zq({'|'.join([*Pilier.values, 'identite', 'note', 'import'])})(\d)z", re.IGNORECASE)
JOUR = datetime.date(2025, 3, 1)
# Structure → (dossier, pillars) that it carries today.
PORTES = {
    "alpha": [(1, Pilier.LANGUE), (1, Pilier.LOGEMENT)],
    "beta": [(1, Pilier.SANTE), (2, Pilier.EMPLOI)],
    "gamma": [],
}


def marque(categorie: str, dossier: int) -> str:
    return MARQUE.format(categorie.upper(), dossier)


def lues(texte: str) -> set[tuple[int, str]]:
    """Return the words found in a text: (dossier, what it speaks of)."""
    return {(int(dossier), categorie.lower()) for categorie, dossier in LUE.findall(texte)}


def planter(jura, doubs) -> dict[str, Agent]:
    """Write the dossiers and return the social workers, by the name of their structure."""
    structures = {nom: creer_structure(jura, nom.title()) for nom in PORTES}
    agents = {nom: creer_agent(nom.title(), Role.INTERVENANT, structures[nom]) for nom in PORTES}
    parcours = {rang: _dossier(rang, lieu) for rang, lieu in ((1, jura), (2, jura), (3, doubs))}
    for nom, portes in PORTES.items():
        for rang, pilier in portes:
            Intervention.objects.create(parcours=parcours[rang], structure=structures[nom], pilier=pilier, debut=JOUR)
    exterieure = creer_structure(doubs, "Association du Doubs")
    autre = creer_agent("Doubs", Role.INTERVENANT, exterieure)
    for rang, lui in parcours.items():
        for pilier in Pilier.values:
            nom = next((nom for nom, portes in PORTES.items() if (rang, pilier) in portes), None)
            structure, agent = (structures[nom], agents[nom]) if nom else (exterieure, autre)
            _du_pilier(lui, pilier, marque(pilier, rang), structure, agent)
        _papiers(lui, marque("identite", rang), exterieure, autre)
    suivi = Suivi.objects.create(
        parcours=parcours[1],
        departement=jura,
        piliers=["langue"],
        structure=structures["alpha"],
        auteur=agents["alpha"],
        texte="Entretien",
    )
    NotePrivee.objects.create(suivi=suivi, texte=marque("note", 1))
    _comite(jura, parcours[1], structures["alpha"], agents["alpha"])
    _importer(jura)
    return agents


def _dossier(rang: int, lieu) -> Parcours:
    nom = marque("identite", rang)
    personne = Personne.objects.create(
        departement=lieu,
        nom=nom,
        prenom="Amina",
        sexe="F",
        nationalites=["SDN"],
        telephone="0600000000",
        date_naissance=datetime.date(1990, rang, rang),
    )
    personne.variantes.create(nom=nom, prenom="Aminah", source="autre", source_precise=nom)
    Protection.objects.create(personne=personne, statut="refugie", date=JOUR, texte_origine=nom)
    personne.titres.create(type=TypeTitre.values[0], debut=JOUR)
    parcours = Parcours.objects.create(personne=personne, departement=lieu, debut=JOUR)
    Referent.objects.create(parcours=parcours, nom_libre=nom, debut=JOUR)
    return parcours


def _du_pilier(parcours: Parcours, pilier: str, mot: str, structure, agent) -> None:
    lieu, jour = parcours.departement, timezone.localdate()
    parcours.piliers.create(pilier=pilier, resume=mot)
    Etape.objects.create(parcours=parcours, pilier=pilier, intitule=mot, echeance=jour)
    Etape.objects.create(parcours=parcours, pilier=pilier, intitule=mot, faite_le=jour, resultat=mot)
    PointBlocage.objects.create(
        parcours=parcours,
        departement=lieu,
        pilier=pilier,
        cause="autre",
        description=mot,
        signale_le=jour - datetime.timedelta(days=90),
    )
    suivi = Suivi.objects.create(
        parcours=parcours, departement=lieu, piliers=[pilier], structure=structure, auteur=agent, texte=mot
    )
    contenu = PDF.replace(b"1 0 obj", f"%{mot}\n1 0 obj".encode())
    joindre(parcours.personne, parcours, agent, structure, mot, contenu, pilier=pilier)
    joindre(parcours.personne, parcours, agent, structure, mot, contenu, suivi=suivi)
    if pilier == Pilier.LOGEMENT:
        Sejour.objects.create(personne=parcours.personne, categorie="cada", debut=JOUR, texte_origine=mot)
    if pilier == Pilier.EMPLOI:
        SituationEmploi.objects.create(personne=parcours.personne, categorie="cdi", date=JOUR, texte_origine=mot)


def _papiers(parcours: Parcours, mot: str, structure, agent) -> None:
    contenu = PDF.replace(b"1 0 obj", f"%{mot}\n1 0 obj".encode())
    joindre(parcours.personne, None, agent, structure, mot, contenu)


def _comite(jura, parcours: Parcours, structure, agent) -> None:
    comite = Comite.objects.create(departement=jura, type="technique", nom="Cellule technique")
    seance = Seance.objects.create(comite=comite, date=timezone.localdate())
    point = seance.inscrire(parcours.blocages.get(pilier=Pilier.LANGUE))
    mot = marque("langue", 1)
    Decision.objects.create(
        point=point,
        quoi=mot,
        structure=structure,
        responsable=agent,
        effet_attendu=mot,
        echeance=timezone.localdate() + datetime.timedelta(days=3),
    )


def _importer(jura) -> None:
    """A table whose rows are a person of the department without a pathway, and a refused one."""
    mot = marque("import", 0)
    tableau = f"Nom;Prénom;Né(e) le;Statut\n{mot};Zoé;1995;réfugié\n{mot};Ali;1990;débouté\n".encode()
    importee = deposer(ContentFile(tableau), f"{mot}.csv", departement=jura.code)
    importee.etat = "en_attente"
    importee.save()
    executer(importee)
