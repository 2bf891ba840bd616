"""Inviting, sending again, withdrawing: the coordinator's side of an invitation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from acteurs.comptes.confirmation import exiger_confirmation
from acteurs.equipe.formulaires import NouvelleInvitation
from acteurs.equipe.habilitations import departement_gere, roles_attribuables
from acteurs.models import Invitation, Structure
from acteurs.models.invitation import InvitationPerimee
from acteurs.tasks import programmer_envoi
from cirj.socle.acces import exiger, trouver
from cirj.socle.noms import de


def invitation_nouvelle(request: HttpRequest) -> HttpResponse:
    departement = departement_gere(request.user)
    formulaire = NouvelleInvitation(
        request.POST or None,
        invite_par=request.user,
        departement=departement,
        roles=roles_attribuables(request.user, departement),
        structures=Structure.objects.visible_par(request.user).filter(departement=departement, active=True),
        initial={"structure": request.GET.get("structure")},
    )
    if request.method == "POST" and formulaire.is_valid():
        exiger_confirmation(request)
        invitation = formulaire.save(commit=False)
        invitation.invite_par = request.user
        invitation.save()
        qui = f"{de(invitation.prenom)} {invitation.nom}"
        _envoyer(request, invitation, f"L'invitation {qui} part par courriel à {invitation.email}.")
        return redirect("equipe")
    return render(request, "acteurs/invitation_nouvelle.html", {"formulaire": formulaire, "departement": departement})


@require_POST
def invitation_renvoyer(request: HttpRequest, pk) -> HttpResponse:
    invitation = _a_gerer(request, pk)
    exiger_confirmation(request)
    try:
        invitation.renvoyer()
    except InvitationPerimee:
        messages.info(request, "Cette invitation vient d'être acceptée ou annulée : rien n'a été renvoyé.")
    else:
        _envoyer(request, invitation, f"Un nouveau lien part à {invitation.email}. L'ancien ne sert plus.")
    return redirect("equipe")


@require_POST
def invitation_annuler(request: HttpRequest, pk) -> HttpResponse:
    invitation = _a_gerer(request, pk)
    try:
        invitation.annuler()
    except InvitationPerimee:
        messages.info(request, "Cette invitation vient d'être acceptée. Vous pouvez mettre fin à l'accès.")
    else:
        messages.success(request, f"L'invitation {de(invitation.email)} est annulée : son lien ne sert plus.")
    return redirect("equipe")


def _a_gerer(request: HttpRequest, pk) -> Invitation:
    departement_gere(request.user)
    invitation = trouver(Invitation.objects.select_related("departement"), request.user, pk=pk)
    exiger(invitation.role in roles_attribuables(request.user, invitation.departement))
    return invitation


def _envoyer(request: HttpRequest, invitation: Invitation, dire: str) -> None:
    """Send the link, and say so once it has really left; otherwise, what waits is said (``cirj.socle.confier``)."""

    def noter(partie: bool) -> None:
        if partie:
            messages.success(request, dire)

    programmer_envoi(invitation, request.build_absolute_uri("/").rstrip("/"), noter)
