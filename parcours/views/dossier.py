"""The page of a person, and its two parts that come after the rest: the timeline and the records."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from acteurs.nomenclatures import Pilier
from cirj.socle.acces import Introuvable
from cirj.socle.journal import noter_lecture
from parcours.commun.chronologie import chronologie
from parcours.dossier.dossier import Dossier
from parcours.dossier.releve import PARTIES, releve
from parcours.journal.qui_a_consulte import consulter
from parcours.models import Reunion
from parcours.suivi.saisie_recente import saisie_recente

PAR_PAGE = 20


def dossier(request: HttpRequest, personne_id) -> HttpResponse:
    try:
        vu = Dossier(request.user, personne_id)
    except Introuvable:
        # The address of a dossier that was joined to another leads to it, for who sees that one.
        if reuni := Reunion.objects.dossier_de(personne_id):
            return redirect("dossier", reuni)
        raise
    contexte = {
        "dossier": vu,
        "personne": vu.personne,
        "parcours": vu.parcours,
        "saisie": saisie_recente(request),
        "consultations": consulter(vu),
    }
    return render(request, "parcours/dossier/dossier.html", contexte)


def chronologie_dossier(request: HttpRequest, personne_id) -> HttpResponse:
    """The timeline, by pages; the whole page without scripts, the next lines only with them."""
    vu = Dossier(request.user, personne_id, complet=False)
    noter_lecture("chronologie", vu.personne.pk, [vu.personne.pk])
    pilier = request.GET.get("pilier", "")
    evenements = chronologie(vu.parcours, request.user, pilier) if vu.parcours else []
    page = Paginator(evenements, PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "dossier": vu,
        "personne": vu.personne,
        "page": page,
        "pilier": pilier,
        "piliers": [p for p in Pilier if p in vu.lus],
    }
    gabarit = "parcours/dossier/chronologie.html"
    if request.htmx:
        gabarit = (
            "parcours/dossier/_chronologie_lignes.html" if page.number > 1 else "parcours/dossier/_chronologie.html"
        )
    return render(request, gabarit, contexte)


def fiches_dossier(request: HttpRequest, personne_id) -> HttpResponse:
    """What is recorded, one part at a time: papers, then each pillar."""
    vu = Dossier(request.user, personne_id, complet=False)
    noter_lecture("fiches", vu.personne.pk, [vu.personne.pk])
    partie = request.GET.get("partie", "")
    partie = partie if partie in PARTIES else next(iter(PARTIES))
    contexte = {
        "dossier": vu,
        "personne": vu.personne,
        "parties": [(code, theme.titre) for code, theme in PARTIES.items()],
        "partie": partie,
        "sections": releve(vu, partie),
    }
    gabarit = "parcours/dossier/_fiches.html" if request.htmx else "parcours/dossier/fiches.html"
    return render(request, gabarit, contexte)
