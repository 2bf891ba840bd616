"""The dated rules in raw SQL: one value a day whatever is changed or withdrawn, and the journal of it."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from acteurs.regles.changement import changer, retirer
from cirj.socle.models import EntreeJournal, RegleMetier
from cirj.socle.regles_connues import REGLES_CONNUES, du_critere
from cirj.socle.rls import contexte
from tests.harnais.proprietes import exemples
from tests.harnais.regles import poser_regle
from tests.rls.regles_ecrites import CHANGER, CODE, UN_JOUR, en_vigueur, essai, executer

pytestmark = pytest.mark.django_db


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


@exemples(25)
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
