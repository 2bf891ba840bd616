"""What the night and the morning do, by a real worker."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from acteurs.models import Agent, Recapitulatif
from cirj.socle.rls import contexte
from parcours.alertes.envoi import envoyer
from parcours.alertes.evaluation import evaluer
from parcours.models import Alerte, Etape, Parcours
from parcours.tasks import envoyer_recapitulatif, evaluer_alertes
from tests.harnais.navigateur import attendre

pytestmark = pytest.mark.django_db(transaction=True)
LUNDI = datetime.date(2026, 11, 23)


def test_a_worker_opens_the_alerts_and_sends_the_digest(parcours, intervenante, ouvrier):
    hier = timezone.localdate() - datetime.timedelta(days=1)
    # Without the signals of a save: only the night sees it.
    Etape.objects.bulk_create(
        [Etape(parcours=parcours, departement_id="39", pilier="langue", intitule="Test", echeance=hier)]
    )
    evaluer_alertes.delay()
    attendre(lambda: Alerte.objects.ouvertes().filter(code="ETAPE").exists())
    Recapitulatif.objects.create(agent=intervenante, frequence="quotidien")
    lundi = "2026-11-23"
    envoyer_recapitulatif.delay(str(intervenante.pk), lundi)
    attendre(lambda: Recapitulatif.objects.filter(envoye_le=lundi, echec="").exists())


def test_the_worker_that_waited_for_the_other_sends_no_second_digest(parcours, intervenante):
    hier = timezone.localdate() - datetime.timedelta(days=1)
    Etape.objects.create(parcours=parcours, pilier="langue", intitule="Test", echeance=hier)
    evaluer(Parcours.objects.all())
    sien = Recapitulatif.objects.create(agent=intervenante, frequence="quotidien")
    with ThreadPoolExecutor(1) as fil:
        with contexte.service("*"), transaction.atomic():
            Agent.objects.select_for_update().get(pk=intervenante.pk)
            autre = fil.submit(_envoyer, intervenante.pk)
            attendre(_quelqu_un_attend)
            sien.envoye_le = LUNDI
            sien.save()
        assert autre.result() is False
    assert mail.outbox == []


def _envoyer(agent) -> bool:
    try:
        return envoyer(agent, LUNDI)
    finally:
        connection.close()


def _quelqu_un_attend() -> bool:
    with connection.cursor() as curseur:
        curseur.execute("select exists (select 1 from pg_locks where not granted)")
        return curseur.fetchone()[0]
