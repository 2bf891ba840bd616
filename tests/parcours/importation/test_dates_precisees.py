"""A date that the dossier knows to the month or the year, told better by a later table: a choice, and never dropped unsaid."""

import datetime

import pytest
from django.urls import reverse

from parcours.models import ContratIntegration, Parcours, Personne, Protection, Sejour
from parcours.models.importation import Importation
from tests.parcours.importation.par_la_page import resume
from tests.parcours.importation.tables_nouvelles import UN, constats, deposer_champs, importer
from tests.parcours.importation.tables_nouvelles import deposer_lignes as deposer

pytestmark = pytest.mark.django_db
d = datetime.date

#: Field → (what goes with it, how the date reads in the database).
DATES = {
    "entree": ({}, lambda: Parcours.objects.values_list("debut", "debut_precision").get()),
    "sortie": ({"entree": "01/02/2020"}, lambda: Parcours.objects.values_list("fin", "fin_precision").get()),
    "date_notification": (
        {"statut": "réfugié"},
        lambda: Protection.objects.values_list("date", "date_precision").get(),
    ),
    "entree_hebergement": (
        {"hebergement": "CADA"},
        lambda: Sejour.objects.values_list("debut", "debut_precision").get(),
    ),
}


@pytest.mark.parametrize("ancienne", ["2024", "05/2024"])
@pytest.mark.parametrize("champ", DATES)
def test_a_date_told_better_is_chosen(jura_entier, champ, ancienne):
    avec, lire = DATES[champ]
    importer(deposer(UN | avec | {champ: ancienne}))
    avant = lire()
    assert constats(importer(deposer(UN | avec | {champ: "06/05/2024"})))[champ] == ("garder", "")
    assert lire() == avant
    importer(deposer(UN | avec | {champ: "06/05/2024", "observations": "vue"}), **{champ: "remplacer"})
    assert lire() == (d(2024, 5, 6), "jour")
    # What says less than the dossier, then, says nothing else.
    assert constats(importer(deposer(UN | avec | {champ: ancienne, "observations": "revue"}))) == {}


def _ne(en: str) -> dict[str, str]:
    return {"nom": "Demo", "prenom": "Un", "date_naissance": en, "telephone": "0612345678"}


def test_same_person_offers_the_birth_told_better(jura_entier, connecter, coordinatrice):
    importer(deposer(_ne("1991")))
    importation = importer(deposer(_ne("06/05/1991")))
    client = connecter(coordinatrice)
    double = importation.lignes.get().propositions.get()
    page = resume(client, importation)
    assert 'name="champ-date_naissance"' in page
    assert "Dossier&nbsp;: 1991. Tableau&nbsp;: 6 mai 1991." in page
    envoi = {"decision": "meme", "champ-date_naissance": "remplacer"}
    client.post(reverse("importation_decider", args=[importation.pk, double.pk]), envoi)
    personne = Personne.objects.get()
    assert (personne.date_naissance, personne.naissance_precision) == (d(1991, 5, 6), "jour")


def test_same_person_that_keeps_the_year_says_so(jura_entier, connecter, coordinatrice):
    importer(deposer(_ne("1991")))
    importation = importer(deposer(_ne("06/05/1991")))
    double = importation.lignes.get().propositions.get()
    client = connecter(coordinatrice)
    adresse = reverse("importation_decider", args=[importation.pk, double.pk])
    page = client.post(adresse, {"decision": "meme"}, follow=True).content.decode()
    assert "Gardé tel que dans le dossier : date de naissance" in page
    assert Personne.objects.get().naissance_precision == "annee"
    assert Importation.objects.get(pk=importation.pk).differences == {"garder": {"date_naissance": 1}}


def test_the_day_a_contract_was_signed_told_better_is_chosen(jura_entier):
    importer(deposer(UN))
    ContratIntegration.objects.create(personne=Personne.objects.get(), date=d(2024, 1, 1), date_precision="annee")
    signe = UN | {"cir": "06/05/2024"}
    assert constats(importer(deposer_champs(signe)))["cir"] == ("garder", "")
    importer(deposer_champs(signe | {"telephone": "0612345678"}), cir="remplacer")
    assert ContratIntegration.objects.values_list("date", "date_precision").get() == (d(2024, 5, 6), "jour")
