"""The command line's part in the accounts: the first one, and the way back after a lost telephone."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command

from acteurs.models import Agent, Invitation
from acteurs.nomenclatures import Role

IDENTITE = {"departement": "39", "prenom": "Camille", "nom": "Exemple"}


def test_the_first_account_comes_from_a_link_of_the_command_line(client, jura, capsys):
    call_command("premier_compte", "camille@example.org", **IDENTITE)
    lien = re.search(r"http://127\.0\.0\.1:8000(/invitation/\S+/)", capsys.readouterr().out).group(1)
    mot = "Une phrase neuve de 2026"
    assert "Vous êtes invité" in client.get(lien).content.decode()
    assert client.post(lien, {"password1": mot, "password2": mot}).status_code == 302
    assert Agent.objects.get().departements(Role.COORDINATION) == ["39"]


def test_run_again_the_command_replaces_the_link(jura, capsys):
    call_command("premier_compte", "camille@example.org", **IDENTITE)
    premier = Invitation.objects.get().jeton
    call_command("premier_compte", "camille@example.org", **IDENTITE)
    assert Invitation.objects.get().jeton != premier


def test_a_department_not_loaded_is_said_with_the_command_to_run(db):
    with pytest.raises(CommandError, match="charger_territoire 39"):
        call_command("premier_compte", "camille@example.org", **IDENTITE)


def test_a_lost_second_factor_is_taken_away_and_told(connecter, coordinatrice):
    Authenticator.objects.create(user=coordinatrice, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client = connecter(coordinatrice)
    call_command("retirer_second_facteur", coordinatrice.email)
    assert not Authenticator.objects.exists()
    assert client.get("/mon-compte/").status_code == 302
    assert mail.outbox[0].to == [coordinatrice.email]
    with pytest.raises(CommandError, match="n'a pas de seconde étape"):
        call_command("retirer_second_facteur", coordinatrice.email)
