"""A right written in the column of another one: the words of the cell go before its header, and nothing is said in silence."""

import pytest

from parcours.importation.questions import question_pour, repondue
from parcours.models import Droit
from tests.parcours.importation.tables_nouvelles import deposer_champs, importer
from tests.parcours.importation.une_ligne import SansBase, ligne

UN = {"nom": "Demo", "prenom": "Un", "date_naissance": "03/05/1990"}


def droits(**cellules) -> dict[str, str]:
    """Return the state of each right that the row says."""
    lus = ligne(nom="Demo", **cellules).champs
    return {c: lu.valeur for c, lu in lus.items() if (c == "css" or c.startswith("droit_")) and lu.valeur}


@pytest.mark.parametrize(
    ("colonne", "ecrit", "attendus"),
    [
        ("droit_puma", "CSS ok", {"css": "ouvert"}),
        ("droit_puma", "CSS en cours", {"css": "demande"}),
        ("droit_puma", "en cours CSS", {"css": "demande"}),
        ("droit_puma", "C2S : oui", {"css": "ouvert"}),
        ("droit_caf", "APL ok", {"droit_apl": "ouvert"}),
        ("droit_caf", "RSA refusé", {"droit_rsa": "refuse"}),
        ("droit_caf", "APL ok, RSA en cours", {"droit_apl": "ouvert", "droit_rsa": "demande"}),
        ("css", "PUMA ok + CSS en cours", {"droit_puma": "ouvert", "css": "demande"}),
        ("droit_mdph", "carte vitale ok", {"droit_carte_vitale": "ouvert"}),
    ],
)
def test_the_right_that_the_cell_names_is_the_one_that_is_noted(colonne, ecrit, attendus):
    assert droits(**{colonne: ecrit}) == attendus
    lue = ligne(nom="Demo", **{colonne: ecrit}).champs[colonne]
    # Said under the cell, in the preview.
    assert (bool(lue.lu), lue.probleme) == (True, "")


@pytest.mark.parametrize(
    ("colonne", "ecrit"),
    [
        ("droit_caf", "APL"),
        ("droit_caf", "APL, RSA ok"),
        ("droit_puma", "pas de CSS"),
        ("droit_puma", "CSS ok ?"),
        ("droit_apl", "CAF ok"),
        ("droit_rsa", "CAF"),
        ("droit_puma", "CSS jusqu'en mars"),
        ("droit_puma", "ok CSS bientôt"),
    ],
)
def test_what_is_not_sure_is_asked_and_never_taken_for_the_right_of_the_column(colonne, ecrit):
    lue = ligne(nom="Demo", **{colonne: ecrit}).champs[colonne]
    assert (lue.valeur, bool(lue.probleme)) == (None, True)
    codes = [code for code, _ in question_pour(colonne, lue, SansBase())]
    assert codes[0].startswith("nomme:")
    # That of the column may be meant all the same.
    assert "ouvert" in codes


@pytest.mark.parametrize(
    ("colonne", "ecrit", "etat"),
    [
        ("droit_rsa", "en cours CAF", "demande"),
        ("css", "en cours CPAM", "demande"),
        ("css", "ok", "ouvert"),
        ("css", "CSS ok", "ouvert"),
        ("droit_caf", "CAF ok", "ouvert"),
        ("droit_apl", "x", "ouvert"),
    ],
)
def test_the_office_that_pays_and_the_name_of_the_column_change_nothing(colonne, ecrit, etat):
    assert droits(**{colonne: ecrit}) == {colonne: etat}


def test_a_cell_that_another_column_contradicts_is_said_and_changes_nothing():
    assert droits(droit_puma="CSS ok", css="refusé") == {"css": "refuse"}
    assert (
        "dont l'autre colonne dit autre chose"
        in ligne(nom="D", droit_puma="CSS ok", css="refusé").champs["droit_puma"].probleme
    )
    assert droits(css="ok", droit_puma="CSS ok") == {"css": "ouvert"}


def test_an_answer_is_of_the_right_that_is_named():
    reponses = {"droit_caf": {"apl": "nomme:demande"}}
    lue = repondue("droit_caf", "APL", reponses, SansBase())
    assert lue.details.dits == (("droit_apl", "demande"),)


@pytest.mark.django_db
def test_it_is_written_so_once_answered(jura_entier):
    depose = deposer_champs(UN | {"droit_caf": "APL", "droit_puma": "CSS ok"})
    depose.reponses = {"valeurs": {"droit_caf": {"apl": "nomme:ouvert"}}}
    importer(depose)
    assert set(Droit.objects.values_list("type", "etat", "texte_origine")) == {
        ("apl", "ouvert", "APL"),
        ("css", "ouvert", "CSS ok"),
    }
