"""The catalogue: imported whole or not at all, found by word, theme, department and public."""

import copy
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from acteurs.catalogue.filters import InitiativeFilter
from acteurs.catalogue.importation import FICHIER_LIVRE, CatalogueInvalide, importer, lire
from acteurs.models import Initiative, ResultatInitiative

pytestmark = pytest.mark.django_db
LIVRE = json.loads(FICHIER_LIVRE.read_text())


@pytest.fixture
def catalogue():
    importer(FICHIER_LIVRE.read_bytes())


def modifie(changer) -> bytes:
    donnees = copy.deepcopy(LIVRE)
    changer(donnees)
    return json.dumps(donnees).encode()


def test_the_shipped_catalogue_has_21_initiatives_with_all_their_results(catalogue):
    assert Initiative.objects.count() == len(LIVRE["initiatives"]) == 21
    assert ResultatInitiative.objects.count() == sum(len(i["resultats"]) for i in LIVRE["initiatives"]) == 77
    assert not ResultatInitiative.objects.filter(unite="").exists()
    assert ResultatInitiative.objects.exclude(periode="").count() == 30
    assert Initiative.objects.filter(titre_restitue=True).count() == 4


def test_importing_again_updates_and_doubles_nothing(catalogue):
    avant = Initiative.objects.get(titre="Muses")
    bilan = importer(modifie(lambda d: d["initiatives"][12]["public"].update(libelle="personnes accueillies")))
    assert (bilan.creees, bilan.mises_a_jour) == (0, 21)
    assert (Initiative.objects.count(), ResultatInitiative.objects.count()) == (21, 77)
    apres = Initiative.objects.get(titre="Muses")
    assert (apres.pk, apres.public) == (avant.pk, "personnes accueillies")


def test_the_command_loads_the_shipped_file_and_says_what_it_did(capsys):
    call_command("importer_initiatives")
    assert capsys.readouterr().out == "21 initiatives : 21 créées, 0 mise à jour.\n"


@pytest.mark.parametrize(
    ("changer", "message"),
    [
        (
            lambda d: d["initiatives"][2]["resultats"][1].pop("unite"),
            "Initiative 3, « Accompagnement vers le logement ordinaire (MASI) » : résultats, résultat 2, unité : il manque.",
        ),
        (lambda d: d["initiatives"][0].pop("titre"), "Initiative 1 : titre : il manque."),
        (lambda d: d["initiatives"][0].update(themes=[]), "thèmes : la liste est vide."),
        (lambda d: d["initiatives"][0].update(themes=["sport"]), "thème 1 : « sport » n'est pas connu"),
        (lambda d: d["initiatives"][0].update(themes=["langue", "langue"]), "un thème est répété"),
        (lambda d: d["initiatives"][0]["territoire"].update(departements=["99"]), "« 99 » n'est pas connu"),
        (
            lambda d: d["initiatives"][0]["territoire"].update(departement="39"),
            "la clé « departement » n'est pas connue",
        ),
        (lambda d: d["initiatives"][0]["public"].update(age_min=40), "l'âge minimal dépasse l'âge maximal"),
        (lambda d: d["initiatives"][0]["resultats"][0].update(valeur="50"), "valeur : un nombre est attendu."),
        (lambda d: d["initiatives"][0]["resultats"][0].update(valeur=True), "valeur : un nombre est attendu."),
        (lambda d: d["initiatives"][0]["resultats"][0].update(valeur=10**400), "dix chiffres"),
        (lambda d: d["initiatives"][0].update(titre="a\x00b"), "un caractère illisible"),
        (lambda d: d["initiatives"].append(d["initiatives"][0]), "elle est déjà dans le fichier"),
        (lambda d: d["initiatives"].append("texte"), "Initiative 22 : un objet { … } est attendu."),
        (lambda d: d.pop("source"), "Source : un texte est attendu."),
        (lambda d: d.update(initiatives=[]), "La liste « initiatives » est vide."),
    ],
)
def test_a_wrong_entry_is_named_and_nothing_is_imported(changer, message):
    with pytest.raises(CatalogueInvalide) as refus:
        importer(modifie(changer))
    assert any(message in erreur for erreur in refus.value.erreurs), refus.value.erreurs
    assert not Initiative.objects.exists()


def test_every_defect_is_said_at_once():
    def changer(donnees):
        for fiche in donnees["initiatives"][:3]:
            fiche.pop("porteur")

    with pytest.raises(CatalogueInvalide) as refus:
        lire(modifie(changer))
    assert len(refus.value.erreurs) == 3


@pytest.mark.parametrize(
    "contenu", [b"{", b"\xff\xfe", b"[]", b'{"initiatives": 3}', b"NaN", b"9" * 5000, b"[" * 100_000]
)
def test_a_file_that_is_no_catalogue_is_refused_in_french(contenu):
    with pytest.raises(CatalogueInvalide, match="Ce fichier"):
        importer(contenu)


def test_the_command_names_the_missing_file_and_the_defects(tmp_path):
    with pytest.raises(CommandError, match="ne se lit pas"):
        call_command("importer_initiatives", tmp_path / "absent.json")
    mauvais = tmp_path / "mauvais.json"
    mauvais.write_bytes(modifie(lambda d: d["initiatives"][0].pop("titre")))
    with pytest.raises(CommandError, match="Rien n'est importé.\nInitiative 1 : titre : il manque"):
        call_command("importer_initiatives", mauvais)


