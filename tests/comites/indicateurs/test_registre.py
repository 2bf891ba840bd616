"""Every indicator: its figure is the length of its list, its parts add up, whatever the filter."""

import datetime
import itertools

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comites.indicateurs import REGISTRE, Filtre
from comites.indicateurs.contexte import Contexte, charger_regles
from comites.indicateurs.evaluation import evaluer, lignes
from comites.presentation.listes import preparer
from tests.comites.indicateurs.conftest import ARRET

REFERENCE = {"1", "2", "3", "4", "9", "10", "19", "25", "30", "37"}
FILTRES = [
    {},
    {"programme": "agir"},
    {"pilier": "langue"},
    {"commune": "39198"},
    {"epci": "200010650"},
    {"nationalite": "SDN"},
    {"pilier": "emploi", "programme": "agir"},
]


def test_the_ten_indicators_asked_for_are_in_the_registry():
    assert {indicateur.numero for indicateur in REGISTRE.values()} >= REFERENCE


@pytest.mark.parametrize("indicateur", REGISTRE.values(), ids=REGISTRE)
def test_an_indicator_says_in_words_what_it_counts(indicateur):
    assert indicateur.titre
    assert indicateur.numerateur.endswith(".")
    assert bool(indicateur.denominateur) == (indicateur.base is not None)
    assert bool(indicateur.sens_manquants) == (indicateur.manquants is not None)


def filtres():
    """The whole of both years, the one that is over and the one that runs; each choice on one or the other."""
    annees = itertools.cycle((2025, 2026))
    return [Filtre.annuel("39", next(annees), arrete_le=ARRET, **choix) for choix in [{}, *FILTRES]]


def test_each_figure_is_the_length_of_its_list_whatever_the_filter(peupler, coordinatrice):
    peupler(30)
    tous = filtres()
    for filtre, resultats in zip(tous, evaluer(REGISTRE.values(), tous), strict=True):
        for code, resultat in resultats.items():
            cles = list(lignes(REGISTRE[code], filtre).values_list("pk", flat=True))
            assert resultat.effectif == len(cles) == len(set(cles)), (code, filtre)
            assert resultat.effectif == preparer(lignes(REGISTRE[code], filtre), coordinatrice).count(), (code, filtre)


def test_the_random_department_gives_every_indicator_something_to_count(peupler):
    peupler(60)
    compte = dict.fromkeys(REGISTRE, 0)
    for annee in (2025, 2026):
        (resultats,) = evaluer(REGISTRE.values(), [Filtre.annuel("39", annee, arrete_le=ARRET)])
        for code, resultat in resultats.items():
            compte[code] += resultat.effectif
    assert all(compte.values()), compte


def test_breakdowns_add_up_and_numerators_are_a_part_of_their_denominator(peupler):
    peupler(30)
    tous, regles = filtres(), charger_regles()
    for filtre, resultats in zip(tous, evaluer(REGISTRE.values(), tous), strict=True):
        ctx = Contexte(filtre, regles)
        for code, resultat in resultats.items():
            indicateur = REGISTRE[code]
            for ventilation in indicateur.ventilations:
                total = resultat.base if ventilation.de_la_base else resultat.effectif
                parts = resultat.repartitions[ventilation.code]
                assert sum(parts.values()) == total, (code, ventilation.code)
                if ventilation.numerateur:
                    assert parts.get(ventilation.numerateur, 0) == resultat.effectif, code
            if indicateur.base:
                hors = indicateur.lignes(ctx).exclude(pk__in=indicateur.base(ctx).values("pk"))
                assert not hors.exists(), code


def test_evaluating_all_indicators_costs_two_queries_for_one_person_as_for_many(peupler):
    filtre = Filtre.annuel("39", 2026, arrete_le=ARRET)
    peupler(1)
    with CaptureQueriesContext(
        connection,
    ) as une:
        evaluer(REGISTRE.values(), [filtre, filtre.precedent()])
    peupler(12, graine=7)
    with CaptureQueriesContext(connection) as beaucoup:
        evaluer(REGISTRE.values(), [filtre, filtre.precedent()])
    assert len(une) == len(beaucoup) == 2


def test_another_department_counts_nothing_of_the_jura(peupler, doubs):
    peupler(8)
    (resultats,) = evaluer(REGISTRE.values(), [Filtre.annuel("25", 2026, arrete_le=ARRET)])
    assert {code: r.effectif for code, r in resultats.items() if r.effectif} == {}


def test_a_running_year_stops_at_the_day_of_reading_and_is_compared_with_the_same_days():
    filtre = Filtre.annuel("39", 2026, arrete_le=ARRET)
    assert (filtre.b, filtre.en_cours) == (ARRET, True)
    assert (filtre.precedent().a, filtre.precedent().b) == (datetime.date(2025, 1, 1), datetime.date(2025, 11, 21))
    assert filtre.phrase_periode() == "du 1er janvier au 21 novembre 2026"
    assert Filtre.annuel("39", 2025, arrete_le=ARRET).phrase_periode() == "en 2025"
