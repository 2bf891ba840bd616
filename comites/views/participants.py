"""Who attends a session: added, excused, taken off the list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle.acces import trouver
from comites.models import Participant, Seance, SeanceClose
from comites.seances.formulaires import ParticipantForm
from comites.views.seances import page_seance


@require_POST
def participant_ajouter(request: HttpRequest, pk) -> HttpResponse:
    seance = trouver(Seance.objects.select_related("comite"), request.user, pk=pk)
    if seance.est_close:
        raise SeanceClose
    formulaire = ParticipantForm(request.POST, seance=seance)
    if formulaire.is_valid() and seance.comite.ouvre_ses_situations:
        exiger_confirmation(request)
    if formulaire.is_valid() and (participant := formulaire.enregistrer()):
        messages.success(request, f"{participant} est sur la liste des participants.")
        return redirect(f"{seance.get_absolute_url()}#participants")
    return page_seance(request, seance, formulaire, status=422)


@require_POST
def participant_changer(request: HttpRequest, pk) -> HttpResponse:
    """``action``: « present », « excuse » or « retirer »."""
    participant = trouver(
        Participant.objects.select_related("seance__comite", "agent", "structure"), request.user, pk=pk
    )
    if participant.seance.est_close:
        raise SeanceClose
    match request.POST.get("action"):
        case "retirer":
            participant.retirer()
            messages.success(request, f"{participant} n'est plus sur la liste.")
        case "present" | "excuse" as action:
            if not participant.noter(present=action == "present"):
                messages.info(request, f"{participant} vient d'être retiré de la liste.")
        case _:
            messages.error(request, "Cette action n'existe pas.")
    return redirect(f"{participant.seance.get_absolute_url()}#participants")
