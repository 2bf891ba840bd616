"""What a table writes in several ways is proposed as one, asked once, and never merged in silence: caseworkers, letters of
a family, couples without a number.
"""

import pytest

from parcours.importation.liens_lus import a_choisir, est_une_lettre
from parcours.importation.questions import QUESTIONS
from parcours.importation.referents_lus import NomEcrit, peut_etre
from parcours.importation.tables import lire
from parcours.models import MembreMenage, Referent
from parcours.nomenclatures import Lien
from tests.parcours.importation.par_la_page import apercu, importer
from tests.parcours.importation.rapprochements import PERSONNE, demandes, deposer, personnes, repondre
from tests.parcours.importation.tableau_libre import deposer_tableau


def referents() -> list[str]:
    return sorted(Referent.objects.values_list("nom_libre", flat=True))


# Caseworkers


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ("Mme Perrin", "Sophie PERRIN"),
        ("S. Perrin", "Sophie PERRIN"),
        ("Mme Perrin", "S. Perrin"),
        ("PERRIN Sophie", "Sophie Perrin"),
        ("Perrin S.", "Sophie Perrin"),
        ("Sophie", "Sophie PERRIN"),
        ("Sophie P.", "Sophie PERRIN"),
        ("Perin", "Sophie PERRIN"),
        ("M. Durand", "Jean Durand"),
    ],
)
def test_two_writings_may_be_one_caseworker(un, autre):
    assert peut_etre(NomEcrit.de(un), NomEcrit.de(autre))
    assert peut_etre(NomEcrit.de(autre), NomEcrit.de(un))


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ("M. Perrin", "Mme Perrin"),
        ("A. Perrin", "Sophie PERRIN"),
        ("Sophie Martin", "Sophie PERRIN"),
        ("Paul Perrin", "Sophie Perrin"),
        ("Mme Martin", "Sophie PERRIN"),
        ("S. P.", "Sophie Perrin"),
        ("CADA", "Sophie"),
    ],
)
def test_two_writings_are_two_caseworkers(un, autre):
    assert not peut_etre(NomEcrit.de(un), NomEcrit.de(autre))
    assert not peut_etre(NomEcrit.de(autre), NomEcrit.de(un))


def test_a_caseworker_is_asked_once_a_writing_in_each_structure(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    depose = deposer(
        client,
        coordinatrice,
        f"{PERSONNE};Structure;Référent",
        *personnes(
            "CPH Dole;Mme Perrin",
            "CPH Dole;S. Perrin",
            "CPH Dole;Sophie PERRIN",
            "CPH Dole;Mme Perrin",
            "CCAS de Dole;Mme Perrin",
            "CCAS de Dole;Anne PERRIN",
        ),
    )
    assert demandes(depose, "referent") == {
        "Mme Perrin (CPH Dole)": ["Sophie PERRIN", "="],
        "S. Perrin (CPH Dole)": ["Sophie PERRIN", "="],
        "Mme Perrin (CCAS de Dole)": ["Anne PERRIN", "="],
    }
    page = apercu(client, depose)
    assert "Sans réponse, la case reste comme elle est écrite." in page
    assert "ne seront pas reprises" not in page
    repondre(
        client,
        depose,
        **{"valeur-referent-mme-perrin-cph-dole": "Sophie PERRIN", "valeur-referent-s-perrin-cph-dole": "="},
    )
    assert list(demandes(depose, "referent")) == ["Mme Perrin (CCAS de Dole)"]
    importer(depose)
    assert referents() == ["Anne PERRIN", "Mme Perrin", "S. Perrin", *["Sophie PERRIN"] * 3]


def test_caseworkers_are_never_merged_without_an_answer(jura_entier):
    importer(deposer_tableau(f"{PERSONNE};Référent", *personnes("Mme Perrin", "Sophie PERRIN")))
    assert referents() == ["Mme Perrin", "Sophie PERRIN"]


# One letter in the column of family places


@pytest.mark.parametrize(
    ("lettre", "colonne", "probable"),
    [
        ("h", {"f", "e"}, "titulaire/monsieur"),
        ("f", {"h", "e"}, "titulaire/madame"),
        ("e", {"h", "f"}, "enfant"),
        ("f", {"g", "p", "m"}, "enfant"),
        ("m", {"p", "f"}, "parent/mere"),
        ("m", {"mme", "enf"}, "titulaire/monsieur"),
        ("f", {"titulaire"}, "conjoint"),
        ("e", {"fils", "fille"}, "conjoint"),
        ("p", {"m", "f"}, "parent/pere"),
    ],
)
def test_the_other_values_of_the_column_say_which_place_is_likely(lettre, colonne, probable):
    (code, libelle), *_ = a_choisir(lettre, frozenset(colonne))
    assert code == probable
    assert "probable" in libelle


@pytest.mark.parametrize("lettre", sorted({ligne["lettre"] for ligne in lire("liens_lettres")}))
def test_a_letter_offers_every_place_once_and_takes_none(lettre):
    choix = [code for code, _ in a_choisir(lettre)]
    assert len(choix) == len(set(choix))
    assert {code.split("/")[0] for code in choix} == {code for code in Lien.values if code}
    assert est_une_lettre(lettre)
    for code in choix:
        assert QUESTIONS["lien"].lire(lettre, code, None).valeur == code.split("/")[0]


def test_letters_are_asked_once_each_and_place_the_family(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    lignes = [
        "F1;Demo;Ali;03/05/1980;h",
        "F1;Demo;Mina;04/06/1982;f",
        "F1;Demo;Zoe;05/07/2015;e",
        "F2;Autre;Omar;06/08/1970;h",
        "F2;Autre;Lina;07/09/1975;ép.",
        "F2;Autre;Sami;08/10/2016;enf",
    ]
    depose = deposer(client, coordinatrice, f"N° famille;{PERSONNE};Lien", *lignes)
    assert {texte: codes[0] for texte, codes in demandes(depose, "lien").items()} == {
        "h": "titulaire/monsieur",
        "f": "titulaire/madame",
        "e": "enfant",
    }
    repondre(
        client,
        depose,
        **{"valeur-lien-h": "titulaire/monsieur", "valeur-lien-f": "titulaire/madame", "valeur-lien-e": "enfant"},
    )
    assert not depose.questions
    importer(depose)
    assert dict(MembreMenage.objects.values_list("personne__prenom", "lien")) == {
        "Ali": Lien.TITULAIRE,
        "Mina": Lien.CONJOINT,
        "Zoe": Lien.ENFANT,
        "Omar": Lien.TITULAIRE,
        "Lina": Lien.CONJOINT,
        "Sami": Lien.ENFANT,
    }


def test_monsieur_shortened_is_no_letter():
    assert not est_une_lettre("M.")
    assert est_une_lettre("m")


# Couples without a number
