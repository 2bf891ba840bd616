"""Slow work of the pathways' floor."""

import datetime
import logging

from celery import shared_task
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from acteurs.models import Affectation, Departement
from cirj.socle.confier import confier
from cirj.socle.rls import contexte
from parcours.alertes.envoi import EnvoiRefuse, destinataires, envoyer, noter_echec
from parcours.alertes.evaluation import evaluer
from parcours.documents.orphelins import effacer
from parcours.importation.annulation.delai import oublier_les_ecritures
from parcours.importation.annulation.execution import annuler
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.execution import executer
from parcours.models import Importation, Parcours
from parcours.models.importation import EtatImport

journal = logging.getLogger(__name__)
#: How many times one e-mail is tried.
ESSAIS = 3

ARRET = (
    "L'import s'est arrêté sur une erreur inattendue à la ligne {faites} sur {total}. Ce qui est fait est gardé : "
    "reprenez l'import. S'il s'arrête encore, prévenez l'administration technique."
)
IMPORT = "Import d'un tableau"
ANNULATION = "Annulation d'un import"
ARRET_ANNULATION = (
    "L'annulation s'est arrêtée sur une erreur inattendue. Ce qui est défait le reste, et le reste n'a pas bougé : "
    "reprenez l'annulation. Si elle s'arrête encore, prévenez l'administration technique."
)
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


@shared_task(name="parcours.annuler_import", autoretry_for=(OperationalError, InterfaceError), retry_backoff=True)
def annuler_import(pk: str) -> None:
    """Cancel an import, or take up the cancelling where a killed worker left it."""
    with contexte.service("*"), transaction.atomic():
        importation = Importation.objects.filter(pk=pk).select_related("annule_par").first()
    if importation is None or not importation.en_annulation:
        return
    with contexte.service(importation.departement_id, **_au_nom_de_qui_annule(importation)):
        try:
            annuler(importation)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            journal.exception("Annulation de l'import %s arrêtée", importation.pk)
            with transaction.atomic():
                Importation.objects.filter(pk=pk, etat=EtatImport.ANNULATION).update(erreur=ARRET_ANNULATION)


def _au_nom_de_qui_annule(importation: Importation) -> dict[str, str]:
    """Return what the journal notes beside each row: it is the act of whoever cancels."""
    siennes = Affectation.objects.filter(agent=importation.annule_par_id, departement=importation.departement_id)
    affectation = siennes.order_by("-debut").first()
    qui = {"agent": str(affectation.agent_id), "affectation": str(affectation.pk)} if affectation else {}
    return {**qui, "page": "importation_annuler", "motif": ANNULATION}


@shared_task(name="parcours.oublier_ecritures")
def oublier_ecritures() -> int:
    """Erase what was kept to undo imports, once they may not be cancelled any more (nightly)."""
    with contexte.service("*"), transaction.atomic():
        return oublier_les_ecritures()


@shared_task(name="parcours.reprendre_imports")
def reprendre_imports() -> None:
    """Send again the imports, and the cancellings, whose worker stopped; one that works does not notice."""
    with contexte.service("*"), transaction.atomic():
        actives = Importation.objects.filter(
            etat__in=[EtatImport.EN_ATTENTE, EtatImport.EN_COURS, EtatImport.ANNULATION]
        )
        arretees = [i for i in actives if i.en_panne and not (i.en_annulation and i.erreur)]
    for importation in arretees:
        confier(annuler_import if importation.en_annulation else importer, str(importation.pk))


@shared_task(name="parcours.effacer_orphelins")
def effacer_orphelins() -> int:
    """Erase the files that no document names: their deposit failed, or their person's file was erased."""
    return effacer()


@shared_task(name="parcours.evaluer_alertes")
def evaluer_alertes() -> None:
    """Look at every department's deadlines, each in its own job: one that fails leaves the others (nightly)."""
    for code in Departement.objects.values_list("code", flat=True):
        confier(evaluer_departement, code)


@shared_task(name="parcours.evaluer_departement", autoretry_for=(OperationalError, InterfaceError), retry_backoff=True)
def evaluer_departement(code: str) -> None:
    """Open and close the alerts of one department; run again, it changes nothing."""
    with contexte.service(code):
        evaluer(Parcours.objects.filter(departement=code))


@shared_task(name="parcours.envoyer_recapitulatifs")
def envoyer_recapitulatifs() -> None:
    """Send the digests that are due today, each in its own job (every morning)."""
    jour = timezone.localdate()
    for agent in destinataires(jour):
        confier(envoyer_recapitulatif, str(agent.pk), jour.isoformat())


@shared_task(bind=True, name="parcours.envoyer_recapitulatif", max_retries=ESSAIS - 1)
def envoyer_recapitulatif(self, agent: str, jour: str) -> None:
    """Send one digest; what the mail server refuses is tried again, and told on the account."""
    try:
        envoyer(agent, datetime.date.fromisoformat(jour))
    except EnvoiRefuse as refus:
        noter_echec(agent, str(refus))
        if self.request.retries < self.max_retries:
            raise self.retry(exc=refus, countdown=60 * 5**self.request.retries) from refus
