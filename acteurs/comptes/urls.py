"""Addresses of the accounts: allauth's pages that we keep open, the team, one's own account.

allauth's own list is not included whole: addresses are not changed by oneself (the invitation proved them),
nothing is confirmed by e-mail, nobody signs up.
"""

from allauth.account import views as compte
from django.urls import include, path, re_path

from acteurs.views import (
    accueil_invitation,
    attentes,
    brouillons,
    equipe,
    invitations,
    passation,
    proconnect,
    revues,
    saisies,
    sessions,
    structures,
)
from acteurs.views import compte as mon_compte
from acteurs.views.activer_application import ActiverApplication
from acteurs.views.codes_secours import CodesDeSecours

allauth_ouvert = [
    path("login/", compte.login, name="account_login"),
    path("logout/", proconnect.Deconnexion.as_view(), name="account_logout"),
    path("inactive/", compte.account_inactive, name="account_inactive"),
    path("signup/", compte.signup, name="account_signup"),
    path("reauthenticate/", compte.reauthenticate, name="account_reauthenticate"),
    path("password/change/", compte.password_change, name="account_change_password"),
    path("password/set/", compte.password_set, name="account_set_password"),
    path("password/reset/", compte.password_reset, name="account_reset_password"),
    path("password/reset/done/", compte.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        compte.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/key/done/", compte.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("proconnect/", proconnect.connexion, name="proconnect_connexion"),
    path("proconnect/retour/", proconnect.retour, name="proconnect_retour"),
    path("proconnect/deconnexion/", proconnect.deconnecte, name="proconnect_deconnecte"),
    path("2fa/recovery-codes/download/", CodesDeSecours.as_view(), name="mfa_download_recovery_codes"),
    path("2fa/totp/activate/", ActiverApplication.as_view(), name="mfa_activate_totp"),
    path("2fa/", include("allauth.mfa.urls")),
]

urlpatterns = [
    path("compte/", include(allauth_ouvert)),
    path("mon-compte/", mon_compte.mon_compte, name="mon_compte"),
    path("mon-compte/affectation/", mon_compte.changer_affectation, name="changer_affectation"),
    path("mon-compte/proconnect/delier/", proconnect.delier, name="proconnect_delier"),
    path("mon-compte/sessions/", sessions.sessions, name="sessions"),
    path("mon-compte/sessions/fermer/", sessions.sessions_fermer, name="sessions_fermer"),
    path("mon-compte/sessions/<int:pk>/fermer/", sessions.session_fermer, name="session_fermer"),
    path("mon-compte/saisies/", saisies.saisies, name="saisies"),
    path("mon-compte/saisies/<uuid:pk>/", saisies.saisie_reprendre, name="saisie_reprendre"),
    path("mon-compte/saisies/<uuid:pk>/effacer/", saisies.saisie_abandonner, name="saisie_abandonner"),
    path("mon-compte/brouillons/cle/", brouillons.cle_brouillons, name="cle_brouillons"),
    path("mon-compte/confirmation/", saisies.confirmation_faite, name="confirmation_faite"),
    path("invitation/<str:jeton>/", accueil_invitation.invitation_accepter, name="invitation_accepter"),
    path("equipe/", equipe.equipe, name="equipe"),
    path("equipe/inviter/", invitations.invitation_nouvelle, name="invitation_nouvelle"),
    path("equipe/invitations/<uuid:pk>/renvoyer/", invitations.invitation_renvoyer, name="invitation_renvoyer"),
    path("equipe/invitations/<uuid:pk>/annuler/", invitations.invitation_annuler, name="invitation_annuler"),
    path("equipe/acces/<uuid:pk>/fin/", passation.affectation_terminer, name="affectation_terminer"),
    path("equipe/acces/<uuid:pk>/attente/", attentes.attente_lever, name="attente_lever"),
    path("equipe/acces/<uuid:pk>/confier/", passation.confier, name="confier"),
    path("equipe/a-confier/", passation.a_confier, name="a_confier"),
    path("equipe/revues/<uuid:pk>/", revues.revue, name="revue"),
    path("equipe/structures/", structures.structures, name="structures"),
    path("equipe/structures/nouvelle/", structures.structure_nouvelle, name="structure_nouvelle"),
    path("equipe/structures/<uuid:pk>/", structures.structure_modifier, name="structure_modifier"),
]
