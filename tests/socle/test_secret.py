"""Statistical secrecy: what is shown gives back nothing of what is hidden."""

import itertools
import random

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
        assert sum(caches) >= seuil + len(caches)


@given(st.lists(st.integers(0, 7), min_size=2, max_size=4))
def test_a_reader_who_tries_every_filling_never_finds_a_single_one(parts):
    valeurs = {"total": sum(parts), **dict(enumerate(parts))}
    sommes = [Somme("total", tuple(range(len(parts))))]
    cachees = cellules_secretes(valeurs, sommes, 5)
    if cachees:
        solutions = list(itertools.islice(possibles(valeurs, sommes, cachees), 400))
        for cle in cachees:
            assert len({s[cle] for s in solutions}) > 1


def intervalle(valeurs, parts, cachees, total="total"):
    """What a reader finds of each hidden part of a shown total: « from … to … », zeros being shown."""
    inconnues = [cle for cle in parts if cle in cachees]
    reste = valeurs[total] - sum(valeurs[cle] for cle in parts if cle not in cachees)
    return {cle: (1, reste - len(inconnues) + 1) for cle in inconnues}


def retrouvees(parts, seuil) -> int:
    """Return how many hidden parts the reader of a one-way table recovers exactly."""
    valeurs = {"total": sum(parts), **dict(enumerate(parts))}
    cachees = cellules_secretes(valeurs, [Somme("total", tuple(range(len(parts))))], seuil)
    if "total" in cachees:
        # The total is not known: one part alone beside shown ones is bounded from below only.
        return 0
    return sum(bas == haut for bas, haut in intervalle(valeurs, range(len(parts)), cachees).values())


petits = st.lists(st.integers(0, 14), min_size=1, max_size=12)


@given(petits, st.sampled_from([5, 11]))
def test_the_bounds_of_a_hidden_part_stay_as_wide_as_the_threshold(parts, seuil):
    valeurs = {"total": sum(parts), **dict(enumerate(parts))}
    cachees = cellules_secretes(valeurs, [Somme("total", tuple(range(len(parts))))], seuil)
    if "total" not in cachees:
        for bas, haut in intervalle(valeurs, range(len(parts)), cachees).values():
            assert haut - bas >= seuil


def test_five_hidden_counts_that_add_up_to_five_are_not_each_one():
    # 62 shown, 57 visible: the five others were each 1.
    valeurs = {"total": 62, **dict(enumerate([30, 17, 10, 1, 1, 1, 1, 1]))}
    cachees = cellules_secretes(valeurs, [Somme("total", tuple(range(8)))], 5)
    assert cachees == {2, 3, 4, 5, 6, 7}


def test_no_hidden_count_of_a_thousand_random_tables_is_recovered():
    hasard = random.Random(39)
    tables = [[hasard.choice([0, 1, 1, 2, 3, 6, 9, 15]) for _ in range(hasard.randint(4, 14))] for _ in range(1000)]
    for seuil in (5, 11):
        assert sum(retrouvees(parts, seuil) for parts in tables) == 0


@pytest.mark.parametrize(
    ("parts", "cachees"),
    [
        ([1, 1, 1, 1, 1], {"total", 0, 1, 2, 3, 4}),  # 5 shown would be five ones
        ([2, 3, 2], {"total", 0, 1, 2}),  # 7 shown would leave 4 to share between the three, less than the threshold
        ([3, 3, 3], {0, 1, 2}),
    ],
)
def test_a_total_is_shown_beside_hidden_parts_only_when_it_leaves_room(parts, cachees):
    valeurs = {"total": sum(parts), **dict(enumerate(parts))}
    assert cellules_secretes(valeurs, [Somme("total", tuple(range(len(parts))))], 5) == cachees


def test_a_hidden_subtotal_is_at_least_what_its_parts_are():
    valeurs, total = {"T": 11, "A": 8, "B": 3}, Somme("T", ("A", "B"))
    assert cellules_secretes(valeurs, [total], 6) == {"A", "B"}
    # The five parts of A are each 1 at least, so A is 5 at least: 11 shown would leave A and B 5 to share.
    parts, sous_total = {0: 2, 1: 2, 2: 2, 3: 1, 4: 1}, Somme("A", (0, 1, 2, 3, 4))
    assert "T" in cellules_secretes(valeurs | parts, [total, sous_total], 6)


def test_counts_that_are_only_nearly_equal_are_hidden_together():
    # What is known of one says nothing exact of the other.
    valeurs = {"T": 60, "entrees": 20, "nouvelles": 18, "autres": 42, 0: 3, 1: 3, 2: 14}
    sommes = [Somme("T", ("nouvelles", "autres")), Somme("entrees", (0, 1, 2)), Somme("entrees", ("nouvelles",))]
    assert cellules_secretes(valeurs, sommes, 5) == {0, 1, 2}
    assert {"entrees", "nouvelles", "autres"} <= cellules_secretes(valeurs, sommes, 19)


@given(st.integers(2, 4), st.integers(2, 4), st.data(), seuils)
def test_every_line_and_column_of_a_cross_table_leaves_room_to_what_it_hides(lignes, colonnes, data, seuil):
    valeurs, sommes = croisee(lignes, colonnes, data)
    cachees = cellules_secretes(valeurs, sommes, seuil)
    for somme in sommes:
        caches = [valeurs[cle] for cle in somme.parts if cle in cachees]
        if caches and somme.total not in cachees:
            assert sum(caches) >= seuil + len(caches)


def croisee(lignes, colonnes, data):
    """Return a random cross table with its margins, and its sums."""
    corps = {(i, j): data.draw(comptes) for i in range(lignes) for j in range(colonnes)}
    valeurs, sommes = dict(corps), []
    for i in range(lignes):
        valeurs["L", i] = sum(corps[i, j] for j in range(colonnes))
        sommes.append(Somme(("L", i), tuple((i, j) for j in range(colonnes))))
    for j in range(colonnes):
        valeurs["C", j] = sum(corps[i, j] for i in range(lignes))
        sommes.append(Somme(("C", j), tuple((i, j) for i in range(lignes))))
    valeurs["T"] = sum(corps.values())
    sommes += [Somme("T", tuple(("L", i) for i in range(lignes))), Somme("T", tuple(("C", j) for j in range(colonnes)))]
    return valeurs, sommes


@given(st.integers(2, 4), st.integers(2, 4), st.data(), seuils)
def test_no_hidden_count_of_a_cross_table_with_its_margins_is_determined(lignes, colonnes, data, seuil):
    valeurs, sommes = croisee(lignes, colonnes, data)
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
    reunis = [cle for cle, n in comptes.items() if n and cle not in groupes]
    if reunis and len(groupes) > 1:
        assert groupes["Autres nationalités"] >= seuil + len(reunis)


@pytest.mark.parametrize(("valeur", "attendu"), [(0, 0), (2, 0), (3, 5), (142, 140), (143, 145), (12, 10)])
def test_rounding_goes_to_the_nearest_multiple(valeur, attendu):
    assert arrondir(valeur, 5) == attendu
