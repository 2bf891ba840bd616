"""The way back for someone whom a delay keeps out and whose mail does not come, once her identity was checked."""

from django.core.management.base import BaseCommand, CommandError

from acteurs.comptes import essais
from acteurs.models import Agent


class Command(BaseCommand):
    help = (
        "Lève l'attente imposée à un compte après trop de mots de passe ou de codes inexacts, sur tous ses appareils."
    )

    def add_arguments(self, parser):
        parser.add_argument("adresse", help="Adresse électronique du compte")

    def handle(self, *args, adresse, **options):
        agent = Agent.objects.filter(email__iexact=adresse).first()
        if agent is None:
            raise CommandError(f"Aucun compte à l'adresse {adresse}.")
        if essais.lever(agent.email):
            self.stdout.write(f"{agent} peut se connecter sans attendre.")
        else:
            self.stdout.write(f"{agent} n'attendait pas : aucun échec récent à cette adresse.")
