"""« Le texte d'origine est gardé »: the coordination reads it from the dossier, word for word, and nobody else does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cirj.socle.models import EntreeJournal
from parcours.models import Importation, Personne
from tests.parcours.importation.par_la_page import importer, resume, verifier

pytestmark = pytest.mark.django_db

ENTETES = ["Nom", "Prénom", "Né(e) le", "Composition", "CIR", "Téléphone", "N° étranger", "Truc"]
RIMA = ["Demo", "Rima", "03/05/1990", "mère isolée + 1 enfant", "non signé", "00000", "0399000012", "à revoir"]


@pytest.fixture
def importe(connecter, coordinatrice, jura_entier, ecrire_tableau, envoyer):
    """Return a function that imports rows by the pages, and returns the import."""
    client = connecter(coordinatrice)

    def faire(*lignes, nom="suivi.xlsx") -> Importation:
        envoyer(client, nom, ecrire_tableau([ENTETES, *lignes], nom).read_bytes())
        return importer(verifier(client, Importation.objects.latest("cree_le")))

    faire.client = client
    return faire


def adresse(personne) -> str:
    return reverse("ce_que_disait", args=[personne.pk])


def test_every_cell_is_shown_as_it_was_written_with_what_was_not_taken(importe):
    lance = importe(RIMA)
    rima, client = Personne.objects.get(), importe.client
    assert adresse(rima) in client.get(rima.get_absolute_url()).content.decode()
    assert adresse(rima) in resume(client, lance)
    page = client.get(adresse(rima)).content.decode()
    for entete, ecrit in zip(ENTETES, RIMA, strict=True):
        assert entete.replace("'", "&#x27;") in page
        assert ecrit in page or entete == "N° étranger", ecrit
    assert "suivi.xlsx" in page
    assert "«\u00a000000\u00a0» n&#x27;est pas un numéro de téléphone." in page
    assert "Colonne laissée de côté" in page
    # The whole number is a gesture of its own, that the journal notes.
    assert "0399000012" not in page
    assert EntreeJournal.objects.filter(objet_type="ce_que_disait", personnes__contains=[rima.pk]).exists()


def test_a_number_that_is_not_taken_is_no_more_shown_by_what_is_said_of_it(importe):
    importe([*RIMA[:6], "39031204", RIMA[7]])
    page = importe.client.get(adresse(Personne.objects.get())).content.decode()
    assert "1204" in page
    assert "39031204" not in page
    assert "039031204" not in page


def test_each_import_of_the_person_is_there_the_latest_first(importe):
    importe(RIMA)
    importe([*RIMA[:3], "couple + 2 enf", *RIMA[4:]], nom="second.xlsx")
    page = importe.client.get(adresse(Personne.objects.get())).content.decode()
    assert page.index("second.xlsx") < page.index("suivi.xlsx")
    assert "2 lignes importées parlent de Rima" in page
    # What the dossier kept is said beside what the table said.
    assert "le tableau disait" in page


def test_the_page_costs_the_same_for_one_row_and_for_several(importe):
    importe(RIMA)
    couts = []
    for rang in range(2):
        with CaptureQueriesContext(connection) as requetes:
            importe.client.get(adresse(Personne.objects.get()))
        couts.append(len(requetes))
        importe([*RIMA[:3], f"{rang + 2} adultes", *RIMA[4:]], nom=f"{rang}.xlsx")
    assert couts[0] == couts[1]


def test_a_person_of_no_table_has_no_link_and_nobody_else_reads_the_rows(importe, connecter, intervenante, parcours):
    personne = parcours.personne
    assert adresse(personne) not in importe.client.get(personne.get_absolute_url()).content.decode()
    assert "Aucune ligne importée" in importe.client.get(adresse(personne)).content.decode()
    assert connecter(intervenante).get(adresse(personne)).status_code == 404
