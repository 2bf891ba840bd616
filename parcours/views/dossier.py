"""The page of a person, and its two parts that come after the rest: the timeline and the records."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from acteurs.nomenclatures import Pilier
from parcours.chronologie import chronologie
from parcours.dossier import Dossier
from parcours.releve_dossier import releve
from parcours.saisie_recente import saisie_recente

PAR_PAGE = 20


def dossier(request: HttpRequest, personne_id) -> HttpResponse:
    vu = Dossier(request.user, personne_id)
    contexte = {"dossier": vu, "personne": vu.personne, "parcours": vu.parcours, "saisie": saisie_recente(request)}
    return render(request, "parcours/dossier.html", contexte)


def chronologie_dossier(request: HttpRequest, personne_id) -> HttpResponse:
    """The timeline, by pages; the whole page without scripts, the next lines only with them."""
    vu = Dossier(request.user, personne_id)
    pilier = request.GET.get("pilier", "")
    evenements = chronologie(vu.parcours, request.user, pilier) if vu.parcours else []
    page = Paginator(evenements, PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "dossier": vu,
        "personne": vu.personne,
        "page": page,
        "pilier": pilier,
        "piliers": [p for p in Pilier if p in vu.ouverts],
    }
    gabarit = "_chronologie" if request.htmx else "chronologie"
    if request.htmx and page.number > 1:
        gabarit = "_chronologie_lignes"
    return render(request, f"parcours/{gabarit}.html", contexte)


def fiches_dossier(request: HttpRequest, personne_id) -> HttpResponse:
    """What is recorded: papers, language, housing, work, rights."""
    vu = Dossier(request.user, personne_id)
    contexte = {"dossier": vu, "personne": vu.personne, "sections": releve(vu)}
    return render(request, f"parcours/{'_fiches' if request.htmx else 'fiches'}.html", contexte)
