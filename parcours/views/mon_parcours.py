"""« Mon parcours », the page that the person takes away: choosing her language, then the PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from parcours.dossier.dossier import Dossier
from parcours.mon_parcours.contenu import composer
from parcours.mon_parcours.document import produire
from parcours.mon_parcours.formulaire import FormulaireMonParcours
from parcours.mon_parcours.langues import FRANCAIS, langue

ENTETES = {"Content-Disposition": 'inline; filename="mon-parcours.pdf"', "Cache-Control": "private, no-store"}


@require_safe
def mon_parcours(request: HttpRequest, personne_id) -> HttpResponse:
    """What will be printed, and in which language."""
    dossier = _dossier(request, personne_id)
    noter_lecture("mon_parcours", dossier.personne.pk, [dossier.personne.pk])
    contenu = composer(dossier)
    return _page(request, dossier, contenu, FormulaireMonParcours(contenu=contenu))


@require_safe
def mon_parcours_pdf(request: HttpRequest, personne_id) -> HttpResponse:
    """The paper. It shows less than the page of the dossier, of one person who is there: no confirmation is asked."""
    dossier = _dossier(request, personne_id)
    contenu = composer(dossier)
    formulaire = FormulaireMonParcours(request.GET, contenu=contenu)
    valide = formulaire.is_valid()
    choisie = langue(formulaire.cleaned_data["langue"]).nom if valide else ""
    action = Action.EXPORT if valide else Action.LECTURE
    noter_lecture("mon_parcours", dossier.personne.pk, [dossier.personne.pk], action, choisie)
    if not valide:
        return _page(request, dossier, contenu, formulaire)
    pdf = produire(contenu.garder(set(formulaire.cleaned_data["etapes"])), formulaire.cleaned_data["langue"])
    return HttpResponse(pdf, content_type="application/pdf", headers=ENTETES)


def _dossier(request: HttpRequest, personne_id) -> Dossier:
    """Return a dossier whose pathway is under way; 404 otherwise."""
    dossier = Dossier(request.user, personne_id)
    if dossier.parcours is None or dossier.parcours.fin is not None:
        raise Http404
    return dossier


def _page(request: HttpRequest, dossier: Dossier, contenu, formulaire: FormulaireMonParcours) -> HttpResponse:
    contexte = {"dossier": dossier, "personne": dossier.personne, "contenu": contenu, "formulaire": formulaire}
    contexte["francais"] = langue(FRANCAIS)
    return render(request, "parcours/mon_parcours/page.html", contexte)
