"""The caseworker written on the first row of a family only: proposed to the others once, and said when nobody answers."""

import pytest

from parcours.importation.decision import autre_personne
from parcours.models import PropositionDoublon, Referent
from tests.parcours.importation.par_la_page import apercu, importer, verifier
from tests.parcours.importation.tableau_libre import deposer_tableau
from tests.parcours.importation.test_rapprochements import demandes, repondre

pytestmark = pytest.mark.django_db

ENTETES = "N° famille;Nom;Prénom;Date de naissance;Référent;Structure"
FAMILLE = [
    "F1;Demo;Alba;03/05/1985;Sophie PERRIN;CPH Dole",
    "F1;Demo;Boris;04/06/2015;;CPH Dole",
    "F1;Demo;Chloe;05/07/2017;;",
    "F2;Autre;Dimitri;06/08/1980;;",
    "F2;Autre;Elsa;07/09/2016;;",
]
NOM = "valeur-referent-case-vide-dans-un-menage-dont-la-premiere-ligne-nomme-un-referent"


def referents() -> dict[str, str]:
    return dict(Referent.objects.values_list("parcours__personne__prenom", "nom_libre"))


@pytest.fixture
def depose(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    return verifier(client, deposer_tableau(ENTETES, *FAMILLE, agent=coordinatrice)), client


def test_it_is_asked_once_for_the_table_and_written_on_yes(depose):
    depose, client = depose
    ((texte, nombre, choix, qui),) = depose.questions["referent"]
    assert (nombre, [code for code, _ in choix], len(qui)) == (2, ["oui", "non"], 2)
    repondre(client, depose, **{NOM: "oui"})
    assert demandes(depose, "referent") == {}
    importer(depose)
    assert referents() == dict.fromkeys(["Alba", "Boris", "Chloe"], "Sophie PERRIN")


def test_without_an_answer_nobody_is_named_and_it_is_said(depose):
    depose, client = depose
    assert apercu(client, depose).count("la première du ménage nomme") == 2
    importer(depose)
    assert referents() == {"Alba": "Sophie PERRIN"}
    dits = {
        ligne.numero: [p["message"] for p in ligne.problemes if p["champ"] == "referent"]
        for ligne in depose.lignes.all()
    }
    assert {numero for numero, messages in dits.items() if messages} == {3, 4}


@pytest.mark.parametrize("reponse", ["non", "-"])
def test_a_no_is_an_answer_too(depose, reponse):
    depose, client = depose
    repondre(client, depose, **{NOM: reponse})
    assert "la première du ménage nomme" not in apercu(client, depose)
    importer(depose)
    assert referents() == {"Alba": "Sophie PERRIN"}


def test_another_structure_has_its_own_caseworkers(jura_entier):
    lignes = [FAMILLE[0], "F1;Demo;Boris;04/06/2015;;CCAS de Dole"]
    importation = importer(deposer_tableau(ENTETES, *lignes))
    assert "referent" not in importation.questions
    assert referents() == {"Alba": "Sophie PERRIN"}


def test_a_row_decided_later_keeps_what_was_answered(jura_entier, connecter, coordinatrice):
    """A double is read again alone, without the first row of its family."""
    importer(deposer_tableau(ENTETES, "F9;Demo;Borys;04/06/2015;;"))
    client = connecter(coordinatrice)
    depose = verifier(client, deposer_tableau(ENTETES, *FAMILLE[:2], agent=coordinatrice))
    repondre(client, depose, **{NOM: "oui"})
    importer(depose)
    autre_personne(PropositionDoublon.objects.get(), coordinatrice)
    assert referents() == {"Alba": "Sophie PERRIN", "Boris": "Sophie PERRIN"}
