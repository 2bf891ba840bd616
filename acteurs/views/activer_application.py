"""Activating the application of codes."""

from allauth.mfa.totp.views import ActivateTOTPView
from django.http import HttpResponse

from acteurs.comptes.codes import retenir


class ActiverApplication(ActivateTOTPView):
    """allauth's view; the code that activates does not open the next login."""

    def form_valid(self, form) -> HttpResponse:
        reponse = super().form_valid(form)
        retenir(self.request.user, form.pas)
        return reponse
