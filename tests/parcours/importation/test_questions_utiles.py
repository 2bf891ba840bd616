"""Nothing is asked of a row that no answer would import; a question says how many rows its answer is for."""

import pytest

from tests.parcours.importation.par_la_page import verifier
from tests.parcours.importation.tables_nouvelles import deposer_champs
from tests.parcours.importation.test_questions_completes import DEMANDES

pytestmark = pytest.mark.django_db
SANS_NOM = {"nom": "", "prenom": "Un", "date_naissance": "03/05/1990"}
UN = {"nom": "Alpha", "prenom": "Ana", "date_naissance": "03/05/1990"}
DEUX = {"nom": "Beta", "prenom": "Bea", "date_naissance": "04/06/1991"}


@pytest.fixture
def demandes(jura_entier, connecter, coordinatrice):
    """Return a function: rows → field → [(text, rows)] of what is asked of them."""
    client = connecter(coordinatrice)

    def lire(*lignes: dict[str, str]) -> dict[str, list]:
        questions = verifier(client, deposer_champs(*lignes)).questions
        return {champ: [tuple(dite[:2]) for dite in dites] for champ, dites in questions.items() if dites}

    return lire


@pytest.mark.parametrize("champ", [c for c in DEMANDES if not c.startswith("droit_")])
def test_a_value_of_refused_rows_alone_is_not_asked(demandes, champ):
    ecrit = DEMANDES[champ][0] if champ != "structure" else "Inconnue du répertoire"
    assert demandes(SANS_NOM | {champ: ecrit}, UN | {champ: ""}) == {}
    assert demandes(SANS_NOM | {champ: ecrit}, UN | {champ: ecrit}) == {champ: [(ecrit, 1)]}


def test_a_row_out_of_scope_asks_nothing(demandes):
    assert (
        demandes(UN | {"statut": "demandeur d'asile", "commune": "39100"}, DEUX | {"statut": "BPI", "commune": ""})
        == {}
    )


def test_of_a_row_that_waits_for_its_own_answer_the_rest_is_asked(demandes):
    dites = demandes(UN | {"nom": "ALPHA (partie)", "commune": "39100"}, DEUX | {"commune": ""})
    assert dites == {"mention": [("partie", 1)], "commune": [("39100", 1)]}


def test_the_caseworker_and_the_couple_of_a_refused_row_are_not_asked(demandes):
    adresse = {"telephone": "06 39 98 10 01", "referent": "Sophie Perrin", "statut": "BPI"}
    un, deux = UN | adresse, DEUX | adresse | {"nom": "Alpha", "referent": "S. Perrin"}
    assert {"couple", "referent"} <= demandes(un, deux).keys()
    assert demandes(un, deux | {"statut": "demandeur d'asile"}) == {}
