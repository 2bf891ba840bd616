"""The social worker's home page."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cirj.socle.acces import exiger
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from parcours.dossier.journee import JourneeAccompagnement
from parcours.nomenclatures import MotifRefus
from parcours.suivi.saisie_recente import saisie_recente

PAR_PAGE = 25


def journee(request: HttpRequest, decisions: Sequence = (), seances: Sequence = ()) -> HttpResponse:
    """Render the day of whoever follows people.

    ``decisions``: what she must carry, given by the upper floor; each has ``quoi``, ``echeance``, ``blocage`` and
    ``get_absolute_url()``. ``seances``: the technical cells to come that she sits in, as sentences with ``adresse``.
    """
    saisie = saisie_recente(request)
    jour = JourneeAccompagnement(request.user, saisie.suivis, toutes=request.GET.get("voir") == "structure")
    page = Paginator(jour.lignes, PAR_PAGE).get_page(request.GET.get("page"))
    montrees = [ligne.personne.pk for ligne in (*page, *jour.notees)]
    montrees += [decision.blocage.parcours.personne_id for decision in decisions]
    montrees += [acces.personne_id for acces in jour.acces]
    montrees += [vue.personne_id for vue in jour.orientations]
    montrees += [parcours.personne_id for parcours, _ in jour.rappels]
    noter_lecture("journee", personnes=montrees, action=Action.LISTE)
    contexte = {"journee": jour, "page": page, "decisions": decisions, "seances": seances, "saisie": saisie}
    contexte["motifs"] = MotifRefus.choices
    return render(request, "parcours/dossier/journee.html", contexte)


def ma_journee(request: HttpRequest) -> HttpResponse:
    exiger(request.user.accompagne)
    return journee(request)
