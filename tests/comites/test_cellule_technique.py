"""A member of a technical cell: the cases of the agenda, the facts put forward, and not the dossier."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Structure
from acteurs.nomenclatures import Pilier, Role
from cirj.socle.rls import contexte
from comites.models import Comite, Decision, Participant, PointOrdreDuJour, Seance
from parcours.models import Parcours, Personne, PointBlocage, Suivi
from tests.harnais.troupe import creer_agent

JOUR = datetime.timedelta(days=1)


@pytest.fixture
def carte(connecter, membre_cellule, cellule_technique):
    """Return what the member reads of the session."""
    return lambda agent=membre_cellule: connecter(agent).get(reverse("ma_seance", args=[cellule_technique.pk]))


def test_she_reads_the_name_what_blocks_since_when_and_the_facts(carte):
    html = carte().content.decode()
    for dit in ("Amina DÉMO-UNIQUE", "Logement", "il y a 40 jours", "FAITS-COMMUNIQUES"):
        assert dit in html


def test_nothing_of_the_dossier_comes_with_it(carte, parcours, association, personne):
    Suivi.objects.create(parcours=parcours, piliers=["logement"], texte="SUIVI-INTERNE", structure=association)
    Personne.objects.filter(pk=personne.pk).update(telephone="0611223344")
    html = carte().content.decode()
    for tu in ("DESCRIPTION-INTERNE", "SUIVI-INTERNE", "0611223344", "1995", "Dole", association.nom):
        assert tu not in html


def test_the_dossier_itself_is_closed(connecter, membre_cellule, parcours):
    for nom in ("dossier", "dossier_chronologie", "dossier_fiches", "suivi_nouveau", "mes_suivis"):
        assert connecter(membre_cellule).get(reverse(nom, args=[parcours.personne_id])).status_code == 404, nom


def test_the_coordinator_s_page_of_the_session_is_closed(connecter, membre_cellule, cellule_technique):
    for nom in ("seance", "seance_tenue", "seance_releve"):
        assert connecter(membre_cellule).get(reverse(nom, args=[cellule_technique.pk])).status_code == 404, nom


def test_without_facts_the_page_says_that_none_was_communicated(carte):
    PointOrdreDuJour.objects.update(faits="")
    assert "Aucun fait communiqué" in carte().content.decode()


def test_a_health_situation_tells_neither_its_cause_nor_what_was_decided(carte, cellule_technique, association):
    PointBlocage.objects.update(pilier=Pilier.SANTE, cause="garde_enfants")
    point = cellule_technique.points.get()
    point.decider("DECISION-DE-SANTE", association, None, timezone.localdate() + 5 * JOUR)
    html = carte().content.decode()
    assert "Situation de santé : examinée en séance" in html
    assert "Décision prise en séance" in html
    for tu in ("DECISION-DE-SANTE", "Garde", association.nom):
        assert tu not in html


def test_decisions_of_the_cell_are_read_and_revealing_names_are_not(carte, cellule_technique, jura, intervenante):
    secret = Structure.objects.create(departement=jura, nom="Refuge RÉVÉLATEUR", type="cph", revelatrice=True)
    point = cellule_technique.points.get()
    point.decider("Saisir le bailleur", secret, None, timezone.localdate() + 5 * JOUR)
    html = carte().content.decode()
    assert "Saisir le bailleur" in html
    assert "nom confidentiel" in html
    assert "RÉVÉLATEUR" not in html


def test_decisions_of_another_committee_stay_there(carte, cellule_technique, jura, association):
    copil = Comite.objects.create(departement=jura, type="copil", nom="COPIL")
    ailleurs = Seance.objects.create(comite=copil, date=timezone.localdate())
    ailleurs.inscrire(PointBlocage.objects.get()).decider(
        "DECISION-AILLEURS", association, None, timezone.localdate() + 5 * JOUR
    )
    assert "DECISION-AILLEURS" not in carte().content.decode()


def test_the_prefecture_is_invited_as_a_structure(carte, prefecture, cellule_technique):
    assert carte(prefecture).status_code == 404
    Participant.objects.create(seance=cellule_technique, structure=prefecture.affectation.structure)
    assert "Amina DÉMO-UNIQUE" in carte(prefecture).content.decode()


def test_an_invitation_by_name_is_for_that_agent_only(carte, membre_cellule, jura):
    collegue = creer_agent("Collegue", Role.INTERVENANT, membre_cellule.affectation.structure)
    assert carte(collegue).status_code == 404


@pytest.mark.parametrize("qui", ["autre_intervenante", "intervenante", "etrangere", "administratrice"])
def test_who_is_not_invited_gets_a_404(request, carte, qui):
    assert carte(request.getfixturevalue(qui)).status_code == 404


def test_a_steering_committee_opens_nothing(carte, cellule_technique):
    Comite.objects.filter(pk=cellule_technique.comite_id).update(type="copil")
    assert carte().status_code == 404


@pytest.mark.parametrize(("jours", "code"), [(0, 200), (30, 200), (31, 404)])
def test_the_cards_close_after_the_delay_of_the_rule(carte, cellule_technique, jours, code):
    Seance.objects.filter(pk=cellule_technique.pk).update(date=timezone.localdate() - jours * JOUR)
    assert carte().status_code == code


def test_a_closed_session_is_still_read_during_the_delay(carte, cellule_technique):
    cellule_technique.clore()
    assert "FAITS-COMMUNIQUES" in carte().content.decode()


def test_taken_off_the_list_she_reads_nothing(carte, cellule_technique):
    cellule_technique.participants.all().delete()
    assert carte().status_code == 404


def test_the_menu_leads_to_her_sessions(connecter, membre_cellule, prefecture, cellule_technique):
    for agent, dit in ((membre_cellule, "Cellule des relations"), (prefecture, "invité à aucune cellule")):
        client = connecter(agent)
        assert reverse("mes_seances") in client.get("/").content.decode()
        assert dit in client.get(reverse("mes_seances")).content.decode()


def test_the_coordinator_writes_the_facts_from_the_session(connecter, coordinatrice, cellule_technique):
    client, point = connecter(coordinatrice), cellule_technique.points.get()
    page = client.get(cellule_technique.get_absolute_url()).content.decode()
    assert reverse("point_faits", args=[point.pk]) in page
    client.post(reverse("point_faits", args=[point.pk]), {"faits": "Deux refus de bail."})
    point.refresh_from_db()
    assert point.faits == "Deux refus de bail."


@pytest.mark.parametrize(("type_comite", "demandee"), [("technique", True), ("copil", False)])
def test_inviting_to_a_cell_gives_access_so_it_asks_again_who_it_is(
    connecter, coordinatrice, cellule_technique, prefecture, type_comite, demandee
):
    Comite.objects.filter(pk=cellule_technique.comite_id).update(type=type_comite)
    reponse = connecter(coordinatrice, confirmee=False).post(
        reverse("participant_ajouter", args=[cellule_technique.pk]), {"qui": prefecture.affectation.structure_id}
    )
    assert ("/compte/" in reponse.url) == demandee
    assert cellule_technique.participants.exists() != demandee


def test_facts_follow_a_postponed_situation_and_close_with_the_session(connecter, coordinatrice, cellule_technique):
    point = cellule_technique.points.get()
    suivante = Seance.objects.create(comite=cellule_technique.comite, date=timezone.localdate() + 40 * JOUR)
    assert point.reporter(suivante).faits == point.faits
    cellule_technique.clore()
    assert connecter(coordinatrice).post(reverse("point_faits", args=[point.pk]), {"faits": "x"}).status_code == 403


def test_nothing_of_the_dossier_is_written_in_the_facts_by_the_program(cellule_technique, parcours):
    blocage = PointBlocage.objects.create(
        parcours=parcours, departement=parcours.departement, pilier="langue", cause="langue", description="INTERNE"
    )
    assert cellule_technique.inscrire(blocage).faits == ""


def test_the_wall_shows_a_member_the_session_and_no_table_of_the_dossier(membre_cellule, cellule_technique):
    with contexte.pour_agent(membre_cellule):
        assert Seance.objects.count() == PointOrdreDuJour.objects.count() == Participant.objects.count() == 1
        for modele in (Personne, Parcours, PointBlocage, Suivi, Decision):
            assert not modele.objects.exists(), modele.__name__
        assert _situations(cellule_technique)[0][2:5] == ("Amina", "DÉMO-UNIQUE", "logement")
        assert PointOrdreDuJour.objects.update(faits="x") == 0


def test_the_columns_of_a_case_leave_the_wall_for_a_member_only(
    intervenante, autre_intervenante, prefecture, cellule_technique
):
    for agent in (intervenante, autre_intervenante, prefecture):
        with contexte.pour_agent(agent):
            assert _situations(cellule_technique) == []


def _situations(seance) -> list[tuple]:
    with connection.cursor() as curseur:
        curseur.execute("select * from acces.situations_examinees(%s)", [seance.pk])
        return curseur.fetchall()
