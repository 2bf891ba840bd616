"""From the summary to the people of the import, those gone and those already known included; the name in use is shown."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parcours.models import Intervention, Personne
from tests.parcours.importation.par_la_page import deposer_et_verifier, importer, resume
from tests.parcours.importation.tables_nouvelles import UN, deposer_lignes

pytestmark = pytest.mark.django_db
LISTE = reverse("personnes")


def prenoms(reponse) -> set[str]:
    return {ligne.personne.prenom for ligne in reponse.context["lignes"]}


def test_the_summary_opens_the_people_of_this_import_and_no_other(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    deja = {"prenom": "Deja", "date_naissance": "01/02/1970"}
    importer(deposer_lignes(UN | {"prenom": "Autre"}, UN | deja))
    partie = {"prenom": "Ancienne", "date_naissance": "05/06/1985", "sortie": "12/03/2024"}
    importation = importer(deposer_lignes(UN, UN | partie, UN | deja | {"telephone": "0600000001"}))
    lien = f"{LISTE}?tableau={importation.pk}"
    assert f'href="{lien}"' in resume(client, importation)
    reponse = client.get(lien)
    assert prenoms(reponse) == {"Un", "Ancienne", "Deja"}
    assert "1 filtre appliqué" in reponse.content.decode()
    assert prenoms(client.get(LISTE)) == {"Un", "Autre", "Deja"}


def test_the_filter_shows_nothing_to_who_sees_no_import(
    jura_entier, connecter, coordinatrice, intervenante, etrangere, association
):
    importation = importer(deposer_lignes(UN, UN | {"prenom": "Deux", "date_naissance": "01/02/1970"}))
    lue = Personne.objects.get(prenom="Un").parcours.get()
    Intervention.objects.create(parcours=lue, structure=association, pilier="langue", debut="2025-03-01")
    for agent in (intervenante, etrangere):
        page = connecter(agent).get(f"{LISTE}?tableau={importation.pk}")
        assert "t.csv" not in page.content.decode()
        assert "Deux" not in prenoms(page)
    # An import that is nobody's is not understood, and says so.
    page = connecter(coordinatrice).get(f"{LISTE}?tableau={uuid.uuid4()}")
    assert page.status_code == 200


def test_an_import_waiting_for_its_answers_is_not_proposed(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    deposer_et_verifier(client, UN)
    assert "t.csv" not in client.get(LISTE).content.decode()


def test_the_people_of_a_long_import_cost_no_more_queries(jura_entier, connecter, coordinatrice):
    client, couts = connecter(coordinatrice), set()
    for nombre in (1, 6):
        lignes = [
            UN | {"nom": f"N{nombre}", "prenom": f"P{'abcdef'[r]}", "date_naissance": f"0{r + 1}/02/19{nombre}7"}
            for r in range(nombre)
        ]
        importation = importer(deposer_lignes(*lignes))
        with CaptureQueriesContext(connection) as requetes:
            assert len(prenoms(client.get(f"{LISTE}?tableau={importation.pk}"))) == nombre
        couts.add(len(requetes))
    assert len(couts) == 1


def test_the_name_in_use_is_on_the_dossier_and_in_the_list(connecter, coordinatrice, jura):
    mariee = Personne.objects.create(departement=jura, nom="DUPONT", prenom="Sophie", nom_usage="MARTIN")
    meme = Personne.objects.create(departement=jura, nom="ARBOIS", prenom="Lou", nom_usage="Arbois")
    client = connecter(coordinatrice)
    assert "nom d'usage : <strong>MARTIN</strong>" in client.get(mariee.get_absolute_url()).content.decode()
    assert "nom d'usage :" not in client.get(meme.get_absolute_url()).content.decode()
    liste = client.get(f"{LISTE}?suivi=tous").content.decode()
    assert liste.count("nom d'usage : ") == 1
    assert "nom d'usage : MARTIN" in liste


def test_the_name_in_use_is_said_of_who_looks_alike(connecter, coordinatrice, jura):
    Personne.objects.create(departement=jura, nom="DUPONT", prenom="Sophie", nom_usage="MARTIN")
    saisie = {
        "nom": "Dupont",
        "prenom": "Sophie",
        "naissance_precision": "jour",
        "programme": "coordination",
        "debut": "2026-01-05",
        "debut_precision": "jour",
        "piliers": ["social"],
    }
    page = connecter(coordinatrice).post(reverse("personne_nouvelle"), saisie).content.decode()
    assert "(nom d'usage : MARTIN)" in page
