"""Doubles: proposed against the database and inside the file, decided by somebody, never merged silently."""

import datetime

import pytest

from cirj.socle.calendrier import Precision
from cirj.socle.noms import cle_identite
from parcours.importation.decision import DejaDecide, autre_personne, meme_personne
from parcours.importation.doublons import Identite, comparer
from parcours.models import Parcours, Personne, PropositionDoublon
from tests.parcours.importation.test_fichiers_divers import importer

ENTETES = [
    "Nom",
    "Prénom",
    "Né(e) le",
    "N° étranger",
    "Sexe",
    "Commune",
    "Téléphone",
    "Dernier contact",
    "Observations",
]
AMINA = ["DÉMO", "Amina", "04/05/1995", "", "F", "", "", "01/03/2026", "premier mot"]


def identite(nom, prenom, naissance=None, precision=Precision.JOUR, numero="") -> Identite:
    from uuid import uuid4

    jour = datetime.date.fromisoformat(naissance) if naissance else None
    return Identite(uuid4(), nom, prenom, (cle_identite(nom, prenom),), jour, precision, numero)


@pytest.mark.parametrize(
    ("a", "b", "motif"),
    [
        (("Haddad", "Ahmad", "1997-03-02"), ("HADDAD", "Ahmed", "1997-03-02"), "autre écriture du nom"),
        (("Kouassi", "Kouadio", "1977-03-02"), ("kouadio", "KOUASSI", "1977-03-02"), "nom et prénom inversés"),
        (("Ahmadi", "Farid", "1995-01-01"), ("Ahmadi", "Farid", "1995-07-12"), "naissance un 1er janvier, souvent approchée"),
        (("Ahmadi", "Farid", "1995-01-01", "annee"), ("Ahmadi", "Farid", "1995-07-12"), "dates de naissance compatibles"),
        (("Ahmadi", "Farid"), ("Ahmadi", "Farid", "1995-07-12"), "date de naissance inconnue"),
        (("Ahmadi", "Farid", "1995-07-12"), ("Ahmadie", "Farid", "1995-07-12"), "même date de naissance"),
        (("Un", "Nom", None, "jour", "h"), ("Autre", "Personne", "1980-02-03", "jour", "h"), "même numéro étranger"),
    ],
)  # fmt: skip
def test_two_files_may_be_of_one_person(a, b, motif):
    assert motif in comparer(identite(*a), identite(*b)).motifs


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Ahmadi", "Farid", "1995-07-12"), ("Ahmadi", "Farid", "1996-07-12")),
        (("Ahmadi", "Farid", "1995-01-01"), ("Ahmadi", "Farid", "1997-01-01")),
        (("Ahmadi", "Farid", "1995-07-12"), ("Noori", "Zahra", "1995-07-12")),
        (("Ahmadi", "Farid", "1995-03-01", "mois"), ("Ahmadi", "Farid", "1995-07-12")),
        (("Ahmadi", "Farid", "1995-01-01", "jour", "h"), ("Ahmadi", "Farid", "1995-01-01", "jour", "k")),
    ],
)
def test_two_people_are_not_taken_for_one(a, b):
    assert comparer(identite(*a), identite(*b)) is None


@pytest.fixture
def proposition(jura_entier, coordinatrice, ecrire_tableau) -> PropositionDoublon:
    """Amina is known; a second table writes her name otherwise, and knows her telephone."""
    importer(ecrire_tableau([ENTETES, AMINA]))
    importer(
        ecrire_tableau(
            [ENTETES, ["Demo", "Aminah", "04/05/1995", "", "M", "Dole", "0612345678", "02/04/2026", "second mot"]]
        )
    )
    return PropositionDoublon.objects.get()


def test_nobody_is_merged_nor_created_before_the_decision(proposition):
    assert Personne.objects.count() == 1
    assert Personne.objects.get().telephone == ""


