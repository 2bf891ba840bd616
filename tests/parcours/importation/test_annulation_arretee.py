"""A cancelling that stops, fails, costs, or runs beside another one."""

import datetime
import random
import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from cirj.socle.rls import contexte
from parcours.importation.annulation import execution
from parcours.importation.annulation.execution import annuler, demander
from parcours.models import (
    Importation,
    Personne,
    Suivi,
)
from parcours.tasks import annuler_import, reprendre_imports
from tests.parcours.importation.retour import lancer


@pytest.mark.django_db
def test_a_worker_killed_between_two_batches_leaves_a_cancelling_that_goes_on(fait, coordinatrice, monkeypatch):
    monkeypatch.setattr(execution, "DOSSIERS_PAR_LOT", 1)
    demander(fait, coordinatrice, [])
    vrai, lots = execution._defaire, []

    def mourir(*arguments):
        lots.append(1)
        if len(lots) == 3:
            raise SystemExit
        vrai(*arguments)

    monkeypatch.setattr(execution, "_defaire", mourir)
    with pytest.raises(SystemExit):
        annuler(fait)
    fait.refresh_from_db()
    assert (fait.etat, fait.ecritures.count()) == ("annulation", 2)
    annuler_import(str(fait.pk))
    fait.refresh_from_db()
    assert (fait.etat, fait.ecritures.count()) == ("annule", 0)
    assert set(Personne.objects.values_list("prenom", flat=True)) == {"Un", "Deux", "Connue"}


@pytest.mark.django_db
def test_a_failure_is_said_and_the_cancelling_may_be_taken_up(
    fait, connecter, coordinatrice, monkeypatch, django_capture_on_commit_callbacks
):
    demander(fait, coordinatrice, [])
    monkeypatch.setattr("parcours.tasks.annuler", lambda _: (_ for _ in ()).throw(ValueError("imprévu")))
    annuler_import(str(fait.pk))
    client = connecter(coordinatrice)
    page = client.get(reverse("importation", args=[fait.pk])).content.decode()
    assert "erreur inattendue" in page
    assert "Reprendre l'annulation" in page
    renvoyes = []
    monkeypatch.setattr(annuler_import, "delay", renvoyes.append)
    with django_capture_on_commit_callbacks(execute=True):
        # Said to somebody: it is hers to take up, the night does not hammer.
        Importation.objects.filter(pk=fait.pk).update(modifie_le=timezone.now() - datetime.timedelta(hours=1))
        reprendre_imports()
        assert client.post(reverse("importation_annulation_reprendre", args=[fait.pk])).status_code == 302
    assert renvoyes == [str(fait.pk)]
    Importation.objects.filter(pk=fait.pk).update(modifie_le=timezone.now() - datetime.timedelta(hours=1))
    with django_capture_on_commit_callbacks(execute=True):
        reprendre_imports()
    assert renvoyes == [str(fait.pk)] * 2


@pytest.mark.django_db
def test_the_page_costs_the_same_for_few_and_for_many_and_stays_light(
    jura_entier, connecter, coordinatrice, django_assert_max_num_queries
):
    from django.test.utils import CaptureQueriesContext

    client = connecter(coordinatrice)

    def cout(nombre: int, annee: int) -> int:
        # Names far apart: two that look alike would be a double to decide.
        hasard = random.Random(annee)  # noqa: S311
        importation = lancer(
            *(
                f"{''.join(hasard.choices('abcdefghijklmnoprstu', k=14))};Un;{n % 28 + 1:02}/05/{annee};;;;;;transport;"
                for n in range(nombre)
            )
        )
        for personne in Personne.objects.filter(date_naissance__year=annee):
            personne.telephone = "0600000001"
            personne.save()
        with CaptureQueriesContext(connection) as faites:
            reponse = client.get(reverse("importation_annuler", args=[importation.pk]))
        assert len(reponse.content) < 100_000
        assert len(reponse.context["touches"]) == min(nombre, 100)
        return len(faites)

    cout(2, 1950)
    assert cout(2, 1967) == cout(130, 1988)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_cancel_once(jura_entier, coordinatrice, monkeypatch):
    monkeypatch.setattr(execution, "DOSSIERS_PAR_LOT", 2)
    with contexte.service("39"):
        importation = lancer(*(f"Demo{lettre};Un;03/0{n}/199{n};;;;;;;" for n, lettre in enumerate("abcdefgh", 1)))
        with transaction.atomic():
            demander(importation, coordinatrice, [])

    fils = [threading.Thread(target=_annuler_ailleurs, args=[str(importation.pk)]) for _ in range(2)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(60)
    importation.refresh_from_db()
    assert (importation.etat, importation.annulation["retires"]) == ("annule", 8)
    assert Personne.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_follow_up_being_saved_meanwhile_keeps_its_dossier(jura_entier, coordinatrice):
    with contexte.service("39"):
        importation = lancer("Demo;Un;03/05/1990;;;;;;;", "Demo;Deux;04/06/1991;;;;;;;")
        with transaction.atomic():
            demander(importation, coordinatrice, [])
        fil = threading.Thread(target=_annuler_ailleurs, args=[str(importation.pk)])
        with transaction.atomic():
            parcours = Personne.objects.get(prenom="Un").parcours.get()
            Suivi.objects.create(parcours=parcours, departement_id="39", texte="En ce moment même.")
            fil.start()
            fil.join(1)
            assert fil.is_alive(), "L'annulation n'attend pas ce qui s'écrit."
        fil.join(60)
    importation.refresh_from_db()
    assert importation.etat == "annule"
    assert [s.texte for s in Suivi.objects.filter(parcours=parcours)] == ["En ce moment même."]
    assert list(Personne.objects.values_list("prenom", flat=True)) == ["Un"]


def _annuler_ailleurs(pk: str) -> None:
    try:
        annuler_import(pk)
    finally:
        connection.close()
