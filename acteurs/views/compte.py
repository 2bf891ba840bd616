"""« Mon compte »: who I am, for whom I act, how my login is protected."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from acteurs.comptes.formulaires import Identite
from acteurs.comptes.middleware import CLE_SESSION
from acteurs.proconnect import IDENTIFIANT


def mon_compte(request: HttpRequest) -> HttpResponse:
    formulaire = Identite(request.POST or None, instance=request.user)
    if request.method == "POST":
        if formulaire.essayer():
            messages.success(request, "Vos coordonnées sont enregistrées.")
            return redirect("mon_compte")
        # The header shows the account: not with what was just refused.
        request.user.refresh_from_db(fields=["prenom", "nom", "telephone", "modifie_le"])
    return render(
        request,
        "acteurs/mon_compte.html",
        {
            "formulaire": formulaire,
            "affectations": request.user.affectations_actives,
            "protege": is_mfa_enabled(request.user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]),
            "identite_proconnect": SocialAccount.objects.filter(user=request.user, provider=IDENTIFIANT).first(),
            "protection_obligatoire": settings.SECOND_FACTEUR_OBLIGATOIRE,
        },
    )


@require_POST
def changer_affectation(request: HttpRequest) -> HttpResponse:
    """Act from now on under another of one's own assignments."""
    for affectation in request.user.affectations_actives:
        if str(affectation.pk) == request.POST.get("affectation"):
            request.session[CLE_SESSION] = str(affectation.pk)
            messages.success(request, f"Vous agissez maintenant pour {affectation.structure}.")
            return redirect("accueil")
    messages.error(request, "Cet accès a pris fin. Choisissez-en un autre.")
    return redirect("mon_compte")
