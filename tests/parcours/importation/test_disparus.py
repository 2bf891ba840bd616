"""People of the last deposit of a table who are no longer in it: told in the summary, and nothing is done of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from parcours.importation.disparus import Disparus
from parcours.models import Importation, Parcours
from tests.parcours.importation.par_la_page import importer, resume
from tests.parcours.importation.retour import defaire
from tests.parcours.importation.tableau_libre import deposer_tableau

pytestmark = pytest.mark.django_db

ENTETES = "Nom;Prénom;Date de naissance"
GENS = [f"Nom{lettre};{lettre}lba;0{i}/0{i}/19{60 + 4 * i}" for i, lettre in enumerate("BCDEFG", 1)]


def deposer(*lignes: str, nom: str = "suivi 2026-09.csv", entetes: str = ENTETES) -> Importation:
    depose = deposer_tableau(entetes, *lignes)
    depose.nom_fichier = nom
    depose.save()
    return importer(depose)


def disparus(importation: Importation, agent) -> list[str]:
    return [personne.nom for personne in Disparus.de(importation, agent).personnes]


def test_whoever_is_no_longer_there_is_told_with_her_dossier_and_nothing_changes(jura_entier, connecter, coordinatrice):
    deposer(*GENS)
    second = deposer(*GENS[:4], nom="suivi octobre 2026 v2.csv")
    page = resume(connecter(coordinatrice), second)
    assert "2 personnes du dépôt précédent ne sont plus dans ce tableau" in page
    for parcours in Parcours.objects.filter(personne__nom__in=["NomF", "NomG", "NOMF", "NOMG"]):
        assert parcours.personne.get_absolute_url() in page
    assert sorted(n.upper() for n in disparus(second, coordinatrice)) == ["NOMF", "NOMG"]
    assert not Parcours.objects.filter(fin__isnull=False).exists()


def test_a_first_deposit_the_same_one_and_a_fuller_one_say_nothing(jura_entier, connecter, coordinatrice):
    for lignes in (GENS[:3], GENS[:3], GENS):
        assert not Disparus.de(deposer(*lignes), coordinatrice)


def test_only_the_last_deposit_counts_and_a_cancelled_one_does_not(jura_entier, coordinatrice):
    deposer(*GENS)
    deposer(*GENS[:5])
    troisieme = deposer(*GENS[:4])
    assert [nom.upper() for nom in disparus(troisieme, coordinatrice)] == ["NOMF"]
    defaire(Importation.objects.order_by("cree_le")[1], coordinatrice)
    assert [nom.upper() for nom in disparus(troisieme, coordinatrice)] == ["NOMF", "NOMG"]


@pytest.mark.parametrize(
    ("nom", "entetes"),
    [("suivi cph 2026-09.csv", ENTETES), ("suivi 2026-09.csv", f"{ENTETES};Téléphone")],
)
def test_another_table_takes_nobody_out_of_this_one(jura_entier, coordinatrice, nom, entetes):
    deposer(*GENS)
    assert not Disparus.de(deposer(*GENS[:4], nom=nom, entetes=entetes), coordinatrice)


def test_two_months_of_arrivals_are_not_one_table(jura_entier, coordinatrice):
    deposer(*GENS)
    assert not Disparus.de(deposer(*GENS[:2]), coordinatrice)


def test_whoever_is_gone_already_or_may_be_there_under_another_writing_is_not_told(jura_entier, coordinatrice):
    deposer(*GENS)
    sortie = Parcours.objects.get(personne__nom__iexact="NomG")
    sortie.sortir(sortie.debut, "terme")
    ecrite_autrement = GENS[4].replace("NomF", "NomFe")
    second = deposer(*GENS[:4], ecrite_autrement)
    assert second.lignes.get(resultat="doublon")
    assert disparus(second, coordinatrice) == []


def test_it_goes_through_the_only_door_in_as_many_queries_whatever_the_number(
    jura_entier, coordinatrice, intervenante, connecter
):
    comptes = []
    deposer(*GENS)
    second = deposer(*GENS[:3])
    Disparus.de(second, coordinatrice)  # what the agent coordinates is read once
    for _ in range(2):
        with CaptureQueriesContext(connection) as requetes:
            Disparus.de(second, coordinatrice)
        comptes.append(len(requetes))
        second = deposer(*GENS[:3])
    assert comptes[0] == comptes[1] <= 5
    premier = Importation.objects.order_by("cree_le")[1]
    assert not Disparus.de(premier, intervenante)
    assert connecter(intervenante).get(reverse("importation", args=[premier.pk])).status_code == 404
