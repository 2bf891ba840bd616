"""A prescription and a course of the shared person."""

import datetime


def completer(request, objets) -> dict:
    personne = objets["personne"]
    jour = datetime.date(2026, 1, 5)
    return {
        "une_prescription": personne.prescriptionlinguistiques.create(date=jour, heures=600),
        "un_cours": personne.cours.create(type="asl", etat="en_attente", attente_depuis=jour),
    }
