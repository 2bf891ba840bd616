"""A killed import goes on from where it was; two imports of one department wait for one another; failures are said."""

import threading
from datetime import timedelta

import pytest
from django.core.files import File
from django.db import connection
from django.utils import timezone

from parcours.importation import execution
from parcours.importation.depot import deposer
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.execution import executer
from parcours.models import Importation, LigneImport, Personne, PilierParcours
from parcours.models.importation import EtatImport
from parcours.nomenclatures import EtatPilier
from parcours.tasks import importer, reprendre_imports
from tests.parcours.importation.conftest import LISTING


@pytest.fixture
def depose(jura_entier):
    """Return a function that deposits the example, ready to be run."""

    def faire() -> Importation:
        with LISTING.open("rb") as fichier:
            importation = deposer(File(fichier), LISTING.name, departement="39")
        importation.etat = EtatImport.EN_ATTENTE
        importation.save()
        return importation

    return faire


@pytest.mark.django_db
def test_a_worker_killed_between_two_batches_leaves_an_import_that_goes_on(depose, monkeypatch):
    monkeypatch.setattr(execution, "LIGNES_PAR_LOT", 50)
    importation = depose()
    ecrire, lots = execution.ecrire, []

    def mourir_au_troisieme(*arguments):
        lots.append(1)
        if len(lots) == 3:
            raise SystemExit
        ecrire(*arguments)

    monkeypatch.setattr(execution, "ecrire", mourir_au_troisieme)
    with pytest.raises(SystemExit):
        executer(importation)
    importation.refresh_from_db()
    assert (importation.etat, importation.lignes_traitees, LigneImport.objects.count()) == ("en_cours", 100, 100)
    importer(str(importation.pk))
    importation.refresh_from_db()
    assert (importation.etat, importation.lignes_traitees) == ("termine", 187)
    assert Personne.objects.count() == 173
    assert LigneImport.objects.count() == 187


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_file_at_once_create_each_person_once(depose, monkeypatch):
    monkeypatch.setattr(execution, "LIGNES_PAR_LOT", 20)
    deux = [depose(), depose()]

    def lancer(importation):
        try:
            importer(str(importation.pk))
        finally:
            connection.close()

    fils = [threading.Thread(target=lancer, args=[importation]) for importation in deux]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(60)
    for importation in deux:
        importation.refresh_from_db()
        assert importation.etat == "termine", importation.erreur
        assert importation.lignes.count() == 187
    assert Personne.objects.count() == 173


@pytest.mark.django_db
def test_a_file_that_vanished_is_said_with_what_to_do(depose):
    importation = depose()
    importation.fichier.storage.delete(importation.fichier.name)
    importer(str(importation.pk))
    importation.refresh_from_db()
    assert importation.etat == "echec"
    assert "Déposez-le de nouveau" in importation.erreur


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("panne", "dit"), [(ValueError("imprévu"), "reprenez"), (FichierIllisible("Abîmé."), "Abîmé.")]
)
def test_any_failure_is_visible_and_keeps_what_is_done(depose, monkeypatch, panne, dit):
    importation = depose()
    monkeypatch.setattr(execution, "ecrire", lambda *_: (_ for _ in ()).throw(panne))
    importer(str(importation.pk))
    importation.refresh_from_db()
    assert importation.etat == "echec"
    assert dit in importation.erreur


@pytest.mark.django_db
def test_a_finished_import_is_not_run_again(depose):
    importation = depose()
    importer(str(importation.pk))
    importer(str(importation.pk))
    assert LigneImport.objects.count() == 187


@pytest.mark.django_db
def test_a_silent_import_is_sent_again_and_one_at_work_is_left_alone(
    depose, monkeypatch, django_capture_on_commit_callbacks
):
    silencieux, au_travail = depose(), depose()
    Importation.objects.filter(pk=silencieux.pk).update(modifie_le=timezone.now() - timedelta(hours=1))
    renvoyes = []
    monkeypatch.setattr(importer, "delay", renvoyes.append)
    with django_capture_on_commit_callbacks(execute=True):
        reprendre_imports()
    assert renvoyes == [str(silencieux.pk)]
    assert au_travail.active


@pytest.mark.django_db
def test_what_the_file_does_not_say_leaves_no_unknown_to_stay_beside_what_is_noted_later(depose):
    executer(depose())
    muets = PilierParcours.objects.filter(etat=EtatPilier.A_EVALUER)
    assert muets.filter(resume="").exists()
    assert [p.resume for p in PilierParcours.objects.filter(resume__icontains="inconnu")] == []
