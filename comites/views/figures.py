"""The dashboard: the figures of a department, their charts, the file of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from acteurs.models import Departement
from cirj.socle.acces import exiger
from cirj.socle.tableurs import CSV, XLSX, en_csv, en_xlsx
from comites.indicateurs.lecture import Lecture
from comites.indicateurs.page import Page, composer
from comites.indicateurs.tableau import ENTETES, lignes_du_fichier
from comites.presentation.formulaire import FiltresFigures
from comites.presentation.sections import sections


def departement_de(request: HttpRequest) -> Departement:
    """Return the department the agent acts in; 403 for roles that read no figure."""
    exiger(request.user.coordonne or request.user.observe, "Votre rôle ne donne pas accès aux chiffres du département.")
    return request.user.affectation.departement


def page_demandee(request: HttpRequest) -> tuple[Page, FiltresFigures]:
    """Return the figures that the address asks for, as this agent may read them."""
    departement = departement_de(request)
    lecture = Lecture.de(request.user, departement.pk)
    formulaire = FiltresFigures(request.GET, departement=departement, lecture=lecture)
    return composer(formulaire.filtre(), lecture), formulaire


def dire_le_refus(request: HttpRequest) -> HttpResponse:
    """Lead to the page that says, beside each filter, why it is refused: a list or a file would be of something else."""
    return redirect(f"{reverse('tableau_de_bord')}?{request.GET.urlencode()}")


@require_safe
def tableau_de_bord(request: HttpRequest) -> HttpResponse:
    page, formulaire = page_demandee(request)
    contexte = {
        "page": page,
        "formulaire": formulaire,
        "phrase": page.filtre.phrase(formulaire.noms()),
        "sections": sections(page),
        "parametres": request.GET.urlencode(),
    }
    return render(request, "comites/tableau_de_bord.html", contexte)


@require_safe
def tableau_de_bord_fichier(request: HttpRequest, format: str) -> HttpResponse:
    """Give the figures shown, as a spreadsheet or as CSV."""
    page, formulaire = page_demandee(request)
    if formulaire.errors:
        return dire_le_refus(request)
    lignes = lignes_du_fichier(page)
    nom = f"chiffres-{page.filtre.departement}-{page.filtre.annee}.{format}"
    if format == "csv":
        reponse = HttpResponse(en_csv(ENTETES, lignes), content_type=CSV)
    elif format == "xlsx":
        reponse = HttpResponse(
            en_xlsx(page.filtre.phrase(formulaire.noms()), "Figures", ENTETES, lignes), content_type=XLSX
        )
    else:
        raise Http404
    reponse["Content-Disposition"] = f'attachment; filename="{nom}"'
    return reponse
