"""An invitation: who may send it, what its link opens, and when it stops."""

import datetime
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Affectation, Agent, Invitation
from acteurs.models.invitation import InvitationPerimee
from acteurs.nomenclatures import Role
from acteurs.tasks import envoyer_invitation
from tests.harnais.navigateur import attendre
from tests.harnais.troupe import MOT_DE_PASSE

NEUF = {"password1": "Une phrase neuve de 2026", "password2": "Une phrase neuve de 2026"}


@pytest.fixture
def donnees(association) -> dict:
    return {
        "email": "Camille@example.org",
        "prenom": "Camille",
        "nom": "Exemple",
        "role": Role.INTERVENANT,
        "structure": association.pk,
    }


@pytest.fixture
def invitation(coordinatrice, association) -> Invitation:
    return Invitation.objects.create(
        email="camille@example.org",
        prenom="Camille",
        nom="Exemple",
        role=Role.INTERVENANT,
        structure=association,
        departement=association.departement,
        invite_par=coordinatrice,
    )


@pytest.fixture
def lien(invitation) -> str:
    return f"/invitation/{invitation.jeton}/"


def test_the_coordinator_invites_and_the_mail_leaves_after_the_commit(
    connecter, coordinatrice, donnees, monkeypatch, django_capture_on_commit_callbacks
):
    confies = []
    monkeypatch.setattr(envoyer_invitation, "delay", lambda *args: confies.append(args))
    with django_capture_on_commit_callbacks() as rappels:
        reponse = connecter(coordinatrice).post("/equipe/inviter/", donnees)
    assert reponse.headers["Location"] == "/equipe/"
    assert confies == []
    for rappel in rappels:
        rappel()
    invitation = Invitation.objects.get()
    assert confies == [(str(invitation.pk), invitation.jeton, "http://testserver")]
    assert (invitation.email, invitation.invite_par, invitation.departement_id) == (
        "camille@example.org",
        coordinatrice,
        "39",
    )


def test_nobody_invites_herself(connecter, administratrice, coordination):
    """Whoever runs the accounts would open the dossiers to herself."""
    champs = {
        "email": administratrice.email.upper(),
        "prenom": "A",
        "nom": "B",
        "role": Role.COORDINATION,
        "structure": coordination.pk,
    }
    reponse = connecter(administratrice).post(reverse("invitation_nouvelle"), champs)
    assert "On ne s&#x27;invite pas soi-même" in reponse.content.decode()
    assert not Invitation.objects.exists()


def test_the_mail_is_in_french_and_carries_the_link(invitation, lien):
    envoyer_invitation(str(invitation.pk), invitation.jeton, "https://cir-j.example.org")
    courriel = mail.outbox[0]
    assert courriel.subject == "[CIR-J] Votre invitation à rejoindre CIR-J"
    assert courriel.to == ["camille@example.org"]
    assert f"https://cir-j.example.org{lien}" in courriel.body
    assert "Votre structure : Association Alpha" in courriel.body
    invitation.refresh_from_db()
    assert invitation.envoyee_le is not None


def test_the_task_run_again_sends_nothing_twice(invitation):
    for _ in range(2):
        envoyer_invitation(str(invitation.pk), invitation.jeton, "https://cir-j.example.org")
    assert len(mail.outbox) == 1


