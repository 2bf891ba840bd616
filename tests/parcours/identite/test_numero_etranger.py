"""The foreigner's number: encrypted, found by its hash, masked on screen, shown by a noted gesture, exported nowhere."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse

from cirj.socle.models import EntreeJournal
from parcours.models import Personne
from tests.harnais.acces import CAST
from tests.table_acces import TABLE
from tests.test_acces import adresse_de

pytestmark = pytest.mark.django_db
NUMERO = "0990057341"
RACINE = Path(settings.TEMPLATES[0]["DIRS"][0]).parent
#: The files that may read the number: the model and its search, its form and its page, the import that receives it.
LECTEURS = {
    "parcours/models/personne.py",
    "parcours/urls.py",
    "parcours/journalises/commun.py",
    "parcours/journalises/identite.py",
    "parcours/identite/formulaires.py",
    "parcours/papiers/releve.py",
    "parcours/views/numero.py",
    "templates/parcours/identite/numero_etranger.html",
    "comites/demonstration/population.py",
    # Masked there.
    "parcours/reunion/comparaison.py",
    # Its name in a list of columns; what a newer table says of it, masked.
    "parcours/importation/formulaires.py",
    "parcours/importation/differences/identite.py",
    # What is exchanged with the State and the OFII, under its own permission.
    "parcours/agir/fichier.py",
    "parcours/agir/ofii/lecture.py",
    "parcours/agir/ofii/colonnes.py",
    *(
        f"parcours/importation/{nom}.py"
        for nom in (
            "champs",
            "comparaison",
            "completion",
            "construction",
            "doublons",
            "entetes",
            "identite",
            "numeros_masques",
        )
    ),
}


@pytest.fixture
def numerotee(personne):
    personne.numero_etranger = NUMERO
    personne.save()
    return personne


def test_it_is_encrypted_at_rest_and_found_whatever_its_leading_zeros(numerotee, jura):
    neuf = Personne.objects.create(departement=jura, nom="DÉMO-NEUF", numero_etranger="039912345")
    with connection.cursor() as curseur:
        curseur.execute("select p::text from parcours_personne p")
        lignes = " ".join(ligne for (ligne,) in curseur.fetchall())
    assert NUMERO not in lignes
    assert NUMERO.lstrip("0") not in lignes
    assert "39912345" not in lignes
    for saisi in (NUMERO, NUMERO.lstrip("0"), "09 90 05 73 41"):
        assert Personne.objects.chercher(saisi).get() == numerotee
    assert Personne.objects.chercher("0039912345").get() == neuf
    assert not Personne.objects.chercher("0990057342").exists()


def test_it_is_masked_then_shown_by_a_gesture_that_the_journal_notes(
    numerotee, parcours, intervenante, exceptionnelle, connecter
):
    client, adresse = connecter(intervenante), reverse("numero_etranger", args=[numerotee.pk])
    for page in (reverse("dossier_fiches", args=[numerotee.pk]), adresse):
        html = client.get(page).content.decode()
        assert "••••••7341" in html
        assert NUMERO not in html
    assert not EntreeJournal.objects.filter(objet_type="numero_etranger").exists()
    assert NUMERO in client.post(adresse).content.decode()
    notee = EntreeJournal.objects.get(objet_type="numero_etranger")
    assert (notee.action, notee.agent_id, notee.personnes) == ("lecture", intervenante.pk, [numerotee.pk])
    # Who reads in exception reads neither the end of it.
    lectrice = connecter(exceptionnelle)
    assert lectrice.post(adresse).status_code == 403
    assert "7341" not in lectrice.get(reverse("dossier_fiches", args=[numerotee.pk])).content.decode()


@pytest.mark.parametrize(
    ("tape", "garde"),
    [("09 90 05 73 42", "0990057342"), ("990057342", "990057342"), ("99005734", None), ("A990057342", None)],
)
def test_it_is_typed_with_its_zeros_and_refused_beside_its_field(
    numerotee, parcours, coordinatrice, connecter, tape, garde
):
    adresse = reverse("fiche_ajouter", args=[numerotee.pk, "numero"])
    client = connecter(coordinatrice)
    assert NUMERO not in client.get(adresse).content.decode()
    reponse = client.post(adresse, {"nouveau_numero": tape})
    numerotee.refresh_from_db()
    assert (reponse.status_code, numerotee.numero_etranger) == ((302, garde) if garde else (200, NUMERO))
    if not garde:
        assert "compte 9 ou 10 chiffres" in reponse.content.decode()
        assert tape in reponse.content.decode()


def test_no_page_list_nor_file_carries_it(objets, numerotee, coordinatrice, connecter):
    client, lues = connecter(coordinatrice), 0
    for ligne in TABLE:
        if ligne.methode != "GET" or ligne.reponses[CAST.index("coordinatrice")] != 200:
            continue
        with transaction.atomic():
            reponse = client.get(adresse_de(ligne, objets))
            contenu = b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
            transaction.set_rollback(True)
        if contenu.startswith(b"PK"):
            classeur = zipfile.ZipFile(io.BytesIO(contenu))
            contenu = b"".join(classeur.read(nom) for nom in classeur.namelist())
        assert NUMERO.lstrip("0").encode() not in contenu, ligne
        lues += 1
    assert lues > 40
    with connection.cursor() as curseur:
        curseur.execute("select coalesce(string_agg(j::text, ' '), '') from socle_entreejournal j")
        assert NUMERO.lstrip("0") not in curseur.fetchone()[0]


def test_only_the_files_that_need_it_read_it():
    """What a PDF draws cannot be searched for digits: the code that makes files does not read the number at all.

    ``personne__numero_etranger`` only says that it is not loaded.
    """
    trouves = set()
    for dossier in ("cirj", "acteurs", "parcours", "comites", "templates"):
        for fichier in (RACINE / dossier).rglob("*.*"):
            lu = fichier.suffix in (".py", ".html", ".sql") and "migrations" not in fichier.parts
            if lu and re.search(r"(?<!__)numero_(etranger|masque)", fichier.read_text()):
                trouves.add(str(fichier.relative_to(RACINE)))
    assert trouves == LECTEURS
