"""Asking, following, reading, commenting: who may, and what two people asking at once get."""

import pytest
from kombu.exceptions import OperationalError

from comites.models import CommentaireRapport, RapportAnnuel
from comites.models.rapport import IMMOBILE
from comites.rapport import production


@pytest.fixture
def envois(monkeypatch, django_capture_on_commit_callbacks):
    """The reports sent to the worker."""
    from comites import tasks

    recus = []
    monkeypatch.setattr(tasks.produire_rapport, "delay", recus.append)
    return recus


def demander(client, annee=2026):
    return client.post("/rapports/", {"annee": annee})


def test_asking_twice_lands_on_the_same_report(
    parcours, coordinatrice, connecter, envois, django_capture_on_commit_callbacks
):
    client = connecter(coordinatrice)
    with django_capture_on_commit_callbacks(execute=True):
        premiere, seconde = demander(client), demander(client)
    rapport = RapportAnnuel.objects.get()
    assert premiere.url == seconde.url == f"/rapports/{rapport.pk}/"
    assert envois == [str(rapport.pk)]
    assert "déjà demandé" in client.get(seconde.url).content.decode()


def test_a_silent_queue_is_said_with_what_to_do(
    parcours, coordinatrice, connecter, monkeypatch, django_capture_on_commit_callbacks
):
    from comites import tasks

    def muette(*args):
        raise OperationalError("refused")

    monkeypatch.setattr(tasks.produire_rapport, "delay", muette)
    client = connecter(coordinatrice)
    with django_capture_on_commit_callbacks(execute=True):
        reponse = demander(client)
    page = client.get(reponse.url).content.decode()
    assert "Le service des tâches ne répond pas" in page
    assert "Réessayer maintenant" in page


