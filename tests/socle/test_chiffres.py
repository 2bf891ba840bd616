"""A printed figure: a number, or the one word that says why there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.chiffres import INCONNU, REGROUPE, SECRET, ZERO, Chiffre, Genre

chiffres = st.one_of(
    st.sampled_from([REGROUPE, SECRET, INCONNU, ZERO]),
    st.integers(0, 10_000).map(Chiffre.exact),
    st.integers(0, 10_000).map(Chiffre.environ),
)


def test_grouped_secret_unknown_and_zero_are_four_things():
    quatre = [REGROUPE, SECRET, INCONNU, ZERO]
    assert [str(c) for c in quatre] == ["regroupé", "secret", "inconnu", "0"]
    assert len(set(quatre)) == len({c.en_phrase for c in quatre}) == 4
    assert [c.montre for c in quatre] == [False, False, False, True]


@given(chiffres)
def test_a_figure_is_never_taken_for_true_or_false(chiffre):
    with pytest.raises(TypeError):
        bool(chiffre)


@given(chiffres, chiffres)
def test_a_share_is_said_of_two_numbers_only(chiffre, total):
    part = chiffre.part_de(total)
    assert bool(part) == (chiffre.montre and total.montre and total.valeur > 0)


@given(chiffres)
def test_a_snapshot_gives_back_the_figure(chiffre):
    assert Chiffre.de_json(chiffre.en_json()) == chiffre


@given(chiffres)
def test_a_spreadsheet_adds_up_exact_numbers_only(chiffre):
    assert isinstance(chiffre.cellule, int) == (chiffre.genre is Genre.NOMBRE)
    assert str(chiffre.cellule).replace("\u00a0", "") == str(chiffre).replace("\u00a0", "")


@pytest.mark.parametrize(("genre", "valeur"), [(Genre.SECRET, 3), (Genre.NOMBRE, None), (Genre.INCONNU, 0)])
def test_a_word_holds_no_number_and_a_number_is_one(genre, valeur):
    with pytest.raises(ValueError, match="with the value"):
        Chiffre(genre, valeur)


@given(chiffres)
def test_nothing_is_computed_from_a_figure_that_shows_no_number(chiffre):
    if chiffre.montre:
        assert chiffre.nombre == chiffre.valeur
    else:
        with pytest.raises(TypeError):
            _ = chiffre.nombre
