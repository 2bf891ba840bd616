"""« Confirmez que c'est bien vous » before opening dossiers or taking names out, and nothing typed is lost."""

import html
import re

import pytest
from django.db import connection
from django.urls import reverse

from acteurs.models import Invitation, SaisieGardee
from acteurs.nomenclatures import Pilier, Role
from tests.harnais.saisies import formulaire_garde
from tests.harnais.troupe import MOT_DE_PASSE

MDP = {"password": MOT_DE_PASSE}


@pytest.fixture
def donnees(association) -> dict:
    return {
        "email": "camille@example.org",
        "prenom": "Camille",
        "nom": "L'Été d'Exemple",
        "role": Role.INTERVENANT,
        "structure": str(association.pk),
    }


def confirmer(client, reponse):
    """Give the password again on the page that ``reponse`` leads to, and return the page it goes on to."""
    adresse = reponse.headers["Location"]
    assert adresse.startswith("/compte/reauthenticate/?next=")
    suite = re.search(r'name="next" value="([^"]+)"', client.get(adresse).content.decode()).group(1)
    return client.post("/compte/reauthenticate/", {**MDP, "next": html.unescape(suite)}, follow=True)


def test_an_invitation_is_confirmed_then_leaves_as_it_was_typed(connecter, coordinatrice, donnees):
    client = connecter(coordinatrice, confirmee=False)
    reponse = client.post("/equipe/inviter/", donnees)
    assert not Invitation.objects.exists()
    page = confirmer(client, reponse)
    assert "C'est bien vous" in page.content.decode()
    assert "data-envoi-immediat" in page.content.decode()
    adresse, champs = formulaire_garde(page.content.decode())
    assert adresse == "/equipe/inviter/"
    client.post(adresse, champs)
    assert Invitation.objects.get().nom == "L'Été d'Exemple"
    assert not SaisieGardee.objects.exists()


def test_a_confirmation_holds_for_a_while_then_is_asked_again(connecter, coordinatrice, donnees, settings):
    client = connecter(coordinatrice, confirmee=False)
    confirmer(client, client.post("/equipe/inviter/", donnees))
    assert client.post("/equipe/inviter/", donnees).headers["Location"] == "/equipe/"
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    autre = donnees | {"email": "autre@example.org"}
    assert "/compte/reauthenticate/" in client.post("/equipe/inviter/", autre).headers["Location"]


def test_a_wrong_password_gives_nothing_and_keeps_everything(connecter, coordinatrice, donnees):
    client = connecter(coordinatrice, confirmee=False)
    suite = client.post("/equipe/inviter/", donnees).headers["Location"].partition("next=")[2]
    client.post("/compte/reauthenticate/", {"password": "mauvais", "next": suite})
    assert not Invitation.objects.exists()
    page = client.get("/mon-compte/saisies/").content.decode()
    assert "Camille" in page
    assert "data-envoi-immediat" not in page


def test_what_is_kept_is_encrypted(connecter, coordinatrice, donnees):
    connecter(coordinatrice, confirmee=False).post("/equipe/inviter/", donnees)
    with connection.cursor() as curseur:
        curseur.execute("SELECT contenu FROM acteurs_saisiegardee")
        (contenu,) = curseur.fetchone()
        assert contenu.startswith("gAAAA")
        curseur.execute("SELECT session_data FROM django_session")
        assert all("camille" not in ligne[0].lower() for ligne in curseur.fetchall())


def test_reading_the_form_asks_nothing(connecter, coordinatrice):
    assert connecter(coordinatrice, confirmee=False).get("/equipe/inviter/").status_code == 200


def test_sending_an_invitation_again_is_confirmed(connecter, objets, coordinatrice):
    avant = objets["invitation"].jeton
    client = connecter(coordinatrice, confirmee=False)
    client.post(reverse("invitation_renvoyer", args=[objets["invitation"].pk]))
    assert Invitation.objects.get().jeton == avant


def test_attaching_a_row_to_a_known_person_is_confirmed(connecter, objets, coordinatrice):
    adresse = reverse("importation_decider", args=[objets["importee"].pk, objets["proposition"].pk])
    client = connecter(coordinatrice, confirmee=False)
    reponse = client.post(adresse, {"decision": "meme"})
    assert "/compte/reauthenticate/" in reponse.headers["Location"]
    objets["proposition"].refresh_from_db()
    assert objets["proposition"].decision == "en_attente"
    assert "/importations/" in client.post(adresse, {"decision": "autre"}).headers["Location"]


def test_a_file_of_names_is_confirmed_then_downloaded_from_a_page(connecter, objets, coordinatrice):
    adresse = reverse("importation_refusees", args=[objets["importee"].pk])
    client = connecter(coordinatrice, confirmee=False)
    page = confirmer(client, client.get(adresse))
    assert f'href="{adresse}"' in page.content.decode()
    assert "spreadsheetml" in client.get(adresse).headers["Content-Type"]


@pytest.mark.parametrize("suite", ["https://ailleurs.example/", "//ailleurs.example", "javascript:alert(1)", ""])
def test_the_page_after_a_confirmation_leads_nowhere_else(connecter, coordinatrice, suite):
    reponse = connecter(coordinatrice).get("/mon-compte/confirmation/", {"suite": suite})
    assert reponse.headers["Location"] == "/"


def test_opening_a_dossier_to_another_structure_is_confirmed(
    connecter, personne, parcours, coordinatrice, coordination, autre_association
):
    client = connecter(coordinatrice, confirmee=False)
    adresse = reverse("fiche_ajouter", args=[personne.pk, "intervention"])
    donnees = {"structure": autre_association.pk, "piliers": [Pilier.EMPLOI], "debut": "2026-01-05"}
    prefixees = _prefixees(client, adresse, donnees)
    en_place = client.post(adresse, prefixees, headers={"HX-Request": "true"})
    assert en_place.headers["HX-Redirect"].startswith("/compte/reauthenticate/")
    assert not parcours.interventions.filter(structure=autre_association).exists()
    a_soi = _prefixees(client, adresse, {**donnees, "structure": coordination.pk})
    assert "reauthenticate" not in client.post(adresse, a_soi).headers["Location"]


def _prefixees(client, adresse: str, donnees: dict) -> dict:
    """Return ``donnees`` under the names that the page gives to its fields."""
    page = client.get(adresse).content.decode()
    noms = set(re.findall(r'name="([^"]+)"', page))
    return {
        next(nom for nom in noms if nom == cle or nom.endswith(f"-{cle}")): valeur for cle, valeur in donnees.items()
    }