def test_a_ready_report_leaves_its_year_free_to_be_asked_again(
    parcours, objets, coordinatrice, connecter, envois, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        demander(connecter(coordinatrice), 2025)
    assert RapportAnnuel.objects.filter(annee=2025).count() == 2


def test_the_prefecture_reads_a_report_only_once_it_is_ready(parcours, jura, prefecture, coordinatrice, connecter):
    rapport = RapportAnnuel.objects.create(departement=jura, annee=2026)
    assert connecter(coordinatrice).get(f"/rapports/{rapport.pk}/").status_code == 200
    assert connecter(prefecture).get(f"/rapports/{rapport.pk}/").status_code == 404
    assert connecter(prefecture).post("/rapports/", {"annee": 2026}).status_code == 403


def test_the_prefecture_is_shown_the_latest_report_of_a_year_only(objets, jura, prefecture, connecter):
    ancien = objets["rapport"]
    nouveau = RapportAnnuel.objects.create(departement=jura, annee=ancien.annee)
    nouveau.publier(ancien.fichier.name)
    page = connecter(prefecture).get("/rapports/").content.decode()
    assert f"/rapports/{nouveau.pk}/" in page
    assert f"/rapports/{ancien.pk}/" not in page


def test_the_progress_asks_for_itself_and_refreshes_the_page_at_the_end(objets, jura, coordinatrice, connecter):
    client = connecter(coordinatrice)
    rapport = RapportAnnuel.objects.create(departement=jura, annee=2026)
    rapport.avancer(40, "Mise en page")
    page = client.get(f"/rapports/{rapport.pk}/").content.decode()
    assert 'hx-trigger="every 2s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    morceau = client.get(f"/rapports/{rapport.pk}/", headers={"HX-Request": "true"})
    assert "Mise en page : 40" in morceau.content.decode()
    assert "<html" not in morceau.content.decode()
    rapport.publier(objets["rapport"].fichier.name)
    assert client.get(f"/rapports/{rapport.pk}/", headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_a_report_that_no_longer_moves_is_sent_again_when_it_is_looked_at(
    parcours, jura, coordinatrice, connecter, envois, django_capture_on_commit_callbacks
):
    rapport = RapportAnnuel.objects.create(departement=jura, annee=2026)
    with django_capture_on_commit_callbacks(execute=True):
        connecter(coordinatrice).get(f"/rapports/{rapport.pk}/")
    assert envois == []
    RapportAnnuel.objects.update(modifie_le=rapport.modifie_le - 2 * IMMOBILE)
    with django_capture_on_commit_callbacks(execute=True):
        connecter(coordinatrice).get(f"/rapports/{rapport.pk}/")
    assert envois == [str(rapport.pk)]


def test_a_failure_is_said_with_what_to_do_and_can_be_started_again(
    parcours, jura, coordinatrice, connecter, envois, monkeypatch, django_capture_on_commit_callbacks
):
    rapport = RapportAnnuel.objects.create(departement=jura, annee=2026)
    monkeypatch.setattr(production, "rendre_rapport", lambda instantane: 1 / 0)
    production.produire(str(rapport.pk))
    client = connecter(coordinatrice)
    page = client.get(f"/rapports/{rapport.pk}/").content.decode()
    assert "Relancez-le" in page
    assert "ZeroDivisionError" in page
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/rapports/{rapport.pk}/relancer/")
    rapport.refresh_from_db()
    assert (rapport.etat, rapport.erreur, envois) == ("en_attente", "", [str(rapport.pk)])


def test_a_file_has_its_name_only_once_it_is_complete(parcours, jura, fichiers_prives, settings, monkeypatch):
    rapport = RapportAnnuel.objects.create(departement=jura, annee=2026)
    monkeypatch.setattr(production, "rendre_rapport", lambda instantane: b"%PDF-1.7 essai")
    monkeypatch.setattr(production.Path, "replace", lambda *a: 1 / 0)  # killed between the writing and the naming
    production.produire(str(rapport.pk))
    rapport.refresh_from_db()
    assert rapport.etat == "echec"
    assert not rapport.fichier
    assert not list(settings.MEDIA_ROOT.rglob("*.pdf"))
    monkeypatch.undo()


def test_comments_are_kept_section_by_section_as_they_are_written(jura, coordinatrice, connecter):
    client = connecter(coordinatrice)
    adresse = "/rapports/2026/commentaires/"
    reponse = client.post(adresse, {"logement-texte": "Les bailleurs aident."}, headers={"HX-Request": "true"})
    assert "Enregistré à" in reponse.content.decode()
    client.post(adresse, {"public-texte": "Des arrivées."}, headers={"HX-Request": "true"})
    client.post(adresse, {"logement-texte": "Les bailleurs aident beaucoup."})
    assert dict(CommentaireRapport.objects.values_list("section", "texte")) == {
        "logement": "Les bailleurs aident beaucoup.",
        "public": "Des arrivées.",
    }
    assert "Les bailleurs aident beaucoup." in client.get(adresse).content.decode()


def test_a_comment_too_long_is_refused_and_not_lost(jura, coordinatrice, connecter):
    client = connecter(coordinatrice)
    long = "x" * 5001
    page = client.post("/rapports/2026/commentaires/", {"public-texte": long}).content.decode()
    assert long in page
    assert not CommentaireRapport.objects.exists()
    assert client.get("/rapports/1789/commentaires/").status_code == 404


def test_the_prefecture_no_longer_reads_a_report_that_was_replaced(objets, prefecture, connecter):
    premier = objets["rapport"]
    adresse = f"/rapports/{premier.pk}/"
    assert connecter(prefecture).get(adresse).status_code == 200
    RapportAnnuel.objects.create(
        departement=premier.departement,
        annee=premier.annee,
        etat="pret",
        fichier="rapports/x.pdf",
        pret_le=premier.pret_le + IMMOBILE,
    )
    assert connecter(prefecture).get(adresse).status_code == 404


def test_a_report_whose_file_is_gone_says_so(objets, prefecture, connecter):
    rapport = objets["rapport"]
    rapport.fichier.storage.delete(rapport.fichier.name)
    page = connecter(prefecture).get(f"/rapports/{rapport.pk}/pdf/", follow=True)
    assert page.status_code == 200
    assert "Le fichier de ce rapport" in page.content.decode()
