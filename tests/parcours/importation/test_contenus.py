"""What the cells say of a column goes before what its header seems to say; a signature is read as people write it."""

import datetime

import pytest

from parcours.importation.contenus import contredit
from parcours.importation.entetes import colonnes_de
from tests.parcours.importation.une_ligne import ligne

PLUS_TARD = ["mars-33", "fin 2033", "12/2032", "01/05/2031"]


def colonne(entete: str, valeurs: list[str]):
    """Return what the column is, in a table of other columns."""
    lignes = [["Demo", f"Prénom {rang}", valeur] for rang, valeur in enumerate(valeurs)]
    return colonnes_de(["Nom", "Prénom", entete], lignes)[2]


@pytest.mark.parametrize(
    ("entete", "valeurs", "propose"),
    [
        ("Sortie", PLUS_TARD, "note"),
        ("Date d'entrée", PLUS_TARD, "note"),
        ("Cours de français", ["lui oui, elle non", "oui, 3 fois par semaine", "A1 puis arrêt", "non"], "note"),
        ("Suivi par", ["Mme Perrichon", "M. Loup", "Mme Perrichon", "Mr Bernard", "madame Ito"], "referent"),
    ],
)
def test_cells_that_contradict_the_header_are_asked_with_the_reason(entete, valeurs, propose):
    lue = colonne(entete, valeurs)
    assert (lue.champ, lue.propose) == ("", propose)
    assert lue.raison


@pytest.mark.parametrize(
    ("entete", "valeurs", "champ"),
    [
        ("Sortie", ["12/03/2025", "mars-25", "fin 2033", "01/05/2026", "02/05/2026"], "sortie"),
        ("Fin CIR", PLUS_TARD, "cir_fin"),
        ("Cours de français", ["x", "", "✓", "oui"], "pilier_langue"),
        ("Suivi par", ["CADA Dole", "Association Alpha", "Mme Perrichon"], "structure"),
        ("Sortie", ["12/03/2031"], "sortie"),
    ],
)
def test_some_odd_cells_do_not_make_the_header_lie(entete, valeurs, champ):
    assert colonne(entete, valeurs).champ == champ


def test_an_empty_column_is_what_its_header_says():
    assert contredit("sortie", []) is None
    assert contredit("pilier_langue", []) is None


@pytest.mark.parametrize(
    ("ecrit", "jour"),
    [
        ("CIR signé le 20/09/2023", datetime.date(2023, 9, 20)),
        ("signé 12/04/23", datetime.date(2023, 4, 12)),
        ("signé le 12/04/2023", datetime.date(2023, 4, 12)),
        ("12/04/2023", datetime.date(2023, 4, 12)),
        ("Signée en avril 2023", datetime.date(2023, 4, 1)),
        ("signé", None),
        ("CIR signé", None),
        ("CIR : OK", None),
        ("oui", None),
        ("x", None),
    ],
)
def test_a_signature_is_read_as_people_write_it(ecrit, jour):
    lue = ligne(nom="Demo", cir=ecrit).champs["cir"]
    assert lue.valeur is not None
    assert lue.valeur.jour == jour


@pytest.mark.parametrize(
    "ecrit", ["non signé", "CIR non signé", "à signer", "pas encore signé", "non", "refus de signer"]
)
def test_a_contract_that_is_not_signed_is_not(ecrit):
    lue = ligne(nom="Demo", cir=ecrit).champs["cir"]
    assert (lue.valeur, lue.absent, lue.probleme) == (None, "non", "")


@pytest.mark.parametrize("ecrit", ["clos", "bientôt", "signé par elle", "12/2045"])
def test_what_does_not_say_when_is_said(ecrit):
    lue = ligne(nom="Demo", cir=ecrit).champs["cir"]
    assert lue.valeur is None
    assert lue.probleme
