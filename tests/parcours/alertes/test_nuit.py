"""What the night and the morning do, by a real worker."""

import datetime

import pytest
from django.utils import timezone

from acteurs.models import Recapitulatif
from parcours.models import Alerte, Etape
from parcours.tasks import envoyer_recapitulatif, evaluer_alertes
from tests.harnais.navigateur import attendre

pytestmark = pytest.mark.django_db(transaction=True)


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
