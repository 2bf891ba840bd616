"""The guest's side of an invitation: its link opens the account, or adds a role to an open one."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from acteurs.comptes.formulaires import OuvertureDeCompte
from acteurs.comptes.middleware import CLE_SESSION
from acteurs.models import Invitation
from acteurs.models.invitation import InvitationPerimee


@login_not_required
@never_cache
@sensitive_post_parameters()
def invitation_accepter(request: HttpRequest, jeton: str) -> HttpResponse:
    invitation = Invitation.objects.select_related("structure", "departement", "invite_par").filter(jeton=jeton).first()
    if invitation is None:
        return render(request, "acteurs/invitation_perimee.html", {"invitation": None}, status=404)
    if not invitation.ouverte:
        return _perimee(request, invitation)
    compte = invitation.compte_existant()
    try:
        if compte is not None and compte.is_active:
            return _ajouter_un_role(request, invitation, compte)
        return _ouvrir_un_compte(request, invitation)
    except InvitationPerimee:
        return _perimee(request, invitation)


def _ouvrir_un_compte(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    formulaire = OuvertureDeCompte(request.POST or None, invitation=invitation)
    if request.method == "POST" and formulaire.is_valid() and not request.user.is_authenticated:
        agent = invitation.ouvrir_compte(formulaire.cleaned_data["password1"])
        messages.success(request, "Votre compte est ouvert. Bienvenue.")
        return perform_login(request, agent, email_verification="none", redirect_url=reverse("accueil"))
    return render(
        request,
        "acteurs/invitation_accepter.html",
        {"invitation": invitation, "formulaire": formulaire, "autre_compte": request.user.is_authenticated},
    )


def _ajouter_un_role(request: HttpRequest, invitation: Invitation, compte) -> HttpResponse:
    le_sien = request.user.is_authenticated and request.user.pk == compte.pk
    if request.method == "POST" and le_sien:
        affectation = invitation.accepter(compte)
        request.session[CLE_SESSION] = str(affectation.pk)
        messages.success(request, f"Vous agissez maintenant pour {invitation.structure}.")
        return redirect("accueil")
    return render(
        request,
        "acteurs/invitation_ajouter.html",
        {
            "invitation": invitation,
            "le_sien": le_sien,
            "autre_compte": request.user.is_authenticated and not le_sien,
        },
    )


def _perimee(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    return render(request, "acteurs/invitation_perimee.html", {"invitation": invitation}, status=410)
