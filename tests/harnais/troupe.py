"""The cast every test shares: one dossier, and six people who look at it."""

import datetime
import time

import pytest
from django.test import Client

from acteurs.models import Affectation, Agent, Commune, Departement, Epci, Structure
from acteurs.nomenclatures import Pilier, Role, TypeStructure
from parcours.models import Intervention, Parcours, Personne, Protection

MOT_DE_PASSE = "Une-phrase assez longue 39"
DEBUT = datetime.date(2024, 1, 1)


@pytest.fixture
def jura(db) -> Departement:
    return Departement.objects.create(code="39", nom="Jura", region="Bourgogne-Franche-Comté", charniere="du ")


@pytest.fixture
def doubs(db) -> Departement:
    return Departement.objects.create(code="25", nom="Doubs", region="Bourgogne-Franche-Comté", charniere="du ")


@pytest.fixture
def dole(jura) -> Commune:
    epci = Epci.objects.create(siren="200010650", nom="Grand Dole")
    commune = Commune.objects.create(code_insee="39198", nom="Dole", cle="dole", departement=jura, epci=epci)
    commune.codes_postaux.create(code="39100")
    return commune


def creer_structure(departement: Departement, nom: str, type: str = TypeStructure.ASSOCIATION) -> Structure:
    return Structure.objects.create(departement=departement, nom=nom, type=type)


def creer_agent(nom: str, role: str, structure: Structure) -> Agent:
    agent = Agent.objects.create_user(f"{nom.lower()}@example.org", MOT_DE_PASSE, prenom="Test", nom=nom)
    Affectation.objects.create(
        agent=agent, structure=structure, departement=structure.departement, role=role, debut=DEBUT
    )
    return agent


@pytest.fixture
def coordination(jura) -> Structure:
    return creer_structure(jura, "Coordination du Jura", TypeStructure.COORDINATION)


@pytest.fixture
def association(jura) -> Structure:
    """The structure that intervenes on the dossier (language and housing)."""
    return creer_structure(jura, "Association Alpha")


@pytest.fixture
def autre_association(jura) -> Structure:
    """A structure of the department that does not intervene."""
    return creer_structure(jura, "Association Beta")


@pytest.fixture
def coordinatrice(coordination) -> Agent:
    return creer_agent("Coordinatrice", Role.COORDINATION, coordination)


@pytest.fixture
def seconde_coordinatrice(coordination) -> Agent:
    """Whoever coordinates the department once the first leaves: the database keeps one at least."""
    return creer_agent("Seconde", Role.COORDINATION, coordination)


@pytest.fixture
def intervenante(association, parcours) -> Agent:
    """The social worker inside: her structure carries language and housing on the dossier."""
    return creer_agent("Intervenante", Role.INTERVENANT, association)


@pytest.fixture
def autre_intervenante(autre_association) -> Agent:
    return creer_agent("Autre", Role.INTERVENANT, autre_association)


@pytest.fixture
def prefecture(jura) -> Agent:
    return creer_agent(
        "Prefecture", Role.PREFECTURE, creer_structure(jura, "Préfecture du Jura", TypeStructure.PREFECTURE)
    )


@pytest.fixture
def etrangere(doubs) -> Agent:
    """The stranger: a coordinator of another department."""
    return creer_agent("Etrangere", Role.COORDINATION, creer_structure(doubs, "Coordination du Doubs"))


@pytest.fixture
def administratrice(jura) -> Agent:
    return creer_agent("Administratrice", Role.ADMINISTRATION, creer_structure(jura, "Support technique"))


@pytest.fixture
def personne(jura, dole) -> Personne:
    personne = Personne.objects.create(
        departement=jura,
        nom="DÉMO-UNIQUE",
        prenom="Amina",
        sexe="F",
        nationalites=["SDN"],
        commune=dole,
        date_naissance=datetime.date(1995, 5, 4),
    )
    Protection.objects.create(personne=personne, statut="refugie", date=datetime.date(2025, 2, 1))
    return personne


@pytest.fixture
def parcours(personne, association) -> Parcours:
    parcours = Parcours.objects.create(
        personne=personne, departement=personne.departement, debut=datetime.date(2025, 3, 1)
    )
    for pilier in (Pilier.LANGUE, Pilier.LOGEMENT):
        Intervention.objects.create(
            parcours=parcours, structure=association, pilier=pilier, debut=datetime.date(2025, 3, 1)
        )
    return parcours


def confirmer_session(session, agent: Agent) -> None:
    """Write in ``session`` what allauth writes when the password is given again."""
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(agent.pk)
    session.save()


@pytest.fixture
def connecter():
    """Return a function that gives the browser-like client of an agent (None: anonymous).

    She has just confirmed that it is she, unless ``confirmee=False``.
    """

    def ouvrir(agent: Agent | None = None, confirmee: bool = True, **options) -> Client:
        client = Client(**options)
        if agent is not None:
            client.force_login(agent, backend="allauth.account.auth_backends.AuthenticationBackend")
            if confirmee:
                session = client.session
                confirmer_session(session, agent)
        return client

    return ouvrir
