"""Every address of the access table, asked as somebody it is open to."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import transaction

from tests.table_acces import TABLE
from tests.test_acces import _valeur, adresse_de


@dataclass(frozen=True)
class Adresse:
    """An address with its arguments, the method it is made for, and what a form would send there."""

    nom: str
    url: str
    methode: str
    donnees: dict
    page: bool
    publique: bool
    agent: object


@pytest.fixture
def adresses(objets, figures_comptees_une_fois, coordinatrice, intervenante) -> list[Adresse]:
    """The table's addresses, once each; whoever the address is open to asks."""
    uniques = {}
    for ligne in TABLE:
        agent = intervenante if ligne.reponses[0] == 403 else coordinatrice
        donnees = {cle: _valeur(objets, valeur) for cle, valeur in ligne.donnees.items()}
        url = adresse_de(ligne, objets)
        uniques[url, ligne.methode] = Adresse(
            ligne.nom, url, ligne.methode, donnees, ligne.page, ligne.reponses[-1] != "connexion", agent
        )
    return list(uniques.values())


@pytest.fixture
def demander(connecter) -> Callable:
    """Return a function that sends a request and undoes what it did; one session for each agent and set of options."""
    clients = {}

    def envoyer(agent, methode: str, url: str, donnees: dict | None = None, entetes=None, **options):
        cle = (agent and agent.pk, *sorted(options.items()))
        client = clients.setdefault(cle, None) or connecter(agent, **options)
        clients[cle] = client
        # What leads to a session's end is undone with the rest.
        with transaction.atomic():
            reponse = getattr(client, methode.lower())(url, donnees or {}, headers=entetes or {})
            reponse.texte = (b"".join(reponse.streaming_content) if reponse.streaming else reponse.content).decode(
                errors="ignore"
            )
            transaction.set_rollback(True)
        return reponse

    return envoyer
