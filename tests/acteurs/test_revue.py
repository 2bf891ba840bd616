"""The periodic review: opened by the calendar, answered by the head, late for the coordinator, cutting nothing alone."""

import datetime
from smtplib import SMTPException

import pytest
from django.conf import settings as reglages
from django.core import mail
from django.utils import timezone

from acteurs.models import Affectation, RevueAcces
from acteurs.nomenclatures import Role
from acteurs.tasks import annoncer_revue, ouvrir_revues
from cirj.socle.calendrier import ajouter_mois
from tests.harnais.regles import poser_regle
from tests.harnais.troupe import creer_agent


@pytest.fixture
def responsable(association):
    return creer_agent("Cheffe", Role.RESPONSABLE, association)


@pytest.fixture
def collegue(association):
    return creer_agent("Collegue", Role.INTERVENANT, association)


@pytest.fixture
def revue(responsable, intervenante, collegue, association) -> RevueAcces:
    RevueAcces.objects.ouvrir_dues()
    return RevueAcces.objects.get(structure=association)


def repondre(client, revue, **reponses):
    """Answer by the e-mail's first word: ``intervenante="garde"``; a withdrawal is confirmed at once."""
    lignes = {ligne.affectation.agent.email.partition("@")[0]: ligne for ligne in revue.lignes.all()}
    donnees = {f"ligne-{lignes[nom].pk}": reponse for nom, reponse in reponses.items()}
    if "retire" in reponses.values():
        assert "Mettre fin à" in client.post(f"/equipe/revues/{revue.pk}/", donnees).content.decode()
        donnees["confirme"] = "1"
    return client.post(f"/equipe/revues/{revue.pk}/", donnees, follow=True)


def test_a_review_comes_back_every_six_months_and_opens_once(revue, association):
    jour = timezone.localdate()
    assert RevueAcces.objects.ouvrir_dues() == []
    assert revue.lignes.count() == 3
    assert revue.a_rendre_le == jour + datetime.timedelta(days=30)
    RevueAcces.objects.update(close_le=jour)
    assert RevueAcces.objects.ouvrir_dues(ajouter_mois(jour, 6) - datetime.timedelta(days=1)) == []
    (suivante,) = RevueAcces.objects.ouvrir_dues(ajouter_mois(jour, 6))
    assert suivante.structure == association


def test_a_structure_that_has_just_begun_is_left_in_peace(association, collegue):
    Affectation.objects.update(debut=timezone.localdate())
    assert RevueAcces.objects.ouvrir_dues() == []


def test_the_rule_is_a_row(association, collegue, db):
    Affectation.objects.update(debut=timezone.localdate() - datetime.timedelta(days=100))
    assert RevueAcces.objects.ouvrir_dues() == []
    poser_regle("REVUE_ACCES", "3")
    assert len(RevueAcces.objects.ouvrir_dues()) == 1


def test_the_head_sees_her_team_and_answers(connecter, responsable, intervenante, collegue, revue):
    client = connecter(responsable)
    page = client.get("/equipe/").content.decode()
    assert "Équipe d&#x27;Association Alpha" in page
    assert "2 accès à confirmer" in page
    assert "collegue@example.org" in page
    fin = repondre(client, revue, intervenante="garde", collegue="retire").content.decode()
    assert "1 accès gardé, 1 terminé" in fin
    collegue.refresh_from_db()
    assert not collegue.is_active
    assert intervenante.affectations.actives().exists()
    assert {ligne.repondue_par for ligne in revue.lignes.exclude(reponse="")} == {responsable}


def test_the_review_is_closed_by_the_coordinator_s_answer_for_the_head(
    connecter, responsable, coordinatrice, revue, association
):
    repondre(connecter(responsable), revue, intervenante="garde", collegue="garde")
    revue.refresh_from_db()
    assert revue.close_le is None
    page = repondre(connecter(coordinatrice), revue, cheffe="garde").content.decode()
    assert "La revue est close" in page
    revue.refresh_from_db()
    assert revue.close_le == timezone.localdate()


def test_nobody_answers_for_herself(connecter, responsable, revue):
    repondre(connecter(responsable), revue, cheffe="garde")
    assert revue.lignes.get(affectation__agent=responsable).reponse == ""


def test_a_review_may_be_done_in_several_times_and_the_first_answer_stays(connecter, responsable, revue, collegue):
    client = connecter(responsable)
    assert "rien n'a changé" in repondre(client, revue).content.decode().replace("&#x27;", "'")
    repondre(client, revue, collegue="garde")
    assert "Collegue : garde son accès" in client.get(f"/equipe/revues/{revue.pk}/").content.decode()
    assert not revue.lignes.get(affectation__agent=collegue).repondre("retire", responsable)
    assert collegue.affectations.actives().exists()


