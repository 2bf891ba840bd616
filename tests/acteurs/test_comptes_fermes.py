"""Somebody left: every way in is closed at once, and what she did stays under her name."""

import re

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse

from acteurs.models import Agent, Invitation, SaisieGardee
from acteurs.nomenclatures import Role
from parcours.models import Suivi
from tests.acteurs.test_second_facteur import code_de, entrer, installer
from tests.harnais.troupe import MOT_DE_PASSE

NEUF = {"password1": "Un-autre-assez-long-25", "password2": "Un-autre-assez-long-25"}


def partir(agent) -> None:
    for affectation in agent.affectations.actives():
        affectation.terminer()


def test_her_sessions_end_wherever_they_are(intervenante):
    clients = [Client() for _ in range(3)]
    for client in clients:
        entrer(client, intervenante)
    partir(intervenante)
    assert [client.get("/mon-compte/").status_code for client in clients] == [302] * 3
    assert not UserSession.objects.exists()
    assert not Session.objects.exists()


def test_her_password_opens_nothing(client, intervenante):
    partir(intervenante)
    assert (
        "fermé"
        in client.post(
            "/compte/login/", {"login": intervenante.email, "password": MOT_DE_PASSE}, follow=True
        ).content.decode()
    )
    assert client.get("/mon-compte/").status_code == 302


def test_a_login_halfway_does_not_finish(client, intervenante):
    secret = installer(client, intervenante)
    client.post("/compte/logout/")
    entrer(client, intervenante)
    partir(intervenante)
    client.post("/compte/2fa/authenticate/", {"code": code_de(secret)})
    assert client.get("/mon-compte/").status_code == 302


def test_a_link_received_before_leaving_changes_no_password(client, intervenante):
    client.post("/compte/password/reset/", {"email": intervenante.email})
    lien = re.search(r"http://testserver(/compte/password/reset/key/\S+)", mail.outbox[0].body).group(1)
    ouverte = client.get(lien, follow=True).redirect_chain[-1][0]
    partir(intervenante)
    assert "n'est plus valable" in Client().get(lien, follow=True).content.decode().replace("&#x27;", "'")
    client.post(ouverte, NEUF)
    intervenante.refresh_from_db()
    assert intervenante.check_password(MOT_DE_PASSE)


def test_a_forgotten_password_sends_her_no_link(client, intervenante):
    partir(intervenante)
    client.post("/compte/password/reset/", {"email": intervenante.email})
    assert "/reset/key/" not in mail.outbox[0].body


def test_what_was_kept_for_her_cannot_be_read_any_more(connecter, intervenante):
    contenu = {"chemin": "/", "page": "", "champs": [["texte", ["secret"]]], "fichiers": []}
    SaisieGardee.garder(intervenante, "inactivite", contenu)
    client = connecter(intervenante)
    partir(intervenante)
    assert "secret" not in client.get("/mon-compte/saisies/", follow=True).content.decode()


def test_her_past_acts_stay_under_her_name(connecter, coordinatrice, personne, parcours, intervenante, association):
    Suivi.objects.create(
        parcours=parcours,
        departement=parcours.departement,
        piliers=["langue"],
        structure=association,
        auteur=intervenante,
        texte="Présente au cours du soir.",
    )
    partir(intervenante)
    page = connecter(coordinatrice).get(reverse("dossier_chronologie", args=[personne.pk])).content.decode()
    assert "Présente au cours du soir." in page
    assert "Test Intervenante" in page
    assert Agent.objects.filter(pk=intervenante.pk, is_active=False).exists()


def test_coming_back_takes_an_invitation_and_a_new_password(client, coordinatrice, intervenante, association):
    partir(intervenante)
    invitation = Invitation.objects.create(
        email=intervenante.email,
        prenom="Test",
        nom="Intervenante",
        role=Role.INTERVENANT,
        structure=association,
        departement=association.departement,
        invite_par=coordinatrice,
    )
    client.post(f"/invitation/{invitation.jeton}/", NEUF)
    assert Agent.objects.get(pk=intervenante.pk).is_active
    assert Client().login(email=intervenante.email, password=MOT_DE_PASSE) is False


@pytest.mark.parametrize("role", [Role.INTERVENANT, Role.RESPONSABLE])
def test_one_access_ended_ends_the_sessions_opened_under_it(
    client, connecter, intervenante, autre_association, role, coordinatrice
):
    intervenante.affectations.create(
        structure=autre_association, departement=autre_association.departement, role=role, debut="2024-01-01"
    )
    entrer(client, intervenante)
    intervenante.affectations.get(structure=autre_association).terminer()
    assert client.get("/mon-compte/").status_code == 302
    assert Agent.objects.get(pk=intervenante.pk).is_active
