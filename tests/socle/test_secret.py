"""Statistical secrecy: what is shown gives back nothing of what is hidden."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.secret import Somme, arrondir, cellules_secretes, determinees, regrouper

comptes = st.integers(0, 30)
seuils = st.sampled_from([5, 11])


def possibles(valeurs, sommes, cachees):
    """All the fillings of the hidden counts that agree with what is shown (zeros are shown: hidden ones are ≥ 1)."""
    inconnues = sorted(cachees, key=repr)
    borne = max(valeurs.values()) + 1
    for essai in itertools.product(range(1, borne + 1), repeat=len(inconnues)):
        candidat = {**valeurs, **dict(zip(inconnues, essai, strict=True))}
        if all(candidat[s.total] == sum(candidat[p] for p in s.parts) for s in sommes):
            yield candidat


@given(st.lists(comptes, min_size=1, max_size=8), seuils)
def test_no_hidden_part_of_a_breakdown_is_found_by_subtraction(parts, seuil):
    valeurs = {"total": sum(parts), **dict(enumerate(parts))}
    sommes = [Somme("total", tuple(range(len(parts))))]
    cachees = cellules_secretes(valeurs, sommes, seuil)
    assert all(cle in cachees for cle, n in valeurs.items() if 0 < n < seuil)
    assert determinees(cachees, sommes) == []
    caches = [valeurs[i] for i in range(len(parts)) if i in cachees]
    if caches and "total" not in cachees:
        assert len(caches) >= 2
        assert sum(caches) >= seuil


@given(st.lists(st.integers(0, 7), min_size=2, max_size=4))
def test_a_reader_who_tries_every_filling_never_finds_a_single_one(parts):
    valeurs = {"total": sum(parts), **dict(enumerate(parts))}
    sommes = [Somme("total", tuple(range(len(parts))))]
    cachees = cellules_secretes(valeurs, sommes, 5)
    if cachees:
        solutions = list(itertools.islice(possibles(valeurs, sommes, cachees), 400))
        for cle in cachees:
            assert len({s[cle] for s in solutions}) > 1


@given(st.integers(2, 4), st.integers(2, 4), st.data(), seuils)
def test_no_hidden_count_of_a_cross_table_with_its_margins_is_determined(lignes, colonnes, data, seuil):
    corps = {(i, j): data.draw(comptes) for i in range(lignes) for j in range(colonnes)}
    valeurs = dict(corps)
    sommes = []
    for i in range(lignes):
        valeurs["L", i] = sum(corps[i, j] for j in range(colonnes))
        sommes.append(Somme(("L", i), tuple((i, j) for j in range(colonnes))))
    for j in range(colonnes):
        valeurs["C", j] = sum(corps[i, j] for i in range(lignes))
        sommes.append(Somme(("C", j), tuple((i, j) for i in range(lignes))))
    valeurs["T"] = sum(corps.values())
    sommes += [Somme("T", tuple(("L", i) for i in range(lignes))), Somme("T", tuple(("C", j) for j in range(colonnes)))]
    cachees = cellules_secretes(valeurs, sommes, seuil)
    assert all(cle in cachees for cle, n in valeurs.items() if 0 < n < seuil)
    assert determinees(cachees, sommes) == []


@given(st.lists(comptes, min_size=1, max_size=6), st.lists(comptes, min_size=1, max_size=6), seuils)
def test_two_breakdowns_that_share_a_total_hide_together(ages, reste, seuil):
    # The second breakdown is another partition of the same people.
    total = sum(ages)
    autre = [min(n, total) for n in reste[:1]] + [total - min(reste[0], total)]
    valeurs = {"T": total} | {("a", i): n for i, n in enumerate(ages)} | {("b", i): n for i, n in enumerate(autre)}
    sommes = [
        Somme("T", tuple(("a", i) for i in range(len(ages)))),
        Somme("T", tuple(("b", i) for i in range(len(autre)))),
    ]
    cachees = cellules_secretes(valeurs, sommes, seuil)
    assert determinees(cachees, sommes) == []
    if 0 < total < seuil:
        assert "T" in cachees


@pytest.mark.parametrize(
    ("parts", "cachees"),
    [
        ([20, 30], set()),
        ([3, 8, 40], {0, 1}),
        ([0, 3, 40], {1, 2}),  # a zero is shown, and protects nothing
        ([1, 1, 9, 40], {0, 1, 2}),  # two ones would add up to two: both would be known
        ([2, 2], {"total", 0, 1}),
        ([0, 0], set()),
    ],
)
def test_examples_of_a_breakdown_with_its_total(parts, cachees):
    valeurs = {"total": sum(parts), **dict(enumerate(parts))}
    assert cellules_secretes(valeurs, [Somme("total", tuple(range(len(parts))))], 5) == cachees


def test_without_a_threshold_nothing_is_hidden():
    assert cellules_secretes({"t": 3, "a": 1, "b": 2}, [Somme("t", ("a", "b"))], 0) == set()


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 40), max_size=12), seuils)
def test_gathered_counts_keep_the_sum_and_show_nothing_small(comptes, seuil):
    groupes = regrouper(comptes, seuil, "Autres nationalités")
    assert sum(groupes.values()) == sum(comptes.values())
    if sum(comptes.values()) >= seuil:
        assert all(n >= seuil for n in groupes.values())


@pytest.mark.parametrize(("valeur", "attendu"), [(0, 0), (2, 0), (3, 5), (142, 140), (143, 145), (12, 10)])
def test_rounding_goes_to_the_nearest_multiple(valeur, attendu):
    assert arrondir(valeur, 5) == attendu
