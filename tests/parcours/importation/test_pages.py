"""The pages of the import: who may open them, what they cost, what they say when something is wrong."""

import datetime
import io

import pytest
from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from acteurs.models import Departement
from parcours.importation.depot import deposer
from parcours.importation.execution import executer
from parcours.models import Importation, Personne, PropositionDoublon
from parcours.models.importation import EtatImport
from tests.parcours.importation.conftest import LISTING

pytestmark = pytest.mark.django_db

EN_GET = [
    "importation",
    "importation_differences",
    "importation_colonnes",
    "importation_apercu",
    "importation_refusees",
]
EN_POST = [
    "importation_feuille",
    "importation_colonne",
    "importation_repondre",
    "importation_differences",
    "importation_lancer",
    "importation_reprendre",
    "importation_abandonner",
]


@pytest.fixture
def depose(jura_entier, coordinatrice) -> Importation:
    with LISTING.open("rb") as fichier:
        return deposer(
            File(fichier),
            LISTING.name,
            departement="39",
            agent=coordinatrice,
            structure=coordinatrice.affectation.structure,
        )


@pytest.fixture
def termine(depose) -> Importation:
    depose.etat = EtatImport.EN_COURS
    depose.save()
    executer(depose)
    return depose


def envoyer(client, nom: str, contenu: bytes):
    return client.post(reverse("importation_nouvelle"), {"fichier": SimpleUploadedFile(nom, contenu)})


@pytest.mark.parametrize("nom", ["importations", "importation_nouvelle"])
@pytest.mark.parametrize(
    ("qui", "attendu"),
    [
        ("coordinatrice", 200),
        ("etrangere", 200),
        ("intervenante", 403),
        ("autre_intervenante", 403),
        ("prefecture", 403),
        ("administratrice", 403),
        (None, 302),
    ],
)
def test_only_a_coordination_may_import(request, connecter, coordinatrice, parcours, nom, qui, attendu):
    client = connecter(qui and request.getfixturevalue(qui))
    assert client.get(reverse(nom)).status_code == attendu


@pytest.mark.parametrize("qui", ["etrangere", "intervenante", "autre_intervenante", "prefecture", "administratrice"])
def test_somebody_elses_import_does_not_exist(request, connecter, depose, parcours, qui):
    client = connecter(request.getfixturevalue(qui))
    for nom in EN_GET:
        assert client.get(reverse(nom, args=[depose.pk])).status_code == 404, nom
    for nom in EN_POST:
        assert client.post(reverse(nom, args=[depose.pk])).status_code == 404, nom
    assert Importation.objects.filter(pk=depose.pk, etat=EtatImport.A_VERIFIER).exists()


def test_the_imports_of_another_department_are_not_in_the_list(connecter, coordinatrice, depose):
    Departement.objects.create(code="21", nom="Côte-d'Or", region="Bourgogne-Franche-Comté")
    Importation.objects.create(departement_id="21", nom_fichier="ailleurs.xlsx")
    page = connecter(coordinatrice).get(reverse("importations")).content.decode()
    assert "listing_exemple.xlsx" in page
    assert "ailleurs.xlsx" not in page


def test_a_stranger_cannot_decide_a_double(connecter, etrangere, termine):
    double = PropositionDoublon.objects.first()
    adresse = reverse("importation_decider", args=[termine.pk, double.pk])
    assert connecter(etrangere).post(adresse, {"decision": "meme"}).status_code == 404


@pytest.mark.parametrize(
    ("nom", "contenu", "dit"),
    [
        ("vide.xlsx", b"", "vide"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "pas un tableau"),
        ("casse.xlsx", b"PK\x03\x04 rien", "pas un tableau"),
    ],
)
def test_a_bad_file_is_refused_beside_the_field_and_nothing_is_kept(
    connecter, coordinatrice, jura_entier, fichiers_prives, nom, contenu, dit
):
    reponse = envoyer(connecter(coordinatrice), nom, contenu)
    assert reponse.status_code == 200
    assert dit in reponse.content.decode()
    assert not Importation.objects.exists()
    assert not [f for f in fichiers_prives.rglob("*") if f.is_file()]


