"""Logging in: our words, counted attempts, nothing that says whether an account exists."""

import datetime
import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.utils import timezone

from acteurs.models import Agent, Invitation
from acteurs.tasks import oublier_sessions_perimees
from tests.harnais.troupe import MOT_DE_PASSE

ACCES = {"login": "coordinatrice@example.org", "password": MOT_DE_PASSE}


def textes(reponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", reponse.content.decode()))


def test_the_right_password_opens_the_home_page(client, coordinatrice):
    assert client.post("/compte/login/", ACCES).headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(coordinatrice.pk)


def test_the_address_is_read_whatever_its_case(client, coordinatrice):
    assert client.post("/compte/login/", {**ACCES, "login": "Coordinatrice@Example.org"}).status_code == 302


@pytest.mark.parametrize("adresse", ["coordinatrice@example.org", "personne@example.org"])
def test_a_refusal_does_not_say_whether_the_account_exists(client, coordinatrice, adresse):
    reponse = client.post("/compte/login/", {"login": adresse, "password": "mauvais"})
    assert reponse.status_code == 200
    assert "L&#x27;adresse électronique ou le mot de passe est inexact." in reponse.content.decode()
    assert f'value="{adresse}"' in reponse.content.decode()


def test_a_closed_account_with_a_wrong_password_reads_like_any_other(client, coordinatrice, seconde_coordinatrice):
    coordinatrice.fermer()
    reponse = client.post("/compte/login/", {**ACCES, "password": "mauvais"})
    assert "est inexact" in reponse.content.decode()


def test_a_closed_account_learns_it_only_with_its_password(client, coordinatrice, seconde_coordinatrice):
    coordinatrice.fermer()
    reponse = client.post("/compte/login/", ACCES, follow=True)
    assert "Ce compte est fermé" in reponse.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_sixth_failure_is_blocked_even_with_the_right_password(client, coordinatrice):
    for _ in range(5):
        assert "est inexact" in client.post("/compte/login/", {**ACCES, "password": "mauvais"}).content.decode()
    reponse = client.post("/compte/login/", ACCES)
    assert "Trop d&#x27;essais infructueux" in reponse.content.decode()
    assert "_auth_user_id" not in client.session


def test_too_many_requests_answer_429_in_our_words(client, db):
    for _ in range(5):
        client.post("/compte/password/reset/", {"email": "quelqu.un@example.org"})
    reponses = [client.post("/compte/password/reset/", {"email": "quelqu.un@example.org"}) for _ in range(20)]
    assert reponses[-1].status_code == 429
    assert "Trop de demandes en peu de temps" in reponses[-1].content.decode()


def test_a_forgotten_password_is_replaced_by_the_link_received(client, coordinatrice):
    reponse = client.post("/compte/password/reset/", {"email": coordinatrice.email}, follow=True)
    assert "Regardez votre messagerie" in reponse.content.decode()
    courriel = mail.outbox[0]
    assert courriel.subject == "[CIR-J] Choisir un nouveau mot de passe"
    lien = re.search(r"http://testserver(/compte/password/reset/key/\S+)", courriel.body).group(1)
    page = client.get(lien, follow=True)
    assert "Choisir un nouveau mot de passe" in page.content.decode()
    adresse = page.redirect_chain[-1][0]
    trop_simple = client.post(adresse, {"password1": "court", "password2": "court"})
    assert "Ce mot de passe est trop simple" in trop_simple.content.decode()
    neuf = "Un-autre-assez-long-25"
    suite = client.post(adresse, {"password1": neuf, "password2": neuf}, follow=True)
    assert "Votre mot de passe est changé" in suite.content.decode()
    assert Agent.objects.get().check_password(neuf)
    assert mail.outbox[1].subject == "[CIR-J] Votre mot de passe a été changé"
    assert "n'est plus valable" in textes(client.get(lien, follow=True)).replace("&#x27;", "'")


def test_a_reset_says_the_same_for_an_unknown_address(client, coordinatrice):
    connue = client.post("/compte/password/reset/", {"email": coordinatrice.email}, follow=True)
    inconnue = client.post("/compte/password/reset/", {"email": "inconnue@example.org"}, follow=True)
    jeton = re.compile(r'"X-CSRFToken": "[^"]+"')
    assert jeton.sub("", connue.content.decode()) == jeton.sub("", inconnue.content.decode())
    assert "Aucun compte ouvert" in mail.outbox[1].body
    assert "signup" not in mail.outbox[1].body


def test_changing_the_password_ends_the_other_sessions_and_is_told_by_mail(connecter, coordinatrice):
    ici, ailleurs = connecter(coordinatrice), connecter(coordinatrice)
    neuf = "Encore une phrase 2026"
    donnees = {"oldpassword": MOT_DE_PASSE, "password1": neuf, "password2": neuf}
    assert ici.post("/compte/password/change/", donnees).headers["Location"] == "/mon-compte/"
    assert ici.get("/mon-compte/").status_code == 200
    assert ailleurs.get("/mon-compte/").status_code == 302
    assert "Ce n'était pas vous" in mail.outbox[0].body
    assert " à " in mail.outbox[0].body


def test_nobody_signs_up(client, db):
    assert "sur invitation" in client.get("/compte/signup/").content.decode()
    client.post("/compte/signup/", {"email": "a@example.org", "password1": MOT_DE_PASSE, "password2": MOT_DE_PASSE})
    assert not Agent.objects.exists()


@pytest.mark.parametrize(
    "chemin", ["/compte/email/", "/compte/confirm-email/", "/compte/3rdparty/", "/compte/social/signup/", "/compte/"]
)
def test_the_pages_of_allauth_that_we_do_not_use_do_not_exist(connecter, coordinatrice, chemin):
    assert connecter(coordinatrice).get(chemin).status_code == 404


def test_the_page_asked_for_opens_after_the_login(client, coordinatrice):
    client.get("/equipe/")
    assert client.post("/compte/login/", {**ACCES, "next": "/equipe/"}).headers["Location"] == "/equipe/"
    client.logout()
    assert client.post("/compte/login/", {**ACCES, "next": "https://ailleurs.example/"}).headers["Location"] == "/"


def test_the_sessions_whose_time_is_over_are_forgotten_at_night(client, coordinatrice):
    client.post("/compte/login/", ACCES)
    oublier_sessions_perimees()
    assert Session.objects.count() == 1
    Session.objects.update(expire_date=timezone.now() - datetime.timedelta(minutes=1))
    oublier_sessions_perimees()
    assert not Session.objects.exists()
    tache = settings.CELERY_BEAT_SCHEDULE["oublier-les-sessions-perimees"]["task"]
    assert tache == oublier_sessions_perimees.name


def test_an_account_opened_by_invitation_must_protect_itself_first(client, coordinatrice, association, settings):
    settings.SECOND_FACTEUR_OBLIGATOIRE = True
    invitation = Invitation.objects.create(
        email="camille@example.org",
        prenom="Camille",
        nom="Exemple",
        role="intervenant",
        structure=association,
        departement=association.departement,
        invite_par=coordinatrice,
    )
    mots = {"password1": "Une phrase neuve de 2026", "password2": "Une phrase neuve de 2026"}
    suite = client.post(f"/invitation/{invitation.jeton}/", mots, follow=True)
    assert suite.redirect_chain[-1][0] == "/compte/2fa/"
