"""A session that slept opens nothing, and what was being typed in it comes back to its author alone."""

import datetime
import time

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings as reglages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from acteurs.comptes.inactivite import OUVERTE, VUE
from acteurs.models import SaisieGardee
from acteurs.tasks import oublier_sessions_perimees
from tests.harnais.saisies import formulaire_garde
from tests.harnais.troupe import MOT_DE_PASSE

COORDONNEES = {
    "prenom": "Jeanne",
    "nom": "D'Arc & fils <b>",
    "telephone": "12",
    "inconnu": ["ligne 1\nligne 2", "autre"],
}


def endormir(client, minutes: int = 31) -> None:
    session = client.session
    session[VUE] = time.time() - 60 * minutes
    session.save()


def entrer(client, agent, suite: str = ""):
    return client.post("/compte/login/", {"login": agent.email, "password": MOT_DE_PASSE, "next": suite})


def test_a_session_that_slept_opens_nothing(connecter, coordinatrice):
    client = connecter(coordinatrice)
    endormir(client, 29)
    assert client.get("/equipe/").status_code == 200
    endormir(client, 31)
    assert client.get("/equipe/?q=a").headers["Location"] == "/compte/login/?next=/equipe/%3Fq%3Da"
    assert "_auth_user_id" not in client.session


def test_the_limit_is_a_setting(connecter, coordinatrice, settings):
    settings.INACTIVITE_MINUTES = 5
    client = connecter(coordinatrice)
    endormir(client, 6)
    assert "/compte/login/" in client.get("/equipe/").headers["Location"]


def test_a_request_keeps_the_session_awake(connecter, coordinatrice):
    client = connecter(coordinatrice)
    endormir(client, 20)
    client.get("/equipe/")
    assert time.time() - client.session[VUE] < 60


def test_no_session_lasts_more_than_a_working_day(connecter, coordinatrice):
    client = connecter(coordinatrice)
    session = client.session
    session[OUVERTE] = time.time() - 3600 * 8 - 1
    session.save()
    assert "/compte/login/" in client.get("/equipe/").headers["Location"]


def test_a_public_page_stays_open_and_nobody_is_logged_in_on_it(connecter, coordinatrice):
    client = connecter(coordinatrice)
    endormir(client)
    page = client.get("/accessibilite/")
    assert page.status_code == 200
    assert coordinatrice.email not in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_another_person_logs_in_over_a_session_that_slept(connecter, coordinatrice, intervenante):
    client = connecter(coordinatrice)
    endormir(client)
    entrer(client, intervenante)
    assert client.session["_auth_user_id"] == str(intervenante.pk)
    assert not UserSession.objects.filter(user=coordinatrice).exists()


def test_a_form_stopped_twice_is_kept_once(connecter, intervenante):
    client = connecter(intervenante)
    endormir(client)
    client.post("/mon-compte/", COORDONNEES)
    entrer(client, intervenante)
    adresse, champs = formulaire_garde(client.get("/mon-compte/saisies/").content.decode())
    endormir(client)
    client.post(adresse, champs)
    assert len(SaisieGardee.objects.get().champs) == len(COORDONNEES)


def test_what_was_typed_is_found_again_after_the_login_and_sent_again(connecter, intervenante):
    client = connecter(intervenante)
    endormir(client)
    reponse = client.post("/mon-compte/", COORDONNEES, headers={"Referer": "http://testserver/mon-compte/"})
    reprise = f"/mon-compte/saisies/{SaisieGardee.objects.get().pk}/"
    assert reponse.headers["Location"] == f"/compte/login/?next={reprise}"
    assert "est gardé" in client.get(reponse.headers["Location"]).content.decode()
    assert entrer(client, intervenante, reprise).headers["Location"] == reprise
    page = client.get("/mon-compte/saisies/").content.decode()
    assert "Votre saisie a été gardée" in page
    assert "Prénom" in page
    assert "D&#x27;Arc &amp; fils &lt;b&gt;" in page
    assert "data-envoi-immediat" not in page
    adresse, champs = formulaire_garde(page)
    assert adresse == "/mon-compte/"
    assert champs["inconnu"] == COORDONNEES["inconnu"]
    assert champs["nom"] == [COORDONNEES["nom"]]
    client.post(adresse, {**champs, "telephone": "0384000000"})
    intervenante.refresh_from_db()
    assert (intervenante.prenom, intervenante.telephone) == ("Jeanne", "03 84 00 00 00")
    assert not SaisieGardee.objects.exists()


