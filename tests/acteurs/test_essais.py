"""Attempts at a password or a code: who guesses waits, her colleague does not, and the office stays open."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client, RequestFactory

from acteurs.comptes import essais
from acteurs.comptes.appareils import AppareilsMiddleware
from acteurs.models import EssaisConnexion
from acteurs.models.essais import Nature
from cirj.socle import a_part, regles
from cirj.socle.models import Action, EntreeJournal
from tests.acteurs.test_second_facteur import code_de, coder, installer
from tests.harnais.regles import poser_regle
from tests.harnais.troupe import MOT_DE_PASSE

ELLE = "coordinatrice@example.org"
NEUF = "Un-autre-assez-long-25"


def essayer(client, mot: str = "mauvais", adresse: str = ELLE, **options) -> str:
    """Send the login and return the error, or "" when the password was right."""
    reponse = client.post("/compte/login/", {"login": adresse, "password": mot}, **options)
    if reponse.status_code == 302:
        return ""
    return (
        re.search(r"<li>([^<]+)</li>", reponse.content.decode())[1]
        .replace("&#x27;", "'")
        .replace("\N{NO-BREAK SPACE}", " ")
    )


def deviner(client, fois: int, **options) -> None:
    for _ in range(fois):
        assert "est inexact" in essayer(client, **options)


def attendre(minutes: int) -> None:
    """Let the time pass for the counters."""
    a_part.executer(
        "update acteurs_essaisconnexion set depuis_le = depuis_le - make_interval(mins => %s),"
        " libre_le = libre_le - make_interval(mins => %s)",
        [minutes, minutes],
    )


def reinitialiser(client, adresse: str = ELLE, neuf: str = NEUF) -> None:
    client.post("/compte/password/reset/", {"email": adresse})
    lien = re.search(r"http://testserver(/compte/password/reset/key/\S+)", mail.outbox[-1].body)[1]
    client.post(client.get(lien, follow=True).redirect_chain[-1][0], {"password1": neuf, "password2": neuf})


def test_who_guesses_from_elsewhere_does_not_keep_her_out_of_her_own_browser(client, coordinatrice):
    assert essayer(client, MOT_DE_PASSE) == ""
    client.post("/compte/logout/")
    deviner(Client(), 5)
    assert "Trop d'essais infructueux" in essayer(Client(), MOT_DE_PASSE)
    assert essayer(client, MOT_DE_PASSE) == ""


def test_a_known_device_waits_for_its_own_mistakes_only(client, coordinatrice):
    essayer(client, MOT_DE_PASSE)
    client.post("/compte/logout/")
    deviner(client, 5)
    assert "Trop d'essais infructueux" in essayer(client, MOT_DE_PASSE)
    assert essayer(Client(), MOT_DE_PASSE) == ""
    attendre(1)
    assert essayer(client, MOT_DE_PASSE) == ""


def test_the_delay_doubles_is_said_in_minutes_and_is_forgotten_after_a_day(client, coordinatrice):
    deviner(client, 4)
    for minutes in (1, 2, 4, 8, 16, 32, 64, 120, 120):
        deviner(client, 1)
        mot = "minute" if minutes == 1 else "minutes"
        assert f"Réessayez dans {minutes} {mot}. Pour ne pas attendre" in essayer(client, MOT_DE_PASSE)
        attendre(minutes)
    attendre(24 * 60)
    deviner(client, 5)
    assert "Réessayez dans 1 minute." in essayer(client)


def test_no_more_than_twenty_five_attempts_a_day(db):
    """What the CNIL asks of a delay that grows, with the values of the rules."""
    visiteur, permis, attentes = RequestFactory().post("/compte/login/"), 0, set()
    for _ in range(24 * 60):
        try:
            while True:
                essais.tenter(visiteur, Nature.MOT_DE_PASSE, ELLE)
                permis += 1
        except essais.TropDEssais as refus:
            attentes.add(refus.minutes)
        attendre(1)
    assert 5 < permis <= 25
    assert attentes == set(range(1, regles.nombre("CONNEXION_ATTENTE_MAX") + 1))


def test_the_values_are_dated_rules(client, coordinatrice):
    poser_regle("CONNEXION_ESSAIS", "1")
    poser_regle("CONNEXION_ATTENTE", "7")
    deviner(client, 1)
    assert "Réessayez dans 7 minutes" in essayer(client, MOT_DE_PASSE)


def test_an_unknown_address_is_counted_and_answered_as_a_known_one(client, coordinatrice):
    reponses = []
    for adresse in (ELLE, "personne@example.org"):
        reponses.append([essayer(client, adresse=adresse) for _ in range(7)])
    assert reponses[0] == reponses[1]
    assert "Trop d'essais" in reponses[0][-1]


def test_every_spelling_that_a_database_may_take_for_one_address_shares_its_attempts(client, coordinatrice):
    """It compares in capitals, where « ı » is « I » in most locales."""
    for adresse in (ELLE, ELLE.upper(), "coordınatrice@example.org", f" {ELLE} ", "coordinatrıce@example.org"):
        deviner(client, 1, adresse=adresse)
    assert "Trop d'essais" in essayer(client, MOT_DE_PASSE)


def test_an_office_behind_one_address_stays_open_to_the_devices_that_it_knows(client, coordinatrice, prefecture):
    poser_regle("CONNEXION_ADRESSE", "6")
    essayer(client, MOT_DE_PASSE)
    client.post("/compte/logout/")
    for rang in range(6):
        deviner(Client(), 1, adresse=f"essai{rang}@example.org")
    assert "depuis votre réseau" in essayer(Client(), MOT_DE_PASSE, prefecture.email)
    assert essayer(client, MOT_DE_PASSE) == ""
    ailleurs = {"REMOTE_ADDR": "192.0.2.2"}
    assert essayer(Client(), MOT_DE_PASSE, prefecture.email, **ailleurs) == ""
    # The account was not counted for a password that nobody looked at.
    assert not EssaisConnexion.objects.filter(nature=Nature.MOT_DE_PASSE, nombre__gt=1).exists()
    # The way back passes too.
    chez_elle = Client()
    reinitialiser(chez_elle, prefecture.email)
    assert essayer(chez_elle, NEUF, prefecture.email) == ""


def test_forty_people_who_log_in_together_and_mistype_are_never_stopped(db):
    for rang in range(40):
        visiteur = RequestFactory().post("/compte/login/")
        for _ in range(3):
            essais.tenter(visiteur, Nature.MOT_DE_PASSE, f"agent{rang}@example.org")
        essais.tenter(visiteur, Nature.MOT_DE_PASSE, f"agent{rang}@example.org").reussi()
    assert EssaisConnexion.objects.get(nature=Nature.ADRESSE).nombre == 120


def test_a_forgotten_password_is_the_way_back_even_while_somebody_goes_on_guessing(client, coordinatrice):
    deviner(Client(), 5)
    assert "« Mot de passe oublié ? »" in essayer(client, MOT_DE_PASSE)
    reinitialiser(client)
    deviner(Client(), 5)
    assert "Trop d'essais" in essayer(Client(), NEUF)
    assert essayer(client, NEUF) == ""


def test_the_link_received_gives_no_new_codes_to_guess(client, coordinatrice):
    """Who reads somebody's mail changes the password at will: the second step must hold all the same."""
    secret = installer(client, coordinatrice)
    for rang in range(2):
        visiteur = Client()
        reinitialiser(visiteur, neuf=f"{NEUF}{rang}")
        assert essayer(visiteur, f"{NEUF}{rang}") == ""
        for _ in range(3):
            reponse = coder(visiteur, "000000").content.decode()
    assert "Trop de codes inexacts" in reponse
    # Her own browser, where both steps were seen, is not concerned.
    client.post("/compte/logout/")
    essayer(client, f"{NEUF}1")
    assert coder(client, code_de(secret, 1)).status_code == 302


