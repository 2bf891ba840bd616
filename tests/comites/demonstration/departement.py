"""The demonstration written once for a class of tests: each test undoes what it does, none writes it again."""

from django.test import Client, TestCase

from acteurs.models import Agent
from acteurs.territoire import lecture as territoire
from cirj.socle.rls import contexte
from comites.demonstration.departement import charger
from parcours.models import Parcours


class Demonstration(TestCase):
    @classmethod
    def setUpTestData(cls):
        with contexte.service("*"):
            territoire.charger("39")
            assert charger()

    def connecter(self, compte: str) -> Agent:
        """Log in as one account of the demonstration."""
        agent = Agent.objects.get(email=f"{compte}@cirj.example")
        self.client = Client()
        self.client.force_login(agent, backend="allauth.account.auth_backends.AuthenticationBackend")
        return agent

    def lire(self, adresse: str) -> str:
        """Return the page, which must open, and stay light with a real department behind it."""
        reponse = self.client.get(adresse)
        assert reponse.status_code == 200, adresse
        assert len(reponse.content) < 100_000, (adresse, len(reponse.content))
        return reponse.content.decode()

    def parcours(self, prenom: str) -> Parcours:
        """Return the pathway of a story: the first of this first name."""
        return Parcours.objects.filter(personne__prenom=prenom).order_by("personne__nom")[0]
