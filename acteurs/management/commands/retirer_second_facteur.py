"""The way back for someone who lost telephone and recovery codes, once her identity was checked."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from acteurs.models import Agent

TEXTE = """Bonjour,

La seconde étape de connexion de votre compte CIR-J a été retirée, et vos appareils déconnectés. À la prochaine connexion, le site vous proposera d'en installer une autre.

Vous ne l'avez pas demandé ? Prévenez tout de suite la coordination de votre département.
"""


class Command(BaseCommand):
    help = "Retire la seconde étape de connexion d'un compte, ferme ses sessions et l'en prévient par courriel."

    def add_arguments(self, parser):
        parser.add_argument("adresse", help="Adresse électronique du compte")

    @transaction.atomic
    def handle(self, *args, adresse, **options):
        agent = Agent.objects.filter(email__iexact=adresse).first()
        if agent is None:
            raise CommandError(f"Aucun compte à l'adresse {adresse}.")
        nombre, _ = Authenticator.objects.filter(user=agent).delete()
        if not nombre:
            raise CommandError(f"Le compte {adresse} n'a pas de seconde étape.")
        agent.fermer_sessions()
        sujet = f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}Votre seconde étape de connexion a été retirée"
        send_mail(sujet, TEXTE, settings.DEFAULT_FROM_EMAIL, [agent.email])
        self.stdout.write(f"Seconde étape retirée pour {agent}. Un courriel l'en prévient.")
