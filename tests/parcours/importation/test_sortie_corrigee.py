"""The day of an exit corrected by a later table: who followed the person stays noted, until the day she left."""

import datetime

import pytest

from cirj.socle.rls import contexte
from parcours.models import Parcours, Personne, Referent
from tests.parcours.importation.retour import defaire, etat
from tests.parcours.importation.tables_nouvelles import UN, constats, deposer_lignes, importer

pytestmark = pytest.mark.django_db
d = datetime.date


def corriger(**dite: str):
    with contexte.service("39"):
        return importer(deposer_lignes(UN | dite), sortie="remplacer")


@pytest.mark.parametrize(("corrigee", "jour"), [("30/11/2025", d(2025, 11, 30)), ("15/09/2025", d(2025, 9, 15))])
@pytest.mark.parametrize("entree", ["", "01/02/2024"])
def test_a_corrected_exit_moves_the_end_of_the_caseworker_and_deletes_nobody(jura_entier, entree, corrigee, jour):
    importer(deposer_lignes(UN | {"sortie": "31/10/2025", "referent": "JMB", "entree": entree}))
    avant = Referent.objects.get()
    corriger(sortie=corrigee, referent="JMB", entree=entree)
    referent, parcours = Referent.objects.get(), Parcours.objects.get()
    assert (referent.pk, referent.nom_libre, referent.fin, parcours.fin) == (avant.pk, "JMB", jour, jour)
    assert parcours.debut <= referent.debut <= jour


@pytest.mark.parametrize("dite", ["31/10/2025", "oui"])
def test_a_first_exit_before_the_day_of_the_import_keeps_the_caseworker_until_then(jura_entier, dite):
    importer(deposer_lignes(UN | {"referent": "JMB", "entree": "01/02/2024"}))
    corriger(sortie=dite)
    referent, parcours = Referent.objects.get(), Parcours.objects.get()
    assert (referent.nom_libre, referent.fin) == ("JMB", parcours.fin)
    assert referent.debut <= referent.fin


def test_an_exit_corrected_moves_only_those_who_followed_until_it(jura_entier):
    importer(deposer_lignes(UN | {"sortie": "31/10/2025", "referent": "JMB", "entree": "01/02/2024"}))
    parcours = Parcours.objects.get()
    Referent.objects.create(
        parcours=parcours, departement_id="39", nom_libre="Avant", debut=d(2024, 3, 1), fin=d(2025, 1, 1)
    )
    corriger(sortie="30/11/2025", referent="JMB")
    assert dict(Referent.objects.values_list("nom_libre", "fin")) == {"Avant": d(2025, 1, 1), "JMB": d(2025, 11, 30)}


def test_cancelling_the_correction_gives_back_the_first_end(jura_entier, coordinatrice):
    importer(deposer_lignes(UN | {"sortie": "31/10/2025", "referent": "JMB"}))
    avant = etat()
    correction = corriger(sortie="15/09/2025", referent="Mme Jacquot")
    assert etat() != avant
    defaire(correction, coordinatrice)
    assert etat() == avant


def test_the_dossier_still_shows_who_followed_until_the_end(jura_entier, connecter, coordinatrice):
    importer(deposer_lignes(UN | {"sortie": "31/10/2025", "referent": "JMB"}))
    corriger(sortie="30/11/2025", referent="JMB")
    page = connecter(coordinatrice).get(Personne.objects.get().get_absolute_url()).content.decode()
    assert "JMB" in page


def test_another_caseworker_of_somebody_gone_is_a_difference(jura_entier):
    importer(deposer_lignes(UN | {"sortie": "31/10/2025", "referent": "JMB"}))
    autre = UN | {"sortie": "31/10/2025", "referent": "Mme Jacquot"}
    assert constats(importer(deposer_lignes(autre)))["referent"] == ("garder", "")
    assert Referent.objects.get().nom_libre == "JMB"
    importer(deposer_lignes(autre | {"observations": "vue"}), referent="remplacer")
    referent = Referent.objects.get()
    assert (referent.nom_libre, referent.fin) == ("Mme Jacquot", d(2025, 10, 31))


def test_another_caseworker_than_an_account_leaves_it_noted(jura_entier, coordinatrice):
    importer(deposer_lignes(UN | {"sortie": "31/10/2025", "referent": "JMB"}))
    Referent.objects.update(agent=coordinatrice, nom_libre="")
    autre = UN | {"sortie": "31/10/2025", "referent": "Mme Jacquot"}
    importer(deposer_lignes(autre), referent="remplacer")
    assert set(Referent.objects.values_list("agent", "nom_libre", "principal")) == {
        (coordinatrice.pk, "", False),
        (None, "Mme Jacquot", True),
    }
    assert constats(importer(deposer_lignes(autre | {"observations": "vue"}))) == {}


def test_an_exit_and_another_caseworker_chosen_together(jura_entier):
    importer(deposer_lignes(UN | {"referent": "JMB", "entree": "01/02/2024"}))
    with contexte.service("39"):
        depose = deposer_lignes(UN | {"referent": "Mme Jacquot", "sortie": "31/10/2025"})
        importer(depose, sortie="remplacer", referent="remplacer")
    assert dict(Referent.objects.values_list("nom_libre", "fin"))["Mme Jacquot"] == d(2025, 10, 31)
    assert Referent.objects.filter(nom_libre="JMB").exists()


@pytest.mark.parametrize(
    ("tenu", "dit", "differe"),
    [
        ("Mme Jacquot puis M. Reverchon", "M. Reverchon", True),
        ("M. Reverchon", "Mme Jacquot puis M. Reverchon", True),
        ("Jacquot/Reverchon", "Reverchon", True),
        ("Jacquot et Reverchon", "Jacquot", True),
        ("M. Martin", "Mme Martin", True),
        ("Mme Martin", "Claire Martin", False),
        ("Claire MARTIN", "Martin", False),
        ("Jacquot/Reverchon", "JACQUOT/REVERCHON", False),
    ],
)
def test_a_name_that_the_old_text_contains_is_shown_unless_it_is_one_person_s(jura_entier, tenu, dit, differe):
    importer(deposer_lignes(UN | {"referent": tenu}))
    assert ("referent" in constats(importer(deposer_lignes(UN | {"referent": dit})))) is differe


@pytest.mark.parametrize(
    ("entree", "sortie", "gardee"),
    [
        ("16/11/2025", "08/08/2025", False),
        ("01/2026", "2025", False),
        ("16/11/2025", "16/11/2025", True),
        ("12/2025", "2025", True),
        ("2025", "03/2025", True),
    ],
)
def test_an_entry_after_the_exit_is_said_and_not_taken(jura_entier, entree, sortie, gardee):
    importation = importer(deposer_lignes(UN | {"entree": entree, "sortie": sortie}))
    parcours = Parcours.objects.get()
    assert parcours.fin is not None
    assert parcours.entree_connue is gardee
    dits = [p["message"] for p in importation.lignes.get().problemes]
    assert any("suit la sortie" in dit for dit in dits) is not gardee