def test_columns_chosen_by_hand_are_kept_and_the_name_is_required(
    connecter, coordinatrice, jura_entier, ecrire_tableau
):
    client = connecter(coordinatrice)
    contenu = ecrire_tableau([["Qui", "Où"], ["DÉMO Amina", "Dole"]]).read_bytes()
    adresse = envoyer(client, "sans-nom.xlsx", contenu).url
    page = client.post(adresse, {"colonne_0": "", "colonne_1": "commune"})
    assert "Dites quelle colonne contient le nom" in page.content.decode()
    page = client.post(adresse, {"colonne_0": "commune", "colonne_1": "commune"})
    assert "déjà choisi pour une autre colonne" in page.content.decode()
    # The sheet has no header that one recognises: its first row is given by hand.
    client.post(adresse.replace("colonnes", "feuille"), {"ligne_0": "1"})
    apercu = client.post(adresse, {"colonne_0": "nom_complet", "colonne_1": "commune"}, follow=True).content.decode()
    assert "nom DÉMO, prénom Amina" in apercu
    assert "1 dossier à créer" in apercu


def test_the_preview_says_what_each_problem_is(connecter, coordinatrice, depose):
    client = connecter(coordinatrice)
    choix = {f"colonne_{index}": champ for index, champ in depose.colonnes.items()}
    assert client.post(reverse("importation_colonnes", args=[depose.pk]), choix).status_code == 302
    adresse = reverse("importation_apercu", args=[depose.pk])
    page = client.get(adresse, {"montrer": "problemes"}).content.decode()
    assert "Ne montrer que les lignes à problème" in client.get(adresse).content.decode()
    assert "«\u00a000000\u00a0» n&#x27;est pas un numéro de téléphone." in page
    doubles = client.get(adresse, {"montrer": "doubles"}).content.decode()
    assert doubles.count("<article") == 7
    assert "ligne 56 du même tableau" in doubles


def test_every_page_of_the_import_costs_few_queries_and_little_weight(
    connecter, coordinatrice, depose, django_assert_max_num_queries
):
    client = connecter(coordinatrice)
    choix = {f"colonne_{index}": champ for index, champ in depose.colonnes.items()}
    client.post(reverse("importation_colonnes", args=[depose.pk]), choix)
    adresses = [
        reverse("importations"),
        reverse("importation_nouvelle"),
        reverse("importation_colonnes", args=[depose.pk]),
        *(f"{reverse('importation_apercu', args=[depose.pk])}?montrer={m}" for m in ("tout", "problemes", "doubles")),
    ]
    for adresse in adresses:
        with django_assert_max_num_queries(15):
            assert len(client.get(adresse).content) < 100_000, adresse
    depose.etat = EtatImport.EN_COURS
    depose.save()
    executer(depose)
    # Fourteen of them read the dossiers that the doubles are compared with.
    with django_assert_max_num_queries(34):
        assert len(client.get(reverse("importation", args=[depose.pk])).content) < 100_000


