"""Slow work of the pathways' floor."""

import logging

from celery import shared_task
from django.db import InterfaceError, OperationalError, transaction

from acteurs.models import Affectation
from cirj.socle.mur import contexte
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.execution import executer
from parcours.models import Importation
from parcours.models.importation import EtatImport
from parcours.pieces.orphelins import effacer

journal = logging.getLogger(__name__)

ARRET = (
    "L'import s'est arrêté sur une erreur inattendue à la ligne {faites} sur {total}. Ce qui est fait est gardé : "
    "reprenez l'import. S'il s'arrête encore, prévenez l'administration technique."
)
IMPORT = "Import d'un tableau"
FICHIER_PERDU = "Le fichier déposé n'est plus là. Déposez-le de nouveau : les lignes déjà importées seront reconnues."


@shared_task(name="parcours.importer", autoretry_for=(OperationalError, InterfaceError), retry_backoff=True)
def importer(pk: str) -> None:
    """Run an import, or take it up where a killed worker left it; it reads and writes its department alone."""
    with contexte.service("*"), transaction.atomic():
        importation = Importation.objects.filter(pk=pk).first()
    if importation is None or not importation.active:
        return
    with contexte.service(importation.departement_id, **_au_nom_de(importation)):
        _importer(importation)


def _au_nom_de(importation: Importation) -> dict[str, str]:
    """Return what the journal notes beside each row: the import is the act of whoever asked for it."""
    siennes = Affectation.objects.filter(agent=importation.demande_par_id, structure=importation.structure_id)
    affectation = siennes.filter(departement=importation.departement_id).order_by("-debut").first()
    if affectation is None:
        return {"motif": IMPORT}
    return {
        "agent": str(affectation.agent_id),
        "affectation": str(affectation.pk),
        "page": "importation_lancer",
        "motif": IMPORT,
    }


def _importer(importation: Importation) -> None:
    try:
        executer(importation)
    except (OperationalError, InterfaceError):
        raise
    except FichierIllisible as erreur:
        importation.echouer(str(erreur))
    except FileNotFoundError:
        with transaction.atomic():
            importation.refresh_from_db()
            if importation.active:
                importation.echouer(FICHIER_PERDU)
    except Exception:
        journal.exception("Import %s arrêté", importation.pk)
        with transaction.atomic():
            importation.refresh_from_db()
            importation.echouer(ARRET.format(faites=importation.lignes_traitees, total=importation.lignes_total))


@shared_task(name="parcours.reprendre_imports")
def reprendre_imports() -> None:
    """Send again the imports whose worker stopped; one that works does not notice (see ``executer``)."""
    with contexte.service("*"), transaction.atomic():
        actives = Importation.objects.filter(etat__in=[EtatImport.EN_ATTENTE, EtatImport.EN_COURS])
        arretees = [str(importation.pk) for importation in actives if importation.en_panne]
    for pk in arretees:
        importer.delay(pk)


@shared_task(name="parcours.effacer_orphelins")
def effacer_orphelins() -> int:
    """Erase the files that no document names: their deposit failed, or their person's file was erased."""
    return effacer()
