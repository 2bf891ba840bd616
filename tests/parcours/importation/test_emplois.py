"""Work in a cell: the category wherever it stands, the other words kept and shown, what is no such situation asked."""

import pytest
from django.urls import reverse

from parcours.importation.emplois_lus import emploi
from parcours.importation.questions import question_pour
from parcours.importation.tables import table
from parcours.models import Personne, SituationEmploi
from parcours.nomenclatures import CategorieEmploi
from tests.parcours.importation.tables_nouvelles import UN, deposer_lignes, importer


@pytest.mark.parametrize(
    ("ecrit", "code"),
    [
        ("CDI Solvay", "cdi"),
        ("CDD ADMR", "cdd"),
        ("formation soudeur AFPA", "formation"),
        ("cuisinier CDI", "cdi"),
        ("usine CDI", "cdi"),
        ("entrepôt (intérim)", "interim"),
        ("maraîchage (CDDI)", "cddi"),
        ("agent d'entretien - CDD 6 mois", "cdd_6_plus"),
        ("CDD fin mars 2027", "cdd"),
        ("CDI à temps plein", "cdi"),
    ],
)
def test_the_category_is_read_wherever_it_stands(ecrit, code):
    lu = emploi(ecrit)
    assert (lu.valeur, lu.texte, lu.probleme) == (code, ecrit, "")


@pytest.mark.parametrize(
    "ecrit",
    [
        "agent d'entretien",
        "chauffeur PL",
        "fin de CDI",
        "cherche CDI",
        "CDI terminé",
        "pas de formation",
        "promesse de CDI",
    ],
)
def test_a_trade_alone_or_what_is_not_so_today_is_asked_with_the_categories(ecrit):
    lu = emploi(ecrit)
    assert lu.valeur is None
    choix = [code for code, _ in question_pour("emploi", lu, None)]
    assert choix == [code for code in CategorieEmploi.values if code != "inconnu"]


@pytest.mark.parametrize(
    ("ecrit", "premiers"),
    [
        ("formation + CDD", ["formation", "cdd"]),
        ("CDI, formation", ["cdi", "formation"]),
        ("formation soudeur CDI", ["formation", "cdi"]),
        ("CDD et intérim", ["cdd", "interim"]),
        ("formation, recherche emploi", ["formation", "recherche"]),
        ("CAP, vend. Leclerc", ["formation_qualifiante"]),
        ("CAP cuisine / vendeuse", ["formation_qualifiante"]),
        ("CEJ, ménage chez un particulier", ["cej"]),
        ("CDI entreprise d'insertion", ["cdi", "cddi"]),
    ],
)
def test_two_facts_in_a_cell_are_asked_and_none_is_dropped(ecrit, premiers):
    lu = emploi(ecrit)
    assert (lu.valeur, "restent écrits" in lu.probleme) == (None, True)
    choix = [code for code, _ in question_pour("emploi", lu, None)]
    assert choix[: len(premiers)] == premiers
    assert set(choix) == set(CategorieEmploi.values) - {"inconnu"}


@pytest.mark.parametrize(
    ("ecrit", "code"),
    [
        ("CDI, Solvay", "cdi"),
        ("CDD, 6 mois", "cdd_6_plus"),
        ("CAP, 2ème année", "formation_qualifiante"),
        ("apprenti CAP cuisine", "apprentissage"),
        ("CAP en alternance", "apprentissage"),
        ("CDD insertion", "cddi"),
        ("formation, AFPA", "formation"),
        ("CEJ / mission locale", "cej"),
        ("CDI, sans permis", "cdi"),
        ("Cap emploi", "recherche"),
        ("recherche emploi en CDI", "recherche"),
        ("formation + formation", "formation"),
        ("formation FLE 3j/semaine", "formation"),
        ("formation, permis en cours", "formation"),
    ],
)
def test_one_fact_said_in_two_words_is_not_asked(ecrit, code):
    lu = emploi(ecrit)
    assert (lu.valeur, lu.probleme) == (code, "")


@pytest.mark.parametrize(
    "ecrit", ["formation demandée", "formation : dossier déposé", "CDD, RDV pris", "CDI candidature", "PMSMP demandée"]
)
def test_what_is_only_asked_for_is_no_situation(ecrit):
    assert emploi(ecrit).valeur is None


def test_the_answer_keeps_all_the_words_with_the_situation(jura_entier):
    depose = deposer_lignes(UN | {"emploi": "CAP, vend. Leclerc"})
    depose.reponses = {"valeurs": {"emploi": {"cap vend leclerc": "cdd"}}}
    importer(depose)
    situation = SituationEmploi.objects.get()
    assert (situation.categorie, situation.texte_origine) == ("cdd", "CAP, vend. Leclerc")


@pytest.mark.parametrize("code", [c for c in CategorieEmploi.values if CategorieEmploi(c).famille == "contrat"])
def test_a_contract_reads_the_same_before_and_after_its_employer(code):
    formes = [forme for forme, ligne in table("emplois").lignes.items() if ligne["code"] == code and len(forme) > 2]
    assert formes
    for forme in formes:
        assert (emploi(f"{forme} solvay").valeur, emploi(f"solvay ({forme})").valeur) == (code, code), forme


def test_the_words_of_the_cell_are_kept_and_the_dossier_shows_them(jura_entier, connecter, coordinatrice):
    importer(
        deposer_lignes(UN | {"emploi": "CDI Solvay"}, UN | {"prenom": "Deux", "date_naissance": "", "emploi": "cdi"})
    )
    un, deux = Personne.objects.order_by("-prenom")
    assert SituationEmploi.objects.get(personne=un).texte_origine == "CDI Solvay"
    client = connecter(coordinatrice)
    pages = [
        client.get(reverse("dossier_fiches", args=[p.pk]), {"partie": "emploi"}).content.decode() for p in (un, deux)
    ]
    assert [
        "d&#x27;après le tableau : CDI Solvay" in page or "d'après le tableau : CDI Solvay" in page for page in pages
    ] == [True, False]
    assert "tableau : cdi" not in pages[1]