@pytest.mark.parametrize(
    ("filtres", "nombre"),
    [
        ({}, 21),
        ({"theme": "logement"}, 7),
        ({"departement": "39"}, 2),
        ({"departement": "25"}, 3),
        ({"departement": "13"}, 4),
        ({"departement": "75"}, 6),
        ({"public": "jeunes"}, 4),
        ({"age": 40}, 16),
        ({"q": "château"}, 1),
        ({"q": "CHATEAUROUX"}, 1),
        ({"q": "réfugiés kodiko"}, 1),
        ({"q": "zébulon"}, 0),
        ({"theme": "logement", "departement": "13"}, 2),
        ({"public": "professionnels"}, 1),
        ({"q": "bouches du rhone"}, 2),
    ],
)
def test_filters_find_the_exact_number(catalogue, filtres, nombre):
    declares = {"theme": lambda i, v: v in i["themes"]}
    trouvees = InitiativeFilter({k: str(v) for k, v in filtres.items()}, queryset=Initiative.objects.all()).qs
    assert trouvees.count() == nombre
    for champ, valeur in filtres.items():
        if champ in declares and len(filtres) == 1:
            assert nombre == sum(declares[champ](i, valeur) for i in LIVRE["initiatives"])


def test_a_theme_shows_first_those_it_is_the_main_theme_of(catalogue):
    themes = [i.themes[0] for i in InitiativeFilter({"theme": "langue"}, queryset=Initiative.objects.all()).qs]
    assert themes[:2] == ["langue", "langue"]
    assert "langue" not in themes[2:]


def test_numbers_are_written_with_their_unit_and_periods_in_words(catalogue):
    elia = Initiative.objects.get(porteur_pilote="Elia")
    assert "1\u00a0600\u00a0personnes" in [r.mesure for r in elia.resultats.all()]
    bourses = Initiative.objects.get(titre__contains="Coup de Pouce").resultats
    assert bourses.get(libelle="montant minimal d'une bourse").mesure == "200\u00a0€"
    assert bourses.get(libelle="bourses attribuées").periode_affichee == "janvier 2019 à mars 2019"
    assert bourses.get(libelle="structures informées").periode_affichee == "au 31 mars 2019"
    air = ResultatInitiative.objects.get(libelle="BPI participants")
    assert air.periode_affichee == "1er décembre 2018 à 28 février 2019"
    assert ResultatInitiative.objects.get(libelle="jeunes intégrés").periode_affichee == "4e trimestre 2018"


def test_the_list_counts_in_words_and_says_which_are_national(connecter, intervenante, catalogue):
    page = connecter(intervenante).get("/initiatives/?departement=25").content.decode()
    assert "3 initiatives pour le département Doubs (25), dont 2 nationales" in " ".join(page.split())
    assert "quel que soit le département choisi" in page


def test_the_list_costs_the_same_queries_for_one_and_for_many(
    connecter, intervenante, catalogue, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = connecter(intervenante)
    with CaptureQueriesContext(connection) as une:
        client.get("/initiatives/?q=kodiko&departement=75")
    with CaptureQueriesContext(connection) as plusieurs:
        client.get("/initiatives/?departement=75")
    assert len(une) == len(plusieurs) <= 10


def test_pages_are_kept_with_the_filters(connecter, intervenante, catalogue):
    page = connecter(intervenante).get("/initiatives/?theme=&public=proteges").content.decode()
    assert "public=proteges&amp;page=2" in page


def test_a_wrong_filter_is_said_beside_its_field(connecter, intervenante, catalogue):
    reponse = connecter(intervenante).get("/initiatives/?theme=astronomie")
    assert reponse.status_code == 200
    assert "astronomie" in reponse.content.decode()


def test_a_sheet_says_that_its_title_is_not_the_source_s(connecter, prefecture, catalogue):
    fiche = Initiative.objects.get(titre__contains="MASI")
    page = connecter(prefecture).get(fiche.get_absolute_url()).content.decode()
    assert "Titre restitué d&#x27;après le contenu" in page or "Titre restitué d'après le contenu" in page
    assert "bénéficiaires d&#x27;une protection internationale (BPI)" in page.lower() or "(BPI)" in page


@pytest.mark.parametrize(
    ("qui", "statut"),
    [
        ("coordinatrice", 200),
        ("intervenante", 403),
        ("prefecture", 403),
        ("administratrice", 403),
        (None, 302),
    ],
)
def test_only_the_coordination_imports_a_catalogue(request, connecter, qui, statut):
    agent = request.getfixturevalue(qui) if qui else None
    assert connecter(agent).get("/initiatives/importer/").status_code == statut


def test_the_page_imports_a_file_and_refuses_a_wrong_one_whole(connecter, coordinatrice):
    client = connecter(coordinatrice)
    mauvais = SimpleUploadedFile("c.json", modifie(lambda d: d["initiatives"][4].pop("porteur")))
    reponse = client.post("/initiatives/importer/", {"fichier": mauvais})
    assert reponse.status_code == 422
    assert "Rien n'a été importé : 1 point est à corriger" in reponse.content.decode()
    assert not Initiative.objects.exists()
    bon = SimpleUploadedFile("c.json", FICHIER_LIVRE.read_bytes())
    reponse = client.post("/initiatives/importer/", {"fichier": bon}, follow=True)
    assert "21 initiatives créées" in reponse.content.decode()
    assert Initiative.objects.count() == 21


def test_no_file_is_said_in_french(connecter, coordinatrice):
    reponse = connecter(coordinatrice).post("/initiatives/importer/", {})
    assert reponse.status_code == 422
    assert "Ce champ est obligatoire." in reponse.content.decode()
