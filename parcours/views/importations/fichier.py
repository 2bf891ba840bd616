"""What the steps before the import share: the deposited file may have been erased since."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from parcours.importation.erreurs import FichierIllisible

PERDU = "Le fichier déposé n'est plus là. Déposez-le de nouveau."


def lit_le_fichier(vue: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Send back to the first step, with the reason, when the file cannot be read any more."""

    @wraps(vue)
    def avec_fichier(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return vue(request, *args, **kwargs)
        except (FileNotFoundError, FichierIllisible) as erreur:
            messages.error(request, PERDU if isinstance(erreur, FileNotFoundError) else str(erreur))
            return redirect("importation_nouvelle")

    return avec_fichier
