"""The dated rules in raw SQL: nobody writes them outside of the functions, and the functions ask who, why and from when."""

import datetime

import pytest
from django.db import ProgrammingError
from django.utils import timezone

from acteurs.models import Affectation, Agent
from acteurs.regles.changement import changer
from cirj.socle.models import RegleMetier
from cirj.socle.rls import contexte
from tests.harnais.troupe import creer_agent, creer_structure
from tests.rls.regles_ecrites import CHANGER, UN_JOUR, en_vigueur, essai, executer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "ordre",
    [
        "insert into socle_reglemetier (code, libelle, valeur, unite, valable_du, source) values ('X', '', '', '', now(), '')",
        "update socle_reglemetier set valeur = '99'",
        "delete from socle_reglemetier",
        "truncate socle_reglemetier",
        "alter table socle_reglemetier disable trigger journal",
        "select acces.tenir_les_regles('x')",
    ],
)
@pytest.mark.parametrize("qui", ["administratrice", "coordinatrice", None])
def test_the_account_of_the_program_writes_no_rule_whoever_acts(ordre, qui, request):
    agent = request.getfixturevalue(qui) if qui else None
    with contexte.pour_agent(agent), pytest.raises(ProgrammingError):
        executer(ordre)


@pytest.mark.parametrize("qui", ["intervenante", "prefecture", "etrangere", "coordinatrice", "terminee"])
def test_where_two_departments_work_only_the_administration_changes_a_rule(qui, etrangere, coordinatrice, request):
    agent = request.getfixturevalue(qui)
    with contexte.pour_agent(agent), pytest.raises(ProgrammingError):
        executer(CHANGER, essai())
    with contexte.pour_agent(agent), pytest.raises(ProgrammingError):
        executer("select acces.retirer_regle(%s, 'x')", [en_vigueur().pk])


@pytest.mark.parametrize("qui", ["intervenante", "prefecture"])
def test_where_there_is_one_department_a_caseworker_and_a_prefecture_change_nothing(qui, coordinatrice, request):
    with contexte.pour_agent(request.getfixturevalue(qui)), pytest.raises(ProgrammingError):
        executer(CHANGER, essai())


def test_the_coordination_of_the_only_department_changes_a_rule(coordinatrice):
    with contexte.pour_agent(coordinatrice):
        assert changer(*essai()) == ""


def test_a_department_that_everybody_has_left_does_not_count(coordinatrice, doubs):
    partie = creer_agent("Partie", "intervenant", creer_structure(doubs, "Association Gamma"))
    with contexte.pour_agent(coordinatrice), pytest.raises(ProgrammingError):
        executer(CHANGER, essai())
    Affectation.objects.filter(agent=partie).update(fin=timezone.localdate())
    with contexte.pour_agent(coordinatrice):
        assert changer(*essai()) == ""


@pytest.mark.parametrize(
    "fermer",
    [
        lambda agent: Affectation.objects.filter(agent=agent).update(fin=timezone.localdate()),
        lambda agent: Affectation.objects.filter(agent=agent).update(debut=timezone.localdate() + UN_JOUR),
        lambda agent: Agent.objects.filter(pk=agent.pk).update(is_active=False),
    ],
    ids=["ended today", "begins tomorrow", "account closed"],
)
def test_an_access_that_is_not_in_force_changes_nothing(fermer, administratrice):
    with contexte.pour_agent(administratrice):
        fermer(administratrice)
        with pytest.raises(ProgrammingError):
            executer(CHANGER, essai())


def test_somebody_else_s_assignment_is_not_borrowed(administratrice, intervenante):
    sienne = administratrice.affectation.pk
    with contexte.pour_agent(intervenante):
        executer("select set_config('cirj.affectation', %s, true)", [str(sienne)])
        with pytest.raises(ProgrammingError):
            executer(CHANGER, essai())


@pytest.mark.parametrize(
    "agit", [contexte.personne, lambda: contexte.service("*"), lambda: contexte.statistiques("39")]
)
def test_nobody_and_no_task_changes_a_rule(agit):
    with agit(), pytest.raises(ProgrammingError):
        executer(CHANGER, essai())


def test_a_table_or_a_function_of_one_s_own_does_not_stand_for_the_real_one(intervenante):
    """Temporary objects come first in a careless search path: an assignment invented, a day of one's own."""
    affectation = intervenante.affectation
    with contexte.pour_agent(intervenante):
        executer("create temporary table acteurs_affectation (like public.acteurs_affectation)")
        executer("grant all on acteurs_affectation to public")
        executer(
            "insert into pg_temp.acteurs_affectation (id, agent_id, role, departement_id, debut, structure_id, cree_le,"
            " modifie_le) values (%s, %s, 'administration', '39', '2020-01-01', %s, now(), now())",
            [affectation.pk, intervenante.pk, affectation.structure_id],
        )
        executer(
            "create function pg_temp.change_les_regles() returns boolean language sql as 'select true';"
            "create function pg_temp.now() returns timestamptz language sql as $$select '2001-01-01'::timestamptz$$;"
            "set local search_path = pg_temp, acces, public"
        )
        with pytest.raises(ProgrammingError, match="ne change pas"):
            executer(CHANGER, essai())


@pytest.mark.parametrize(
    ("autres", "refus"),
    [
        ({"motif": " \n "}, "le motif est obligatoire"),
        ({"motif": ""}, "le motif est obligatoire"),
        ({"source": "\t"}, "la source est obligatoire"),
        ({"du": datetime.date(2024, 7, 1)}, "dans le passé"),
        ({"du": None}, "dans le passé"),
        ({"code": "INVENTEE", "remplace": None}, "n'existe pas"),
        ({"valeur": "trois"}, "la forme attendue"),
        ({"valeur": "-3"}, "la forme attendue"),
        ({"valeur": ""}, "la forme attendue"),
        ({"remplace": None}, "par quelqu'un d'autre"),
    ],
)
def test_what_does_not_hold_is_refused_in_words_and_writes_nothing(autres, refus, administratrice):
    avant = list(RegleMetier.objects.values())
    with contexte.pour_agent(administratrice):
        assert refus in changer(*essai(**autres))
    assert list(RegleMetier.objects.values()) == avant


def test_the_day_that_the_program_believes_does_not_open_the_past(administratrice):
    hier = timezone.localdate() - UN_JOUR
    with contexte.pour_agent(administratrice, jour="2020-01-01"):
        assert "dans le passé" in changer(*essai(du=hier))
