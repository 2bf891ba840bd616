"""The offer: kept by its structure, read by the department; what reveals something is told to few."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from acteurs.models import Dispositif, Session

pytestmark = pytest.mark.django_db
LISTE = "/offres/"


@pytest.fixture
def offre(autre_association, dole) -> Dispositif:
    return Dispositif.objects.create(
        structure=autre_association,
        nom="Atelier du mardi",
        pilier="langue",
        type="asl",
        niveau_entree="a2",
        commune=dole,
    )


def saisie(**champs) -> dict:
    return {
        "nom": "Cours du soir",
        "pilier": "langue",
        "type": "fle",
        "public": "",
        "niveau_entree": "",
        "niveau_vise": "a1",
        "commune": "",
        "modalite": "presence",
        "horaires": "lundi",
        "garde_enfants": "true",
        "cout": "gratuit",
    } | champs


def test_a_structure_keeps_its_own_offer_and_its_places(connecter, intervenante, association, offre):
    client = connecter(intervenante)
    # Whatever the form says, it is hers.
    reponse = client.post("/offres/nouvelle/", saisie(structure=str(offre.structure_id)), follow=True)
    sienne = Dispositif.objects.get(nom="Cours du soir")
    assert (sienne.structure, sienne.garde_enfants, sienne.actif) == (association, True, True)
    assert "est enregistrée" in reponse.content.decode()
    adresse = f"/offres/{sienne.pk}/sessions/nouvelle/"
    refus = client.post(adresse, {"debut": "2026-11-01", "fin": "2026-10-01", "places": "8", "places_libres": "9"})
    assert refus.status_code == 422
    html = refus.content.decode()
    assert "plus de places libres que de places" in html
    assert "La date de fin précède" in html
    client.post(adresse, {"debut": "2026-11-01", "fin": "", "places": "8", "places_libres": "2"})
    session = sienne.sessions.get()
    assert (session.places_libres, session.confirme_le) == (2, timezone.localdate())
    assert Dispositif.objects.filter(structure=association).count() == 1
    assert client.post("/offres/nouvelle/", saisie()).status_code == 422  # the same name twice


def test_the_list_filters_and_says_what_is_stale(connecter, intervenante, offre, autre_association):
    jour = timezone.localdate()
    for ecart, libres in ((0, 4), (200, 7)):
        Session.objects.create(
            dispositif=offre,
            debut=jour,
            places=9,
            places_libres=libres,
            confirme_le=jour - datetime.timedelta(days=ecart),
        )
    Dispositif.objects.create(structure=autre_association, nom="Fermée", pilier="langue", type="fle", actif=False)
    client = connecter(intervenante)
    html = client.get(LISTE).content.decode()
    assert "1 offre<" in html
    assert html.count("À confirmer") == 1
    assert "Atelier du mardi" in client.get(LISTE + "?pilier=langue&niveau=b1&commune=39198").content.decode()
    for rien in ("?niveau=a1", "?pilier=emploi", "?q=piscine"):
        assert "Aucune offre ne correspond" in client.get(LISTE + rien).content.decode()


def test_what_reveals_is_told_to_the_coordination_and_to_the_structure(
    connecter, intervenante, autre_intervenante, coordinatrice, prefecture, offre
):
    def lecteurs() -> list[bool]:
        agents = (intervenante, prefecture, autre_intervenante, coordinatrice)
        return ["Atelier du mardi" in connecter(agent).get(LISTE).content.decode() for agent in agents]

    assert lecteurs() == [True, True, True, True]
    Dispositif.objects.update(sensible=True)
    assert lecteurs() == [False, False, True, True]
    Dispositif.objects.update(sensible=False)
    offre.structure.revelatrice = True
    offre.structure.save()
    assert lecteurs() == [False, False, True, True]


def test_the_list_costs_the_same_whatever_its_length(connecter, intervenante, offre, autre_association):
    client = connecter(intervenante)
    client.get(LISTE)
    couts = []
    for nombre in (0, 12):
        for rang in range(nombre):
            autre = Dispositif.objects.create(
                structure=autre_association, nom=f"O{rang}", pilier="emploi", type="autre"
            )
            Session.objects.create(dispositif=autre, debut="2026-01-01")
        with CaptureQueriesContext(
            connection,
        ) as requetes:
            client.get(LISTE)
        couts.append(len(requetes))
    assert couts[0] == couts[1] < 15
