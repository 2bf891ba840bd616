"""The values to settle: how many remain, of what kinds, and how one goes through them without losing an answer."""

import pytest
from django.urls import reverse

from parcours.views.importations.questions_posees import QUESTIONS_PAR_PAGE
from tests.parcours.importation.par_la_page import apercu, deposer_et_verifier

pytestmark = pytest.mark.django_db
DOUTEUX = [{"niveau": f"niveau {rang} ?"} for rang in "abcdefg"] + [{"emploi": f"métier {rang} ?"} for rang in "abcde"]


@pytest.fixture
def depose(jura_entier, connecter, coordinatrice):
    lignes = [
        {"nom": "Demo", "prenom": f"Ami{rang:c}", "date_naissance": "03/05/1990"} | dits
        for rang, dits in enumerate([*DOUTEUX, {"niveau": "niveau a ?"}], start=97)
    ]
    return deposer_et_verifier(connecter(coordinatrice), *lignes)


@pytest.fixture
def client(connecter, coordinatrice):
    return connecter(coordinatrice)


def _posees(client, depose, **parametres) -> list:
    return client.get(reverse("importation_apercu", args=[depose.pk]), parametres).context["questions"]


def test_what_remains_is_said_by_kind_and_any_of_it_may_be_read(client, depose):
    page = apercu(client, depose)
    assert "12 valeurs à préciser" in page
    assert [texte in page for texte in ("Niveau de français (7)", "Emploi ou formation (5)", "Toutes (12)")] == [
        True
    ] * 3
    assert "Enregistrer et passer aux suivantes" in page
    assert len(_posees(client, depose)) == QUESTIONS_PAR_PAGE
    assert {posee.champ for posee in _posees(client, depose, questions="emploi")} == {"emploi"}
    toutes = _posees(client, depose, questions="toutes")
    assert len(toutes) == 12
    assert [posee.champ for posee in toutes] == ["emploi"] * 5 + ["niveau"] * 7
    # What is no kind of question is as if nothing were asked for.
    assert len(_posees(client, depose, questions="couleur")) == QUESTIONS_PAR_PAGE


def test_going_to_other_questions_keeps_the_answers_given(client, depose):
    repondre = reverse("importation_repondre", args=[depose.pk])
    posee = _posees(client, depose)[0]
    reponse = client.post(repondre, {posee.nom: "a1", "questions": "", "suite": "emploi"}, follow=True)
    assert reponse.redirect_chain[-1][0].endswith("?questions=emploi#questions")
    page = reponse.content.decode()
    assert "1 réponse enregistrée sur 12, 11 restent à donner" in page
    assert "11 valeurs restent à préciser" in page
    # Nothing chosen: one still goes on, and nobody is told off.
    reponse = client.post(repondre, {"questions": "emploi", "suite": "toutes"}, follow=True)
    assert "Aucune réponse" not in reponse.content.decode()
    assert len(reponse.context["questions"]) == 11
    # Saved from one kind, the page comes back to it; once it has none left, to the first ones.
    metiers = {posee.nom: "cdi" for posee in _posees(client, depose, questions="emploi")}
    reponse = client.post(repondre, metiers | {"questions": "emploi"}, follow=True)
    assert "6 réponses enregistrées sur 12" in reponse.content.decode()
    assert len(reponse.context["questions"]) == 6
    assert "Questions à montrer" not in reponse.content.decode()


def test_a_mark_in_a_name_leads_to_its_question_wherever_it_is(jura_entier, client):
    lignes = [{"nom": "Demo †", "prenom": "Un", "date_naissance": "03/05/1990"}]
    depose = deposer_et_verifier(
        client,
        *lignes,
        *({"nom": "Demo", "prenom": f"Ami{rang}"} | dits for rang, dits in zip("abcdefghijkl", DOUTEUX, strict=True)),
    )
    page = apercu(client, depose)
    assert "plus haut si" not in page
    assert "?montrer=tout&amp;questions=mention#questions" in page
    (posee,) = _posees(client, depose, questions="mention")
    assert posee.texte == "†"


def test_a_row_out_of_scope_waits_for_no_answer(jura_entier, client):
    depose = deposer_et_verifier(
        client, {"nom": "Demo", "prenom": "Un", "date_naissance": "03/05/1990", "statut": "débouté"}
    )
    page = apercu(client, depose)
    assert "Hors du champ du dispositif" in page
    assert "Répondre à cette question" not in page
