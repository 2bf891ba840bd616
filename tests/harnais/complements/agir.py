"""AGIR on the shared dossier: the consortium that the second association leads."""

import datetime

from acteurs.models import Groupement
from parcours.models import Parcours, ParcoursAgir, Personne, RapprochementOfii

DEBUT = datetime.date(2024, 1, 1)


def creer_groupement(departement, chef, *membres) -> Groupement:
    groupement = Groupement.objects.create(nom="Groupement AGIR", programme="agir", debut=DEBUT)
    groupement.departements.add(departement)
    groupement.membres.create(structure=chef, chef=True, debut=DEBUT)
    for structure in membres:
        groupement.membres.create(structure=structure, debut=DEBUT)
    return groupement


def orienter(parcours, prescripteur, operateur, **champs) -> ParcoursAgir:
    champs = {"oriente_le": DEBUT, "etat_le": DEBUT, "piliers": ["emploi", "logement"], "voie": "prescripteur"} | champs
    return ParcoursAgir.objects.create(parcours=parcours, prescripteur=prescripteur, operateur=operateur, **champs)


def completer(request, objets: dict) -> dict:
    alpha, beta = request.getfixturevalue("association"), request.getfixturevalue("autre_association")
    groupement = creer_groupement(beta.departement, beta)
    orientee = Personne.objects.create(departement=beta.departement, nom="DÉMO-ORIENTÉE", prenom="Nour")
    parcours = Parcours.objects.create(personne=orientee, departement=beta.departement, debut=DEBUT)
    parcours.interventions.create(structure=alpha, pilier="langue", debut=DEBUT)
    agir = orienter(parcours, alpha, beta)
    compare = RapprochementOfii.objects.create(departement=beta.departement, nom_fichier="ofii.csv", entetes=["Nom"])
    compare.lignes.create(departement=beta.departement, resultat="absent_ofii", agir=agir)
    membre = groupement.membres.get()
    return {"groupement": groupement, "membre_groupement": membre, "agir": agir, "rapprochement_ofii": compare}


def une_ligne_partout(request, objets: dict) -> None:
    personne = objets["agir"].parcours.personne
    entre = Parcours.objects.create(personne=personne, departement=personne.departement, programme="agir", debut=DEBUT)
    entre.suspensions.create(debut=DEBUT, motif="absence")
