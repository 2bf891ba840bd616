"""Every column that names an account is handed over when she leaves, or said to be history."""

from django.apps import apps
from django.db.models import ForeignKey

from acteurs.models import Agent
from acteurs.passation.registre import genres, historique


def _colonnes() -> set[str]:
    return {
        f"{modele._meta.label}.{champ.name}"
        for modele in apps.get_models(include_auto_created=True)
        for champ in modele._meta.concrete_fields
        if isinstance(champ, ForeignKey) and champ.related_model is Agent
    }


def test_every_column_that_names_an_account_is_carried_or_is_history():
    portees, passees = {genre.champ for genre in genres()}, set(historique())
    assert portees | passees == _colonnes()
    assert not portees & passees


def test_history_says_why():
    assert all(len(raison) > 15 for raison in historique().values())


def test_a_kind_that_may_stay_without_anybody_says_so():
    assert {genre.code for genre in genres() if not genre.sans_personne} == {"principal"}
