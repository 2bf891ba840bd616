"""A foreigner's number among free words or in a comment is masked in the note, said on the row, and taken nowhere."""

import pytest
from django.utils.html import escape

from cirj.socle.templatetags.francais import sans_coupe
from parcours.importation.comprehension import Lecteur
from parcours.importation.construction import Provenance, construire
from parcours.importation.contexte import Contexte
from parcours.importation.lignes import Ligne
from parcours.importation.numeros_masques import MASQUE, masquer_dans, masquer_la_case
from parcours.importation.remarques import Commentaire
from parcours.models import Personne, Suivi
from tests.parcours.importation.par_la_page import apercu, deposer_et_verifier
from tests.parcours.importation.tables_nouvelles import UN, deposer_lignes, importer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("ecrit", "masque"),
    [
        ("AGDREF 3903123456", "AGDREF …3456"),
        ("n° étranger : 0639123456 vu", "n° étranger : …3456 vu"),
        ("dossier 390 312 345", "dossier …2345"),
        ("990 312 3456.", "…3456."),
    ],
)
def test_the_last_four_digits_stay(ecrit, masque):
    assert masquer_dans(ecrit) == masque


@pytest.mark.parametrize(
    "ecrit",
    ["06 12 34 56 78", "0612345678 (mère)", "+33612345678", "le 12/03/2032", "12345678901234", "12 05 2024", "CDI"],
)
def test_a_telephone_a_date_and_a_longer_number_stay_as_they_are(ecrit):
    assert masquer_dans(ecrit) == ecrit


@pytest.mark.parametrize(
    ("ecrit", "masque"),
    [
        ("3903123456", "…3456"),
        ("39 03 12 34 56", "…3456"),
        ("0039031234", "…1234"),
        ("39031", "…9031"),
        ("en attente", "en attente"),
        ("AGDREF 3903123456 (à vérifier)", "AGDREF …3456 (à vérifier)"),
        ("demandé 2 fois", "demandé 2 fois"),
    ],
)
def test_in_the_column_of_the_number_the_words_stay(ecrit, masque):
    assert masquer_la_case("numero_etranger", ecrit) == masque


def test_a_free_text_cell_is_masked_said_and_taken_nowhere(jura_entier, connecter, coordinatrice):
    """Of two numbers, nobody is asked whose they are: the row may be of a couple."""
    dite = UN | {"observations": "AGDREF 3903123456 à vérifier, conjoint 3903123457"}
    client = connecter(coordinatrice)
    depose = deposer_et_verifier(client, dite)
    assert escape(sans_coupe(MASQUE)) in apercu(client, depose)
    importation = importer(deposer_lignes(dite))
    assert Suivi.objects.get().texte == "AGDREF …3456 à vérifier, conjoint …3457"
    assert Personne.objects.get().numero_etranger == ""
    assert [p["message"] for p in importation.lignes.get().problemes] == [MASQUE]
    # Deposited again beside something new, the note is the same.
    importer(deposer_lignes(dite | {"telephone": "0612345678"}))
    assert Suivi.objects.count() == 1


def test_a_comment_is_masked_and_said(jura_entier):
    contexte = Contexte.de_l_import(deposer_lignes(UN))
    lecteur = Lecteur(contexte, {0: "nom", 1: "prenom"})
    ligne = Ligne(2, ["Demo", "Un"], commentaires=[Commentaire(1, "Prénom", "AGDREF 3903123456")])
    comprise = lecteur.comprendre(ligne)
    assert ["(…3456), où il est masqué" in p["message"] for p in comprise.problemes] == [True]
    dossier = construire(comprise, Provenance(contexte, None, None, "t.csv"))
    assert [s.texte for s in dossier.suivis] == ["Commentaire de la case « Prénom » : AGDREF …3456"]
