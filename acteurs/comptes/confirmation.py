"""« Confirmez que c'est bien vous »: asked again before what opens dossiers or takes data out of them.

allauth's own mechanism (its pages, its records, ``ACCOUNT_REAUTHENTICATION_TIMEOUT``), with one difference: what was
being sent is kept encrypted and sent again as an ordinary request, instead of lying in clear in the session. Nothing of
the interrupted request is written: the exception undoes its transaction.

    exiger_confirmation(request)                 # in a POST that gives access, once the form is known to hold
    exiger_confirmation(request, fichier=True)   # in a GET that answers with a file of names

A view asks after its doors, never before: what is not open to somebody is not found, and no password is asked for it.
"""

from collections.abc import Callable
from urllib.parse import quote

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from acteurs.models.saisie import Raison
from acteurs.saisies.lecture import garder, page_d_origine


class ConfirmationRequise(Exception):
    """The agent has to show again that it is she; ``fichier``: the answer will be a download."""

    def __init__(self, fichier: bool = False):
        super().__init__("Confirmation requise.")
        self.fichier = fichier


def confirmation_requise(request: HttpRequest) -> bool:
    """Say whether the last confirmation is too old, or never was."""
    return is_reauthentication_required(request, app="cirj")


def exiger_confirmation(request: HttpRequest, fichier: bool = False) -> None:
    """Go on only if the agent has confirmed recently; otherwise she is asked, then the request is taken up again."""
    if confirmation_requise(request):
        raise ConfirmationRequise(fichier)


class ConfirmationMiddleware:
    """Lead to allauth's page whoever must confirm, and say where to go on afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, ConfirmationRequise):
            return None
        suite = request.get_full_path()
        if request.method == "POST":
            saisie = garder(request, Raison.CONFIRMATION)
            suite = f"{reverse('saisies')}?reprendre={saisie.pk}" if saisie else page_d_origine(request)
        elif exception.fichier:
            suite = f"{reverse('confirmation_faite')}?suite={quote(suite)}"
        methodes = get_adapter().get_reauthentication_methods(request.user)
        adresse = f"{methodes[0]['url']}?next={quote(suite)}"
        return HttpResponseClientRedirect(adresse) if request.headers.get("HX-Request") else redirect(adresse)
