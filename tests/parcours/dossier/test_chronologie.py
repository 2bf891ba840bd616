"""The timeline takes entries from sources it does not know."""

import datetime

import pytest

from parcours.commun import chronologie as module
from parcours.commun.chronologie import DecisionPrise, Evenement, chronologie, decisions

JOUR = datetime.date(2026, 3, 12)


@pytest.fixture
def registres(monkeypatch):
    monkeypatch.setattr(module, "_sources", [])
    monkeypatch.setattr(module, "_sources_decisions", [])


def test_sources_are_merged_the_latest_first(registres):
    module.enregistrer_source(lambda parcours, agent: [Evenement(JOUR, "ancien", ("langue",))])
    module.enregistrer_source(lambda parcours, agent: [Evenement(JOUR + datetime.timedelta(1), "récent", ("emploi",))])
    assert [e.titre for e in chronologie(None, None)] == ["récent", "ancien"]
    assert [e.titre for e in chronologie(None, None, "langue")] == ["ancien"]


def test_a_source_registered_twice_tells_once(registres):
    def source(parcours, agent):
        return [Evenement(JOUR, "une fois")]

    module.enregistrer_source(source)
    module.enregistrer_source(source)
    assert len(chronologie(None, None)) == 1


def test_decisions_of_a_blockage_are_ordered_by_deadline(registres):
    tard, tot = DecisionPrise("B", "x", JOUR + datetime.timedelta(9)), DecisionPrise("A", "x", JOUR)
    module.enregistrer_decisions(lambda ids, agent: {ids[0]: [tard, tot]})
    assert decisions(["1"], None) == {"1": [tot, tard]}
    assert decisions([], None) == {}