def test_what_was_kept_is_told_in_the_words_of_its_form(connecter, intervenante, parcours):
    client = connecter(intervenante)
    endormir(client)
    saisie = {
        "suivi-texte": "Appel",
        "suivi-piliers": ["langue", "social"],
        "suivi-date": "2026-03-04",
        "suivi-mode": "entretien",
        "suivi-jeton": "00000000-0000-4000-8000-000000000000",
    }
    client.post(reverse("suivi_nouveau", args=[parcours.personne_id]), saisie)
    entrer(client, intervenante)
    page = client.get("/mon-compte/saisies/")
    ((gardee,),) = [page.context["saisies"]]
    assert gardee.en_mots == [
        ("Ce qui s'est passé", ["Appel"]),
        ("Piliers concernés", ["Langue", "Social et culturel"]),
        ("Date", ["4 mars 2026"]),
        ("Comment", ["Entretien"]),
    ]


def test_a_login_that_leads_nowhere_leads_to_what_was_kept(connecter, intervenante, client):
    autre_navigateur = connecter(intervenante)
    endormir(autre_navigateur)
    autre_navigateur.post("/mon-compte/", COORDONNEES)
    assert entrer(client, intervenante).headers["Location"] == "/mon-compte/saisies/"


def test_another_person_on_that_browser_gets_nothing(connecter, intervenante, coordinatrice):
    client = connecter(intervenante)
    endormir(client)
    client.post("/mon-compte/", COORDONNEES)
    saisie = SaisieGardee.objects.get()
    suite = entrer(client, coordinatrice, "/mon-compte/saisies/")
    assert suite.headers["Location"] == "/mon-compte/saisies/"
    reponse = client.get("/mon-compte/saisies/", {"reprendre": saisie.pk})
    assert reponse.headers["Location"] == "/"
    assert "Jeanne" not in client.get("/").content.decode()
    assert client.post(f"/mon-compte/saisies/{saisie.pk}/effacer/").status_code == 404
    client.post("/mon-compte/", {"prenom": "A", "nom": "B", "_saisie": saisie.pk})
    assert SaisieGardee.objects.get().agent == intervenante


def test_its_time_is_short(connecter, intervenante):
    client = connecter(intervenante)
    endormir(client)
    client.post("/mon-compte/", COORDONNEES)
    entrer(client, intervenante)
    SaisieGardee.objects.update(expire_le=timezone.now() - datetime.timedelta(seconds=1))
    assert client.get("/mon-compte/saisies/").status_code == 302
    oublier_sessions_perimees()
    assert not SaisieGardee.objects.exists()


def test_it_can_be_erased(connecter, intervenante):
    client = connecter(intervenante)
    endormir(client)
    client.post("/mon-compte/", COORDONNEES)
    entrer(client, intervenante)
    client.post(f"/mon-compte/saisies/{SaisieGardee.objects.get().pk}/effacer/")
    assert not SaisieGardee.objects.exists()


def test_files_are_not_kept_and_it_is_said(connecter, coordinatrice):
    client = connecter(coordinatrice)
    endormir(client)
    client.post("/importations/nouvelle/", {"fichier": SimpleUploadedFile("liste.csv", b"Nom;Demo")})
    page = entrer(client, coordinatrice, "/mon-compte/saisies/").headers["Location"]
    assert "liste.csv" in client.get(page).content.decode()
    assert "Demo" not in str(SaisieGardee.objects.get().contenu)


def test_a_password_is_never_kept(connecter, coordinatrice):
    client = connecter(coordinatrice)
    endormir(client)
    client.post("/compte/password/change/", {"oldpassword": MOT_DE_PASSE, "password1": "x", "password2": "x"})
    assert not SaisieGardee.objects.exists()


def test_a_form_sent_by_another_site_is_not_kept(connecter, coordinatrice):
    client = connecter(coordinatrice, enforce_csrf_checks=True)
    endormir(client)
    assert client.post("/mon-compte/", COORDONNEES).status_code == 403
    assert not SaisieGardee.objects.exists()


