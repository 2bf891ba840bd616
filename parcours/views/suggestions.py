"""Names proposed while one types in the search field: the first answers of the search, as the list would give them."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from acteurs.nomenclatures import ACCOMPAGNENT, Role
from cirj.socle.acces import exiger
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from cirj.socle.noms import sans_accents
from cirj.socle.templatetags.francais import compte
from parcours.dossier.filters import LONGUEUR
from parcours.models import Personne

MONTREES = 8
# One letter begins everybody's name.
_LETTRES_MINIMUM = 2


def suggestions(request: HttpRequest) -> HttpResponse:
    """A part of a page, for htmx; opened alone, it is the list of people. What is shown is noted, as for the list."""
    exiger(request.user.a_role(Role.COORDINATION, *ACCOMPAGNENT))
    cherche = request.GET.get("q", "").strip()[:LONGUEUR]
    if not request.htmx:
        return redirect(f"{reverse('personnes')}?{urlencode({'q': cherche})}" if cherche else "personnes")
    assez = len(sans_accents(cherche)) >= _LETTRES_MINIMUM
    trouvees = []
    if assez:
        trouvees = list(
            Personne.objects.visible_par(request.user).chercher(cherche).select_related("commune")[: MONTREES + 1]
        )
        montrees = [personne.pk for personne in trouvees[:MONTREES]]
        combien = compte(len(montrees), "personne proposée,personnes proposées")
        noter_lecture("personnes", personnes=montrees, action=Action.RECHERCHE, detail=combien)
    return render(
        request,
        "parcours/identite/_suggestions.html",
        {
            "trouvees": trouvees[:MONTREES],
            "davantage": len(trouvees) > MONTREES,
            "assez": assez,
            "cherche": cherche,
        },
    )
