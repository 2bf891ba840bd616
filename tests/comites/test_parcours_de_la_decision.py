"""The chain through the pages: put on an agenda, decided in session, closed, seen, carried out, lifted."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comites.models import BrouillonDecision, Comite, Decision, Seance
from parcours.commun.chronologie import chronologie, decisions
from tests.comites.conftest import JOUR, autre_parcours, bloquer
from tests.harnais.relations import ouvrir_en_exception


def test_the_whole_chain_through_the_pages(connecter, coordinatrice, intervenante, blocage, association):
    coordination, structure = connecter(coordinatrice), connecter(intervenante)
    jour = timezone.localdate()
    coordination.post("/comites/nouveau/", {"type": "technique", "nom": "Cellule"})
    cellule = Comite.objects.get()
    coordination.post("/comites/seances/nouvelle/", {"comite": cellule.pk, "date": jour.isoformat()})
    seance = Seance.objects.get()
    coordination.post(f"/comites/seances/{seance.pk}/inscrire/", {"blocages": [blocage.pk]})
    point = seance.points.get()
    tenue = f"/comites/seances/{seance.pk}/tenue/"
    coordination.post(tenue, {"action": "ouvrir"})
    coordination.post(
        tenue,
        {
            "point": point.pk,
            "action": "decider",
            "quoi": "Réserver une place",
            "qui": str(association.pk),
            "echeance": (jour + 10 * JOUR).isoformat(),
            "effet_attendu": "Elle suit le cours.",
        },
    )
    decision = Decision.objects.get()
    coordination.post(f"/comites/seances/{seance.pk}/cloture/", {"releve": "Bonne séance."})
    releve = coordination.get(f"/comites/seances/{seance.pk}/releve/").content.decode()
    assert "Réserver une place" in releve
    assert "Bonne séance." in releve
    texte_a_envoyer = releve.split("<textarea", 1)[1].split("</textarea>")[0]
    assert "A. D." in texte_a_envoyer
    assert "Amina" not in texte_a_envoyer

    page = structure.get(decision.get_absolute_url()).content.decode()
    assert "Elle suit le cours." in page
    decision.refresh_from_db()
    assert decision.vue_le is not None
    reponse = structure.post(
        decision.get_absolute_url(),
        {"realisee_le": jour.isoformat(), "effet_observe": "Elle est entrée en cours.", "leve_le_blocage": "on"},
        follow=True,
    )
    assert "la décision est close et le blocage est levé" in reponse.content.decode().lower()
    blocage.refresh_from_db()
    assert blocage.signale_le <= blocage.inscrit_le <= blocage.decide_le <= blocage.leve_le == jour

    titres = [e.titre for e in chronologie(blocage.parcours, intervenante, "langue")]
    assert {"Décision : Réserver une place", "Décision réalisée : Réserver une place", "À l'ordre du jour"} <= set(
        titres
    )
    assert decisions([blocage.pk], intervenante)[blocage.pk][0].effet == "Elle est entrée en cours."


def test_the_timeline_tells_decisions_only_to_who_reads_the_pillar(decision, autre_intervenante, autre_association):
    type(decision).objects.update(structure=autre_association)
    assert not [e for e in chronologie(decision.blocage.parcours, autre_intervenante) if "Décision" in e.titre]
    assert decisions([decision.blocage_id], autre_intervenante) == {}


def test_what_is_typed_is_kept_when_going_to_another_situation(connecter, coordinatrice, seance, point, jura):
    autre = seance.inscrire(bloquer(autre_parcours(jura, "DÉMO-AUTRE")))
    client, tenue = connecter(coordinatrice), f"/comites/seances/{seance.pk}/tenue/"
    reponse = client.post(tenue, {"point": point.pk, "aller": str(autre.pk), "quoi": "À moitié tap"})
    assert reponse.url == f"{tenue}?point={autre.pk}"
    assert "À moitié tap" not in client.get(reponse.url).content.decode()
    page = client.get(f"{tenue}?point={point.pk}").content.decode()
    assert "À moitié tap" in page
    assert "Enregistré à" in page


def test_what_is_typed_is_kept_while_typing_and_is_one_s_own(connecter, coordinatrice, point, coordination):
    reponse = connecter(coordinatrice).post(reverse("point_brouillon", args=[point.pk]), {"quoi": "Une idée"})
    assert "Enregistré à" in reponse.content.decode()
    assert BrouillonDecision.objects.get().agent == coordinatrice
    from tests.harnais.troupe import creer_agent

    collegue = creer_agent("Collegue", "coordination", coordination)
    adresse = f"/comites/seances/{point.seance_id}/tenue/"
    assert "Une idée" not in connecter(collegue).get(adresse).content.decode()


def test_a_refused_decision_keeps_everything_typed(connecter, coordinatrice, seance, point, association):
    reponse = connecter(coordinatrice).post(
        f"/comites/seances/{seance.pk}/tenue/",
        {"point": point.pk, "action": "decider", "quoi": "Agir", "qui": str(association.pk), "echeance": "2020-01-01"},
    )
    page = reponse.content.decode()
    assert reponse.status_code == 422
    assert "L&#x27;échéance est déjà passée." in page or "L'échéance est déjà passée." in page
    assert "Agir" in page
    assert not Decision.objects.exists()


def test_the_same_form_sent_twice_decides_once_and_its_late_draft_is_forgotten(
    connecter, coordinatrice, seance, point, association
):
    client, jeton = connecter(coordinatrice), str(uuid.uuid4())
    donnees = {
        "point": point.pk,
        "action": "decider",
        "quoi": "Agir",
        "qui": str(association.pk),
        "jeton": jeton,
        "echeance": timezone.localdate().isoformat(),
    }
    for _ in range(2):
        assert client.post(f"/comites/seances/{seance.pk}/tenue/", donnees).status_code == 302
    client.post(reverse("point_brouillon", args=[point.pk]), donnees)
    assert Decision.objects.count() == 1
    assert not BrouillonDecision.objects.exists()


def test_who_may_be_an_agent_of_the_structure(connecter, coordinatrice, seance, point, association, intervenante):
    connecter(coordinatrice).post(
        f"/comites/seances/{seance.pk}/tenue/",
        {
            "point": point.pk,
            "action": "decider",
            "quoi": "Agir",
            "qui": f"{association.pk}:{intervenante.pk}",
            "echeance": timezone.localdate().isoformat(),
        },
    )
    decision = Decision.objects.get()
    assert (decision.structure, decision.responsable) == (association, intervenante)


def test_nobody_is_named_who_could_not_read_the_decision(connecter, coordinatrice, prefecture, intervenante, point):
    page = connecter(coordinatrice).get(f"/comites/seances/{point.seance_id}/tenue/").content.decode()
    assert f':{intervenante.pk}"' in page
    assert f':{prefecture.pk}"' not in page


def test_closing_warns_of_what_was_typed_and_not_decided(connecter, coordinatrice, seance, point):
    client = connecter(coordinatrice)
    client.post(reverse("point_brouillon", args=[point.pk]), {"quoi": "Une idée commencée"})
    assert "Une idée commencée" in client.get(f"/comites/seances/{seance.pk}/cloture/").content.decode()
    client.post(f"/comites/seances/{seance.pk}/cloture/", {})
    assert not BrouillonDecision.objects.exists()


@pytest.mark.parametrize(
    ("adresse", "donnees"),
    [
        ("/comites/seances/{s}/modifier/", {}),
        ("/comites/seances/{s}/inscrire/", {"blocages": ["{b}"]}),
        ("/comites/seances/{s}/participants/", {}),
        ("/comites/seances/{s}/tenue/", {"point": "{p}"}),
        ("/comites/seances/{s}/cloture/", {}),
        ("/comites/points/{p}/", {"action": "retirer"}),
        ("/comites/points/{p}/", {"action": "monter"}),
        ("/comites/points/{p}/brouillon/", {"quoi": "x"}),
    ],
)
def test_a_closed_session_refuses_every_act_with_a_french_403(
    connecter, coordinatrice, seance, point, jura, adresse, donnees
):
    autre = bloquer(autre_parcours(jura, "DÉMO-AUTRE"))
    seance.clore()
    valeurs = {"s": seance.pk, "p": point.pk, "b": autre.pk}
    donnees = {
        c: [x.format(**valeurs) for x in v] if isinstance(v, list) else v.format(**valeurs) for c, v in donnees.items()
    }
    reponse = connecter(coordinatrice).post(adresse.format(**valeurs), donnees)
    assert reponse.status_code == 403
    assert "Cette séance est close" in reponse.content.decode()


def test_a_closed_session_is_read_as_its_minutes(connecter, coordinatrice, seance, point):
    seance.clore()
    reponse = connecter(coordinatrice).get(f"/comites/seances/{seance.pk}/tenue/")
    assert reponse.url == f"/comites/seances/{seance.pk}/releve/"
    page = connecter(coordinatrice).get(seance.get_absolute_url()).content.decode()
    assert "Monter" not in page
    assert "Séance close le" in page


def test_a_lifted_blockage_leaves_the_choices(connecter, coordinatrice, seance, blocage):
    client = connecter(coordinatrice)
    assert f"blocage-{blocage.pk}" in client.get(seance.get_absolute_url()).content.decode()
    blocage.lever(timezone.localdate(), "Résolu.")
    assert f"blocage-{blocage.pk}" not in client.get(seance.get_absolute_url()).content.decode()


def test_postponing_through_the_page_leaves_a_trace(connecter, coordinatrice, point, prochaine):
    client = connecter(coordinatrice)
    client.post(f"/comites/points/{point.pk}/", {"action": "reporter", "vers": prochaine.pk})
    assert "Reporté" in client.get(point.seance.get_absolute_url()).content.decode()
    assert prochaine.points.get().blocage == point.blocage


def test_a_second_session_the_same_day_is_refused_in_french(connecter, coordinatrice, seance):
    reponse = connecter(coordinatrice).post(
        "/comites/seances/nouvelle/", {"comite": seance.comite_id, "date": seance.date.isoformat()}
    )
    assert "Une séance de ce comité est déjà prévue ce jour-là." in reponse.content.decode()
    assert Seance.objects.count() == 1


def test_participants_are_added_once_and_excused(connecter, coordinatrice, seance, association):
    client, adresse = connecter(coordinatrice), f"/comites/seances/{seance.pk}/participants/"
    client.post(adresse, {"qui": str(association.pk)})
    assert "déjà sur la liste" in client.post(adresse, {"qui": str(association.pk)}).content.decode()
    participant = seance.participants.get()
    client.post(f"/comites/participants/{participant.pk}/", {"action": "excuse"})
    participant.refresh_from_db()
    assert not participant.present


@pytest.mark.parametrize("page", ["", "tenue/", "releve/", "cloture/"])
def test_a_session_costs_the_same_queries_whatever_its_agenda(
    connecter, coordinatrice, seance, point, prochaine, association, jura, page
):
    client, adresse = connecter(coordinatrice), f"/comites/seances/{seance.pk}/{page}"
    point.decider("Agir", association, None, timezone.localdate())
    client.get(adresse)
    with CaptureQueriesContext(connection) as une:
        client.get(adresse)
    for i in range(6):
        autre = seance.inscrire(bloquer(autre_parcours(jura, f"DÉMO-{i}")))
        autre.decider("Agir", association, None, timezone.localdate())
        bloquer(autre_parcours(jura, f"DÉMO-ATTENTE-{i}"))
    with CaptureQueriesContext(connection) as plusieurs:
        client.get(f"{adresse}?point={point.pk}")
    # One of them notes the reading.
    assert len(plusieurs) == len(une) <= 16


def test_the_list_of_sessions_costs_the_same_queries(connecter, coordinatrice, cellule, seance, point):
    client = connecter(coordinatrice)
    with CaptureQueriesContext(connection) as une:
        client.get("/comites/")
    for i in range(1, 8):
        cellule.seances.create(date=timezone.localdate() + i * JOUR)
    with CaptureQueriesContext(connection) as plusieurs:
        client.get("/comites/")
    assert len(plusieurs) == len(une) <= 15


def test_who_reads_in_exception_closes_her_decision_and_lifts_no_blockage(
    connecter, decision, autre_association, autre_intervenante
):
    decision.structure = autre_association
    decision.save()
    ouvrir_en_exception(autre_intervenante, decision.blocage.parcours)
    client, url = connecter(autre_intervenante), reverse("decision", args=[decision.pk])
    assert "lever le blocage" not in client.get(url).content.decode()
    cloture = {"realisee_le": str(timezone.localdate()), "effet_observe": "Trajet organisé", "leve_le_blocage": "on"}
    assert client.post(url, cloture).status_code == 302
    decision.blocage.refresh_from_db()
    assert decision.blocage.leve_le is None


def test_making_a_steering_session_a_technical_one_asks_again_who_it_is(connecter, coordinatrice, jura, cellule):
    copil = Comite.objects.create(departement=jura, type="copil", nom="Comité de pilotage")
    seance = Seance.objects.create(comite=copil, date=timezone.localdate() + 3 * JOUR)
    url = reverse("seance_modifier", args=[seance.pk])
    saisie = {"comite": str(cellule.pk), "date": str(seance.date)}
    assert "/reauthenticate/" in connecter(coordinatrice, confirmee=False).post(url, saisie).url
    seance.refresh_from_db()
    assert seance.comite == copil
    assert connecter(coordinatrice).post(url, saisie).url == seance.get_absolute_url()
