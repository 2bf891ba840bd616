"""The dated rules in raw SQL: nobody writes them outside of the functions, and the functions ask who, why and from when."""

import datetime
import threading

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acteurs.models import Affectation, Agent
from acteurs.regles.changement import changer, retirer
from cirj.socle.models import EntreeJournal, RegleMetier
from cirj.socle.mur import contexte
from cirj.socle.regles_connues import REGLES_CONNUES, du_critere
from tests.harnais.regles import poser_regle
from tests.harnais.troupe import creer_agent, creer_structure

pytestmark = pytest.mark.django_db

CODE = "AGIR_CONTACT"
CHANGER = "select acces.changer_regle(%s, %s, %s, %s, %s, %s)"
UN_JOUR = datetime.timedelta(days=1)


def en_vigueur(code: str = CODE) -> RegleMetier:
    return RegleMetier.objects.au(timezone.localdate()).get(code=code)


def essai(**autres) -> list:
    """Return the arguments of a change that holds, with what differs."""
    valeurs = {
        "code": CODE, "valeur": "3", "du": timezone.localdate() + UN_JOUR, "source": "Courrier", "motif": "Décidé.",
        "remplace": en_vigueur().pk,
    } | autres  # fmt: skip
    return list(valeurs.values())


def executer(requete: str, parametres=()) -> None:
    with transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(requete, parametres)


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


def test_a_change_ends_the_value_on_the_eve_and_keeps_its_reason(administratrice):
    ancienne, du = en_vigueur(), timezone.localdate()
    with contexte.pour_agent(administratrice):
        assert changer(*essai(du=du)) == ""
    ancienne.refresh_from_db()
    nouvelle = en_vigueur()
    assert ancienne.valable_au == du - UN_JOUR
    assert (nouvelle.valeur, nouvelle.unite, nouvelle.libelle) == ("3", ancienne.unite, ancienne.libelle)
    assert (nouvelle.valable_du, nouvelle.valable_au, nouvelle.motif) == (du, None, "Décidé.")


def test_a_value_that_begins_that_day_is_not_written_over(administratrice):
    du = timezone.localdate()
    with contexte.pour_agent(administratrice):
        assert changer(*essai(du=du)) == ""
        assert "commence déjà ce jour-là" in changer(*essai(du=du, valeur="4"))
        assert changer(*essai(du=du + UN_JOUR, valeur="4")) == ""


def test_a_change_before_another_one_lasts_until_it(administratrice):
    jour = timezone.localdate()
    with contexte.pour_agent(administratrice):
        assert changer(*essai(du=jour + 30 * UN_JOUR)) == ""
        assert changer(*essai(du=jour + 10 * UN_JOUR, valeur="5")) == ""
    lues = list(RegleMetier.objects.filter(code=CODE).order_by("valable_du").values_list("valeur", "valable_au"))
    assert lues == [("2", jour + 9 * UN_JOUR), ("5", jour + 29 * UN_JOUR), ("3", None)]


def test_a_change_to_come_is_withdrawn_and_the_value_before_goes_on(administratrice):
    avant = list(RegleMetier.objects.filter(code=CODE).values())
    with contexte.pour_agent(administratrice):
        changer(*essai())
        prevue = RegleMetier.objects.get(code=CODE, valable_au=None)
        assert "motif" in retirer(prevue.pk, " ")
        assert retirer(prevue.pk, "Trop tôt.") == ""
        assert "n'existe pas" in retirer(prevue.pk, "Encore.")
    assert list(RegleMetier.objects.filter(code=CODE).values()) == avant


def test_a_value_in_force_is_not_withdrawn(administratrice):
    with contexte.pour_agent(administratrice):
        assert "entrée en vigueur" in retirer(en_vigueur().pk, "Trop tôt.")
        changer(*essai(du=timezone.localdate()))
        assert "entrée en vigueur" in retirer(en_vigueur().pk, "Trop tôt.")


def test_one_unit_of_a_criterion_ends_where_the_other_begins(administratrice):
    """AGIR said its criterion in years, then in months: one change, never two values at once."""
    poser_regle("AGIR_ELIGIBLE_ANNEES", "1", "ans")
    annees, jour = en_vigueur("AGIR_ELIGIBLE_ANNEES"), timezone.localdate()
    with contexte.pour_agent(administratrice):
        mois = essai(code="AGIR_ELIGIBLE_MOIS", valeur="18", du=jour + UN_JOUR, remplace=annees.pk)
        assert changer(*mois) == ""
        annees.refresh_from_db()
        assert annees.valable_au == jour
        prevue = RegleMetier.objects.get(code="AGIR_ELIGIBLE_MOIS")
        assert (prevue.unite, prevue.valeur) == ("mois", "18")
        assert retirer(prevue.pk, "L'OFII se ravise.") == ""
    annees.refresh_from_db()
    assert annees.valable_au is None


