"""Comments and colours after the import: notes of the dossier, the summary, the file of the refused rows."""

import datetime
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from acteurs.models import Structure
from parcours.importation.marques import LONGUEUR, NOTRE, _mots
from parcours.importation.marques_dites import _ou
from parcours.models import Importation, LigneImport, Personne, PropositionDoublon, Suivi
from tests.parcours.importation.par_la_page import apercu, importer, resume, verifier

pytestmark = pytest.mark.django_db

ENTETES = ["Nom", "Prénom", "Né(e) le", "Téléphone", "Structure"]
LIGNES = [
    ["ARBOIS", "Un", "04/05/1990", "", "CCAS de Dole"],
    ["BREVANS", "Deux", "04/05/1991", "", "CCAS de Dole"],
    ["CRISSEY", "Trois", "04/05/1992", "", ""],
    [None, "Quatre", datetime.date(1993, 5, 4), "0600000001", ""],
    ["DOLE", "Cinq", "04/05/1994", "", ""],
    ["EVANS", "Six", "04/05/1995", "", ""],
    ["FRAISANS", "Sept", "04/05/1996", "", ""],
    ["GENDREY", "Huit", "04/05/1997", "", ""],
]
COMMENTAIRES = {
    "B2": "à voir en comité",
    "C2": "suivie par un médecin à Dole",
    "D5": "celui de son frère",
    "D1": "un seul numéro",
}
COULEURS = {3: "FFFFFF00", 5: "FF92D050", 6: "FFFFFF00"}
VUE = "Commentaire de la case « Prénom » : à voir en comité"


def classeur(lignes=LIGNES, commentaires=COMMENTAIRES, couleurs=COULEURS) -> bytes:
    fichier = openpyxl.Workbook()
    feuille = fichier.active
    for ligne in [ENTETES, *lignes]:
        feuille.append(ligne)
    for case, mots in commentaires.items():
        feuille[case].comment = Comment(mots, "C. V.")
    for rang, couleur in couleurs.items():
        for cellule in feuille[rang]:
            cellule.fill = PatternFill("solid", fgColor=couleur)
    tampon = io.BytesIO()
    fichier.save(tampon)
    return tampon.getvalue()


@pytest.fixture
def deposer(connecter, coordinatrice, jura_entier, envoyer):
    """Return a function that deposits a workbook by its page and accepts its columns."""
    client = connecter(coordinatrice)

    def faire(contenu: bytes, nom: str = "suivi.xlsx") -> Importation:
        envoyer(client, nom, contenu)
        return verifier(client, Importation.objects.latest("cree_le"))

    faire.client = client
    return faire


def notes(prenom: str) -> dict[str, Suivi]:
    return {s.texte: s for s in Suivi.objects.filter(parcours__personne__prenom=prenom, mode="reprise")}


def test_the_words_of_a_comment_go_to_the_dossier_those_of_health_to_who_carries_it(deposer):
    client = deposer.client
    depose = deposer(classeur())
    page = apercu(client, depose)
    assert "2 lignes portent un commentaire : leurs mots seront notés aux dossiers" in page
    assert "3 lignes sont en couleur" in page
    importer(depose)
    ccas = Structure.objects.get(nom="CCAS de Dole")
    de_sante = "Commentaire de la case « Né(e) le » : suivie par un médecin à Dole"
    trouvees = notes("Un")
    assert set(trouvees) == {VUE, de_sante}
    assert (trouvees[VUE].structure, trouvees[VUE].piliers) == (ccas, [])
    assert trouvees[de_sante].piliers == ["sante"]
    assert trouvees[de_sante].structure != ccas
    assert Suivi.objects.count() == 2
    un = Personne.objects.get(prenom="Un")
    assert "à voir en comité" in client.get(reverse("dossier_chronologie", args=[un.pk])).content.decode()


def test_the_summary_lists_the_rows_with_a_comment_or_a_colour_and_what_is_on_no_row(deposer):
    depose = importer(deposer(classeur()))
    page = resume(deposer.client, depose)
    assert "2 lignes portent un commentaire" in page
    un = Personne.objects.get(prenom="Un")
    assert f'Ligne 2, <a href="{un.get_absolute_url()}">Un ARBOIS</a>, «&nbsp;Prénom&nbsp;»&nbsp;: ' in page
    assert '<span class="import-mots">à voir en comité</span>' in page
    assert "Ligne 5 (refusée), «&nbsp;Téléphone&nbsp;»&nbsp;: " in page
    assert "1 commentaire n&#x27;est sur aucune ligne importée" in page
    assert 'Case D1&nbsp;: <span class="import-mots">un seul numéro</span>' in page
    assert "3 lignes sont en couleur" in page
    assert "Jaune, 2 lignes&nbsp;: lignes 3, 6" in page
    assert "Vert, 1 ligne&nbsp;: ligne 5" in page


def test_a_table_without_marks_says_nothing_of_them(deposer):
    depose = importer(deposer(classeur(commentaires={}, couleurs={})))
    assert "Commentaires et couleurs" not in resume(deposer.client, depose)
    assert not LigneImport.objects.filter(marquee=True).exists()


