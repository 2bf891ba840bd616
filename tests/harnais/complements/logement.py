"""A sub-let on the way to a lease, and an application, of the shared person."""

import datetime

from parcours.models import BailGlissant


def completer(request, objets) -> dict:
    personne, jour = objets["personne"], datetime.date(2024, 6, 3)
    sejour = personne.sejours.create(categorie="iml_bail_glissant", debut=jour)
    return {
        "une_sous_location": sejour,
        "un_bail": BailGlissant.accueillir(sejour),
        "une_demande_logement": personne.demandelogements.create(type="logement_social", date=jour, numero="039"),
    }
