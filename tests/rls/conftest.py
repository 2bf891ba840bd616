"""A row in every table: what is not there proves nothing."""

import datetime

import pytest

from acteurs.nomenclatures import Pilier
from comites.models import BrouillonDecision
from parcours.models import Menage, Referent
from tests.harnais.complements import LIGNES_PARTOUT

JOUR = datetime.date(2026, 1, 5)


@pytest.fixture
def une_ligne_partout(request, objets, personne, parcours, jura, intervenante, coordinatrice) -> dict:
    """The objects of the addresses, and one record of each other kind on the same person."""
    personne.variantes.create(nom="DEMO", prenom="Aminah", source="ofpra")
    menage = Menage.objects.create(departement=jura)
    menage.membres.create(personne=personne)
    personne.contratintegrations.create(date=JOUR)
    personne.titres.create(type="resident", debut=JOUR)
    personne.evaluationlinguistiques.create(nature="test_initial", niveau="A1", date=JOUR)
    personne.situationemplois.create(categorie="cdi", date=JOUR)
    for type_droit in ("css", "caf"):
        personne.droits.create(type=type_droit, etat="ouvert", date=JOUR)
    for pilier in Pilier:
        parcours.piliers.create(pilier=pilier, resume="Résumé")
    Referent.objects.create(parcours=parcours, agent=intervenante, debut=JOUR)
    parcours.suivis_post_sortie.create(terme="T6", fait_le=JOUR, joint=False)
    BrouillonDecision.objects.create(point=objets["point"], agent=coordinatrice, saisie={"quoi": "x"})

    objets["suivi"].noter_en_prive("Entre nous.")
    for ajouter in LIGNES_PARTOUT:
        ajouter(request, objets)
    return objets
