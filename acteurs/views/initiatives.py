"""The catalogue of initiatives: a list to search and filter, and a page for each."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from acteurs.catalogue.filters import InitiativeFilter
from acteurs.models import Initiative
from acteurs.territoire.referentiel import noms_des_departements
from cirj.socle.acces import trouver

PAR_PAGE = 12


def initiatives(request: HttpRequest) -> HttpResponse:
    toutes = Initiative.objects.visible_par(request.user).order_by("recherche")
    filtre = InitiativeFilter(request.GET or None, queryset=toutes)
    code = request.GET.get("departement", "")
    page = Paginator(filtre.qs.avec_resultats(), PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "filtre": filtre,
        "filtree": any(request.GET.get(champ) for champ in filtre.filters),
        "page": page,
        "departement": f"{noms_des_departements()[code]} ({code})" if code in noms_des_departements() else "",
        "nationales": filtre.qs.filter(nationale=True).count() if code in noms_des_departements() else 0,
    }
    return render(request, "initiatives/liste.html", contexte)


def initiative(request: HttpRequest, pk) -> HttpResponse:
    fiche = trouver(Initiative.objects.avec_resultats(), request.user, pk=pk)
    return render(request, "initiatives/fiche.html", {"initiative": fiche})
