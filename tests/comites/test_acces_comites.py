"""Each page of the committees × each of the cast."""

import datetime

import pytest
from django.utils import timezone

from cirj.socle.rls import contexte
from comites.models import Decision
from parcours.models import Personne

QUI = ("coordinatrice", "intervenante", "autre_intervenante", "prefecture", "etrangere", "administratrice", None)
# address → expected answers in the order of QUI
PAGES = {
    "/comites/": (200, 403, 403, 403, 200, 403, 302),
    "/comites/nouveau/": (200, 403, 403, 403, 200, 403, 302),
    "/comites/seances/nouvelle/": (200, 403, 403, 403, 302, 403, 302),
    "/comites/seances/{seance}/": (200, 404, 404, 404, 404, 404, 302),
    "/comites/seances/{seance}/modifier/": (200, 404, 404, 404, 404, 404, 302),
    "/comites/seances/{seance}/tenue/": (200, 404, 404, 404, 404, 404, 302),
    "/comites/seances/{seance}/cloture/": (200, 404, 404, 404, 404, 404, 302),
    "/comites/seances/{seance}/releve/": (200, 404, 404, 404, 404, 404, 302),
    "/decisions/{decision}/": (200, 200, 404, 404, 404, 404, 302),
}
ACTES = {
    "/comites/seances/{seance}/inscrire/": (302, 404, 404, 404, 404, 404, 302),
    "/comites/seances/{seance}/participants/": (422, 404, 404, 404, 404, 404, 302),
    "/comites/seances/{seance}/tenue/": (404, 404, 404, 404, 404, 404, 302),
    "/comites/participants/{participant}/": (302, 404, 404, 404, 404, 404, 302),
    "/comites/points/{point}/": (302, 404, 404, 404, 404, 404, 302),
    "/comites/points/{point}/brouillon/": (200, 404, 404, 404, 404, 404, 302),
    # The social worker reads the blockage: she may not compose the agenda.
    "/comites/blocages/{blocage}/inscrire/": (404, 403, 404, 404, 404, 404, 302),
    "/decisions/{decision}/": (422, 422, 404, 404, 404, 404, 302),
}


@pytest.fixture
def objets(decision, association):
    seance = decision.point.seance
    participant = seance.participants.create(structure=association)
    return {
        "seance": seance.pk,
        "decision": decision.pk,
        "point": decision.point_id,
        "blocage": decision.blocage_id,
        "participant": participant.pk,
    }


@pytest.mark.parametrize("adresse", PAGES)
def test_pages_answer_each_role(request, connecter, objets, adresse):
    assert tuple(_statut(request, connecter, qui, "get", adresse.format(**objets)) for qui in QUI) == PAGES[adresse]


@pytest.mark.parametrize("adresse", ACTES)
def test_acts_answer_each_role(request, connecter, objets, adresse):
    assert tuple(_statut(request, connecter, qui, "post", adresse.format(**objets)) for qui in QUI) == ACTES[adresse]


def test_acts_are_not_done_by_following_a_link(connecter, coordinatrice, objets):
    client = connecter(coordinatrice)
    for adresse in set(ACTES) - set(PAGES):
        assert client.get(adresse.format(**objets)).status_code == 405, adresse


def test_who_carries_the_pillar_reads_the_decision_and_may_not_close_it(
    connecter, intervenante, decision, autre_association
):
    type(decision).objects.update(structure=autre_association)
    client = connecter(intervenante)
    page = client.get(decision.get_absolute_url()).content.decode()
    assert "Ce qui bloque" in page
    assert "Clore la décision" not in page
    assert client.post(decision.get_absolute_url(), {"effet_observe": "Fait."}).status_code == 403
    decision.refresh_from_db()
    assert decision.realisee_le is None
    assert decision.vue_le is None


def test_an_owner_outside_the_pathway_reads_the_decision_and_not_the_dossier(
    connecter, autre_intervenante, decision, autre_association
):
    type(decision).objects.update(structure=autre_association)
    client = connecter(autre_intervenante)
    page = client.get(decision.get_absolute_url()).content.decode()
    assert "Réserver une place" in page
    assert "Amina" in page
    for secret in (
        "Ce qui bloque",
        "Pas de place avant janvier",
        "Langue",
        f"/personnes/{decision.blocage.parcours.personne_id}",
        "lever le blocage",
    ):
        assert secret not in page, secret
    # Nor can she lift what she does not read, even by forging the form.
    client.post(
        decision.get_absolute_url(),
        {"realisee_le": "2026-01-01", "effet_observe": "Fait.", "leve_le_blocage": "on"},
    )
    decision.blocage.refresh_from_db()
    assert decision.blocage.leve_le is None


def _statut(request, connecter, qui, methode, adresse) -> int:
    agent = request.getfixturevalue(qui) if qui else None
    return getattr(connecter(agent), methode)(adresse).status_code


def test_a_decision_long_carried_out_is_no_longer_read_by_who_carried_it(objets, autre_intervenante, connecter):
    """Entrusted to a structure that does not intervene: it reads what is to be done, then for a time what was."""
    decision = Decision.objects.get(pk=objets["decision"])
    decision.structure, decision.responsable = autre_intervenante.affectation.structure, autre_intervenante
    decision.save()
    client, adresse = connecter(autre_intervenante), decision.get_absolute_url()
    assert client.get(adresse).status_code == 200
    for il_y_a, attendu in ((30, 200), (200, 404)):
        jour = timezone.localdate() - datetime.timedelta(days=il_y_a)
        Decision.objects.filter(pk=decision.pk).update(prise_le=jour, realisee_le=jour, effet_observe="Fait.")
        assert client.get(adresse).status_code == attendu
    with contexte.pour_agent(autre_intervenante):
        assert not Decision.objects.exists()
        assert not Personne.objects.exists()
