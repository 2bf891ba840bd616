"""A person is found however her name is spelt, by its beginning, by a former spelling, by her number."""

import pytest

from parcours.models import Personne
from tests.socle.test_noms import AUTRES, MEMES


@pytest.fixture
def creer(jura):
    def creer(nom: str, prenom: str = "", **champs) -> Personne:
        return Personne.objects.create(departement=jura, nom=nom, prenom=prenom, **champs)

    return creer


def test_every_labelled_pair_is_found_in_the_database(creer):
    for _, autre in MEMES:
        creer(autre)
    manques = [(un, autre) for un, autre in MEMES if not Personne.objects.chercher(un).filter(nom=autre).exists()]
    assert manques == []


def test_a_neighbouring_name_is_not_found(creer):
    for _, autre in AUTRES:
        creer(autre)
    # A beginning finds what it begins (« Amin » finds « Amina »): that is typing, not confusion.
    de_trop = [
        (un, autre)
        for un, autre in AUTRES
        if not autre.startswith(un) and Personne.objects.chercher(un).filter(nom=autre).exists()
    ]
    assert de_trop == []


@pytest.mark.parametrize(
    "texte", ["amiri", "Zohra", "zohra AMIRI", "Amiri, Zohra", "zoh am", "  Amîri ", "Sohra Ameri"]
)
def test_words_in_any_order_and_their_beginnings_find_the_person(creer, texte):
    zohra = creer("AMIRI", "Zohra")
    creer("AMIRI", "Karim")
    creer("HAKIMI", "Zohra")
    assert zohra in Personne.objects.chercher(texte)


def test_a_former_spelling_finds_the_person(creer):
    personne = creer("KHATIBI", "Omar")
    personne.variantes.create(nom="XATIBI", prenom="Umar", source="Récépissé")
    personne.save()
    assert list(Personne.objects.chercher("xatibi")) == [personne]


def test_the_number_finds_the_person_with_or_without_its_leading_zero(creer):
    personne = creer("KHATIBI", "Omar", numero_etranger="0300000012")
    assert list(Personne.objects.chercher("0300000012")) == [personne]
    assert list(Personne.objects.chercher("030 000 0012")) == [personne]
    assert not Personne.objects.chercher("0300000013").exists()


def test_a_search_that_says_nothing_filters_nothing(creer):
    creer("AMIRI")
    assert Personne.objects.chercher(" - ").count() == 1
