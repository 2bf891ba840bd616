"""Whatever the form, what was typed in it comes back in it: session closed elsewhere, cookies lost, token renewed.

The forms are found on the pages of the access table: a new one is asked the same without being named here.
"""

from copy import deepcopy
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client
from django.urls import resolve

from acteurs.models import SaisieGardee
from tests.harnais.acces import CAST
from tests.harnais.envois import Envoi, envois, sans_jetons
from tests.table_acces import TABLE
from tests.test_acces import adresse_de

pytestmark = pytest.mark.django_db

#: Pages that are not asked, and why.
SANS_RETOUR = {
    "saisies": "Ses formulaires sont ce qui est gardé, tel quel.",
    "invitation_accepter": "Un mot de passe y est choisi, par qui n'a pas encore de compte.",
}
QUI = ("coordinatrice", "intervenante")


def fermee_ailleurs(client) -> None:
    Session.objects.filter(pk=client.cookies["session"].value).delete()


def temoins_perdus(client) -> None:
    client.cookies.clear()


def jeton_renouvele(client) -> None:
    client.cookies["csrf"] = "x" * 32


def ouvrir(agent) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.force_login(agent, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def suivre(client, adresse: str):
    """Follow a browser's way to ``adresse``, and return the page and its address."""
    for _ in range(5):
        adresse = adresse.partition("#")[0]
        reponse = client.get(adresse)
        if reponse.status_code != 302:
            return reponse.content.decode(), adresse
        adresse = reponse.headers["Location"]
    raise AssertionError("Une boucle de redirections.")


def envoyer(client, page: str, formulaire: Envoi, corps: dict, **entetes):
    entetes = {"Referer": f"http://testserver{page}", **entetes}
    return client.post(formulaire.adresse, corps, headers=entetes)


def formulaires_de(objets, request):
    """Yield each form of each page of the table, once for its address: whose, on which page, which."""
    vus = set()
    for ligne in TABLE:
        qui = next((q for q in QUI if ligne.reponses[CAST.index(q)] == 200), None)
        if ligne.methode != "GET" or not ligne.page or qui is None or ligne.nom in SANS_RETOUR:
            continue
        agent, adresse = request.getfixturevalue(qui), adresse_de(ligne, objets)
        client = ouvrir(agent)
        page = client.get(adresse).content.decode()
        for formulaire in envois(page, adresse):
            forme = (urlsplit(formulaire.adresse).path, *sorted({c.get("name") for c in formulaire.champs}))
            if forme not in vus:
                vus.add(forme)
                yield client, agent, adresse, formulaire


def secret(formulaire: Envoi) -> bool:
    nom = resolve(urlsplit(formulaire.adresse).path).url_name
    return formulaire.secret or nom.startswith(("account_", "mfa_", "proconnect_"))


@pytest.mark.usefixtures("figures_comptees_une_fois")
def test_every_form_comes_back_filled_where_it_was(objets, request):
    manques, rendus = {}, 0
    for client, agent, adresse, formulaire in formulaires_de(objets, request):
        for cas in (fermee_ailleurs, temoins_perdus, jeton_renouvele):
            temoins = deepcopy(client.cookies)
            with transaction.atomic():
                if manque := _envoyer_puis_reprendre(cas, agent, client, adresse, formulaire):
                    manques[f"{adresse} → {formulaire.adresse}", cas.__name__] = manque
                transaction.set_rollback(True)
            client.cookies = temoins
        rendus += not secret(formulaire)
    assert manques == {}
    assert rendus > 80


def _envoyer_puis_reprendre(cas, agent, client, adresse: str, formulaire: Envoi) -> str:
    """Return what is not as it should be, "" when all is."""
    SaisieGardee.objects.all().delete()
    cas(client)
    tape = formulaire.tape()
    reponse = envoyer(client, adresse, formulaire, tape)
    if secret(formulaire):
        return "gardé, alors que c'est un secret" if SaisieGardee.objects.exists() else ""
    return _manque(cas, agent, client, reponse, formulaire, tape)


def _manque(cas, agent, client, reponse, formulaire: Envoi, tape: dict) -> str:
    """Return what is not as it should be, "" when all is."""
    if cas is jeton_renouvele:
        if reponse.status_code != 403:
            return f"répond {reponse.status_code}"
        offerts = [e for e in envois(reponse.content.decode(), formulaire.adresse) if "_saisie" in e.actuel()]
        if [(e.adresse, sans_jetons(e.actuel())) for e in offerts] != [(formulaire.adresse, sans_jetons(tape))]:
            return f"la page 403 n'offre pas de renvoyer : {[e.actuel() for e in offerts]}"
        suite = f"/mon-compte/saisies/{offerts[0].actuel()['_saisie'][0]}/"
    else:
        suite = parse_qs(urlsplit(reponse.headers.get("Location", "")).query).get("next", [""])[0]
        if not suite.startswith("/mon-compte/saisies/"):
            return f"mène à {suite or reponse.status_code}"
        client = ouvrir(agent)
    page, adresse = suivre(client, suite)
    rendus = [e for e in envois(page, adresse) if formulaire.adresse in e.adresses and "_saisie" in e.actuel()]
    if len(rendus) != 1:
        return f"{len(rendus)} formulaires sur {adresse}"
    rendu, attendu = sans_jetons(rendus[0].actuel()), sans_jetons(tape)
    return "" if rendu == attendu else f"attendu {attendu}, rendu {rendu}"
