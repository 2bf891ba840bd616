"""« idem » under somebody's name: said, asked of nobody, taken from nowhere."""

import pytest

from parcours.importation.absences import absence
from tests.parcours.importation.tables_nouvelles import UN, deposer_lignes, importer

pytestmark = pytest.mark.django_db
DEUX = UN | {"prenom": "Deux", "date_naissance": "04/06/1991"}


@pytest.mark.parametrize("ecrit", ["idem", "〃", "»", "dito"])
@pytest.mark.parametrize("champ", ["nationalite", "statut", "commune", "hebergement", "niveau", "date_decision"])
def test_what_refers_to_the_row_above_is_said_asked_of_nobody_and_not_taken(jura_entier, champ, ecrit):
    importation = importer(deposer_lignes(UN, DEUX | {champ: ecrit}))
    assert not importation.questions.get(champ)
    dits = [p["message"] for p in importation.lignes.get(rang=2).problemes]
    assert dits == [f"« {ecrit} » renvoie à la ligne du dessus : rien n'en est repris. Écrivez la valeur."]


@pytest.mark.parametrize("ecrit", ['"', "''", "”", '- " -', "〃"])
def test_a_ditto_mark_is_no_empty_cell(ecrit):
    assert absence(ecrit) == absence("idem")
    assert absence("-") != absence("idem")
