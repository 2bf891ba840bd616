"""Arranging an agenda: put on, move up or down, take off, postpone. Each act is a form that works without scripts."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from cirj.socle.acces import exiger, trouver
from cirj.socle.noms import de
from cirj.socle.templatetags.francais import jour
from comites.models import PointOrdreDuJour, Seance
from comites.seances.agenda import autres_seances
from parcours.models import PointBlocage


@require_POST
def blocage_inscrire(request: HttpRequest, pk) -> HttpResponse:
    """Put one blockage on the agenda of a session, from a page that is not the session's."""
    blocage = trouver(PointBlocage.objects.select_related("parcours__personne"), request.user, pk=pk)
    exiger(
        request.user.departement_coordonne(blocage.departement_id),
        "L'ordre du jour est composé par la coordination départementale.",
    )
    seance = trouver(
        Seance.objects.select_related("comite"), request.user, pk=uuid_ou_nul(request.POST.get("seance", ""))
    )
    _inscrire(request, seance, blocage)
    retour = request.POST.get("retour", "")
    if retour.startswith("/") and url_has_allowed_host_and_scheme(retour, {request.get_host()}, request.is_secure()):
        return HttpResponseRedirect(retour)
    return redirect(seance)


@require_POST
def seance_inscrire(request: HttpRequest, pk) -> HttpResponse:
    """Put the chosen blockages on the agenda, in the order they were shown."""
    seance = trouver(Seance.objects.select_related("comite"), request.user, pk=pk)
    choisis = [uuid_ou_nul(cle) for cle in request.POST.getlist("blocages")]
    blocages = (
        PointBlocage.objects.visible_par(request.user).filter(pk__in=choisis).select_related("parcours__personne")
    )
    if not choisis:
        messages.error(request, "Cochez au moins une situation à mettre à l'ordre du jour.")
    for blocage in blocages.order_by("signale_le"):
        _inscrire(request, seance, blocage)
    return redirect(seance)


@require_POST
def point_changer(request: HttpRequest, pk) -> HttpResponse:
    """Move, take off or postpone one item: ``action`` is monter, descendre, retirer or reporter."""
    point = trouver(
        PointOrdreDuJour.objects.select_related("seance__comite", "blocage__parcours__personne"), request.user, pk=pk
    )
    personne = point.blocage.parcours.personne
    try:
        match request.POST.get("action"):
            case "monter":
                point.deplacer(-1)
            case "descendre":
                point.deplacer(1)
            case "retirer":
                point.retirer()
                messages.success(
                    request, f"La situation {de(personne)} est retirée de l'ordre du jour : elle attend de nouveau."
                )
            case "reporter":
                vers = trouver(
                    autres_seances(request.user, point.seance),
                    request.user,
                    pk=uuid_ou_nul(request.POST.get("vers", "")),
                )
                point.reporter(vers)
                messages.success(
                    request, f"La situation {de(personne)} est reportée : {vers.comite}, {jour(vers.date)}."
                )
            case _:
                messages.error(request, "Cette action n'existe pas.")
    except ValidationError as erreur:
        messages.error(request, " ".join(erreur.messages))
    return redirect(f"{point.seance.get_absolute_url()}#agenda")


def _inscrire(request: HttpRequest, seance: Seance, blocage: PointBlocage) -> None:
    try:
        seance.inscrire(blocage)
    except ValidationError as erreur:
        messages.error(request, f"{blocage.parcours.personne} : {' '.join(erreur.messages)}")
    else:
        messages.success(
            request,
            f"La situation {de(blocage.parcours.personne)} est à l'ordre du jour : {seance.comite}, {jour(seance.date)}.",
        )


def uuid_ou_nul(valeur: str) -> uuid.UUID:
    """Return the identifier, or one that no row has (so 404) when it is missing or malformed."""
    try:
        return uuid.UUID(valeur)
    except ValueError:
        return uuid.UUID(int=0)
