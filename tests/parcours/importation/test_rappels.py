"""What was answered in an earlier import is proposed as chosen in the next one, said, and changed at will."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Departement
from cirj.socle.calendrier import en_francais
from parcours.importation.rappels import Rappels
from parcours.models import Importation
from tests.harnais.envois import envois
from tests.parcours.importation.par_la_page import apercu, importer, verifier

pytestmark = pytest.mark.django_db

ENTETES = ["Nom", "Prénom", "Né(e) le", "Nationalité", "Commune", "Truc"]
LIGNES = [
    ["Demo", "Un", "03/05/1990", "congolaise", "Nulleville", "Petit"],
    ["Demo", "Deux", "04/06/1991", "congolaise", "Nulleville", "Grand"],
]
TRUC = "colonne_5"


@pytest.fixture
def deposer(connecter, coordinatrice, jura_entier, ecrire_tableau, envoyer):
    """Return a function that deposits a table by its page, and returns the import."""
    client = connecter(coordinatrice)

    def faire(lignes=LIGNES, entetes=ENTETES, nom="suivi.xlsx") -> Importation:
        envoyer(client, nom, ecrire_tableau([entetes, *lignes], nom).read_bytes())
        return Importation.objects.latest("cree_le")

    faire.client = client
    return faire


def colonnes(client, depose):
    return client.get(reverse("importation_colonnes", args=[depose.pk]))


def choisir(client, depose, **choix) -> Importation:
    formulaire = colonnes(client, depose).context["formulaire"]
    envoi = {nom: formulaire[nom].value() or "" for nom in formulaire.fields} | choix
    assert client.post(reverse("importation_colonnes", args=[depose.pk]), envoi).status_code == 302
    depose.refresh_from_db()
    return depose


def repondre(client, depose, **reponses):
    client.post(reverse("importation_repondre", args=[depose.pk]), reponses)
    depose.refresh_from_db()


def propose(client, depose) -> dict[str, list[str]]:
    """Return what the form of the questions would send as it is shown."""
    adresse = reverse("importation_apercu", args=[depose.pk])
    formulaires = envois(client.get(adresse).content.decode(), adresse)
    vers = reverse("importation_repondre", args=[depose.pk])
    return next((f.actuel() for f in formulaires if f.adresse == vers), {})


def nationalite(depose) -> str:
    return next(texte for texte, *_ in depose.questions["nationalite"])


NATIONALITE = "valeur-nationalite-congolaise"


def test_a_value_answered_before_is_proposed_as_chosen_and_counts_once_it_is_sent_again(deposer):
    client = deposer.client
    premier = verifier(client, deposer())
    assert propose(client, premier)[NATIONALITE] == [""]
    repondre(client, premier, **{NATIONALITE: "COD"})
    importer(premier)
    second = verifier(client, deposer([["Autre", "Trois", "05/07/1992", "Congolaise", "", ""]]))
    page = apercu(client, second)
    assert (
        f"1 ligne&nbsp;: ligne 2 (Trois Autre), réponse de l&#x27;import du {en_francais(timezone.localdate())}" in page
    )
    assert "1 réponse d&#x27;un import précédent est déjà choisie" in page
    assert propose(client, second)[NATIONALITE] == ["COD"]
    # Nothing is taken by itself.
    assert second.reponses == {}
    assert nationalite(second)
    # Changed, the newest answer is the one that the next import proposes.
    repondre(client, second, **{NATIONALITE: "COG"})
    assert second.reponses["valeurs"]["nationalite"] == {"congolaise": "COG"}
    troisieme = verifier(client, deposer([["Encore", "Quatre", "05/07/1993", "congolaise", "", ""]]))
    assert propose(client, troisieme)[NATIONALITE] == ["COG"]


def test_left_aside_is_an_answer_too_and_one_that_is_proposed_no_more_is_not(deposer):
    client = deposer.client
    premier = verifier(client, deposer())
    repondre(client, premier, **{NATIONALITE: "-"})
    second = verifier(client, deposer())
    assert propose(client, second)[NATIONALITE] == ["-"]
    Importation.objects.filter(pk=premier.pk).update(reponses={"valeurs": {"nationalite": {"congolaise": "ZZZ"}}})
    assert propose(client, second)[NATIONALITE] == [""]


def test_another_department_answers_for_itself(deposer, coordinatrice):
    Departement.objects.create(code="21", nom="Côte-d'Or", region="Bourgogne-Franche-Comté")
    reponses = {"valeurs": {"nationalite": {"congolaise": "COD"}}}
    Importation.objects.create(departement_id="21", nom_fichier="ailleurs.xlsx", reponses=reponses)
    depose = verifier(deposer.client, deposer())
    assert propose(deposer.client, depose)[NATIONALITE] == [""]


def test_a_column_settled_by_hand_is_proposed_under_the_same_header(deposer):
    client = deposer.client
    choisir(client, deposer(), **{TRUC: "referent"})
    # The same column elsewhere in another table.
    second = deposer([["Grand", "Autre", "Trois"]], ["TRUC", "Nom", "Prénom"], "autre.xlsx")
    page = colonnes(client, second)
    assert page.context["formulaire"]["colonne_0"].value() == "referent"
    dit = f"Réponse de l&#x27;import du {en_francais(timezone.localdate())}."
    assert dit in page.content.decode()
    assert second.colonnes.get("0") is None
    # Changed, it is what is proposed next; a column that is read as it was settled is not asked.
    choisir(client, second, colonne_0="observations")
    page = colonnes(client, deposer())
    assert page.context["formulaire"][TRUC].value() == "observations"
    assert page.content.decode().count("de l&#x27;import du") == 1


def test_a_column_recognised_and_then_changed_or_left_aside_stays_so(deposer):
    client = deposer.client
    choisir(client, deposer(), colonne_4="", colonne_3="langues")
    page = colonnes(client, deposer())
    formulaire, html = page.context["formulaire"], page.content.decode()
    assert formulaire["colonne_4"].value() == ""
    assert formulaire["colonne_3"].value() == "langues"
    assert "Laissée de côté dans l&#x27;import du" in html
    # « Truc » was left aside, without having been asked.
    assert html.count("Laissée de côté dans l&#x27;import du") == 2


def test_two_columns_are_never_proposed_as_one_field(deposer):
    client = deposer.client
    choisir(client, deposer(), **{TRUC: "telephone"})
    depose = deposer([["Demo", "Un", "0600000001", "x"]], ["Nom", "Prénom", "Téléphone", "Truc"], "b.xlsx")
    formulaire = colonnes(client, depose).context["formulaire"]
    assert formulaire["colonne_2"].value() == "telephone"
    assert not formulaire["colonne_3"].value()
    verifier(client, depose)


def test_columns_without_a_header_are_those_of_the_same_table(deposer):
    client = deposer.client
    entetes = ["Nom", "Prénom", ""]
    choisir(client, deposer([["Demo", "Un", "Petit"]], entetes), colonne_2="referent")
    autre = deposer([["Demo", "Un", "Petit"]], ["Nom", "Nationalité", ""], "b.xlsx")
    assert not colonnes(client, autre).context["formulaire"]["colonne_2"].value()
    meme = deposer([["Demo", "Deux", "Grand"]], entetes)
    assert colonnes(client, meme).context["formulaire"]["colonne_2"].value() == "referent"


def test_many_earlier_imports_cost_no_more_queries(deposer, django_assert_num_queries):
    client = deposer.client
    depose, couts = verifier(client, deposer()), set()
    for _ in range(2):
        repondre(client, verifier(client, deposer()), **{NATIONALITE: "COD"})
        with CaptureQueriesContext(connection) as requetes:
            client.get(reverse("importation_apercu", args=[depose.pk]))
        couts.add(len(requetes))
    assert len(couts) == 1
    with django_assert_num_queries(1):
        Rappels(depose, Importation.objects.all())
