"""An import launched and cancelled, and the database as it is apart from what an import leaves of itself."""

from django.core.files.base import ContentFile

from parcours.importation.annulation.execution import annuler, demander
from parcours.importation.depot import deposer
from parcours.importation.execution import executer
from parcours.models import (
    Importation,
)
from tests.rls.test_reunions import tout

ENTETES = "Nom;Prénom;Né(e) le;Téléphone;Statut;Dernier contact;Observations;Composition;Point de blocage;Structure\n"
#: What an import leaves of itself, and what the program keeps up to date on its own.
A_PART = ("parcours_importation", "parcours_ligneimport", "parcours_alerte")


def etat() -> dict[str, list[str]]:
    return {table: lignes for table, lignes in tout().items() if table not in A_PART}


def lancer(*lignes: str, nom: str = "t.csv", agent=None) -> Importation:
    importation = deposer(
        ContentFile((ENTETES + "\n".join(lignes) + "\n").encode()), nom, departement="39", agent=agent
    )
    importation.etat = "en_attente"
    importation.save()
    executer(importation)
    return importation


def defaire(importation: Importation, agent, *a_retirer) -> Importation:
    demander(importation, agent, a_retirer)
    annuler(importation)
    importation.refresh_from_db()
    return importation
