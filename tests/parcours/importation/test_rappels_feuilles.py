"""The sheets chosen of a file are proposed again when it comes back; a sheet named after its list is no structure."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cirj.socle.calendrier import en_francais
from parcours.importation.titres import nom_ordinaire
from parcours.models import Importation
from tests.parcours.importation.par_la_page import verifier

pytestmark = pytest.mark.django_db

ENTETES = ["Nom", "Prénom", "Né(e) le"]
FEUILLES = {
    "CADA Dole": [ENTETES, ["Demo", "Un", "03/05/1990"]],
    "Actifs": [ENTETES, ["Demo", "Deux", "04/06/1991"]],
    "Résidence Lou": [ENTETES, ["Demo", "Quatre", "06/08/1993"]],
    "Sortis 2025": [ENTETES, ["Demo", "Trois", "05/07/1992"]],
}


@pytest.fixture
def deposer(connecter, coordinatrice, jura_entier, ecrire_tableau, envoyer):
    client = connecter(coordinatrice)

    def faire(nom="suivi.xlsx", feuilles=FEUILLES) -> Importation:
        envoyer(client, nom, ecrire_tableau([], nom, feuilles).read_bytes())
        return Importation.objects.latest("cree_le")

    faire.client = client
    return faire


def choix(importation) -> list[tuple]:
    return [(f["retenue"], f["structure"], f["sortie"]) for f in importation.feuilles]


def test_only_a_sheet_that_may_name_a_structure_is_proposed_as_one(deposer):
    assert choix(deposer()) == [
        (True, True, ""),
        (True, False, ""),
        (True, True, ""),
        (False, False, "2025"),
    ]


@pytest.mark.parametrize(
    ("nom", "ordinaire"),
    [
        *(
            (nom, True)
            for nom in ("Actifs", "Actives", "En cours", "File active 2026", "Suivis", "Sortis", "Feuil1", "2025")
        ),
        *((nom, False) for nom in ("CADA Dole", "Résidence Lou", "Suivis CCAS", "AGIR")),
    ],
)
def test_what_an_ordinary_name_is(nom, ordinaire):
    assert nom_ordinaire(nom) is ordinaire


def test_the_sheets_chosen_before_are_proposed_again_said_and_changeable(deposer):
    client, premier = deposer.client, deposer()
    deviner = choix(premier)
    envoi = {"feuilles": "1", "retenue_0": "on", "retenue_3": "on", "sortie_3": "2024", "structure_2": "on"}
    client.post(reverse("importation_feuille", args=[premier.pk]), envoi)
    voulus = [(True, False, ""), (False, False, ""), (False, True, ""), (True, False, "2024")]
    premier.refresh_from_db()
    assert choix(premier) == voulus
    # Not settled yet: nothing is recalled of it.
    assert choix(deposer()) == deviner
    verifier(client, premier)
    second = deposer()
    assert choix(second) == voulus
    page = client.get(reverse("importation_colonnes", args=[second.pk])).content.decode()
    assert page.count(f"choix de l&#x27;import du {en_francais(timezone.localdate())}") == 4
    client.post(reverse("importation_feuille", args=[second.pk]), {"feuilles": "1", "retenue_1": "on"})
    second.refresh_from_db()
    assert choix(second)[1] == (True, False, "")
    # Another file, or other sheets, are read for themselves.
    assert choix(deposer("autre.xlsx")) == deviner
    autres = {nom: FEUILLES[nom] for nom in ("CADA Dole", "Actifs")}
    assert choix(deposer(feuilles=autres)) == deviner[:2]
