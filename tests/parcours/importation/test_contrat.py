"""The import contract: the example listing, its exact numbers, and that they add up."""

import re

import pytest
from django.core.management import call_command

from tests.parcours.importation.conftest import LISTING

pytestmark = pytest.mark.django_db


def importer(capsys, *options: str, fichier=LISTING) -> dict[str, int]:
    """Run the command and return the numbers it prints."""
    call_command("importer_listing", str(fichier), "--departement", "39", *options)
    sortie = capsys.readouterr().out
    return {
        nom: int(valeur)
        for nom, valeur in re.findall(
            r"^(Lignes lues|Personnes créées|Déjà connues|Doubles proposés|Lignes refusées) : (\d+)$", sortie, re.M
        )
    }


PREMIER = {
    "Lignes lues": 187, "Personnes créées": 173, "Déjà connues": 0, "Doubles proposés": 7, "Lignes refusées": 7,
}  # fmt: skip


def test_the_example_listing_goes_in_with_these_numbers(jura_entier, capsys):
    nombres = importer(capsys)
    assert nombres == PREMIER
