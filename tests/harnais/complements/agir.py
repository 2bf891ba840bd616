"""AGIR on the shared dossier: the consortium that the second association leads."""

import datetime

from acteurs.models import Groupement

DEBUT = datetime.date(2024, 1, 1)


def creer_groupement(departement, chef, *membres) -> Groupement:
    groupement = Groupement.objects.create(nom="Groupement AGIR", programme="agir", debut=DEBUT)
    groupement.departements.add(departement)
    groupement.membres.create(structure=chef, chef=True, debut=DEBUT)
    for structure in membres:
        groupement.membres.create(structure=structure, debut=DEBUT)
    return groupement


def completer(request, objets: dict) -> dict:
    beta = request.getfixturevalue("autre_association")
    groupement = creer_groupement(beta.departement, beta)
    return {"groupement": groupement, "membre_groupement": groupement.membres.get()}
