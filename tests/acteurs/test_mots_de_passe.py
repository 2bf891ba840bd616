"""The password rules of the CNIL: three forms accepted, everything else explained."""

import string

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from acteurs.comptes.mots_de_passe import ReglesCnil
from acteurs.models import Agent

regles = ReglesCnil()
minuscules, majuscules = st.sampled_from(string.ascii_lowercase), st.sampled_from(string.ascii_uppercase)
chiffres, signes = st.sampled_from(string.digits), st.sampled_from("!?%&*-_.;:@#")


def accepte(mot_de_passe: str) -> bool:
    try:
        regles.validate(mot_de_passe)
    except ValidationError:
        return False
    return True


def melange(*sortes, taille):
    """Passwords of ``taille`` characters, with one at least of each kind."""
    reste = st.lists(st.one_of(*sortes), min_size=taille - len(sortes), max_size=taille - len(sortes))
    return st.tuples(st.tuples(*sortes), reste).flatmap(lambda t: st.permutations([*t[0], *t[1]])).map("".join)


@given(melange(minuscules, majuscules, chiffres, signes, taille=12))
def test_twelve_characters_of_four_kinds_are_enough(mot_de_passe):
    assert accepte(mot_de_passe)


@given(melange(minuscules, majuscules, chiffres, signes, taille=11))
def test_eleven_characters_never_are(mot_de_passe):
    assert not accepte(mot_de_passe)


@given(melange(minuscules, majuscules, chiffres, taille=14))
def test_fourteen_characters_do_without_a_sign(mot_de_passe):
    assert accepte(mot_de_passe)


@given(melange(minuscules, majuscules, chiffres, taille=13))
def test_thirteen_characters_do_not(mot_de_passe):
    assert not accepte(mot_de_passe)


@given(st.lists(st.text(string.ascii_lowercase, min_size=2, max_size=9), min_size=7, max_size=10, unique=True))
def test_seven_different_words_make_a_phrase(mots):
    assert accepte(" ".join(mots))


@given(
    st.lists(st.text(string.ascii_lowercase, min_size=2, max_size=9), min_size=1, max_size=6, unique=True), st.data()
)
def test_repeating_words_does_not_make_a_phrase(mots, donnees):
    repetes = donnees.draw(st.lists(st.sampled_from(mots), min_size=7, max_size=12))
    assert not accepte(" ".join(repetes))


@given(melange(minuscules, majuscules, chiffres, signes, taille=12), st.text(string.ascii_letters + "!", max_size=9))
def test_adding_to_a_good_password_keeps_it_good(mot_de_passe, suite):
    assert accepte(mot_de_passe + suite)


@given(st.text(max_size=40).filter(lambda texte: not accepte(texte)))
def test_any_refused_text_is_told_the_rules_in_french(texte):
    with pytest.raises(ValidationError, match="Ce mot de passe est trop simple. Au choix : 12 caractères"):
        regles.validate(texte)


@pytest.mark.parametrize(
    ("mot_de_passe", "raison"),
    [
        ("court", "trop simple"),
        ("Camille.Exemple39", "trop semblable"),
        ("camille.exemple@example.org A1", "trop semblable"),
    ],
)
def test_what_resembles_the_account_is_refused_in_french(mot_de_passe, raison):
    agent = Agent(email="camille.exemple@example.org", prenom="Camille", nom="Exemple")
    with pytest.raises(ValidationError) as erreur:
        validate_password(mot_de_passe, agent)
    assert raison in " ".join(erreur.value.messages)


def test_the_rules_are_told_in_one_sentence():
    assert password_validators_help_texts()[0].endswith("ou une phrase de 7 mots différents.")
