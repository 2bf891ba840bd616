"""The list of people: search, filters, order, pages."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from acteurs.nomenclatures import ACCOMPAGNENT, Role
from cirj.socle.acces import exiger
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from cirj.socle.templatetags.francais import compte
from parcours.dossier.filters import PersonneFilter
from parcours.dossier.liste_personnes import lignes
from parcours.models import Personne

PAR_PAGE = 25


def personnes(request: HttpRequest) -> HttpResponse:
    exiger(request.user.a_role(Role.COORDINATION, *ACCOMPAGNENT))
    visibles = Personne.objects.visible_par(request.user).avec_parcours_montre(request.user)
    filtre = PersonneFilter(request.GET, queryset=visibles, agent=request.user)
    page = Paginator(filtre.qs.pour_liste(), PAR_PAGE).get_page(request.GET.get("page"))
    cherche = filtre.form.cleaned_data.get("q")
    noter_lecture(
        "personnes",
        personnes=[personne.pk for personne in page],
        action=Action.RECHERCHE if cherche else Action.LISTE,
        detail=" ; ".join([compte(page.paginator.count, "personne trouvée,personnes trouvées"), *filtre.en_mots]),
    )
    return render(
        request,
        "parcours/dossier/personnes.html",
        {
            "filtre": filtre.form,
            "actifs": filtre.actifs,
            "page": page,
            "lignes": lignes(list(page), request.user),
            "tri": filtre.form.data.get("tri"),
        },
    )
