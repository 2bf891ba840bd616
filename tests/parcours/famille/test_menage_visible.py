"""Who learns who lives with the person: whoever reads the dossier of one of the household, and nobody else."""

import datetime

import pytest
from django.urls import reverse

from cirj.socle.rls import contexte
from parcours.models import MembreMenage, Menage, Personne

CACHES = ("terminee", "membre_cellule", "autre_intervenante", "prefecture", "administratrice")


@pytest.fixture
def frere(personne, jura) -> Personne:
    """Lives with the person of the dossier; nobody follows him."""
    frere = Personne.objects.create(
        departement=jura,
        nom="DÉMO-FRÈRE",
        prenom="Idris",
        telephone="0699887766",
        date_naissance=datetime.date(2010, 1, 2),
    )
    menage = Menage.objects.create(departement=jura)
    for membre in (personne, frere):
        menage.membres.create(personne=membre, debut="2025-01-01", lien="autre")
    return frere


def test_who_reads_the_dossier_reads_a_name_and_an_age_and_no_more(
    frere, parcours, intervenante, exceptionnelle, connecter
):
    for agent in (intervenante, exceptionnelle):
        client = connecter(agent)
        html = client.get(reverse("dossier", args=[parcours.personne_id])).content.decode()
        assert "Idris DÉMO-FRÈRE" in html
        assert f"{frere.age} ans" in html
        assert "0699887766" not in html
        assert client.get(reverse("dossier", args=[frere.pk])).status_code == 404


@pytest.mark.parametrize("qui", CACHES)
def test_nobody_else_meets_the_household(request, frere, parcours, qui):
    agent = request.getfixturevalue(qui)
    with contexte.pour_agent(agent):
        assert not Personne.objects.filter(pk=frere.pk).exists()
        assert not MembreMenage.objects.exists()
        assert not Menage.objects.exists()


def test_who_left_the_household_is_no_longer_read(frere, parcours, intervenante, connecter):
    MembreMenage.objects.filter(personne=frere).update(fin="2026-01-01")
    html = connecter(intervenante).get(reverse("dossier", args=[parcours.personne_id])).content.decode()
    assert "DÉMO-FRÈRE" not in html
    with contexte.pour_agent(intervenante):
        assert not Personne.objects.filter(pk=frere.pk).exists()