def test_a_login_forgets_the_mistakes_that_came_before(client, coordinatrice):
    deviner(client, 4)
    assert essayer(client, MOT_DE_PASSE) == ""
    client.logout()  # the browser forgets its cookies: an unknown device again
    deviner(client, 4)
    assert essayer(client, MOT_DE_PASSE) == ""


@pytest.mark.parametrize(
    ("chemin", "champs", "bons"),
    [
        ("/compte/reauthenticate/", {"password": "mauvais"}, {"password": MOT_DE_PASSE}),
        (
            "/compte/password/change/",
            {"oldpassword": "mauvais", "password1": NEUF, "password2": NEUF},
            {"oldpassword": MOT_DE_PASSE, "password1": NEUF, "password2": NEUF},
        ),
    ],
)
def test_a_session_left_open_is_no_place_to_guess_the_password(
    connecter, coordinatrice, settings, chemin, champs, bons
):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "change_password": None, "reauthenticate": None}
    client = connecter(coordinatrice, confirmee=False)
    for _ in range(5):
        assert client.post(chemin, champs).status_code == 200
    assert "Trop d&#x27;essais infructueux" in client.post(chemin, bons).content.decode()
    # The others, and she elsewhere, still come in.
    essais.lever(ELLE, Nature.MOT_DE_PASSE)
    assert client.post(chemin, bons).status_code == 302


