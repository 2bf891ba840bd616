"""Dates of hand-kept tables: exact, approximate, impossible, ambiguous; no accident whatever the text."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcours.importation.dates import DateRefusee, lire_date
from parcours.importation.dates_de_la_ligne import ecarter_ce_qui_precede
from parcours.importation.valeur import Lecture

JOUR = datetime.date(2026, 11, 21)
AGE_MAX = 105
MOIS = ["janvier", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "décembre"]


@pytest.mark.parametrize(
    ("ecrit", "jour", "precision"),
    [
        ("15/08/2025", (2025, 8, 15), "jour"),
        ("16.08.25", (2025, 8, 16), "jour"),
        ("21-01-2025", (2025, 1, 21), "jour"),
        ("2025-01-21", (2025, 1, 21), "jour"),
        ("2025-01-21 00:00:00", (2025, 1, 21), "jour"),
        ("05 juin 2023", (2023, 6, 5), "jour"),
        ("16 oct. 2025", (2025, 10, 16), "jour"),
        ("1er août 2024", (2024, 8, 1), "jour"),
        ("Le 3 déc. 2024", (2024, 12, 3), "jour"),
        ("03122024", (2024, 12, 3), "jour"),
        (datetime.date(2025, 8, 15), (2025, 8, 15), "jour"),
        (45884, (2025, 8, 15), "jour"),
        ("01/1977", (1977, 1, 1), "mois"),
        ("Février 2024", (2024, 2, 1), "mois"),
        ("2025", (2025, 1, 1), "annee"),
        (2025, (2025, 1, 1), "annee"),
        ("vers 1990", (1990, 1, 1), "annee"),
        # Unknown parts stay unknown.
        ("00/00/1990", (1990, 1, 1), "annee"),
        ("01/00/1990", (1990, 1, 1), "annee"),
        ("00/05/1990", (1990, 5, 1), "mois"),
        ("XX/XX/1990", (1990, 1, 1), "annee"),
        ("xx/05/1990", (1990, 5, 1), "mois"),
        ("??/??/1990", (1990, 1, 1), "annee"),
        ("1990-00-00", (1990, 1, 1), "annee"),
        ("1990-05-00", (1990, 5, 1), "mois"),
        ("00/1990", (1990, 1, 1), "annee"),
        ("19900500", (1990, 5, 1), "mois"),
        # As spreadsheets and people show them.
        ("mars-23", (2023, 3, 1), "mois"),
        ("mars 2023", (2023, 3, 1), "mois"),
        ("mar 2023", (2023, 3, 1), "mois"),
        ("25-mars-24", (2024, 3, 25), "jour"),
        ("fin 2022", (2022, 1, 1), "annee"),
        ("mi-2022", (2022, 1, 1), "annee"),
        ("courant mars 2022", (2022, 3, 1), "mois"),
        ("dimanche 3 mars 2024", (2024, 3, 3), "jour"),
        ("Mer. 16 oct. 2024", (2024, 10, 16), "jour"),
        ("mar 5 mars 2024", (2024, 3, 5), "jour"),
        ("mardi 5/3/2024", (2024, 3, 5), "jour"),
        ("03/03/2024 14:30", (2024, 3, 3), "jour"),
        ("3 mars 2024 à 14h30", (2024, 3, 3), "jour"),
        ("03/03/2024 9h", (2024, 3, 3), "jour"),
        ("2024-03-03T14:30:00Z", (2024, 3, 3), "jour"),
        ("2024-03-03T14:30:00+01:00", (2024, 3, 3), "jour"),
        ("20240303", (2024, 3, 3), "jour"),
        ("20122012", (2012, 12, 20), "jour"),
        ("3 March 2024", (2024, 3, 3), "jour"),
        ("12 Feb 2024", (2024, 2, 12), "jour"),
        ("Sunday 3 March 2024", (2024, 3, 3), "jour"),
        ("dim. 3/03/2024", (2024, 3, 3), "jour"),
        ("Tues. 5 March 2024", (2024, 3, 5), "jour"),
        ("Thur, 7/3/24", (2024, 3, 7), "jour"),
        # Two figures of what happened are of the recent past.
        ("12/03/24", (2024, 3, 12), "jour"),
        ("12/03/98", (1998, 3, 12), "jour"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_was_written(ecrit, jour, precision):
    lue = lire_date(ecrit, JOUR)
    assert (lue.jour, lue.precision) == (datetime.date(*jour), precision)


@pytest.mark.parametrize(
    ("ecrit", "dit"),
    [
        ("31/02/2026", "n'existe pas"),
        ("12/25/2024", "n'existe pas"),
        ("13/2024", "n'existe pas"),
        ("22/11/2026", "dans le futur"),
        ("2027", "dans le futur"),
        ("01/01/1850", "trop ancienne"),
        ("bientôt", "n'est pas une date reconnue"),
        ("12/03/2024 ou 15/04/2024", "n'est pas une date reconnue"),
        ("05 brumaire 2023", "n'est pas une date reconnue"),
        ("25 mars", "n'est pas une date reconnue"),
        ("03/03/XX", "n'est pas une date reconnue"),
        ("20231345", "n'est pas une date reconnue"),
        ("20240231", "n'existe pas"),
        ("fin de droits", "n'est pas une date reconnue"),
        ("12/03/27", "dans le futur"),
        ("12/03/60", "dans le futur"),
        # The weekday and the day contradict each other: which one is wrong is not known.
        ("lundi 3 mars 2024", "c'était un dimanche 3 mars 2024"),
        ("lun. 3/03/2024", "c'était un dimanche"),
        ("Monday 3 March 2024", "c'était un dimanche"),
        ("Sat 2024-03-03", "n'est pas une date reconnue"),
        ("mardi 00/03/2024", "n'est pas une date reconnue"),
    ],
)
def test_what_is_not_a_past_date_is_refused_and_said(ecrit, dit):
    with pytest.raises(DateRefusee, match=dit):
        lire_date(ecrit, JOUR, vecu=AGE_MAX)


@pytest.mark.parametrize(
    ("ecrit", "annee"),
    [("03.04.97", 1997), ("01.01.04", 2004), ("15.01.65", 1965), ("01/01/27", 1927), ("lundi 03/01/27", 1927)],
)
def test_two_digits_of_a_birth_year_take_the_only_possible_century(ecrit, annee):
    assert lire_date(ecrit, JOUR, AGE_MAX).jour.year == annee


@pytest.mark.parametrize("ecrit", ["01/01/24", "03.04.21", "11/11/26"])
def test_two_digits_that_leave_two_possible_births_are_refused(ecrit):
    with pytest.raises(DateRefusee, match="quatre chiffres"):
        lire_date(ecrit, JOUR, AGE_MAX)


def test_a_birth_that_makes_somebody_too_old_is_refused():
    with pytest.raises(DateRefusee, match="trop ancienne"):
        lire_date("01/01/1915", JOUR, AGE_MAX)


@given(
    st.dates(datetime.date(1950, 1, 1), JOUR),
    st.sampled_from(["{:%d/%m/%Y}", " {:%d-%m-%Y} ", "{:%d.%m.%Y}", "{:%Y-%m-%d}"]),
)
def test_every_day_written_in_figures_is_read_back(jour, forme):
    assert lire_date(forme.format(jour), JOUR).jour == jour


@given(st.dates(datetime.date(1950, 1, 1), JOUR))
def test_every_day_written_in_words_is_read_back(jour):
    assert lire_date(f"{jour.day} {MOIS[jour.month - 1]} {jour.year}", JOUR).jour == jour


@given(
    st.one_of(
        st.text(max_size=30),
        st.from_regex(r"[0-9./ -]{1,12}", fullmatch=True),
        st.integers(),
        st.floats(allow_nan=False),
    )
)
def test_any_cell_is_a_past_date_or_a_refusal(cellule):
    try:
        lue = lire_date(cellule, JOUR, AGE_MAX)
    except DateRefusee:
        return
    assert JOUR.year - AGE_MAX <= lue.jour.year <= JOUR.year
    assert lue.jour <= JOUR


@given(
    st.integers(1950, 2025),
    st.integers(1, 12),
    st.sampled_from(["0", "00", "x", "XX", "?", "??", "__"]),
    st.booleans(),
    st.sampled_from("/-. "),
)
def test_a_part_said_unknown_is_never_january_nor_the_first(annee, mois, inconnu, mois_connu, separateur):
    lue = lire_date(separateur.join([inconnu, f"{mois:02}" if mois_connu else inconnu, str(annee)]), JOUR)
    assert (lue.precision, lue.jour.year) == ("mois" if mois_connu else "annee", annee)
    assert not mois_connu or lue.jour.month == mois


@pytest.mark.parametrize(
    ("naissance", "fait", "garde"),
    [
        ("12/05/1993", "11/05/1993", False),
        ("12/05/1993", "12/05/1993", True),
        ("06/1993", "1993", True),
        ("1993", "12/1992", False),
        ("1993", "05/1993", True),
        ("12/05/1993", "04/1993", False),
    ],
)
@pytest.mark.parametrize(
    "champ", ["date_decision", "date_notification", "cir", "entree", "entree_hebergement", "dernier_contact"]
)
def test_a_date_of_the_row_that_precedes_the_birth_is_said_and_not_taken(champ, naissance, fait, garde):
    def lu(texte: str) -> Lecture:
        return Lecture(texte, lire_date(texte, datetime.date(2026, 11, 29)))

    champs = {"nom": Lecture("A", "A", "A"), "date_naissance": lu(naissance), champ: lu(fait)}
    ecarter_ce_qui_precede(champs)
    assert (champs[champ].valeur is not None, champs[champ].probleme == "") == (garde, garde)
    assert champs[champ].texte == fait
    assert champs["date_naissance"].valeur is not None
