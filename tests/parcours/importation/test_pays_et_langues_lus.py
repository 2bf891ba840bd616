"""Countries and languages of a cell: read from their own names, and asked when one word is several of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcours.importation import codes
from parcours.importation.pays_et_langues_lus import langues, pays
from parcours.importation.questions import QUESTIONS, question_pour
from parcours.importation.tables import Table, cle, lire
from parcours.nomenclatures.pays_et_langues import LANGUES, PAYS, noms_cldr_langue, noms_cldr_pays
from tests.parcours.importation.une_ligne import ligne as comprendre

LISTES = {
    "nationalites": (codes.nationalites, PAYS, noms_cldr_pays),
    "langues": (codes.langues, LANGUES, noms_cldr_langue),
}
AMBIGUS = {nom: {forme for forme, ligne in Table(nom).lignes.items() if " ou " in ligne["code"]} for nom in LISTES}


def _ecrit(hasard: st.DataObject, nom: str) -> str:
    """The name as somebody may type it."""
    facon = hasard.draw(
        st.sampled_from([str, str.upper, str.lower, cle, lambda n: n.replace("'", "’"), lambda n: f" {n} "])
    )
    return facon(nom)


@pytest.mark.parametrize("liste", LISTES)
@given(hasard=st.data())
def test_every_country_and_language_is_read_from_its_names(liste, hasard):
    lecteur, noms, cldr = LISTES[liste]
    code = hasard.draw(st.sampled_from(list(noms)))
    for nom in [noms[code], *cldr(code)]:
        lu = lecteur(_ecrit(hasard, nom))
        if cle(nom) in AMBIGUS[liste]:
            assert (lu.valeur, "peut être" in lu.probleme, noms[code] in lu.probleme) == (None, True, True)
        else:
            assert (lu.valeur, lu.lu) == ([code], noms[code]), nom


@pytest.mark.parametrize("liste", LISTES)
@given(hasard=st.data(), entre=st.sampled_from([", ", " / ", ";", " et ", " + ", " & ", "\n"]))
def test_several_in_a_cell_are_each_read_once(liste, hasard, entre):
    lecteur, noms, _ = LISTES[liste]
    tires = hasard.draw(st.lists(st.sampled_from(list(noms)), min_size=1, max_size=4))
    assert lecteur(entre.join(noms[code] for code in tires)).valeur == list(dict.fromkeys(tires))


@pytest.mark.parametrize(
    ("lecteur", "ecrit", "possibles"),
    [
        (codes.nationalites, "Congo", ["Congo (Brazzaville)", "Congo (RDC)"]),
        (codes.nationalites, "congolaise", ["Congo (Brazzaville)", "Congo (RDC)"]),
        (codes.nationalites, "Corée", ["Corée du Nord", "Corée du Sud"]),
        (codes.langues, "Kurde", ["kurde kurmandji", "kurde sorani", "kurde du Sud"]),
        (codes.langues, "dari, luba", ["tshiluba", "luba-katanga (kiluba)"]),
    ],
)
def test_one_word_for_several_is_asked_with_their_names(lecteur, ecrit, possibles):
    lu = lecteur(ecrit)
    assert lu.valeur is None
    assert all(nom in lu.probleme for nom in possibles)
    assert not re.search(r"\b[A-Z]{3} ou\b", lu.probleme)


@pytest.mark.parametrize(
    ("lecteur", "ecrit", "lus"),
    [
        (codes.nationalites, "Irlandaise", ["IRL"]),
        (codes.nationalites, "République tchèque", ["CZE"]),
        (codes.nationalites, "République centrafricaine", ["CAF"]),
        (codes.nationalites, "Guinée", ["GIN"]),
        (codes.nationalites, "Soudan, sud-soudanais", ["SDN", "SSD"]),
        (codes.nationalites, "Trinité-et-Tobago et Haïti", ["TTO", "HTI"]),
        (codes.nationalites, "Palestinian Territories", ["PSE"]),
        (codes.langues, "farsi, pachtou et dari", ["fas", "pus", "prs"]),
        (codes.langues, "four", ["fvr"]),
        (codes.langues, "peul", ["ful"]),
        (codes.langues, "arabe (soudanais)", ["apd"]),
        (codes.langues, "farsi/dari", ["fas", "prs"]),
        (codes.langues, "English + Pashto", ["eng", "pus"]),
        (codes.nationalites, "Tibet (Chine)", ["CHN"]),
        (codes.nationalites, "Russie - Tchétchénie", ["RUS"]),
        (codes.nationalites, "Russie-Tchétchénie", ["RUS"]),
        (codes.nationalites, "RDC", ["COD"]),
        (codes.nationalites, "Palestine", ["PSE"]),
        (codes.nationalites, "Kosovo", ["XKX"]),
        (codes.nationalites, "sud-soudanaise", ["SSD"]),
    ],
)
def test_a_written_form_is_read(lecteur, ecrit, lus):
    assert lecteur(ecrit).valeur == lus


@pytest.mark.parametrize("liste", LISTES)
def test_our_tables_keep_only_what_the_maintained_lists_do_not_give(liste):
    _, noms, cldr = LISTES[liste]
    for ligne in lire(liste):
        possibles = ligne["code"].removesuffix(" ?").split(" ou ")
        assert set(possibles) <= set(noms), ligne["code"]
        if len(possibles) == 1:
            donnees = {cle(nom) for nom in [noms[possibles[0]], *cldr(possibles[0])]}
            assert not donnees & {cle(forme) for forme in ligne["ecriture"].split("|")}, ligne["code"]


def test_no_written_form_is_given_to_two_of_a_list():
    for liste, table in (("nationalites", pays()), ("langues", langues())):
        _, noms, cldr = LISTES[liste]
        for code in noms:
            for nom in [noms[code], *cldr(code)]:
                assert code in table.lignes[cle(nom)]["code"].split(" ou "), (code, nom)


@pytest.mark.parametrize(
    ("lecteur", "ecrit", "lus", "reste"),
    [
        (codes.nationalites, "Turquie (kurde)", ["TUR"], "kurde"),
        (codes.nationalites, "Kurde (Irak)", ["IRQ"], "Kurde"),
        (codes.nationalites, "Syrie/Kurdistan", ["SYR"], "Kurdistan"),
        (codes.nationalites, "Érythrée (Tigrinya)", ["ERI"], "Tigrinya"),
        (codes.nationalites, "Mali – bambara", ["MLI"], "bambara"),
        (codes.langues, "arabe (Syrie)", ["ara"], "Syrie"),
    ],
)
def test_a_people_a_region_or_a_language_beside_a_sure_name_is_said_and_not_kept(lecteur, ecrit, lus, reste):
    lu = lecteur(ecrit)
    assert (lu.valeur, lu.texte, f"« {reste} » n'est pas repris" in lu.probleme) == (lus, ecrit, True)


@pytest.mark.parametrize(
    ("champ", "ecrit", "choix"),
    [
        ("nationalite", "Turquie (alévi, Dersim)", ["TUR"]),
        ("nationalite", "Syrie, martienne", ["SYR"]),
        ("nationalite", "Soudan - Nyala", ["SDN"]),
        ("nationalite", "Syrie (Liban)", ["SYR", "LBN", "SYR LBN"]),
        ("nationalite", "Afghanistan (tadjik)", ["AFG", "TJK", "AFG TJK"]),
        ("nationalite", "AF", ["AFG"]),
        ("nationalite", "sy", ["SYR"]),
        ("nationalite", "Congo (Goma)", ["COG", "COD"]),
        ("nationalite", "Congo, Syrie", ["COG SYR", "COD SYR"]),
        ("nationalite", "Somalie (kurde)", ["SOM"]),
        ("nationalite", "martienne", []),
        ("langues", "FR", ["fra"]),
        ("langues", "dari (un peu)", ["prs"]),
    ],
)
def test_what_is_only_likely_is_proposed_and_asked_once(champ, ecrit, choix):
    lecteur = codes.nationalites if champ == "nationalite" else codes.langues
    lu = lecteur(ecrit)
    assert (lu.valeur, bool(lu.probleme)) == (None, True)
    proposes = question_pour(champ, lu, None)
    assert [code for code, _ in proposes] == choix
    for code, libelle in proposes:
        repondue = QUESTIONS[champ].lire(ecrit, code, None)
        assert (repondue.valeur, repondue.lu, repondue.texte) == (code.split(), libelle, ecrit)


def test_a_country_that_is_no_more_is_asked_among_those_it_became():
    proposes = dict(question_pour("nationalite", codes.nationalites("ex-URSS"), None))
    assert {"RUS", "GEO", "UKR"} < set(proposes)
    assert len(proposes) == 15


@pytest.mark.parametrize(
    ("anglais", "code"),
    [
        ("Syrian", "SYR"),
        ("eritrean", "ERI"),
        ("UKRAINIAN", "UKR"),
        ("Chechen", "RUS"),
        ("Sri Lankan", "LKA"),
        ("Somali", "SOM"),
        ("Central African", "CAF"),
        ("Burmese", "MMR"),
        ("Kosovar", "XKX"),
        ("Nepali", "NPL"),
    ],
)
def test_an_english_demonym_is_read(anglais, code):
    assert codes.nationalites(anglais).valeur == [code]


@pytest.mark.parametrize(
    ("ecrit", "choix"),
    [
        ("Tibet", ["CHN"]),
        ("Tibétaine", ["CHN"]),
        ("somaliland", ["SOM"]),
        ("Congolese", ["COG", "COD"]),
        ("apatride ?", ["XXA"]),
        ("Syrie (?)", ["SYR"]),
    ],
)
def test_a_likely_country_is_proposed_and_not_taken(ecrit, choix):
    lu = comprendre(nom="Demo", nationalite=ecrit).champs["nationalite"]
    assert (lu.valeur, bool(lu.probleme)) == (None, True)
    assert [code for code, _ in question_pour("nationalite", lu, None)] == choix
