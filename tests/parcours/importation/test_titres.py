"""A word alone on its row, among fuller ones: a title is nobody and is listed, a name is asked, and what it says is asked."""

import io

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from cirj.socle.templatetags.francais import sans_coupe
from parcours.importation.depot import deposer
from parcours.importation.fichier_refus import fichier_des_refus
from parcours.importation.relecture import relire
from parcours.models import Parcours, Personne
from tests.parcours.importation.par_la_page import apercu, importer, resume, verifier
from tests.parcours.importation.tableau_libre import deposer_tableau

pytestmark = pytest.mark.django_db
ENTETES = "Nom;Prénom;Né(e) le;Nationalité;Téléphone"
ANA = "ALPHA;Ana;03/05/1990;Syrie;06 39 98 10 01"
BEA = "BETA;Bea;04/06/1991;Mali;06 39 98 10 02"
CLO = "GAMMA;Clo;05/07/1992;Mali;06 39 98 10 03"


@pytest.fixture
def client_(connecter, coordinatrice, jura_entier):
    return connecter(coordinatrice)


@pytest.fixture
def lire(client_):
    """Return a function that deposits a table and accepts its columns."""
    return lambda entetes, *lignes: verifier(client_, deposer_tableau(entetes, *lignes))


@pytest.fixture
def repondre(client_):
    def faire(depose, **reponses):
        envoi = {f"valeur-{nom.replace('_', '-')}": dite for nom, dite in reponses.items()}
        client_.post(reverse("importation_repondre", args=[depose.pk]), envoi)
        depose.refresh_from_db()
        return depose

    return faire


def ignorees(depose) -> dict[str, str]:
    return {mots: raison for _, mots, raison in depose.ignorees}


@pytest.mark.parametrize("titre", ["DOLE", "LONS-LE-SAUNIER", "Lons-le-Saunier (12)", "SALINS", "DOLE;3"])
@pytest.mark.parametrize("entetes", [ENTETES, "Nom;Prénom;Commune"])
def test_a_town_alone_on_its_row_is_a_title(lire, titre, entetes):
    depose = importer(lire(entetes, titre, ANA, BEA))
    assert set(Personne.objects.values_list("nom", flat=True)) == {"ALPHA", "BETA"}
    assert ignorees(depose) == {titre.replace(";", " · "): "titre : une commune"}


@pytest.mark.parametrize(
    ("titre", "raison"),
    [
        ("ACTIFS", "titre de section"),
        ("Familles", "titre de section"),
        ("2024", "titre de section"),
        ("CADA", "titre : une structure ou un hébergement"),
        ("HUDA DOLE", "titre : une structure ou un hébergement"),
        ("Sortis 2025", "titre : des personnes parties"),
        ("DÉCÉDÉS", "titre : des personnes parties"),
        ("CHAMPAGNOLE ET PLATEAU", "titre de section"),
        ("-- suite --", "titre de section"),
    ],
)
def test_other_titles_are_listed_with_what_they_are(lire, titre, raison):
    depose = importer(lire(ENTETES, ANA, BEA, titre))
    assert Personne.objects.count() == 2
    assert ignorees(depose) == {titre: raison}


def test_people_below_a_title_of_those_gone_are_not_followed_before_it_is_answered(lire, repondre, client_):
    depose = lire(ENTETES, ANA, "PARTIS", BEA, CLO)
    (demandee,) = depose.questions["mention"]
    assert demandee[:2] == ["PARTIS", 2]
    page = apercu(client_, depose)
    assert sans_coupe("Sous le titre « PARTIS »") in page
    assert page.count(">Refusée<") == 2
    repondre(depose, mention_partis="partie")
    importer(depose)
    assert dict(Parcours.objects.values_list("personne__nom", "sortie_connue")) == {
        "ALPHA": True,
        "BETA": False,
        "GAMMA": False,
    }
    assert set(Parcours.objects.filter(fin=None).values_list("personne__nom", flat=True)) == {"ALPHA"}
    # As it was in its file, for a double that is decided later.
    gardee = depose.lignes.get(numero=4)
    assert relire(gardee).ligne.titre == "PARTIS"
    assert relire(gardee).valeur("sortie") is not None


