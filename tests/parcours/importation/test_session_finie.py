"""A session that ends on the pages of the import: what was answered comes back on the same page, in its form."""

import pytest
from django.urls import reverse

from parcours.models import Importation
from tests.acteurs.test_saisies_rendues import fermee_ailleurs, jeton_renouvele, ouvrir, suivre, temoins_perdus
from tests.harnais.envois import envois, sans_jetons
from tests.parcours.importation.par_la_page import verifier
from tests.parcours.importation.tables_nouvelles import UN, deposer_lignes

pytestmark = pytest.mark.django_db


def endormie(client) -> None:
    session = client.session
    session["vue_a"] = 0
    session.save()


@pytest.fixture
def depose(jura_entier, connecter, coordinatrice) -> Importation:
    """A town and a nationality to settle, and a column that nobody knows."""
    lignes = [
        UN | {"nationalite": "congolaise", "commune": "39300", "structure": "Chez Lou"},
        {"nom": "Demo", "prenom": "Deux", "date_naissance": "01/02/1980", "structure": "Ailleurs"},
    ]
    return verifier(connecter(coordinatrice), deposer_lignes(*lignes))


PAGES = [
    ("importation_apercu", "", "importation_repondre"),
    ("importation_apercu", "?montrer=problemes", "importation_repondre"),
    ("importation_apercu", "?montrer=problemes&corriger=3", "importation_colonne"),
    ("importation_apercu", "", "importation_lancer"),
    ("importation_colonnes", "", "importation_colonnes"),
]


@pytest.mark.parametrize("fin", [endormie, fermee_ailleurs, temoins_perdus, jeton_renouvele])
@pytest.mark.parametrize(("page", "requete", "geste"), PAGES)
def test_what_was_answered_comes_back_where_it_was(depose, coordinatrice, page, requete, geste, fin):
    client = ouvrir(coordinatrice)
    adresse = reverse(page, args=[depose.pk]) + requete
    html = client.get(adresse).content.decode()
    vers = reverse(geste, args=[depose.pk])
    formulaire = next(f for f in envois(html, adresse) if f.adresse == vers or (geste == page and f.adresse == adresse))
    tape = formulaire.tape()
    fin(client)
    reponse = client.post(formulaire.adresse, tape, headers={"Referer": f"http://testserver{adresse}"})
    depose.refresh_from_db()
    assert depose.reponses == {}
    if fin is not jeton_renouvele:
        assert reponse.status_code == 302
        assert reponse.url.startswith(reverse("account_login"))
        client = ouvrir(coordinatrice)
        suite = reponse.url.partition("next=")[2]
        rendue, ou = suivre(client, suite.replace("%2F", "/"))
    else:
        rendue, ou = suivre(client, f"/mon-compte/saisies/{coordinatrice.saisies_gardees.get().pk}/")
    assert ou == adresse
    assert 'id="reprise"' in rendue
    attendu = sans_jetons(tape)
    trouve = next(
        f
        for f in envois(rendue, ou)
        if f.adresse == formulaire.adresse and any(c.get("name") == "_saisie" for c in f.champs)
    )
    assert sans_jetons(trouve.actuel()) == attendu
