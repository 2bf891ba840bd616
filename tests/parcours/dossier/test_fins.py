"""What has ended: a structure does not open it again, and an exit ends what everybody carried."""

import datetime

import pytest
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from parcours.models import Intervention, MembreMenage, Menage, Personne, Referent
from tests.harnais.relations import ouvrir_en_exception

pytestmark = pytest.mark.django_db

JOUR = datetime.timedelta(days=1)
PLUS_TARD = {"fin": "2099-01-01"}


def _finir(parcours, pilier=None) -> Intervention:
    hier = timezone.localdate() - JOUR
    siennes = parcours.interventions.filter(pilier=pilier) if pilier else parcours.interventions.all()
    siennes.update(fin=hier)
    return siennes.first()


def test_a_structure_that_still_follows_does_not_reopen_a_pillar_it_left(intervenante, connecter, parcours):
    finie = _finir(parcours, Pilier.LANGUE)
    url = f"/personnes/{parcours.personne_id}/intervention-finie/{finie.pk}/"
    assert connecter(intervenante).post(url, PLUS_TARD).status_code == 403
    assert Intervention.objects.get(pk=finie.pk).fin == finie.fin


def test_an_end_that_was_planned_comes_earlier_not_later(intervenante, connecter, parcours):
    prevue = timezone.localdate() + 30 * JOUR
    parcours.interventions.filter(pilier=Pilier.LANGUE).update(fin=prevue)
    intervention, client = parcours.interventions.get(pilier=Pilier.LANGUE), connecter(intervenante)
    url = f"/personnes/{parcours.personne_id}/intervention-finie/{intervention.pk}/"
    assert "la coordination peut la repousser" in client.post(url, PLUS_TARD).content.decode()
    client.post(url, {"fin": str(prevue - JOUR)})
    assert Intervention.objects.get(pk=intervention.pk).fin == prevue - JOUR


def test_an_exceptional_access_does_not_reopen_the_dossier_one_left(intervenante, connecter, parcours):
    finie = _finir(parcours)
    ouvrir_en_exception(intervenante, parcours)
    url = f"/personnes/{parcours.personne_id}/intervention-finie/{finie.pk}/"
    connecter(intervenante).post(url, PLUS_TARD)
    assert Intervention.objects.get(pk=finie.pk).fin == finie.fin


def test_the_coordination_puts_an_end_off_after_confirming(coordinatrice, connecter, parcours):
    finie = _finir(parcours, Pilier.LANGUE)
    url = f"/personnes/{parcours.personne_id}/intervention-finie/{finie.pk}/"
    assert "/reauthenticate/" in connecter(coordinatrice, confirmee=False).post(url, PLUS_TARD).url
    assert Intervention.objects.get(pk=finie.pk).fin == finie.fin
    connecter(coordinatrice).post(url, PLUS_TARD)
    assert Intervention.objects.get(pk=finie.pk).fin == datetime.date(2099, 1, 1)


def test_who_left_the_household_is_not_brought_back(intervenante, connecter, parcours, personne, jura):
    jour, menage = timezone.localdate(), Menage.objects.create(departement=jura)
    MembreMenage.objects.create(menage=menage, personne=personne, debut=jour - 30 * JOUR)
    partie = MembreMenage.objects.create(
        menage=menage,
        personne=Personne.objects.create(departement=jura, nom="PARTIE"),
        lien="autre",
        debut=jour - 30 * JOUR,
        fin=jour - JOUR,
    )
    connecter(intervenante).post(f"/personnes/{personne.pk}/membre-parti/{partie.pk}/", PLUS_TARD)
    partie.refresh_from_db()
    assert partie.fin == jour - JOUR


def test_the_lead_caseworker_s_exit_ends_what_every_structure_carried(
    intervenante, connecter, parcours, association, autre_association
):
    jour = timezone.localdate()
    parcours.interventions.create(structure=autre_association, pilier=Pilier.EMPLOI, debut=jour - 9 * JOUR)
    Referent.objects.create(parcours=parcours, agent=intervenante, structure=association, debut=jour - 9 * JOUR)
    sortie = {"fin": str(jour), "motif_sortie": "objectif_atteint"}
    assert connecter(intervenante).post(f"/personnes/{parcours.personne_id}/sortie/", sortie).status_code == 302
    assert set(parcours.interventions.values_list("fin", flat=True)) == {jour}
    assert parcours.referents.get().fin == jour
