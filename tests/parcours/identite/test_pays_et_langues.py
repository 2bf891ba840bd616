"""The lists of countries and languages: whole, in the order of a dictionary, named as they are said, and not too heavy."""

import re

import pycountry
import pytest
from django.urls import reverse

from cirj.socle.noms import sans_accents
from parcours.models import Personne
from parcours.nomenclatures.pays_et_langues import ANCIENNES, LANGUES, PAYS, lire, noms_cldr_langue, noms_langues

TERRITOIRES = lire("territoires")
SIENNES = ["prs", "pus", "urd", "eng", "deu", "ara", "tur"]


def test_every_country_of_the_norm_is_offered_or_is_the_territory_of_one_that_is():
    norme = {pays.alpha_3 for pays in pycountry.countries}
    assert set(PAYS) == norme - set(TERRITOIRES) | {"XKX", "XXA"}
    assert set(TERRITOIRES) <= norme
    assert set(TERRITOIRES.values()) - {""} <= set(PAYS)


@pytest.mark.parametrize(
    ("code", "nom"),
    [
        ("IRL", "Irlande"),
        ("PSE", "Palestine"),
        ("TWN", "Taïwan"),
        ("HKG", "Hong Kong"),
        ("MAC", "Macao"),
        ("ESH", "Sahara occidental"),
        ("XKX", "Kosovo"),
        ("XXA", "Apatride"),
        ("COG", "Congo (Brazzaville)"),
        ("COD", "Congo (RDC)"),
        ("CIV", "Côte d'Ivoire"),
    ],
)
def test_a_country_has_the_name_it_is_called_by(code, nom):
    assert PAYS[code] == nom


def test_every_language_is_one_of_the_norm():
    assert {code for code in LANGUES if not pycountry.languages.get(alpha_3=code)} == set()


def test_a_name_taken_from_the_maintained_data_is_that_of_the_language_itself():
    # The alias of a member is sometimes the whole macro-language: Kurmanji would be « kurde ».
    for code, nom in lire("langues").items():
        if not nom:
            anglais, norme = noms_cldr_langue(code)[1], pycountry.languages.get(alpha_3=code)
            homonymes = {langue.alpha_3 for langue in pycountry.languages if langue.name == anglais}
            assert homonymes <= {norme.alpha_3}, (code, anglais)


@pytest.mark.parametrize("liste", [PAYS, LANGUES], ids=["pays", "langues"])
def test_a_list_is_in_the_order_of_a_dictionary_and_names_nothing_twice(liste):
    noms = list(liste.values())
    assert noms == sorted(noms, key=sans_accents)
    assert len({sans_accents(nom) for nom in noms}) == len(noms)
    assert all(nom.strip() == nom and "’" not in nom for nom in noms)


def test_fur_of_darfur_is_not_friulian():
    assert LANGUES["fvr"] == "four"
    assert "fur" not in LANGUES
    assert noms_langues(["fur", "fvr"]) == ["four"]
    assert not set(ANCIENNES) & set(LANGUES)


@pytest.mark.django_db
@pytest.mark.parametrize("fiche", ["identite", "langues", "rendez-vous", "acces-soins", "permis", "diplome"])
def test_a_form_that_prints_the_lists_stays_light_and_in_order(fiche, parcours, coordinatrice, connecter):
    Personne.objects.update(langues=SIENNES, nationalites=["AFG", "PAK", "IRN"])
    page = connecter(coordinatrice).get(reverse("fiche_ajouter", args=[parcours.personne_id, fiche])).content
    assert len(page) < 100_000, len(page)
    listes = [
        liste for liste in re.findall(r"<select.*?</select>", page.decode(), re.S) if liste.count("<option") > 150
    ]
    assert listes
    for liste in listes:
        codes = re.findall(r'<option value="(\w+)"', liste)
        assert len(codes) == len(set(codes))
        # The person's own languages come first where one of hers is likely.
        suite = [code for code in codes if code not in SIENNES]
        noms = [(PAYS | LANGUES)[code] for code in suite]
        assert noms == sorted(noms, key=sans_accents)


@pytest.mark.django_db
def test_a_person_from_ireland_can_be_recorded(coordinatrice, connecter):
    client = connecter(coordinatrice)
    page = client.get(reverse("personne_nouvelle")).content
    assert len(page) < 100_000
    assert '<option value="IRL">Irlande</option>' in page.decode()
