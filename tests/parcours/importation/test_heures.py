"""The hour of an appointment is kept with its day where words are kept; a date of the dossier has none."""

import datetime
import io

import openpyxl
import pytest
from django.core.files import File
from django.urls import reverse

from parcours.importation.depot import deposer
from parcours.importation.fichier_refus import fichier_des_refus
from parcours.models import Parcours, Personne, Suivi
from tests.parcours.importation.par_la_page import apercu, importer, verifier

RENDEZ_VOUS = datetime.datetime(2026, 12, 9, 10, 30)  # noqa: DTZ001 (a cell has no zone)
CONTACT = datetime.datetime(2025, 3, 3, 14, 15)  # noqa: DTZ001 (a cell has no zone)


@pytest.fixture
def depose(jura_entier, coordinatrice, connecter, ecrire_tableau):
    entetes = ["Nom", "Prénom", "Date de naissance", "Dernier contact", "RDV préfecture", "Validité"]
    jour = datetime.date(2027, 3, 12)
    chemin = ecrire_tableau(
        [
            entetes,
            ["Demo", "Un", datetime.date(1990, 5, 3), CONTACT, RENDEZ_VOUS, jour],
            ["", "Sans nom", "", CONTACT, RENDEZ_VOUS, jour],
        ]
    )
    with chemin.open("rb") as fichier:
        importation = deposer(File(fichier), chemin.name, departement="39", agent=coordinatrice)
    importation.colonnes |= {"3": "dernier_contact", "4": "note", "5": "note"}
    importation.colonnes_demandees = {}
    importation.save()
    return importation


def test_the_hour_is_in_the_note_and_in_what_the_table_said(depose, connecter, coordinatrice):
    client = connecter(coordinatrice)
    depose = verifier(client, depose)
    assert "09/12/2026 10:30" in apercu(client, depose)
    importer(depose)
    assert set(Suivi.objects.exclude(texte="").values_list("texte", flat=True)) == {
        "RDV préfecture : 09/12/2026 10:30",
        "Validité : 12/03/2027",
    }
    assert Parcours.objects.get().dernier_contact == CONTACT.date()
    page = client.get(reverse("ce_que_disait", args=[Personne.objects.get().pk])).content.decode()
    assert "09/12/2026 10:30" in page
    assert "03/03/2025 14:15" in page
    assert "12/03/2027 00:00" not in page


def test_the_hour_is_in_the_file_of_what_was_refused(depose):
    importer(depose)
    feuille = openpyxl.load_workbook(io.BytesIO(fichier_des_refus(depose))).active
    assert RENDEZ_VOUS in [cellule.value for cellule in feuille[2]]
