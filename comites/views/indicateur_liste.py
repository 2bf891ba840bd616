"""The exact list behind a figure, for the coordination."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cirj.socle.acces import exiger
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from comites.indicateurs import REGISTRE
from comites.indicateurs.evaluation import lignes
from comites.indicateurs.lecture import Lecture
from comites.presentation.formulaire import FiltresFigures
from comites.presentation.listes import colonnes, en_lignes, preparer
from comites.views.figures import departement_de, dire_le_refus

PAR_PAGE = 50


@require_safe
def indicateur_liste(request: HttpRequest, code: str) -> HttpResponse:
    departement = departement_de(request)
    exiger(request.user.departement_coordonne(departement.pk), "La liste nominative est réservée à la coordination.")
    if (indicateur := REGISTRE.get(code)) is None:
        raise Http404
    formulaire = FiltresFigures(request.GET, departement=departement, lecture=Lecture())
    filtre = formulaire.filtre()
    if formulaire.errors:
        return dire_le_refus(request)
    ensemble = preparer(lignes(indicateur, filtre), request.user)
    page = Paginator(ensemble, PAR_PAGE).get_page(request.GET.get("page"))
    rangees = en_lignes(page)
    montrees = [personne.pk for rangee in rangees for personne in rangee.personnes]
    noter_lecture("indicateur", code, montrees, Action.LISTE, filtre.phrase(formulaire.noms()))
    contexte = {
        "indicateur": indicateur,
        "nombre": page.paginator.count,
        "unite": indicateur.unite_accordee(page.paginator.count),
        "phrase": filtre.phrase(formulaire.noms()),
        "page": page,
        "colonnes": colonnes(ensemble),
        "lignes": rangees,
        "parametres": request.GET.urlencode(),
    }
    return render(request, "comites/indicateur_liste.html", contexte)