def test_a_mail_that_does_not_leave_is_said_on_the_team_page(connecter, coordinatrice, invitation, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    envoyer_invitation.apply(args=[str(invitation.pk), invitation.jeton, "http://testserver"], throw=False, retries=2)
    page = connecter(coordinatrice).get("/equipe/").content.decode()
    assert "Courriel non parti" in page
    assert "le serveur de courriel refuse" in page


def test_a_silent_queue_is_said_on_the_team_page(
    connecter, coordinatrice, invitation, monkeypatch, django_capture_on_commit_callbacks
):
    from kombu.exceptions import OperationalError

    def muette(*args):
        raise OperationalError("refused")

    monkeypatch.setattr(envoyer_invitation, "delay", muette)
    with django_capture_on_commit_callbacks(execute=True):
        connecter(coordinatrice).post(f"/equipe/invitations/{invitation.pk}/renvoyer/")
    assert "le service des tâches ne répond pas" in connecter(coordinatrice).get("/equipe/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_sends_it(invitation, ouvrier):
    envoyer_invitation.delay(str(invitation.pk), invitation.jeton, "http://testserver")
    attendre(lambda: Invitation.objects.get().envoyee_le)


def test_the_link_opens_an_account_with_its_role(client, invitation, lien, association):
    assert "Bienvenue, Camille" in client.get(lien).content.decode()
    assert client.post(lien, NEUF).headers["Location"] == "/"
    agent = Agent.objects.get(email="camille@example.org")
    assert client.session["_auth_user_id"] == str(agent.pk)
    affectation = agent.affectations.get()
    assert (affectation.role, affectation.structure, affectation.fin) == (Role.INTERVENANT, association, None)
    assert affectation.departement_id == "39"


@pytest.mark.django_db(transaction=True)
def test_a_double_tap_opens_one_account(invitation):
    def ouvrir(_):
        try:
            with transaction.atomic():
                return Invitation.objects.get(pk=invitation.pk).ouvrir_compte("Une phrase neuve de 2027") is not None
        except InvitationPerimee:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as fils:
        assert sorted(fils.map(ouvrir, range(2))) == [False, True]
    assert Agent.objects.filter(email=invitation.email).count() == 1


@pytest.mark.parametrize(
    ("mots", "message"),
    [
        ({"password1": "court", "password2": "court"}, "trop simple"),
        ({"password1": "Camille.Exemple39", "password2": "Camille.Exemple39"}, "trop semblable"),
        ({**NEUF, "password2": "Une phrase neuve de 2027"}, "ne sont pas identiques"),
    ],
)
def test_a_refused_password_opens_nothing(client, invitation, lien, mots, message):
    assert message in client.post(lien, mots).content.decode()
    assert not Agent.objects.filter(email=invitation.email).exists()


def test_the_link_serves_once(client, invitation, lien):
    client.post(lien, NEUF)
    client.logout()
    for reponse in (client.get(lien), client.post(lien, NEUF)):
        assert reponse.status_code == 410
        assert "déjà été acceptée" in reponse.content.decode()
    assert Affectation.objects.filter(agent__email=invitation.email).count() == 1


def test_an_expired_link_says_whom_to_ask(client, invitation, lien):
    Invitation.objects.update(expire_le=timezone.now() - datetime.timedelta(minutes=1))
    reponse = client.post(lien, NEUF)
    assert reponse.status_code == 410
    assert "a expiré" in reponse.content.decode()
    assert "Test Coordinatrice" in reponse.content.decode()
    assert not Agent.objects.filter(email=invitation.email).exists()


def test_an_unknown_link_says_what_to_check(client, db):
    reponse = client.get("/invitation/inconnu/")
    assert reponse.status_code == 404
    assert "n&#x27;existe pas" in reponse.content.decode() or "n'existe pas" in reponse.content.decode()


def test_an_invitation_lasts_what_the_dated_rule_says(invitation):
    assert (invitation.expire_le - timezone.now()).days in (6, 7)


def test_withdrawing_kills_the_link(connecter, client, coordinatrice, invitation, lien):
    connecter(coordinatrice).post(f"/equipe/invitations/{invitation.pk}/annuler/")
    reponse = client.post(lien, NEUF)
    assert reponse.status_code == 410
    assert "a été annulée" in reponse.content.decode()


def test_sending_again_replaces_the_link(connecter, client, coordinatrice, invitation, lien, monkeypatch):
    monkeypatch.setattr(envoyer_invitation, "delay", lambda *args: None)
    Invitation.objects.update(expire_le=timezone.now() - datetime.timedelta(days=1))
    connecter(coordinatrice).post(f"/equipe/invitations/{invitation.pk}/renvoyer/")
    assert client.get(lien).status_code == 404
    invitation.refresh_from_db()
    assert client.get(f"/invitation/{invitation.jeton}/").status_code == 200


def test_an_open_account_accepts_after_its_login_and_keeps_its_password(
    client, intervenante, coordinatrice, invitation, lien
):
    Invitation.objects.update(email=intervenante.email, role=Role.RESPONSABLE)
    page = client.get(lien).content.decode()
    assert f"/compte/login/?next=/invitation/{invitation.jeton}/" in page.replace("%3D", "=").replace("%2F", "/")
    client.post(lien, NEUF)
    assert not intervenante.affectations.filter(role=Role.RESPONSABLE).exists()
    entree = client.post("/compte/login/", {"login": intervenante.email, "password": MOT_DE_PASSE, "next": lien})
    assert entree.headers["Location"] == lien
    assert client.post(lien).headers["Location"] == "/"
    assert intervenante.affectations.filter(role=Role.RESPONSABLE).exists()
    intervenante.refresh_from_db()
    assert intervenante.check_password(MOT_DE_PASSE)
    assert client.get("/mon-compte/").context["user"].affectation.role == Role.RESPONSABLE


def test_another_account_cannot_take_the_role(connecter, prefecture, invitation, lien):
    client = connecter(prefecture)
    assert "pour une autre adresse" in client.get(lien).content.decode()
    client.post(lien, NEUF)
    assert not Agent.objects.filter(email=invitation.email).exists()
    assert prefecture.affectations.count() == 1


def test_an_invitation_reopens_a_closed_account(client, intervenante, invitation, lien):
    Invitation.objects.update(email=intervenante.email)
    intervenante.affectations.get().terminer()
    assert client.post(lien, NEUF).status_code == 302
    intervenante.refresh_from_db()
    assert intervenante.is_active
    assert intervenante.check_password(NEUF["password1"])


@pytest.mark.parametrize("qui", ["coordinatrice", "administratrice"])
@pytest.mark.parametrize("role", Role.values)
def test_technical_administration_is_given_by_administration_only(request, connecter, donnees, monkeypatch, qui, role):
    monkeypatch.setattr(envoyer_invitation, "delay", lambda *args: None)
    agent = request.getfixturevalue(qui)
    connecter(agent).post("/equipe/inviter/", {**donnees, "role": role})
    assert Invitation.objects.exists() is (qui == "administratrice" or role != Role.ADMINISTRATION)


def test_nobody_invites_into_a_structure_of_another_department(connecter, etrangere, donnees):
    reponse = connecter(etrangere).post("/equipe/inviter/", donnees)
    assert reponse.status_code == 200
    assert (
        'value="Camille@example.org"' in reponse.content.decode()
        or 'value="camille@example.org"' in reponse.content.decode()
    )
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("verbe", ["renvoyer", "annuler"])
def test_a_stranger_gets_404_on_an_invitation(connecter, etrangere, invitation, verbe):
    assert connecter(etrangere).post(f"/equipe/invitations/{invitation.pk}/{verbe}/").status_code == 404


@pytest.mark.parametrize("verbe", ["renvoyer", "annuler"])
def test_a_coordinator_does_not_touch_an_invitation_to_administration(connecter, coordinatrice, invitation, verbe):
    Invitation.objects.update(role=Role.ADMINISTRATION)
    assert connecter(coordinatrice).post(f"/equipe/invitations/{invitation.pk}/{verbe}/").status_code == 403


def test_two_invitations_never_wait_for_the_same_role(connecter, coordinatrice, invitation, donnees):
    page = connecter(coordinatrice).post("/equipe/inviter/", donnees).content.decode()
    assert "attend déjà une réponse" in page
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(
            email="CAMILLE@example.org",
            prenom="C",
            nom="E",
            role=invitation.role,
            structure=invitation.structure,
            departement=invitation.departement,
            invite_par=coordinatrice,
        )


def test_a_role_already_held_is_not_offered_again(connecter, coordinatrice, intervenante, donnees):
    page = connecter(coordinatrice).post("/equipe/inviter/", {**donnees, "email": intervenante.email})
    assert "a déjà ce rôle dans cette structure" in page.content.decode()


def test_the_token_cannot_be_guessed(invitation):
    assert re.fullmatch(r"[\w-]{43}", invitation.jeton)