def test_a_late_review_cuts_nothing_and_shows_on_the_coordinator_s_page(connecter, coordinatrice, revue, collegue):
    RevueAcces.objects.update(
        ouverte_le=timezone.localdate() - datetime.timedelta(days=60),
        a_rendre_le=timezone.localdate() - datetime.timedelta(days=30),
    )
    ouvrir_revues.run()
    assert collegue.affectations.actives().exists()
    client = connecter(coordinatrice)
    page = client.get("/equipe/").content.decode()
    assert "En retard" in page
    assert f"/equipe/revues/{revue.pk}/" in page
    repondre(client, revue, collegue="retire")
    assert not collegue.affectations.actives().exists()


def test_an_access_ended_meanwhile_needs_no_answer(revue, intervenante, collegue, responsable):
    for agent in (intervenante, collegue, responsable):
        agent.affectations.get().terminer()
    assert RevueAcces.objects.clore_achevees() == 1


def test_the_head_ends_an_access_of_her_structure_alone(
    connecter, responsable, collegue, autre_intervenante, coordinatrice, association
):
    client = connecter(responsable)
    autre_cheffe = creer_agent("Seconde", Role.RESPONSABLE, association)
    for agent, reponse in ((autre_intervenante, 404), (autre_cheffe, 403), (responsable, 403), (collegue, 302)):
        adresse = f"/equipe/acces/{agent.affectations.get().pk}/fin/"
        assert client.post(adresse).status_code == reponse, agent
    assert client.get("/equipe/inviter/").status_code == 403
    assert client.get("/equipe/structures/").status_code == 403


@pytest.mark.parametrize("qui", ["intervenante", "autre_intervenante", "prefecture", "etrangere"])
def test_a_stranger_to_the_review_finds_nothing(request, connecter, revue, qui):
    assert connecter(request.getfixturevalue(qui)).get(f"/equipe/revues/{revue.pk}/").status_code == 404


def test_the_head_is_told_by_mail_once_and_no_name_is_in_it(
    responsable, intervenante, coordinatrice, association, monkeypatch, django_capture_on_commit_callbacks
):
    coordinatrice.affectations.update(debut=timezone.localdate())
    monkeypatch.setattr(annoncer_revue, "delay", annoncer_revue.run)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            ouvrir_revues.run()
    (courriel,) = mail.outbox
    assert courriel.to == [responsable.email]
    assert f"/equipe/revues/{RevueAcces.objects.get().pk}/" in courriel.body
    assert "Intervenante" not in courriel.body + courriel.subject
    assert reglages.CELERY_BEAT_SCHEDULE["ouvrir-les-revues-des-acces"]["task"] == ouvrir_revues.name


def test_a_structure_without_a_head_is_announced_to_the_coordination(coordinatrice, collegue, association):
    RevueAcces.objects.ouvrir_dues()
    assert RevueAcces.objects.get(structure=association).destinataires() == [coordinatrice.email]


def test_an_announcement_that_did_not_leave_leaves_the_next_day(responsable, revue, monkeypatch):
    def refuser(*args, **kwargs):
        raise SMTPException

    monkeypatch.setattr("acteurs.tasks.send_mail", refuser)
    with pytest.raises(SMTPException):
        annoncer_revue.run(str(revue.pk))
    monkeypatch.undo()
    annoncer_revue.run(str(revue.pk))
    assert len(mail.outbox) == 1


def test_the_only_coordinator_of_a_department_answers_for_herself(connecter, coordinatrice, coordination):
    RevueAcces.objects.ouvrir_dues()
    revue = RevueAcces.objects.get(structure=coordination)
    repondre(connecter(coordinatrice), revue, coordinatrice="garde")
    revue.refresh_from_db()
    assert revue.close_le is not None


def test_with_another_coordinator_she_does_not(connecter, coordinatrice, coordination):
    creer_agent("Seconde", Role.COORDINATION, coordination)
    RevueAcces.objects.ouvrir_dues()
    revue = RevueAcces.objects.get(structure=coordination)
    repondre(connecter(coordinatrice), revue, coordinatrice="garde")
    assert revue.lignes.get(affectation__agent=coordinatrice).reponse == ""


def test_the_coordinator_s_day_says_that_a_review_is_late(revue, coordinatrice, connecter):
    client = connecter(coordinatrice)
    assert "revue des accès" not in client.get("/").content.decode()
    hier = timezone.localdate() - datetime.timedelta(days=1)
    RevueAcces.objects.filter(pk=revue.pk).update(ouverte_le=hier, a_rendre_le=hier)
    assert "1 revue des accès n&#x27;a pas été rendue à temps" in client.get("/").content.decode()
