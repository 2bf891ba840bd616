"""What waits behind the home page is said on it; the header names whom one acts for, and lets it change."""

import pytest
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Affectation, RevueAcces
from acteurs.nomenclatures import Role
from tests.harnais.relations import ouvrir_en_exception
from tests.harnais.troupe import creer_agent

CHANGER = "Changer de structure"


def test_a_member_of_a_cell_finds_it_on_her_first_page(connecter, membre_cellule, cellule_technique):
    html = connecter(membre_cellule).get("/").content.decode()
    assert "Vous êtes de la cellule technique du" in html
    assert reverse("ma_seance", args=[cellule_technique.pk]) in html


def test_nobody_else_does(connecter, intervenante, cellule_technique):
    assert "Vous êtes de la cellule" not in connecter(intervenante).get("/").content.decode()


def test_a_dossier_opened_by_exception_is_found_again(connecter, autre_intervenante, parcours):
    ouvrir_en_exception(autre_intervenante, parcours)
    html = connecter(autre_intervenante).get("/").content.decode()
    assert "Accès exceptionnel, encore" in html
    assert reverse("dossier", args=[parcours.personne_id]) in html


def test_a_head_is_told_of_her_review_until_it_is_answered(connecter, association, intervenante):
    client = connecter(creer_agent("Cheffe", Role.RESPONSABLE, association))
    RevueAcces.objects.ouvrir_dues()
    revue = RevueAcces.objects.get(structure=association)
    html = client.get("/").content.decode()
    assert reverse("revue", args=[revue.pk]) in html
    assert "1 accès attend votre réponse" in html, "Le sien n'attend pas sa réponse à elle."
    revue.lignes.get(affectation__agent=intervenante).repondre("garde", intervenante)
    assert reverse("revue", args=[revue.pk]) not in client.get("/").content.decode()


def test_somebody_with_two_structures_changes_from_any_page(connecter, intervenante, autre_association):
    client = connecter(intervenante)
    assert CHANGER not in client.get("/personnes/").content.decode()
    Affectation.objects.create(
        agent=intervenante,
        structure=autre_association,
        departement=autre_association.departement,
        role=Role.INTERVENANT,
        debut=timezone.localdate(),
    )
    assert CHANGER in client.get("/personnes/").content.decode()


@pytest.mark.parametrize(
    ("qui", "conseil"),
    [
        ("coordinatrice", "Seuls les dossiers de votre département"),
        ("autre_intervenante", "Demandez à lire son dossier en urgence"),
        ("prefecture", "aucun dossier de personne ne s'ouvre"),
    ],
)
def test_a_closed_door_says_what_one_s_role_may_do(request, connecter, qui, conseil):
    reponse = connecter(request.getfixturevalue(qui)).get("/personnes/00000000-0000-4000-8000-000000000000/")
    assert reponse.status_code == 404
    assert conseil in reponse.content.decode()
