"""A tick that may be a no, and the « no » of a right: asked once for the column, and nothing is stored before."""

import pytest
from django.urls import reverse

from parcours.importation.relecture import relire
from parcours.models import Droit, LigneImport
from tests.parcours.importation.par_la_page import apercu, importer, verifier
from tests.parcours.importation.tables_nouvelles import UN, deposer_champs
from tests.parcours.importation.une_ligne import ligne

PERSONNES = [
    UN,
    UN | {"prenom": "Deux", "date_naissance": "04/06/1991"},
    UN | {"prenom": "Trois", "date_naissance": "05/07/1992"},
]
VITALE = "droit_carte_vitale"


@pytest.fixture
def deposer(jura_entier, connecter, coordinatrice):
    """Return a function that deposits a column of cells, a person each, and returns the import and the client."""
    client = connecter(coordinatrice)

    def faire(champ: str, *valeurs: str):
        lignes = [personne | {champ: valeur} for personne, valeur in zip(PERSONNES, valeurs, strict=False)]
        return verifier(client, deposer_champs(*lignes)), client

    return faire


def repondre(client, depose, **reponses):
    client.post(reverse("importation_repondre", args=[depose.pk]), reponses)
    depose.refresh_from_db()


def demandes(depose) -> dict[str, list]:
    return {champ: [texte for texte, *_ in dites] for champ, dites in depose.questions.items()}


def etats() -> dict[str, str]:
    return dict(Droit.objects.values_list("personne__prenom", "etat"))


@pytest.mark.parametrize("oui", ["✓", "✔", "oui", "OK"])
def test_a_cross_beside_another_yes_is_asked_and_stored_by_its_answer(deposer, oui):
    depose, client = deposer(VITALE, oui, "x", "X")
    assert demandes(depose) == {VITALE: ["x"]}
    assert "la colonne dit aussi oui autrement" in apercu(client, depose)
    repondre(client, depose, **{f"valeur-{VITALE}-x": "refuse"})
    assert not depose.questions
    importer(depose)
    assert etats() == {"Un": "ouvert", "Deux": "refuse", "Trois": "refuse"}


def test_a_cross_that_is_not_answered_is_nothing_even_read_again(deposer):
    depose, _ = deposer(VITALE, "✓", "x", "")
    importer(depose)
    assert etats() == {"Un": "ouvert"}
    relues = {gardee.rang: relire(gardee).valeur(VITALE) for gardee in LigneImport.objects.all()}
    assert relues == {1: "ouvert", 2: None, 3: None}


@pytest.mark.parametrize("valeurs", [("x", "", "X"), ("x", "×", ""), ("x", "xx", "")])
def test_crosses_and_blanks_only_are_yes(deposer, valeurs):
    depose, _ = deposer(VITALE, *valeurs)
    assert not depose.questions
    importer(depose)
    assert set(etats().values()) == {"ouvert"}
    assert len(etats()) == 2


@pytest.mark.parametrize("champ", ["interprete", "agir", "pilier_langue", "cir"])
@pytest.mark.parametrize(("croix", "nom"), [("x", "x"), ("×", "-×")])
def test_a_cross_of_a_plain_tick_is_asked_too(deposer, champ, croix, nom):
    depose, client = deposer(champ, "✓", croix, "")
    assert demandes(depose) == {champ: [croix]}
    repondre(client, depose, **{f"valeur-{champ}-{nom}".replace("--", "-"): "non"})
    assert not depose.questions
    importer(depose)
    lues = {gardee.rang: bool(relire(gardee).valeur(champ)) for gardee in LigneImport.objects.all()}
    assert lues == {1: True, 2: False, 3: False}


@pytest.mark.parametrize("champ", [VITALE, "css", "droit_caf", "droit_rsa", "droit_titre_voyage"])
@pytest.mark.parametrize("non", ["non", "Non", "N", "0", "✗"])
def test_the_no_of_a_right_is_asked_to_do_first(deposer, champ, non):
    depose, _ = deposer(champ, "oui", non, "en cours")
    assert demandes(depose) == {champ: [non]}
    (demandee,) = depose.questions[champ]
    assert demandee[2][0] == ["a_faire", "À faire (à demander)"]
    assert ["sans_objet", "Sans objet (pas concerné)"] in demandee[2]
    importer(depose)
    assert etats() == {"Un": "ouvert", "Trois": "demande"}


@pytest.mark.parametrize("reponse", ["a_faire", "refuse", "sans_objet"])
def test_the_answer_of_a_no_is_the_state_of_the_right(deposer, reponse):
    depose, client = deposer("css", "oui", "non", "Non")
    repondre(client, depose, **{"valeur-css-non": reponse})
    importer(depose)
    assert etats() == {"Un": "ouvert", "Deux": reponse, "Trois": reponse}


@pytest.mark.parametrize(
    ("ecrit", "etat"),
    [
        ("en attente", "demande"),
        ("En attente CPAM", "demande"),
        ("en attente de réponse", "demande"),
        ("demande en cours", "demande"),
        ("à demander", "a_faire"),
        ("non demandé", "a_faire"),
        ("refusé", "refuse"),
        ("non concerné", None),
        ("pas concernée", None),
        ("NC", None),
    ],
)
def test_the_words_of_a_right(ecrit, etat):
    lue = ligne(nom="Demo", **{VITALE: ecrit}).champs[VITALE]
    assert (lue.valeur, lue.probleme) == (etat, "")
    assert bool(lue.absent) == (etat is None)
