"""The coordination compares two dossiers, makes them one, undoes it; the others are led to the one that was kept."""

import datetime

import pytest
from django.urls import reverse

from cirj.socle.models import EntreeJournal
from cirj.socle.mur import contexte
from parcours.models import Parcours, Personne, PersonnesDistinctes, Reunion

pytestmark = pytest.mark.django_db
JOUR = datetime.date(2026, 2, 1)


@pytest.fixture
def autre(personne, parcours, jura) -> Personne:
    personne.date_naissance = None
    personne.save()
    autre = Personne.objects.create(
        departement=jura,
        nom=personne.prenom,
        prenom=personne.nom,
        telephone="0102030405",
        date_naissance=JOUR.replace(year=1990),
    )
    Parcours.objects.create(personne=autre, departement=jura, programme=parcours.programme, debut=JOUR)
    return autre


def test_a_pair_is_proposed_compared_made_one_and_undone(personne, autre, coordinatrice, intervenante, connecter):
    client, pair = connecter(coordinatrice), connecter(intervenante)
    page = client.get(reverse("doubles")).content.decode()
    adresse = reverse("reunion", args=[personne.pk, autre.pk])
    assert adresse in page
    assert "nom et prénom inversés" in page
    page = client.get(adresse).content.decode()
    assert "Cette personne a déjà un parcours ouvert dans ce programme." in page
    assert pair.get(adresse).status_code == 404
    assert pair.get(autre.get_absolute_url()).status_code == 404

    reponse = client.post(adresse, {"champ-telephone": "autre", "champ-nom": "gardee"})
    assert reponse.url == personne.get_absolute_url()
    personne.refresh_from_db()
    assert (personne.telephone, personne.date_naissance) == ("0102030405", JOUR.replace(year=1990))
    for qui in (client, pair):
        assert qui.get(autre.get_absolute_url()).url == personne.get_absolute_url()
    with contexte.pour_agent(coordinatrice):
        siennes = EntreeJournal.objects.sur(personne.pk)
        assert siennes.filter(personnes=[autre.pk], action="creation", objet_type="parcours_personne").exists()
        assert siennes.filter(objet_type="parcours_reunion").exists()

    faite = Reunion.objects.get()
    assert pair.post(reverse("reunion_defaire", args=[faite.pk])).status_code == 404
    assert client.post(reverse("reunion_defaire", args=[faite.pk])).url == autre.get_absolute_url()
    personne.refresh_from_db()
    assert (personne.date_naissance, autre.parcours.count()) == (None, 1)
    assert pair.get(autre.get_absolute_url()).status_code == 404


def test_two_people_said_different_are_not_proposed_again(personne, autre, coordinatrice, connecter):
    client = connecter(coordinatrice)
    client.post(reverse("doubles_distinctes", args=[autre.pk, personne.pk]))
    client.post(reverse("doubles_distinctes", args=[personne.pk, autre.pk]))
    dit = PersonnesDistinctes.objects.get()
    assert (dit.agent, dit.cree_le.date()) == (coordinatrice, datetime.datetime.now(datetime.UTC).date())
    assert reverse("reunion", args=[personne.pk, autre.pk]) not in client.get(reverse("doubles")).content.decode()


def test_who_follows_both_is_refused_and_a_dossier_is_not_made_one_with_itself(
    personne, autre, coordinatrice, intervenante, association, connecter
):
    autre.parcours.get().interventions.create(structure=association, pilier="langue", debut=JOUR)
    assert connecter(intervenante).get(reverse("reunion", args=[personne.pk, autre.pk])).status_code == 403
    assert connecter(coordinatrice).get(reverse("reunion", args=[personne.pk, personne.pk])).status_code == 404
