"""Difficulties that tables name: confirmed one by one or several at once, or set aside. Until then they count for nothing."""

import uuid
from collections.abc import Callable, Iterable, Iterator

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from cirj.socle.acces import exiger, trouver
from cirj.socle.calendrier import en_francais
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from cirj.socle.templatetags.francais import compte
from parcours.dossier.dossier import Dossier
from parcours.models import DifficulteSignalee, PointBlocage
from parcours.models.difficulte import DejaTraitee
from parcours.plan.formulaire_difficultes import FiltreDifficultes, FormulaireConfirmation
from parcours.views.en_place import rendre_formulaire

PAR_PAGE = 50
_RESERVE = "Confirmer ou écarter revient à la structure qui porte ce pilier, ou à la coordination."


def difficultes(request: HttpRequest) -> HttpResponse:
    """The department's for the coordination; for a social worker, those of the pillars that her structure carries."""
    agent = request.user
    exiger(agent.coordonne or agent.accompagne, "Ces difficultés sont celles des personnes que l'on accompagne.")
    siennes = _siennes(agent)
    lus = siennes.exclude(importation=None).order_by("-lue_le", "importation")
    tableaux = {
        str(cle): f"{fichier} ({en_francais(jour)})"
        for cle, fichier, jour in lus.values_list("importation", "fichier", "lue_le").distinct()
    }
    filtre = FiltreDifficultes(request.GET, list(tableaux.items()))
    page = Paginator(filtre.filtrer(siennes).select_related("parcours__personne"), PAR_PAGE).get_page(
        request.GET.get("page")
    )
    noter_lecture("difficultes", personnes=[d.parcours.personne_id for d in page], action=Action.LISTE)
    return render(request, "parcours/plan/difficultes.html", {"page": page, "filtre": filtre})


@require_POST
def difficultes_decider(request: HttpRequest) -> HttpResponse:
    """``choix``: the rows ticked; ``geste``: « confirmer » those whose pillar and cause are known, or « ecarter »."""
    agent = request.user
    exiger(agent.coordonne or agent.accompagne, _RESERVE)
    choisies = list(_siennes(agent).filter(pk__in=list(_cles(request.POST.getlist("choix")))))
    if not choisies:
        messages.warning(request, "Cochez au moins une difficulté qui attend encore.")
    elif request.POST.get("geste") == "ecarter":
        _dire_ecartees(request, _decider(choisies, lambda d: d.ecarter(agent)))
    else:
        completes = [d for d in choisies if d.pilier and d.cause]
        _dire_confirmees(request, _decider(completes, lambda d: d.confirmer(_blocage(d), agent)))
        _dire_restantes(request, len(choisies) - len(completes))
    return redirect(_retour(request))


def difficulte_confirmer(request: HttpRequest, pk) -> HttpResponse:
    """The form of a blockage, filled in; in place from the dossier, a page of its own from the list."""
    difficulte = _trouver(request, pk)
    dossier = Dossier(request.user, difficulte.parcours.personne_id)
    exiger(_decidable(request.user, difficulte), _RESERVE)
    retour = request.GET.get("retour") == "liste"
    refus = _refus(difficulte, dossier)
    if refus:
        messages.warning(request, refus)
        return redirect("difficultes" if retour else dossier.personne)
    formulaire = FormulaireConfirmation(
        request.POST or None, dossier=dossier, difficulte=difficulte, identifiant=f"difficulte-{difficulte.pk}"
    )
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, formulaire.message)
        return redirect("difficultes" if retour else dossier.personne)
    return rendre_formulaire(request, formulaire, dossier, titre=formulaire.titre, bouton=formulaire.bouton)


@require_POST
def difficulte_ecarter(request: HttpRequest, pk) -> HttpResponse:
    difficulte = _trouver(request, pk)
    exiger(_decidable(request.user, difficulte), _RESERVE)
    try:
        difficulte.ecarter(request.user)
    except DejaTraitee as deja:
        messages.warning(request, deja.message)
    else:
        messages.success(request, "C'est noté : cette difficulté est écartée, et ne sera plus proposée.")
    return redirect(difficulte.parcours.personne)


def _trouver(request: HttpRequest, pk) -> DifficulteSignalee:
    return trouver(DifficulteSignalee.objects.select_related("parcours__personne"), request.user, pk=pk)


def _cles(recues: list[str]) -> Iterator[uuid.UUID]:
    for recue in recues:
        try:
            yield uuid.UUID(recue)
        except ValueError:
            continue


def _decidable(agent, difficulte: DifficulteSignalee) -> bool:
    return DifficulteSignalee.objects.visible_par(agent).decidables_par(agent).filter(pk=difficulte.pk).exists()


def _siennes(agent):
    """Those that wait for the agent, the latest table first."""
    siennes = DifficulteSignalee.objects.visible_par(agent).decidables_par(agent).a_confirmer()
    return siennes.filter(departement=agent.affectation.departement_id) if agent.coordonne else siennes


def _refus(difficulte: DifficulteSignalee, dossier: Dossier) -> str:
    if not difficulte.a_confirmer:
        return "Cette difficulté a déjà été confirmée ou écartée."
    sien = dossier.parcours
    if sien is None or sien.pk != difficulte.parcours_id or (sien.fin and sien.fin <= timezone.localdate()):
        return "Cette difficulté est celle d'un parcours terminé : elle ne peut plus devenir un blocage."
    return ""


def _blocage(difficulte: DifficulteSignalee) -> PointBlocage:
    return PointBlocage(pilier=difficulte.pilier, cause=difficulte.cause, description=difficulte.description)


def _decider(difficultes: Iterable[DifficulteSignalee], geste: Callable[[DifficulteSignalee], None]) -> int:
    """Return how many were decided: those that somebody else decided meanwhile are left as they are."""
    faites = 0
    for difficulte in difficultes:
        try:
            with transaction.atomic():
                geste(difficulte)
        except DejaTraitee:
            continue
        faites += 1
    return faites


def _dire_ecartees(request: HttpRequest, nombre: int) -> None:
    messages.success(request, f"{compte(nombre, 'difficulté est écartée,difficultés sont écartées')}.")


def _dire_confirmees(request: HttpRequest, nombre: int) -> None:
    if nombre:
        faits = compte(nombre, "difficulté est maintenant un blocage,difficultés sont maintenant des blocages")
        messages.success(request, f"{faits}, signalé{'s' if nombre > 1 else ''} d'aujourd'hui.")


def _dire_restantes(request: HttpRequest, nombre: int) -> None:
    if nombre:
        reste = compte(nombre, "difficulté cochée attend,difficultés cochées attendent")
        messages.warning(
            request,
            f"{reste} encore, faute de pilier ou de cause reconnus : confirmez une par une, en les choisissant.",
        )


def _retour(request: HttpRequest) -> str:
    """Return the list as it was narrowed; what was decided has left it, so has its page."""
    filtres = [(nom, valeur) for nom in ("pilier", "tableau") if (valeur := request.POST.get(nom, ""))]
    return reverse("difficultes", query=dict(filtres)) if filtres else reverse("difficultes")
