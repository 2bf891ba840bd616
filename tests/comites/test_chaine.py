"""Blockage → agenda → decision → seen → closed → lifted: the models' verbs, and dates that hold together."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from comites.models import Decision, PointOrdreDuJour, SeanceClose
from parcours.models import PointBlocage
from tests.comites.conftest import JOUR, autre_parcours, bloquer


def test_the_whole_chain_leaves_coherent_dates(blocage, seance, association, intervenante):
    jour = timezone.localdate()
    decision = seance.inscrire(blocage).decider("Réserver une place", association, intervenante, jour + 10 * JOUR)
    decision.marquer_vue(intervenante)
    decision.clore(jour, "Elle est entrée en cours.", leve_le_blocage=True)
    blocage.refresh_from_db()
    assert blocage.etat == "Levé"
    assert blocage.signale_le <= blocage.inscrit_le <= blocage.decide_le <= blocage.leve_le
    assert blocage.effet_observe == "Elle est entrée en cours."
    assert decision.vue_le is not None


def test_a_session_typed_up_later_dates_its_acts_of_its_own_day(blocage, cellule, association):
    tenue = timezone.localdate() - 3 * JOUR
    seance = cellule.seances.create(date=tenue)
    decision = seance.inscrire(blocage).decider("Agir", association, None, timezone.localdate())
    blocage.refresh_from_db()
    assert (blocage.inscrit_le, decision.prise_le, blocage.decide_le) == (tenue, tenue, tenue)


def test_closing_a_decision_may_leave_the_blockage_open(decision, blocage):
    decision.clore(timezone.localdate(), "Une place, mais sans transport.", leve_le_blocage=False)
    blocage.refresh_from_db()
    assert (blocage.etat, blocage.leve_le) == ("Décidé", None)


def test_a_decision_is_not_closed_without_its_effect_nor_twice(decision):
    with pytest.raises(ValidationError, match="effet observé"):
        decision.clore(timezone.localdate(), "", leve_le_blocage=False)
    decision.refresh_from_db()
    decision.clore(timezone.localdate(), "Fait.", leve_le_blocage=False)
    with pytest.raises(ValidationError, match="vient d'être close"):
        decision.clore(timezone.localdate(), "Encore.", leve_le_blocage=False)


def test_the_database_refuses_a_decision_done_before_it_was_taken(decision):
    with pytest.raises(IntegrityError, match="decision_realisee_apres_prise"), transaction.atomic():
        Decision.objects.update(realisee_le=decision.prise_le - JOUR, effet_observe="Fait.")


@pytest.mark.parametrize("date", ["inscrit_le", "decide_le"])
def test_the_database_refuses_a_blockage_dealt_with_before_it_was_reported(blocage, date):
    with pytest.raises(IntegrityError, match="blocage_traite_apres_signalement"), transaction.atomic():
        PointBlocage.objects.update(**{date: blocage.signale_le - JOUR})


def test_a_lifted_blockage_is_refused_by_the_agenda(blocage, seance):
    blocage.lever(timezone.localdate(), "Résolu sans comité.")
    with pytest.raises(ValidationError, match="levé"):
        seance.inscrire(blocage)


def test_the_agenda_refuses_a_situation_of_another_department(seance, doubs):
    ailleurs = bloquer(autre_parcours(doubs, "DÉMO-DOUBS"))
    with pytest.raises(ValidationError, match="autre département"):
        seance.inscrire(ailleurs)


def test_postponing_keeps_the_trace_and_the_first_date(point, prochaine, blocage):
    inscrit = PointBlocage.objects.get().inscrit_le
    nouveau = point.reporter(prochaine)
    point.refresh_from_db()
    assert (point.reporte, point.etat) == (True, "Reporté")
    assert nouveau.seance == prochaine
    assert PointBlocage.objects.get().inscrit_le == inscrit
    assert PointOrdreDuJour.objects.count() == 2


def test_an_item_taken_off_waits_again(point, blocage):
    point.retirer()
    blocage.refresh_from_db()
    assert blocage.inscrit_le is None
    assert list(PointBlocage.objects.a_inscrire()) == [blocage]


def test_an_item_decided_upon_stays_on_the_agenda(decision):
    with pytest.raises(ValidationError, match="reste à l'ordre du jour"):
        decision.point.retirer()


def test_items_move_by_one_place_and_stop_at_the_ends(seance, jura):
    points = [seance.inscrire(bloquer(autre_parcours(jura, f"DÉMO-{i}"))) for i in range(3)]
    points[2].deplacer(-1)
    assert list(seance.points.all()) == [points[0], points[2], points[1]]
    points[0].deplacer(-1)
    assert list(seance.points.all()) == [points[0], points[2], points[1]]


def test_closing_gives_back_what_was_not_dealt_with(seance, decision, jura, prochaine):
    oubliee = bloquer(autre_parcours(jura, "DÉMO-OUBLIÉE"))
    seance.inscrire(oubliee)
    seance.clore("Séance courte.")
    oubliee.refresh_from_db()
    assert oubliee.inscrit_le is None
    assert seance.est_close
    assert seance.releve == "Séance courte."


def test_closing_may_postpone_what_was_not_dealt_with(seance, decision, jura, prochaine):
    oubliee = bloquer(autre_parcours(jura, "DÉMO-OUBLIÉE"))
    point = seance.inscrire(oubliee)
    seance.clore(report=prochaine)
    point.refresh_from_db()
    assert point.reporte
    assert [p.blocage for p in prochaine.points.all()] == [oubliee]


@pytest.mark.parametrize(
    "verbe",
    [
        lambda s, p, autre: s.inscrire(autre),
        lambda s, p, autre: p.retirer(),
        lambda s, p, autre: p.deplacer(1),
        lambda s, p, autre: p.reporter(s.comite.seances.create(date=datetime.date(2030, 1, 1))),
        lambda s, p, autre: p.decider("X", autre.parcours.interventions.first(), None, timezone.localdate()),
        lambda s, p, autre: s.clore(),
    ],
    ids=["inscrire", "retirer", "deplacer", "reporter", "decider", "clore"],
)
def test_a_closed_session_refuses_every_change(seance, point, jura, verbe):
    autre = bloquer(autre_parcours(jura, "DÉMO-AUTRE"))
    seance.clore()
    with pytest.raises(SeanceClose, match="ne change plus"):
        verbe(seance, point, autre)
