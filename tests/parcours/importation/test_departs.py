"""Somebody who left, said where she lives or in a free note: asked, with the exit among the answers; never taken alone."""

import datetime

import pytest
from django.urls import reverse

from parcours.models import Parcours, Sejour, Suivi
from tests.parcours.importation.par_la_page import importer, verifier
from tests.parcours.importation.tables_nouvelles import UN, deposer_champs

pytestmark = pytest.mark.django_db


@pytest.fixture
def poser(jura_peuple, connecter, coordinatrice):
    """Return a function: a row's cells → (its questions by field, a function that answers and imports)."""
    client = connecter(coordinatrice)

    def deposer(**cellules: str):
        depose = verifier(client, deposer_champs(UN | cellules))

        def repondre(**reponses: str) -> None:
            posees = client.get(reverse("importation_apercu", args=[depose.pk])).context["questions"]
            envoi = {q.nom: reponses[q.champ] for q in posees if q.champ in reponses}
            assert len(envoi) == len(reponses)
            if envoi:
                client.post(reverse("importation_repondre", args=[depose.pk]), envoi)
                depose.refresh_from_db()
            importer(depose)

        posees = {c: [(q[0], [tuple(un) for un in q[2]]) for q in dites] for c, dites in depose.questions.items()}
        return posees, repondre

    return deposer


PARTIES = [
    "parti à Lyon",
    "partie à Besançon",
    "a quitté le dép.",
    "A quitté le département",
    "retour au pays",
    "a quitté le Jura",
    "parti vers la région parisienne",
    "partis en Allemagne",
    "a déménagé à Lyon",
    "Retournée au pays",
]


@pytest.mark.parametrize("ecrit", PARTIES)
def test_whoever_left_is_asked_under_the_housing_with_the_exit_first(poser, ecrit):
    posees, repondre = poser(hebergement=ecrit)
    ((texte, choix),) = posees.pop("hebergement")
    assert (posees, texte) == ({}, ecrit)
    assert choix[0] == ("sortie-demenagement", "Sortie de l'accompagnement : déménagement hors du département")
    assert {"sortie", "cada", "parc_prive"} <= {code for code, _ in choix}
    repondre(hebergement="sortie-demenagement")
    parcours = Parcours.objects.get()
    assert (parcours.motif_sortie, parcours.sortie_connue) == ("demenagement", False)
    assert not Sejour.objects.exists()
    assert Suivi.objects.get().texte.endswith(f" : {ecrit}")


@pytest.mark.parametrize("ecrit", PARTIES)
@pytest.mark.parametrize(
    ("reponse", "partie"), [("demenagement", True), ("partie", True), ("non", False), ("-", False)]
)
def test_whoever_left_is_asked_in_the_observations_too(poser, ecrit, reponse, partie):
    posees, repondre = poser(observations=ecrit)
    ((texte, choix),) = posees.pop("sortie")
    assert (posees, texte, choix[0][0]) == ({}, ecrit, "demenagement")
    repondre(sortie=reponse)
    assert (Parcours.objects.get().fin is not None) is partie
    assert Suivi.objects.get().texte == ecrit


@pytest.mark.parametrize("ecrit", ["parti à Lyon", "retour au pays", "a quitté le Jura"])
def test_the_column_of_exits_asks_of_the_same_words(poser, ecrit):
    posees, repondre = poser(sortie=ecrit)
    ((_, choix),) = posees["sortie"]
    assert choix[0][0] == "demenagement"
    repondre()
    assert Parcours.objects.get().fin is None


def test_nobody_is_gone_before_it_is_answered(poser):
    _, repondre = poser(hebergement="parti à Lyon", observations="parti à Lyon")
    repondre()
    assert Parcours.objects.get().fin is None
    assert not Sejour.objects.exists()


@pytest.mark.parametrize("champ", ["hebergement", "observations"])
def test_the_day_among_the_words_is_that_of_the_exit(poser, champ):
    _, repondre = poser(**{champ: "partie à Lyon le 12/03/2025"})
    repondre(**({"hebergement": "sortie-demenagement"} if champ == "hebergement" else {"sortie": "demenagement"}))
    parcours = Parcours.objects.get()
    assert (parcours.fin, parcours.sortie_connue, parcours.motif_sortie) == (
        datetime.date(2025, 3, 12),
        True,
        "demenagement",
    )


def test_what_the_column_of_exits_says_goes_before(poser):
    posees, repondre = poser(hebergement="parti à Lyon", observations="retour au pays", sortie="01/02/2025")
    assert set(posees) == {"hebergement"}
    repondre(hebergement="sortie-demenagement")
    assert Parcours.objects.get().fin == datetime.date(2025, 2, 1)


@pytest.mark.parametrize("ecrit", ["parti à Dole", "a déménagé à Dole"])
def test_a_move_within_the_department_is_no_exit(poser, ecrit):
    assert "sortie" not in poser(observations=ecrit)[0]
    ((_, choix),) = poser(hebergement=ecrit)[0]["hebergement"]
    assert choix[0][0] != "sortie-demenagement"
    assert "sortie-demenagement" in {code for code, _ in choix}


@pytest.mark.parametrize(
    "ecrit",
    [
        "pas partie à Lyon",
        "départ prévu à Lyon",
        "va partir à Lyon",
        "a quitté son mari",
        "a quitté la formation",
        "partage un T3",
        "logement",
        "abandon des cours",
        "souhaite repartir à Lyon",
    ],
)
def test_a_note_that_says_no_exit_asks_nothing(poser, ecrit):
    assert poser(observations=ecrit)[0] == {}
