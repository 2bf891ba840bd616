"""Consortia: members dated, one lead at a time, kept by the coordination and read by their members."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from acteurs.models import Groupement, MembreGroupement, Structure
from tests.harnais.proprietes import exemples

pytestmark = pytest.mark.django_db
DEBUT = datetime.date(2025, 1, 1)
JOURS = st.integers(0, 60).map(lambda n: DEBUT + datetime.timedelta(days=n))


@pytest.fixture
def groupement(jura, association, autre_association) -> Groupement:
    groupement = Groupement.objects.create(nom="AGIR Jura", programme="agir", debut=DEBUT)
    groupement.departements.add(jura)
    groupement.membres.create(structure=association, chef=True, debut=DEBUT)
    groupement.membres.create(structure=autre_association, debut=DEBUT)
    return groupement


def test_the_coordination_creates_it_with_its_lead_adds_a_member_and_changes_the_lead(
    connecter, coordinatrice, autre_intervenante, intervenante, association, autre_association
):
    client = connecter(coordinatrice)
    saisie = {"nom": "AGIR Jura", "programme": "agir", "codes": "39", "chef": association.pk, "debut": "2025-01-01"}
    refus = client.post("/groupements/nouveau/", saisie | {"codes": "39, 99"})
    assert refus.status_code == 422
    assert "Aucun département n&#x27;a ce code : 99." in refus.content.decode()
    client.post("/groupements/nouveau/", saisie)
    groupement = Groupement.objects.get()
    adresse = groupement.get_absolute_url()
    client.post(adresse, {"structure": autre_association.pk, "debut": "2025-02-01"})
    refus = client.post(adresse, {"structure": autre_association.pk, "debut": "2025-03-01"})
    assert (refus.status_code, "déjà membre" in refus.content.decode()) == (422, True)
    second = groupement.membres.get(structure=autre_association)
    client.post(f"/groupements/membres/{second.pk}/chef/", {"jour": "2025-06-01"})
    html = client.get(adresse).content.decode()
    assert "Chef de file : <strong>Association Beta</strong>" in html
    # The past stays as it was.
    assert groupement.chef_de_file(datetime.date(2025, 5, 31)).structure == association
    assert groupement.chef_de_file(datetime.date(2025, 6, 1)).structure == autre_association
    membre = groupement.membres.actifs().get(structure=autre_association)
    trop_tot = client.post(f"/groupements/membres/{membre.pk}/quitter/", {"jour": "2024-01-01"})
    assert "pas membre" in trop_tot.content.decode()
    # A member reads; she keeps nothing.
    lectrice = connecter(autre_intervenante)
    assert "Ajouter un membre" not in lectrice.get(adresse).content.decode()
    assert lectrice.post(adresse, {"structure": association.pk, "debut": "2025-02-01"}).status_code == 403


@exemples(12)
@given(gestes=st.lists(st.tuples(st.integers(0, 1), JOURS), max_size=4))
def test_whoever_is_named_there_is_never_more_than_one_lead(groupement, gestes):
    with transaction.atomic():
        for rang, jour in gestes:
            structures = sorted({m.structure_id for m in groupement.membres.all()})
            membre = next(m for m in groupement.membres.filter(structure=structures[rang]) if m.actif_le(jour))
            try:
                with transaction.atomic():
                    groupement.nommer_chef(membre, jour)
            except IntegrityError:
                continue  # another lead was already named for a later day
        membres = list(MembreGroupement.objects.filter(groupement=groupement))
        for n in range(70):
            jour = DEBUT + datetime.timedelta(days=n)
            assert sum(m.chef and m.actif_le(jour) for m in membres) <= 1
            assert sum(m.actif_le(jour) for m in membres) == 2
        transaction.set_rollback(True)


def test_a_consortium_of_two_departments_tells_no_revealing_name_of_the_other(
    connecter, coordinatrice, groupement, jura, doubs
):
    groupement.departements.add(doubs)
    for departement, nom in ((jura, "Refuge du Jura"), (doubs, "Refuge du Doubs"), (doubs, "École du Doubs")):
        Structure.objects.create(departement=departement, nom=nom, type="cph", revelatrice=nom.startswith("Refuge"))
    page = connecter(coordinatrice).get(groupement.get_absolute_url()).content.decode()
    assert [nom in page for nom in ("Refuge du Jura", "École du Doubs", "Refuge du Doubs")] == [True, True, False]