def test_the_year_of_the_title_is_that_of_the_exit_and_a_row_that_says_its_own_is_not_asked(lire, repondre):
    entetes = f"{ENTETES};Date de sortie"
    depose = lire(entetes, f"{ANA};", "SORTIS 2025;;;;;", f"{BEA};", f"{CLO};03/02/2024")
    assert depose.questions["mention"][0][:2] == ["SORTIS 2025", 1]
    importer(repondre(depose, mention_sortis_2025="partie"))
    fins = {p.personne.nom: p.fin_affichee for p in Parcours.objects.exclude(fin=None).select_related("personne")}
    assert fins == {"BETA": "en 2025", "GAMMA": "le 3 fév. 2024"}


def test_a_title_below_that_of_people_gone_is_asked_apart(lire, repondre):
    depose = lire(ENTETES, ANA, "PARTIS", BEA, "DOLE", CLO)
    assert {dite[0] for dite in depose.questions["mention"]} == {"PARTIS", "PARTIS › DOLE"}
    importer(repondre(depose, mention_partis="partie", mention_partis_dole="suivie"))
    assert set(Parcours.objects.filter(fin=None).values_list("personne__nom", flat=True)) == {"ALPHA", "GAMMA"}


def test_the_town_of_a_title_is_asked_once_and_never_of_a_row_that_says_its_own(lire, repondre, client_):
    entetes = f"{ENTETES};Commune"
    depose = lire(entetes, "DOLE;;;;;", f"{ANA};", f"{BEA};Arbois", f"{CLO};", "EPSI;Eve;;;;Dole")
    (demandee,) = depose.questions["commune"]
    assert (demandee[1], demandee[2]) == (2, [["39198", "Dole"]])
    repondre(depose, commune_sous_le_titre_dole="39198")
    assert depose.reponses["valeurs"]["commune"] == {"sous le titre dole": "39198"}
    importer(depose)
    assert dict(Personne.objects.values_list("nom", "commune__nom")) == {
        "ALPHA": "Dole",
        "BETA": "Arbois",
        "GAMMA": "Dole",
        "EPSI": "Dole",
    }


def test_the_town_of_a_title_left_aside_takes_nothing_from_a_cell_that_says_it(lire, repondre):
    depose = lire(f"{ENTETES};Commune", "DOLE;;;;;", f"{ANA};", f"{BEA};Dole")
    importer(repondre(depose, commune_sous_le_titre_dole="-"))
    assert dict(Personne.objects.values_list("nom", "commune__nom")) == {"ALPHA": None, "BETA": "Dole"}


def test_the_structure_of_a_title_is_asked(lire):
    depose = lire(ENTETES, "CPH DOLE", ANA, "Mission locale", BEA)
    importer(depose)
    assert [dite[0] for dite in depose.questions["structure"]] == ["sous le titre “CPH DOLE”"]
    assert not Parcours.objects.filter(interventions__isnull=False).exists()


def test_a_single_name_is_asked_set_aside_meanwhile_and_never_lost(lire, repondre, client_):
    depose = lire(ENTETES, ANA, "DIALLO;;;;", BEA)
    assert depose.questions["intertitre"] == [
        [
            "DIALLO",
            1,
            [
                ["titre", "Un titre"],
                ["partis", "Un titre : les personnes qui suivent sont parties"],
                ["personne", "Une personne, dont on ne sait que le nom"],
            ],
            [["ligne 3", ""]],
        ]
    ]
    page = apercu(client_, depose)
    assert "ligne 3, titre, ou personne : à préciser «&nbsp;DIALLO&nbsp;»" in page
    assert "Seul sur sa ligne&nbsp;: «&nbsp;DIALLO&nbsp;»" in page
    importer(repondre(depose, intertitre_diallo="personne"))
    assert set(Personne.objects.values_list("nom", flat=True)) == {"ALPHA", "DIALLO", "BETA"}
    assert not depose.ignorees


