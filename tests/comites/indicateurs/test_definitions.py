"""Definitions that words alone could leave open, each on a case made by hand."""

import datetime

import pytest

from comites.indicateurs import REGISTRE, Filtre
from comites.indicateurs.evaluation import evaluer, lignes
from parcours.models import EvaluationLinguistique, Parcours, PointBlocage, Protection, Sejour, SuiviPostSortie

ARRET = datetime.date(2026, 11, 21)
ANNEE = Filtre.annuel("39", 2026, arrete_le=ARRET)
d = datetime.date


def compte(code: str, filtre: Filtre = ANNEE) -> int:
    return lignes(REGISTRE[code], filtre).count()


def resultat(code: str, filtre: Filtre = ANNEE):
    return evaluer([REGISTRE[code]], [filtre])[0][code]


@pytest.mark.parametrize(
    ("debut", "fin", "attendu"),
    [
        (d(2025, 3, 1), None, 1),
        (d(2025, 3, 1), d(2026, 1, 2), 1),
        (d(2025, 3, 1), d(2026, 1, 1), 0),  # the day of exit is no longer a day of the pathway
        (d(2026, 11, 21), None, 1),
        (d(2026, 11, 22), None, 0),
    ],
)
def test_file_active_keeps_whoever_had_one_open_day(parcours, debut, fin, attendu):
    Parcours.objects.update(debut=debut, fin=fin)
    assert compte("file_active") == attendu


def test_a_person_with_two_pathways_counts_once_as_a_person_and_twice_as_entries(parcours):
    Parcours.objects.update(debut=d(2026, 2, 1))
    Parcours.objects.create(
        personne=parcours.personne, departement=parcours.departement, programme="agir", debut=d(2026, 3, 1)
    )
    assert (compte("file_active"), compte("entrees")) == (1, 2)


@pytest.mark.parametrize(
    ("notification", "jour", "attendu"),
    # Notified on 12 March: maintained until 30 June (docs/domaine.md §4).
    [(d(2026, 3, 12), d(2026, 6, 30), 0), (d(2026, 3, 12), d(2026, 7, 1), 1), (d(2026, 3, 31), d(2026, 7, 1), 1)],
)
def test_an_overstay_begins_after_the_third_month_that_follows_the_notification(parcours, notification, jour, attendu):
    Protection.objects.update(date=notification)
    Sejour.objects.create(personne=parcours.personne, categorie="cada", debut=d(2025, 3, 1))
    assert compte("presence_indue", Filtre.annuel("39", 2026, arrete_le=jour)) == attendu
    Sejour.objects.update(prolongation_accordee_jusqu_au=jour)
    assert compte("presence_indue", Filtre.annuel("39", 2026, arrete_le=jour)) == 0
    Sejour.objects.update(prolongation_accordee_jusqu_au=jour - datetime.timedelta(days=1))
    assert compte("presence_indue", Filtre.annuel("39", 2026, arrete_le=jour)) == attendu


@pytest.mark.parametrize(
    ("suite", "sorties"),
    [("parc_social", 1), ("iml_bail_glissant", 1), ("fjt", 1), ("cph", 0), ("tiers", 0), (None, 0)],
)
def test_an_exit_to_housing_is_the_stay_that_follows_an_accommodation(parcours, suite, sorties):
    Sejour.objects.create(personne=parcours.personne, categorie="cada", debut=d(2025, 3, 1), fin=d(2026, 5, 4))
    if suite:
        Sejour.objects.create(personne=parcours.personne, categorie=suite, debut=d(2026, 5, 4))
    r = resultat("taux_sortie_logement")
    assert compte("sorties_logement") == r.effectif == sorties
    # Moving from one accommodation to another is no exit; an unknown follow-up is one, and is said missing.
    assert r.base == (0 if suite == "cph" else 1)
    assert r.manquants == (1 if suite is None else 0)


def test_a_person_is_counted_at_her_highest_certified_level_and_only_certified(parcours):
    for nature, niveau in [("certification", "a1"), ("certification", "b1"), ("auto_evaluation", "c1")]:
        EvaluationLinguistique.objects.create(
            personne=parcours.personne, nature=nature, niveau=niveau, date=d(2026, 4, 1)
        )
    r = resultat("certifications")
    assert (r.effectif, r.base) == (1, 1)
    assert {niveau: n for niveau, n in r.repartitions["niveau"].items() if n} == {"b1": 1}


def test_unreachable_people_stay_in_the_cohort_and_are_shown_apart(parcours):
    Parcours.objects.update(fin=d(2026, 2, 28), motif_sortie="terme")
    SuiviPostSortie.objects.create(parcours=parcours, terme="T6", fait_le=d(2026, 8, 28), joint=False)
    r = resultat("sorties_positives_6")
    assert (r.effectif, r.base, r.manquants) == (0, 1, 0)
    assert r.repartitions["devenir"] == {"positive": 0, "autre": 0, "non_joint": 1, "a_faire": 0}


def test_the_cohort_is_dated_by_the_day_six_calendar_months_after_the_exit(parcours):
    Parcours.objects.update(fin=d(2025, 8, 31), motif_sortie="terme")  # 28 February 2026
    assert resultat("sorties_positives_6").base == 1
    Parcours.objects.update(fin=d(2025, 6, 30))  # 30 December 2025
    assert resultat("sorties_positives_6").base == 0


def test_the_median_time_to_unblock_comes_from_the_rows_lifted_in_the_period(parcours):
    for signale, leve in [(d(2026, 1, 1), d(2026, 1, 11)), (d(2026, 2, 1), d(2026, 3, 3)), (d(2026, 3, 1), None)]:
        PointBlocage.objects.create(
            parcours=parcours,
            departement_id="39",
            pilier="langue",
            cause="transport",
            signale_le=signale,
            leve_le=leve,
            effet_observe="Réglé." if leve else "",
        )
    assert resultat("blocages_signales").effectif == 3
    r = resultat("blocages_leves")
    assert (r.effectif, r.mesure) == (2, 20.0)