def test_the_list_costs_the_same_for_one_import_and_for_many(
    connecter, coordinatrice, depose, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = connecter(coordinatrice)
    client.get(reverse("importations"))
    with CaptureQueriesContext(connection) as une:
        client.get(reverse("importations"))
    for rang in range(8):
        Importation.objects.create(departement_id="39", nom_fichier=f"{rang}.xlsx", demande_par=coordinatrice)
    with django_assert_num_queries(len(une)):
        client.get(reverse("importations"))


def test_starting_twice_starts_once(connecter, coordinatrice, depose, monkeypatch, django_capture_on_commit_callbacks):
    envois = []
    monkeypatch.setattr("parcours.views.importations.suivi.importer.delay", envois.append)
    client = connecter(coordinatrice)
    choix = {f"colonne_{index}": champ for index, champ in depose.colonnes.items()}
    client.post(reverse("importation_colonnes", args=[depose.pk]), choix)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            client.post(reverse("importation_lancer", args=[depose.pk]), {"confirme": "oui"})
    assert envois == [str(depose.pk)]
    page = client.get(reverse("importation", args=[depose.pk])).content.decode()
    assert "hx-trigger" in page
    assert '<meta http-equiv="refresh"' in page


def test_an_import_without_progress_may_be_taken_up(connecter, coordinatrice, depose, monkeypatch):
    client = connecter(coordinatrice)
    depose.etat = EtatImport.EN_COURS
    depose.save()
    adresse = reverse("importation_reprendre", args=[depose.pk])
    assert client.post(adresse).status_code == 403
    il_y_a_longtemps = depose.modifie_le - datetime.timedelta(hours=1)
    Importation.objects.update(modifie_le=il_y_a_longtemps)
    assert "semble arrêté" in client.get(reverse("importation", args=[depose.pk])).content.decode()
    assert client.post(adresse).status_code == 302


def test_a_broker_that_does_not_answer_is_said(
    connecter, coordinatrice, depose, monkeypatch, django_capture_on_commit_callbacks
):
    from kombu.exceptions import OperationalError

    def refuser(pk):
        raise OperationalError("injoignable")

    monkeypatch.setattr("parcours.views.importations.suivi.importer.delay", refuser)
    client = connecter(coordinatrice)
    choix = {f"colonne_{index}": champ for index, champ in depose.colonnes.items()}
    client.post(reverse("importation_colonnes", args=[depose.pk]), choix)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("importation_lancer", args=[depose.pk]), {"confirme": "oui"})
    page = client.get(reverse("importation", args=[depose.pk])).content.decode()
    assert "Le service des tâches ne répond pas" in page
    assert "Réessayer maintenant" in page


def test_the_refused_file_holds_the_same_columns_and_the_problem(connecter, coordinatrice, termine):
    import openpyxl

    reponse = connecter(coordinatrice).get(reverse("importation_refusees", args=[termine.pk]))
    feuille = openpyxl.load_workbook(io.BytesIO(reponse.content)).active
    lignes = list(feuille.iter_rows(values_only=True))
    assert list(lignes[0]) == [*termine.entetes, "Problème"]
    assert len(lignes) == 1 + 7
    assert lignes[1][1:3] == ("YILMAZ", "Mehmet")
    assert "débouté" in lignes[1][-1]
    assert lignes[1][7] == datetime.datetime(2025, 5, 27)  # noqa: DTZ001 (a cell has no zone)


def test_a_file_given_up_leaves_nothing(connecter, coordinatrice, depose, fichiers_prives):
    connecter(coordinatrice).post(reverse("importation_abandonner", args=[depose.pk]))
    assert not Importation.objects.exists()
    assert not [f for f in fichiers_prives.rglob("*") if f.is_file()]


def test_the_summary_adds_up_and_the_doubles_are_side_by_side(connecter, coordinatrice, termine):
    page = connecter(coordinatrice).get(reverse("importation", args=[termine.pk])).content.decode()
    assert "173 + 0 + 7 + 7 = 187" in page
    assert page.count("Deux personnes différentes</button>") == 7
    assert "(différent)" in page
    assert Personne.objects.count() == 173


def test_a_file_that_vanished_sends_back_to_the_first_step(connecter, coordinatrice, depose):
    depose.fichier.storage.delete(depose.fichier.name)
    reponse = connecter(coordinatrice).get(reverse("importation_colonnes", args=[depose.pk]), follow=True)
    assert "plus là. Déposez-le de nouveau" in reponse.content.decode()
    assert reponse.redirect_chain == [(reverse("importation_nouvelle"), 302)]


def test_a_second_import_shows_the_doubles_still_waiting_and_follows_their_decision(connecter, coordinatrice, termine):
    with LISTING.open("rb") as fichier:
        second = deposer(File(fichier), LISTING.name, departement="39", agent=coordinatrice)
    second.etat = EtatImport.EN_COURS
    second.save()
    executer(second)
    client = connecter(coordinatrice)
    adresse = reverse("importation", args=[second.pk])
    page = client.get(adresse).content.decode()
    assert "0 + 173 + 7 + 7 = 187" in page
    double = PropositionDoublon.objects.order_by("ligne__numero").first()
    client.post(reverse("importation_decider", args=[second.pk, double.pk]), {"decision": "autre"})
    assert "0 + 174 + 6 + 7 = 187" in client.get(adresse).content.decode()
    assert "174 + 0 + 6 + 7 = 187" in client.get(reverse("importation", args=[termine.pk])).content.decode()
