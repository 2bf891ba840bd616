"""What a login or a new password changes of the attempts counted (receivers of Django's and allauth's signals)."""

from allauth.account.signals import password_reset
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from acteurs.comptes import essais
from acteurs.models import Agent


@receiver(user_logged_in)
def connexion(sender, request: HttpRequest, user: Agent, **_) -> None:
    """Sent once every step of the login is done."""
    essais.entree(request, user.email)


@receiver(password_reset)
def mot_de_passe_choisi(sender, request: HttpRequest, user: Agent, **_) -> None:
    """Sent once the link of a forgotten password served."""
    essais.mot_de_passe_choisi(request, user.email)
