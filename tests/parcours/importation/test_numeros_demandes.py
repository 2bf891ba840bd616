"""A foreigner's number that only a comment or a note holds is asked, masked, and stored on a yes alone."""

import pytest
from django.core.management import call_command
from django.db import connection

from parcours.importation.comprehension import Lecteur
from parcours.importation.contexte import Contexte
from parcours.importation.lignes import Ligne
from parcours.importation.numeros_masques import NUMERO
from parcours.importation.remarques import Commentaire
from parcours.models import Personne, PropositionDoublon, Suivi
from tests.parcours.importation.par_la_page import apercu, importer, verifier
from tests.parcours.importation.tableau_libre import deposer_tableau
from tests.parcours.importation.test_rapprochements import repondre

pytestmark = pytest.mark.django_db

ENTETES = "Nom;Prénom;Date de naissance;Observations"
UN = "Demo;Un;03/05/1990"
#: One that reads as a telephone, and is announced.
NUMEROS = ["3903123456", "0639123456"]


@pytest.fixture
def poser(jura_entier, connecter, coordinatrice):
    """Return a function: rows → (client, import)."""
    client = connecter(coordinatrice)

    def deposer(*lignes: str, entetes: str = ENTETES):
        return client, verifier(client, deposer_tableau(entetes, *lignes, agent=coordinatrice))

    return deposer


@pytest.mark.parametrize("numero", NUMEROS)
@pytest.mark.parametrize(("reponse", "pris"), [("oui", True), ("non", False), ("-", False), ("", False)])
def test_it_is_stored_on_a_yes_alone_and_stays_masked_everywhere(poser, numero, reponse, pris):
    client, depose = poser(f"{UN};AGDREF {numero} à vérifier")
    assert [len(dites) for dites in depose.questions.values()] == [1]
    page = apercu(client, depose)
    assert numero not in page
    assert f"…{numero[-4:]}" in page
    nom = page.partition(f'name="valeur-{NUMERO}-')[2].partition('"')[0]
    assert numero not in nom
    if reponse:
        repondre(client, depose, **{f"valeur-{NUMERO}-{nom}": reponse})
        assert not depose.questions.get(NUMERO)
        assert numero not in apercu(client, depose)
    importer(depose)
    assert Personne.objects.get().numero_etranger == (numero if pris else "")
    assert Suivi.objects.get().texte == f"AGDREF …{numero[-4:]} à vérifier"
    messages = [p["message"] for p in depose.lignes.get().problemes]
    assert len(messages) == (0 if pris else 1)
    with connection.cursor() as curseur:
        curseur.execute(
            "select i::text from parcours_importation i union all select l::text from parcours_ligneimport l"
        )
        assert not [ligne for (ligne,) in curseur.fetchall() if numero in ligne]


@pytest.mark.parametrize(
    "ligne",
    [
        f"{UN};le 0639123456 répond le soir",
        f"{UN};AGDREF 3903123456, conjointe 3903123457",
        f"{UN};dossier 12345678901",
    ],
)
def test_a_telephone_two_numbers_or_a_longer_one_are_not_asked(poser, ligne):
    assert poser(ligne)[1].questions == {}


def test_whoever_has_her_own_number_is_asked_nothing(poser):
    _, depose = poser(f"{UN};AGDREF 3903123456;3903999999", entetes=f"{ENTETES};N° étranger")
    assert depose.questions == {}
    importer(depose)
    assert Personne.objects.get().numero_etranger == "3903999999"


def test_a_blank_or_unknown_number_of_her_own_lets_it_be_asked(poser):
    _, depose = poser(f"{UN};AGDREF 3903123456;NC", entetes=f"{ENTETES};N° étranger")
    assert list(depose.questions) == [NUMERO]


def test_a_number_on_two_rows_is_nobodys_to_say(poser):
    _, depose = poser(f"{UN};AGDREF 3903123456", "Autre;Deux;04/06/1991;dossier commun AGDREF 3903123456")
    assert not depose.questions.get(NUMERO)
    importer(depose)
    assert set(Personne.objects.values_list("numero_etranger", flat=True)) == {""}


def test_a_comment_is_asked_too(jura_entier):
    lecteur = Lecteur(Contexte.du_departement("39"), {0: "nom", 1: "prenom"})
    lecteur.comprendre(Ligne(2, ["Demo", "Un"], commentaires=[Commentaire(1, "Prénom", "AGDREF 3903123456")]))
    assert [texte for texte, *_ in lecteur.questions()[NUMERO]] == ["3903123456"]


def test_once_answered_it_finds_who_has_that_number(poser):
    _, connue = poser("Autre;Ecriture;;;3903123456", entetes=f"{ENTETES};N° étranger")
    importer(connue)
    _, depose = poser(f"{UN};AGDREF 3903123456")
    depose.reponses = {"valeurs": {NUMERO: {"3903123456": "oui"}}}
    importer(depose)
    assert "même numéro étranger" in PropositionDoublon.objects.get().motifs


def test_the_command_says_it_masked(jura_entier, tmp_path, capsys):
    fichier = tmp_path / "t.csv"
    fichier.write_text(f"{ENTETES}\n{UN};AGDREF 3903123456\n")
    call_command("importer_listing", str(fichier), "--departement", "39", "--essai")
    dit = capsys.readouterr().out
    assert "…3456" in dit
    assert "3903123456" not in dit
