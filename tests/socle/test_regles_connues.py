"""Every rule that the database holds or that the program reads is known: its words, its unit, its bounds."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.models import RegleMetier
from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import REGLES_CONNUES, RegleConnue, du_critere
from parcours.alertes.evaluation import PREAVIS
from parcours.dossier.faits import CODES, LIBELLES

RACINE = Path(__file__).resolve().parents[2]
ETAGES = ("cirj", "acteurs", "parcours", "comites")
#: What is given the code of a rule.
LECTEURS = {"nombre", "regle", "echeance", "limite_passee", "Bareme", "duree", "departs", "toutes", "entre"}
CODE = re.compile(r"^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$")
#: The other unit of a criterion, that nobody has recorded yet.
SANS_LIGNE = {"AGIR_ELIGIBLE_MOIS"}
#: Kept in the table for the day when a page reads it; its page says so.
LUE_PAR_PERSONNE = {"BLOCAGE_ATTENTE"}


def _sources(motif: str):
    for etage in ETAGES:
        for chemin in (RACINE / etage).rglob(motif):
            if "migrations" not in chemin.parts:
                yield chemin


def _codes_lus() -> set[str]:
    """Return the codes that the program gives to what reads the rules, in Python and in SQL."""
    lus = set(CODES)
    for chemin in _sources("*.py"):
        for noeud in ast.walk(ast.parse(chemin.read_text())):
            if isinstance(noeud, ast.Call) and _nom(noeud.func) in LECTEURS:
                lus |= {a.value for a in noeud.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    for chemin in (*_sources("*.py"), *_sources("*.sql")):
        lus |= set(re.findall(r"acces\.duree\('(\w+)'\)", chemin.read_text()))
    return {code for code in lus if CODE.match(code)}


def _nom(fonction: ast.AST) -> str:
    return getattr(fonction, "attr", getattr(fonction, "id", ""))


@pytest.mark.django_db
def test_the_database_and_the_program_know_the_same_rules():
    dans_la_base = set(RegleMetier.objects.values_list("code", flat=True))
    assert dans_la_base == set(REGLES_CONNUES) - SANS_LIGNE


def test_every_rule_that_the_program_reads_is_known():
    lus = _codes_lus()
    assert len(lus) > 60
    assert lus - set(REGLES_CONNUES) == set()


def test_every_known_rule_is_read_somewhere():
    """Outside of what declares it: a code, or the deadline that a notice is before."""
    textes = "".join(c.read_text() for c in (*_sources("*.py"), *_sources("*.sql")) if "regles_d" not in str(c))
    ecrits = {code for code in REGLES_CONNUES if re.search(rf"\b{code}\b", textes)}
    preavis = {f"{PREAVIS}_{code}" for code in LIBELLES}
    assert set(REGLES_CONNUES) - ecrits - preavis == LUE_PAR_PERSONNE


@pytest.mark.django_db
def test_what_the_database_holds_is_within_the_bounds_and_can_be_said():
    ecarts = {}
    for ligne in RegleMetier.objects.all():
        connue = REGLES_CONNUES[ligne.code]
        if ligne.unite != connue.unite or connue.refus(ligne.valeur) or not connue.dire(ligne.valeur):
            ecarts[ligne.code] = (ligne.unite, ligne.valeur, connue.refus(ligne.valeur))
    assert ecarts == {}


def test_a_rule_says_what_it_is_where_it_is_read_and_what_it_changes():
    for connue in REGLES_CONNUES.values():
        assert all((connue.libelle, connue.theme, connue.ou)), connue.code
        if not connue.mots and connue.unite != Unite.DATE:
            assert connue.bornes[0] < connue.bornes[1], connue.code
            assert connue.unite_en_mots, connue.code


def test_a_rule_whose_effect_is_neither_counted_nor_said_is_refused():
    with pytest.raises(ValueError, match="se compte, ou se dit"):
        RegleConnue("X", "x", Unite.JOURS, "x", "x")


def test_two_units_of_one_criterion_are_shown_together():
    assert [regle.code for regle in du_critere("AGIR_ELIGIBLE_ANNEES")] == [
        "AGIR_ELIGIBLE_MOIS",
        "AGIR_ELIGIBLE_ANNEES",
    ]
    assert [regle.code for regle in du_critere("AGIR_TERME")] == ["AGIR_TERME"]


@given(code=st.sampled_from(sorted(REGLES_CONNUES)), texte=st.text(max_size=20) | st.integers().map(str))
def test_whatever_is_typed_is_refused_in_words_or_can_be_said(code, texte):
    connue = REGLES_CONNUES[code]
    assert connue.refus(texte) or connue.dire(texte)


@pytest.mark.parametrize(
    ("code", "valeur", "mots"),
    [
        ("AGIR_TERME", "24", "24 mois"),
        ("FIN_CPH", "1", "1 mois"),
        ("ACCES_EXCEPTIONNEL_DUREE", "1", "1 jour"),
        ("AGIR_ELIGIBLE_CIR", "0", "non"),
        ("RECAPITULATIF_JOUR", "1", "lundi"),
        ("PT_FIN", "2027-03-04", "4 mars 2027"),
        ("RYTHME_EXTENSIF", "6 10", "de 6 à 10 heures"),
        ("PRESCRIPTION_HEURES", "600", "600 heures"),
        ("PRESCRIPTION_HEURES", "100 200 400", "100, 200 ou 400 heures"),
        ("PRESCRIPTION_PRESENTIEL", "alpha illettrisme", "alphabétisation ou illettrisme"),
        ("IMPORT_LIGNES", "50000", "50000 lignes"),
    ],
)
def test_a_value_is_said_in_words(code, valeur, mots):
    assert REGLES_CONNUES[code].dire(valeur) == mots


@pytest.mark.parametrize(
    ("code", "valeur", "refus"),
    [
        ("AGIR_TERME", "0", "de 1 à 60 mois"),
        ("AGIR_TERME", "bientôt", "un nombre entier"),
        ("RYTHME_EXTENSIF", "10 6", "le plus petit d'abord"),
        ("RYTHME_EXTENSIF", "6", "2 valeurs"),
        ("PT_FIN", "2014-01-01", "de 2015 à 2100"),
        ("PT_FIN", "un jour", "une date"),
        ("PRESCRIPTION_NIVEAU", "z9", "parmi"),
        ("JOURNAL_CONSERVATION", "5", "de 6 à 36 mois"),
    ],
)
def test_a_value_out_of_bounds_is_refused_in_words(code, valeur, refus):
    assert refus in REGLES_CONNUES[code].refus(valeur)