def test_the_same_person_gets_what_was_missing_and_keeps_what_was_there(proposition, coordinatrice):
    personne = meme_personne(proposition, coordinatrice)
    personne.refresh_from_db()
    assert (personne.nom, personne.prenom, personne.sexe) == ("DÉMO", "Amina", "F")
    assert (personne.telephone, personne.commune.nom) == ("06 12 34 56 78", "Dole")
    assert str(personne.variantes.get()) == "Aminah Demo"
    parcours = Parcours.objects.get()
    assert parcours.dernier_contact == datetime.date(2026, 4, 2)
    assert set(parcours.suivis.values_list("texte", flat=True)) == {"premier mot", "second mot"}
    proposition.ligne.refresh_from_db()
    assert (proposition.ligne.resultat, proposition.ligne.personne) == ("connue", personne)


def test_two_different_people_get_two_dossiers(proposition, coordinatrice):
    creee = autre_personne(proposition, coordinatrice)
    assert (creee.nom, creee.prenom) == ("Demo", "Aminah")
    assert Personne.objects.count() == Parcours.objects.count() == 2


def test_a_double_is_decided_once(proposition, coordinatrice):
    meme_personne(proposition, coordinatrice)
    with pytest.raises(DejaDecide):
        autre_personne(PropositionDoublon.objects.get(), coordinatrice)
    assert Personne.objects.count() == 1


def test_a_decision_is_remembered_when_the_file_comes_again(proposition, coordinatrice, ecrire_tableau):
    autre_personne(proposition, coordinatrice)
    importation = importer(
        ecrire_tableau(
            [ENTETES, ["Demo", "Aminah", "04/05/1995", "", "M", "Dole", "0612345678", "02/04/2026", "second mot"]]
        )
    )
    assert importation.lignes.get().resultat == "connue"
    assert PropositionDoublon.objects.count() == 1


def test_the_same_person_in_next_months_table_is_known_and_told_the_new_contact(jura_entier, ecrire_tableau):
    importer(ecrire_tableau([ENTETES, AMINA]))
    importation = importer(ecrire_tableau([ENTETES, [*AMINA[:-2], "05/06/2026", "nouveau mot"]]))
    assert importation.lignes.get().resultat == "connue"
    assert Parcours.objects.get().dernier_contact == datetime.date(2026, 6, 5)


def test_a_number_that_lost_its_leading_zero_is_the_same_number(jura_entier, ecrire_tableau):
    lignes = [["DÉMO", "Amina", "", "0990036852"], ["AUTREMENT", "Ecrite", "", 990036852]]
    importation = importer(ecrire_tableau([ENTETES, *lignes]))
    assert [ligne.resultat for ligne in importation.lignes.all()] == ["creee", "doublon"]


def test_two_rows_of_one_file_written_the_same_are_asked_about(jura_entier, ecrire_tableau):
    importation = importer(ecrire_tableau([ENTETES, AMINA, [*AMINA[:-1], "autre mot"], AMINA]))
    assert [ligne.resultat for ligne in importation.lignes.all()] == ["creee", "doublon", "connue"]


def test_the_search_for_doubles_costs_as_many_queries_for_one_row_as_for_many(
    jura_entier, ecrire_tableau, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cout(nombre: int) -> int:
        lignes = [
            [
                "DÉMO" + "ABCDEFGHIJ"[i % 10] * 3,
                "BDFKLMNRST"[i // 10] + "ala",
                f"0{1 + i % 9}/05/19{60 + i % 30}",
                "",
                "F",
                "Dole",
                "",
                "01/03/2026",
                "mot",
            ]
            for i in range(nombre)
        ]
        with CaptureQueriesContext(
            connection,
        ) as requetes:
            importation = importer(ecrire_tableau([ENTETES, *lignes], nom=f"{nombre}.xlsx"))
        assert importation.lignes.count() == nombre
        return len(requetes)

    un, beaucoup = cout(1), cout(60)
    assert beaucoup <= un + 2