def test_ten_at_most_are_kept(connecter, intervenante):
    for rang in range(12):
        SaisieGardee.garder(
            intervenante, "inactivite", {"chemin": "/", "page": "", "champs": [["n", [str(rang)]]], "fichiers": []}
        )
    assert [saisie.champs[0][1] for saisie in SaisieGardee.objects.all()] == [[str(r)] for r in range(11, 1, -1)]


@pytest.mark.parametrize("methode", ["get", "post"])
def test_the_login_page_never_takes_the_place_of_a_part_of_a_page(client, db, methode):
    entetes = {"HX-Request": "true", "HX-Current-URL": "http://testserver/personnes/?q=a"}
    reponse = getattr(client, methode)("/personnes/", headers=entetes)
    assert reponse.status_code == 200
    assert reponse.content == b""
    assert reponse.headers["HX-Redirect"] == "/compte/login/?next=/personnes/%3Fq%3Da"


def test_another_site_cannot_choose_where_the_login_leads(client, db):
    entetes = {"HX-Request": "true", "HX-Current-URL": "https://ailleurs.example/"}
    assert client.get("/personnes/", headers=entetes).headers["HX-Redirect"] == "/compte/login/"


def test_a_form_without_session_leads_back_to_its_page_not_to_its_address(client, db):
    reponse = client.post("/mon-compte/affectation/", headers={"Referer": "http://testserver/mon-compte/"})
    assert reponse.headers["Location"] == "/compte/login/?next=/mon-compte/"


def test_a_follow_up_typed_in_place_survives_the_sleep(connecter, personne, parcours, intervenante):
    client = connecter(intervenante)
    endormir(client)
    adresse = reverse("suivi_nouveau", args=[personne.pk]) + "?retour=ma_journee"
    entetes = {"HX-Request": "true", "HX-Current-URL": "http://testserver/ma-journee/"}
    reponse = client.post(adresse, {"texte": "Vue ce matin, très inquiète."}, headers=entetes)
    reprise = f"/mon-compte/saisies/{SaisieGardee.objects.get().pk}/"
    assert reponse.headers["HX-Redirect"] == f"/compte/login/?next={reprise}"
    entrer(client, intervenante)
    page = client.get("/mon-compte/saisies/").content.decode()
    assert "Vue ce matin, très inquiète." in page
    assert client.get(reprise).headers["Location"] == "/ma-journee/#reprise"
    assert formulaire_garde(page)[0] == adresse


def test_a_draft_sent_again_leads_to_its_page_not_to_a_part_of_it(connecter, objets, coordinatrice):
    adresse = reverse("point_brouillon", args=[objets["point"].pk])
    client = connecter(coordinatrice)
    endormir(client)
    page_tenue = reverse("seance_tenue", args=[objets["seance"].pk])
    entetes = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{page_tenue}"}
    SaisieGardee.objects.all().delete()
    client.post(adresse, {"quoi": "Réserver une place"}, headers=entetes)
    entrer(client, coordinatrice)
    envoi, champs = formulaire_garde(client.get("/mon-compte/saisies/").content.decode())
    assert client.post(envoi, champs).headers["Location"] == page_tenue


def test_the_cookie_outlives_the_session_it_no_longer_opens():
    assert reglages.SESSION_COOKIE_AGE > 3600 * reglages.DUREE_SESSION_HEURES > 60 * reglages.INACTIVITE_MINUTES


def test_a_session_that_closes_takes_the_kept_pages_away_and_leaving_the_drafts_too(connecter, coordinatrice):
    client = connecter(coordinatrice)
    assert "Clear-Site-Data" not in client.get("/equipe/").headers
    endormir(client)
    # The drafts stay: they are encrypted, and their author comes back. The cookies too: they know the device.
    assert client.get("/equipe/").headers["Clear-Site-Data"] == '"cache"'
    client = connecter(coordinatrice)
    assert client.post("/compte/logout/").headers["Clear-Site-Data"] == '"cache", "storage"'
    client.cookies.clear()
    assert "Clear-Site-Data" not in client.get("/equipe/").headers