def test_a_refused_row_keeps_its_comments_its_colour_and_its_dates_and_gives_them_back_once_corrected(deposer):
    depose = importer(deposer(classeur()))
    adresse = reverse("importation_refusees", args=[depose.pk])
    fichier = openpyxl.load_workbook(io.BytesIO(deposer.client.get(adresse).content))
    feuille = fichier.active
    assert feuille["D2"].comment.text == "celui de son frère"
    assert feuille["A2"].comment.text.startswith(NOTRE)
    assert feuille["D2"].fill.fgColor.rgb == "FF92D050"
    assert feuille["C2"].value == datetime.datetime(1993, 5, 4)  # noqa: DTZ001 (a cell has no zone)
    feuille["A2"] = "CORRIGEE"
    tampon = io.BytesIO()
    fichier.save(tampon)
    corrige = deposer(tampon.getvalue(), "refus.xlsx")
    page = apercu(deposer.client, corrige)
    assert "Commentaire de la case «\u00a0Téléphone\u00a0»\u00a0: celui de son frère" in page
    assert "Surlignée en vert" in page
    assert NOTRE not in page
    importer(corrige)
    assert set(notes("Quatre")) == {"Commentaire de la case « Téléphone » : celui de son frère"}


def test_a_comment_beside_what_is_wrong_stays_and_ours_is_never_taken_for_it(deposer):
    depose = importer(deposer(classeur(commentaires={"A5": "son mari le sait"})))
    adresse = reverse("importation_refusees", args=[depose.pk])
    contenu = deposer.client.get(adresse).content
    mots = openpyxl.load_workbook(io.BytesIO(contenu)).active["A2"].comment.text.splitlines()
    assert mots[0] == "son mari le sait"
    assert mots[1].startswith(NOTRE)
    encore = deposer(contenu, "refus.xlsx")
    page = apercu(deposer.client, encore)
    assert "Commentaire de la case «\u00a0Nom\u00a0»\u00a0: son mari le sait</span>" in page


def test_a_comment_written_since_is_added_once_to_a_known_dossier(deposer):
    importer(deposer(classeur(commentaires={})))
    assert notes("Un") == {}
    for _ in range(2):
        importer(deposer(classeur()))
        assert len(notes("Un")) == 2
    # A third one is added, those of before are not written again.
    importer(deposer(classeur(commentaires=COMMENTAIRES | {"E2": "change en mai"})))
    assert len(notes("Un")) == 3
    assert Personne.objects.count() == 7


def test_a_double_gives_its_comments_to_the_dossier_that_is_chosen(deposer):
    client = deposer.client
    importer(deposer(classeur(commentaires={}, couleurs={})))
    semblable = [["ARBOIZ", "Un", "04/05/1990", "", ""], ["BREVENS", "Deux", "04/05/1991", "", ""]]
    depose = importer(deposer(classeur(semblable, {"B2": "à voir en comité", "B3": "à revoir"}, {})))
    assert "(double à décider)" in resume(client, depose)
    for proposition, decision in zip(
        PropositionDoublon.objects.order_by("ligne__rang"), ("meme", "autre"), strict=True
    ):
        client.post(reverse("importation_decider", args=[depose.pk, proposition.pk]), {"decision": decision})
    assert VUE in notes("Un")
    nouvelle = Personne.objects.get(nom="BREVENS")
    assert nouvelle.parcours.get().suivis.get().texte == "Commentaire de la case « Prénom » : à revoir"


def test_the_summary_of_many_comments_costs_no_more_queries(deposer):
    couts = set()
    for nombre in (1, 6):
        commentaires = {f"B{rang + 2}": f"note {nombre}" for rang in range(nombre)}
        lignes = [
            [f"N{chr(97 + nombre)}{chr(97 + r)}", "Lou", f"0{r + 1}/02/19{nombre}7", "", ""] for r in range(nombre)
        ]
        depose = importer(deposer(classeur(lignes, commentaires | {"D1": "titre"}, {2: "FFFFFF00"})))
        # Two tables, and not one deposited again.
        Importation.objects.filter(pk=depose.pk).update(nom_fichier=f"table {chr(97 + nombre)}.xlsx")
        with CaptureQueriesContext(connection) as requetes:
            resume(deposer.client, depose)
        couts.add(len(requetes))
    assert len(couts) == 1


@pytest.mark.parametrize(
    ("ecrit", "mots"),
    [
        ("à voir", "à voir"),
        (f"{NOTRE}le nom manque.", ""),
        (f"à voir\n{NOTRE}le nom manque.\net ceci", "à voir\net ceci"),
        (
            "[Commentaire à thread]\n\nVotre version d'Excel le lit. En savoir plus : https://x\n\nCommentaire :\n    à voir",
            "à voir",
        ),
        ("[Commentaire à thread]\nVotre version\nCommentaire :\n  à voir\nRéponse :\n  vu", "à voir\nRéponse :\nvu"),
        ("[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    see her", "see her"),
        ("[sic] à voir", "[sic] à voir"),
    ],
)
def test_only_the_words_of_the_author_are_kept(ecrit, mots):
    assert _mots(ecrit) == mots


def test_a_comment_that_is_cut_says_so():
    assert len(_mots("x" * (LONGUEUR + 1))) == LONGUEUR
    assert _mots("x" * (LONGUEUR + 1)).endswith(" […]")


@pytest.mark.parametrize(
    ("feuille", "numeros", "dit"),
    [("", [3], "ligne 3"), ("", [7, 3, 4, 5], "lignes 3 à 5, 7"), ("CADA", [3, 4], "lignes 3, 4 de « CADA »")],
)
def test_rows_are_told_as_people_do(feuille, numeros, dit):
    assert _ou(feuille, numeros) == dit