def test_confirming_by_code_is_counted_with_the_second_step(client, coordinatrice):
    secret = installer(client, coordinatrice)
    for _ in range(5):
        client.post("/compte/2fa/reauthenticate/", {"code": "000000"})
    reponse = client.post("/compte/2fa/reauthenticate/", {"code": code_de(secret, 1)})
    assert "Trop de codes inexacts. Réessayez dans 1\N{NO-BREAK SPACE}minute" in reponse.content.decode()
    attendre(1)
    assert client.post("/compte/2fa/reauthenticate/", {"code": code_de(secret, 1)}).status_code == 302


def test_the_cookie_of_a_device_is_signed_for_its_account_and_out_of_reach_of_scripts(
    client, coordinatrice, prefecture
):
    essayer(client, MOT_DE_PASSE)
    cookie = client.cookies[settings.APPAREIL_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 180 * 86_400
    assert ELLE not in cookie.value
    client.post("/compte/logout/")
    assert client.cookies[settings.APPAREIL_COOKIE_NAME].value == cookie.value
    requete = RequestFactory().post("/compte/login/")
    requete.COOKIES[settings.APPAREIL_COOKIE_NAME] = cookie.value
    assert essais.tenter(requete, Nature.CODE, ELLE).connu
    assert not essais.tenter(requete, Nature.CODE, prefecture.email).connu
    requete.COOKIES[settings.APPAREIL_COOKIE_NAME] = cookie.value[:-1] + ("A" if cookie.value[-1] != "A" else "B")
    assert not essais.tenter(requete, Nature.CODE, ELLE).connu
    poser_regle("APPAREIL_CONNU", "-1")
    requete.COOKIES[settings.APPAREIL_COOKIE_NAME] = cookie.value
    assert not essais.tenter(requete, Nature.CODE, ELLE).connu


def test_a_shared_computer_knows_each_of_its_colleagues_in_a_short_cookie(client, coordinatrice, prefecture):
    for adresse in (ELLE, prefecture.email):
        essayer(client, MOT_DE_PASSE, adresse)
        client.post("/compte/logout/")
    requete = RequestFactory().post("/compte/login/")
    requete.COOKIES[settings.APPAREIL_COOKIE_NAME] = client.cookies[settings.APPAREIL_COOKIE_NAME].value
    assert essais.tenter(requete, Nature.CODE, ELLE).connu
    assert essais.tenter(requete, Nature.CODE, prefecture.email).connu
    for rang in range(30):
        essais.entree(requete, f"agent{rang}@example.org")

    reponse = AppareilsMiddleware(lambda _: HttpResponse())(requete)
    assert len(reponse.cookies[settings.APPAREIL_COOKIE_NAME].value) < 2000


def test_the_command_line_lifts_the_delay_of_an_account(client, coordinatrice, capsys):
    deviner(client, 5)
    assert "Trop d'essais" in essayer(client, MOT_DE_PASSE)
    call_command("lever_attente", ELLE.upper())
    assert "peut se connecter" in capsys.readouterr().out
    assert essayer(client, MOT_DE_PASSE) == ""
    call_command("lever_attente", ELLE)
    assert "n'attendait pas" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Aucun compte"):
        call_command("lever_attente", "personne@example.org")


def test_the_coordination_sees_who_waits_and_lifts_it_from_the_team(
    client, connecter, coordinatrice, seconde_coordinatrice, etrangere
):
    acces = coordinatrice.affectations.get()
    chemin = f"/equipe/acces/{acces.pk}/attente/"
    equipe, sienne = connecter(seconde_coordinatrice), connecter(coordinatrice)
    assert "en attente jusqu" not in equipe.get("/equipe/").content.decode()
    deviner(client, 5)
    page = equipe.get("/equipe/").content.decode()
    assert page.count("en attente jusqu") == page.count(f'action="{chemin}"') == 1
    assert connecter(etrangere).post(chemin).status_code == 404
    # Not her own: the limit would hold nobody who has a session.
    assert chemin not in sienne.get("/equipe/").content.decode()
    assert sienne.post(chemin).status_code == 403
    assert "Trop d'essais" in essayer(client, MOT_DE_PASSE)
    assert "est levée" in equipe.post(chemin, follow=True).content.decode()
    note = EntreeJournal.objects.get(action=Action.ATTENTE_LEVEE)
    assert (note.agent_id, note.objet_id, note.departement) == (seconde_coordinatrice.pk, str(coordinatrice.pk), "39")
    assert "a levé l&#x27;attente de connexion de Test Coordinatrice" in equipe.get("/journal/").content.decode()
    assert essayer(client, MOT_DE_PASSE) == ""
    assert "attendait plus" in equipe.post(chemin, follow=True).content.decode()