def test_the_database_and_the_page_show_the_same_units_together():
    with connection.cursor() as curseur:
        for code in REGLES_CONNUES:
            curseur.execute("select acces.codes_du_critere(%s)", [code])
            assert set(curseur.fetchone()[0]) == {regle.code for regle in du_critere(code)}


JOURS = st.integers(0, 60)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gestes=st.lists(st.tuples(st.booleans(), JOURS), min_size=1, max_size=8))
def test_whatever_is_changed_and_withdrawn_every_day_to_come_has_one_value(gestes, administratrice):
    """And yesterday's value is never touched."""
    jour = timezone.localdate()
    with transaction.atomic(), contexte.pour_agent(administratrice):
        for rang, (retrait, decalage) in enumerate(gestes):
            du = jour + decalage * UN_JOUR
            couvre = RegleMetier.objects.au(du).get(code=CODE)
            if retrait:
                retirer(couvre.pk, "Essai")
            else:
                changer(CODE, str(rang + 3), du, "Essai", "Essai", couvre.pk)
        siennes = RegleMetier.objects.filter(code=CODE)
        for decalage in range(-1, 62):
            assert siennes.au(jour + decalage * UN_JOUR).count() == 1
        assert siennes.au(jour - UN_JOUR).get().valeur == "2"
        transaction.set_rollback(True)


def test_a_change_is_noted_for_each_department_with_before_after_and_why(coordinatrice, etrangere, administratrice):
    du = timezone.localdate() + UN_JOUR
    with contexte.pour_agent(administratrice, motif="avant"):
        changer(*essai(du=du))
        executer("select journal.noter('lecture', 'x', '', '{}', null, '')")
    notees = EntreeJournal.objects.filter(objet_type="socle_reglemetier")
    assert set(notees.values_list("departement", "action")) == {
        (departement, action) for departement in ("39", "25") for action in ("creation", "modification")
    }
    fin, debut = notees.filter(departement="25").order_by("id")
    assert fin.champs == {"valable_au": [None, (du - UN_JOUR).isoformat()]}
    assert debut.champs["valeur"] == ["2", "3"]
    assert debut.champs["source"][1] == "Courrier"
    assert {debut.motif, fin.motif} == {"Décidé."}
    assert (debut.agent_id, debut.role) == (administratrice.pk, "administration")
    # The reason of the change is not that of what the request does next.
    assert EntreeJournal.objects.get(objet_type="x").motif == "avant"


def test_what_is_withdrawn_is_noted_with_what_it_said(administratrice):
    with contexte.pour_agent(administratrice):
        changer(*essai())
        retirer(RegleMetier.objects.get(code=CODE, valable_au=None).pk, "Trop tôt.")
    retrait = EntreeJournal.objects.get(objet_type="socle_reglemetier", action="suppression")
    assert retrait.champs["valeur"] == ["3", None]
    assert retrait.motif == "Trop tôt."


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_the_second_is_told_of_the_first(administratrice):
    parametres, refus = essai(), []

    def ensemble(valeur):
        try:
            with contexte.pour_agent(administratrice), transaction.atomic():
                barriere.wait()
                refus.append(changer(parametres[0], valeur, *parametres[2:]))
        finally:
            connection.close()

    barriere = threading.Barrier(2)
    fils = [threading.Thread(target=ensemble, args=[valeur]) for valeur in ("3", "4")]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert sorted(map(bool, refus)) == [False, True]
    assert "par quelqu'un d'autre" in max(refus) or "commence déjà" in max(refus)
    assert RegleMetier.objects.filter(code=CODE).count() == 2


def test_a_refusal_is_an_integrity_error_with_a_name(administratrice):
    """Whoever calls without the page gets the words too (``cirj/socle/contraintes.py``)."""
    with contexte.pour_agent(administratrice), pytest.raises(IntegrityError) as refus:
        executer(CHANGER, essai(motif=""))
    assert refus.value.__cause__.diag.constraint_name == "regle_motif_exige"
