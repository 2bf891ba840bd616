"""The plan: what was found, goals and steps, each with an owner, a day and a result."""

import pytest
from django.urls import reverse

from parcours.models import Diagnostic, Etape, Objectif


@pytest.fixture
def poster(parcours, intervenante, connecter):
    client = connecter(intervenante)

    def poster(code: str, objet=None, pilier: str = "langue", **champs):
        cle = [parcours.personne_id, code] + ([objet.pk] if objet else [])
        adresse = reverse("fiche_modifier" if objet else "fiche_ajouter", args=cle)
        return client.post(f"{adresse}?pilier={pilier}", champs)

    poster.lire = lambda: client.get(reverse("plan", args=[parcours.personne_id])).content.decode()
    return poster


def test_a_point_is_made_then_another_and_the_latest_comes_first(poster):
    assert poster("diagnostic", situation="Lit peu.", freins=["garde_enfants"], date="2026-01-10").status_code == 302
    assert poster("diagnostic", situation="Lit bien.", souhaits="Un emploi", date="2026-06-10").status_code == 302
    html = poster.lire()
    assert html.index("Lit bien.") < html.index("Lit peu.")
    assert "Un emploi" in html
    assert "1 point plus ancien" in html
    assert poster("diagnostic", situation="Demain", date="2099-01-01").status_code == 200
    assert poster("diagnostic", situation="", date="2026-06-10").status_code == 200
    assert Diagnostic.objects.count() == 2


def test_a_goal_its_steps_and_its_end(poster, intervenante, parcours):
    assert poster("objectif", intitule="Parler au guichet", echeance="2027-01-15", qui="personne").status_code == 302
    objectif = Objectif.objects.get()
    assert (objectif.par_la_personne, objectif.responsable) == (True, None)
    etape = {"intitule": "S'inscrire", "echeance": "2026-12-01", "qui": str(intervenante.pk), "objectif": objectif.pk}
    assert poster("etape", **etape).status_code == 302
    html = poster.lire()
    assert f"par {parcours.personne}" in html
    assert html.index("Parler au guichet") < html.index("S&#x27;inscrire")
    fin = {"etat": "atteint", "clos_le": "2026-11-20"}
    assert poster("objectif-clos", objectif, **fin, resultat="").status_code == 200
    assert poster("objectif-clos", objectif, **fin, resultat="Prend ses rendez-vous seule").status_code == 302
    assert "Prend ses rendez-vous seule" in poster.lire()


def test_a_step_that_came_to_nothing_says_why(poster, parcours):
    etape = Etape.objects.create(parcours=parcours, pilier="langue", intitule="Visiter")
    refus = poster("etape-faite", etape, faite_le="2026-11-20", resultat="", sans_suite="on")
    assert "Dites pourquoi cette étape" in refus.content.decode()
    donnees = {"faite_le": "2026-11-20", "resultat": "Plus de place", "sans_suite": "on"}
    assert poster("etape-faite", etape, **donnees).status_code == 302
    assert "sans suite le" in poster.lire()
    assert not Etape.objects.a_faire().exists()


def test_a_goal_of_another_pillar_is_not_taken(poster, parcours):
    porteuse = parcours.interventions.first().structure
    commun = {"parcours": parcours, "structure": porteuse}
    Objectif.objects.create(**commun, pilier="langue", intitule="Parler")
    ailleurs = Objectif.objects.create(**commun, pilier="logement", intitule="Un logement")
    assert poster("etape", intitule="x", objectif=ailleurs.pk).status_code == 200
    assert not Etape.objects.exists()


def test_the_plan_says_nothing_of_a_closed_pillar(parcours, sur_autre_pilier, connecter, poster):
    poster("diagnostic", situation="SECRET-LANGUE", date="2026-01-10")
    poster("objectif", intitule="SECRET-OBJECTIF", qui="")
    html = connecter(sur_autre_pilier).get(reverse("plan", args=[parcours.personne_id])).content.decode()
    assert "SECRET" not in html
    assert html.count("absence--confidentiel") >= 3
