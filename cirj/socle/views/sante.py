"""Health of the installation: figures for the monitoring, sentences for whoever opens the page."""

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cirj.socle.etat_des_parties import QUOI_FAIRE, Etat, parties
from cirj.socle.views.erreurs import page_nue

NOMS = {
    "base": "Base de données",
    "compte": "Compte du site dans la base",
    "definitions": "Règles d'accès de la base",
    "file": "File des tâches",
    "ouvrier": "Ouvrier",
    "calendrier": "Calendrier",
    "antivirus": "Antivirus",
}


@login_not_required
@transaction.non_atomic_requests
@never_cache
@require_safe
def sante(request: HttpRequest) -> HttpResponse:
    """Answer 200 when all is well, 503 otherwise; JSON, or a page to a browser.

    ``etat`` is « ok » or « ko »; each part is « ok », « ko », or « inconnu » while another one keeps it from being asked.
    ``quoi_faire`` holds a sentence for each part that is down.
    """
    etats = parties()
    bien = set(etats.values()) == {Etat.OK}
    quoi_faire = [QUOI_FAIRE[nom] for nom, etat in etats.items() if etat == Etat.KO]
    statut = 200 if bien else 503
    if request.get_preferred_type(["application/json", "text/html"]) == "text/html":
        lignes = [{"nom": NOMS[nom], "etat": etat.value, "quoi_faire": QUOI_FAIRE[nom]} for nom, etat in etats.items()]
        reponse = HttpResponse(page_nue("sante.html", bien=bien, parties=lignes), status=statut)
    else:
        dits = {"etat": _mot(bien), **{nom: etat.value for nom, etat in etats.items()}}
        reponse = JsonResponse(dits | ({"quoi_faire": quoi_faire} if quoi_faire else {}), status=statut)
    patch_vary_headers(reponse, ["Accept"])
    return reponse


def _mot(bien: bool) -> str:
    return Etat.OK.value if bien else Etat.KO.value
