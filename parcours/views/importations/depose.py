"""What the steps before the launch begin with: the deposited file, read, and nothing launched of it yet."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cirj.socle.acces import trouver
from parcours.models import Importation
from parcours.views.importations.fichier import lit_le_fichier

Vue = Callable[[HttpRequest, Importation], HttpResponse]


def depot_a_lire(vue: Vue) -> Callable[..., HttpResponse]:
    """Give the view its import while it is still to be verified; send the others to where theirs stands."""
    return _avec_depot(vue, lambda: Importation.objects)


def depot_a_changer(vue: Vue) -> Callable[..., HttpResponse]:
    """The same, held: two people who change it at once do it one after the other."""
    return _avec_depot(vue, lambda: Importation.objects.select_for_update(of=("self",)))


def _avec_depot(vue: Vue, imports: Callable) -> Callable[..., HttpResponse]:
    @lit_le_fichier
    @wraps(vue)
    def avec_depot(request: HttpRequest, pk) -> HttpResponse:
        depose = trouver(imports(), request.user, pk=pk)
        return vue(request, depose) if depose.a_verifier else redirect("importation", depose.pk)

    return avec_depot
