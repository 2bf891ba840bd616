"""A session: planned, moved, and shown before and after it is held."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter_lecture
from comites.models import Comite, Seance, SeanceClose
from comites.seances.agenda import autres_seances, inscriptibles, points_de
from comites.seances.formulaires import ParticipantForm, SeanceForm


def seance(request: HttpRequest, pk) -> HttpResponse:
    """Before: the agenda to arrange. After: the same, read only, with its minutes."""
    seance = trouver(Seance.objects.select_related("comite"), request.user, pk=pk)
    return page_seance(request, seance, ParticipantForm(seance=seance))


def page_seance(request: HttpRequest, seance: Seance, formulaire: ParticipantForm, status: int = 200) -> HttpResponse:
    """Render the session's page; ``formulaire`` is the participants', with its errors when it was refused."""
    points = points_de(seance)
    a_inscrire = [] if seance.est_close else list(inscriptibles(request.user, seance.comite.departement_id))
    blocages = [*(point.blocage for point in points), *a_inscrire]
    noter_lecture("seance", seance.pk, [blocage.parcours.personne_id for blocage in blocages])
    contexte = {
        "seance": seance,
        "points": points,
        "participants": seance.participants.select_related("agent", "structure"),
        "formulaire": formulaire,
        "a_inscrire": a_inscrire,
        "autres": [] if seance.est_close else list(autres_seances(request.user, seance)),
    }
    return render(request, "comites/seance.html", contexte, status=status)


def seance_planifier(request: HttpRequest) -> HttpResponse:
    exiger(request.user.coordonne, "Les séances sont planifiées par la coordination départementale.")
    comites = Comite.objects.visible_par(request.user).filter(departement=request.user.affectation.departement_id)
    # The technical cell, which meets most often, first.
    comites = comites.order_by("-type", "nom")
    if not comites:
        messages.info(request, "Créez d'abord le comité qui se réunira.")
        return redirect("comite_creer")
    formulaire = SeanceForm(request.POST if request.method == "POST" else None, comites=comites)
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, "La séance est planifiée. Composez son ordre du jour.")
        return redirect(formulaire.ecrit)
    return render(request, "comites/seance_planifier.html", {"formulaire": formulaire, "seance": None})


def seance_modifier(request: HttpRequest, pk) -> HttpResponse:
    """Move the session or say where it meets."""
    seance = trouver(Seance.objects.select_related("comite"), request.user, pk=pk)
    if seance.est_close and request.method != "POST":
        raise SeanceClose
    comites = Comite.objects.visible_par(request.user).filter(departement=seance.comite.departement_id)
    formulaire = SeanceForm(request.POST if request.method == "POST" else None, comites=comites, seance=seance)
    valide = request.method == "POST" and formulaire.is_valid()
    if valide and formulaire.cleaned_data["comite"].ouvre_ses_situations and not seance.comite.ouvre_ses_situations:
        # Those who were invited to a steering committee would read the cases.
        exiger_confirmation(request)
    if valide and formulaire.essayer():
        messages.success(request, "La séance est modifiée.")
        return redirect(seance)
    statut = 403 if seance.est_close else 200
    return render(request, "comites/seance_planifier.html", {"formulaire": formulaire, "seance": seance}, status=statut)