@pytest.mark.parametrize(
    ("reponse", "raison", "partis"),
    [
        ("", "titre, ou personne : à préciser", set()),
        ("-", "titre de section", set()),
        ("titre", "titre de section", set()),
        ("partis", "titre : des personnes parties", {"BETA"}),
    ],
)
def test_a_word_said_to_be_a_title_says_what_is_answered_of_the_rows_below(lire, repondre, reponse, raison, partis):
    depose = lire(ENTETES, ANA, "HORS JURA", BEA)
    importer(repondre(depose, intertitre_hors_jura=reponse) if reponse else depose)
    assert ignorees(depose) == {"HORS JURA": raison}
    assert set(Parcours.objects.exclude(fin=None).values_list("personne__nom", flat=True)) == partis


def test_where_most_rows_hold_one_word_it_is_no_title(lire):
    depose = importer(lire(ENTETES, "ALPHA;;;;", "DOLE;;;;", "BETA;;;;", CLO))
    assert not depose.ignorees
    assert depose.lignes.filter(resultat="refusee").count() == 3


def test_a_first_name_a_number_and_a_row_in_small_letters_are_no_titles(lire):
    depose = importer(lire(f"N°;{ENTETES}", f"1;{ANA}", ";;AVRIL;;;", f"2;{BEA}", "3;;;;;", ";Diallo;;;;"))
    assert ignorees(depose) == {"3": "titre de section"}
    assert not any("titre" in ligne.marques for ligne in depose.lignes.all())
    assert set(Personne.objects.values_list("nom", flat=True)) == {"ALPHA", "BETA"}
    assert depose.lignes.filter(resultat="refusee").count() == 2


def test_every_row_that_is_nobody_is_listed_before_and_after(lire, client_):
    titres = [f"Secteur {rang} :;;;;" for rang in range(1, 25)]
    depose = lire(ENTETES, *(f"** {titre}" for titre in titres), *([ANA, BEA, CLO] * 10))
    assert "Voir les autres lignes" in (page := apercu(client_, depose))
    dites = [f"Secteur {rang} :" for rang in range(1, 25)]
    assert all(dit in page for dit in dites)
    lu = resume(client_, importer(depose))
    assert all(dit in lu for dit in dites)


@pytest.mark.parametrize("entetes", [ENTETES, f"{ENTETES};Date de sortie"])
def test_a_refused_row_still_says_in_its_file_under_which_title_it_stood(lire, client_, entetes):
    """Sent back alone, it would be that of somebody who is still followed."""
    depose = importer(lire(entetes, ANA, "PARTIS", BEA))
    assert depose.lignes.get(resultat="refusee").marques["titre"] == "PARTIS"
    contenu = openpyxl.load_workbook(io.BytesIO(fichier_des_refus(depose))).active
    titres, ligne = ([cellule.value for cellule in rang] for rang in contenu.iter_rows())
    assert (titres.count("Date de sortie"), ligne[titres.index("Date de sortie")]) == (1, "PARTIS")
    encore = deposer(ContentFile(fichier_des_refus(depose)), "refus.xlsx", departement="39", agent=depose.demande_par)
    encore = verifier(client_, encore)
    assert encore.questions["sortie"][0][0] == "PARTIS"


def test_the_dossier_says_under_which_title_its_row_stood(lire, client_):
    importer(lire(ENTETES, "FAMILLES", ANA, BEA))
    personne = Personne.objects.get(nom="ALPHA")
    assert "Sous le titre « FAMILLES »" in client_.get(reverse("ce_que_disait", args=[personne.pk])).content.decode()
