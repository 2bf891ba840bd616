"""What a constraint refuses is answered in French, without what the database quotes."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client, override_settings
from django.urls import include, path, reverse

from cirj.socle.contraintes import ENTRE_TEMPS, message
from cirj.socle.rls import contexte
from parcours.models import Personne

pytestmark = pytest.mark.django_db


def sans_nom(request):
    with contexte.service("39"):
        Personne.objects.create(departement_id=request.GET["departement"], nom="", prenom="Secrète")


sans_nom.login_required = False
urlpatterns = [path("", include("cirj.urls")), path("casse/", sans_nom)]


def test_a_refused_row_is_a_409_that_quotes_nobody(jura):
    with override_settings(ROOT_URLCONF=__name__):
        reponse = Client(raise_request_exception=False).get("/casse/", {"departement": jura.pk})
    assert reponse.status_code == 409
    contenu = reponse.content.decode()
    assert "Le nom est obligatoire (le prénom peut manquer)." in contenu
    assert "Secrète" not in contenu


def test_a_constraint_without_words_has_general_ones(jura):
    with pytest.raises(IntegrityError) as refus, transaction.atomic():
        type(jura).objects.create(code="39", nom="Jura", region="")
    assert message(refus.value) == ENTRE_TEMPS


def test_the_nul_character_is_refused_before_the_database_sees_it(coordinatrice, connecter):
    assert connecter(coordinatrice).get(reverse("structures"), {"q": "a\x00b"}).status_code == 400


def test_every_constraint_has_its_own_words():
    """Django's own sentence names the constraint, which says nothing to who reads it: « La contrainte « x » … »."""
    sans_mots = [
        (modele._meta.label, contrainte.name)
        for modele in apps.get_models()
        if modele._meta.app_label in ("socle", "acteurs", "parcours", "comites")
        for contrainte in modele._meta.constraints
        if contrainte.violation_error_message == contrainte.default_violation_error_message
    ]
    assert sans_mots == []
