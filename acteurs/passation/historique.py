"""What the accounts' own tables say of an agent, and why it is not handed over when she leaves."""

_AUTEUR = "Qui a écrit ou fait : reste sous son nom."
_A_ELLE = "Le compte lui-même, fermé avec l'accès."

HISTORIQUE = {
    "acteurs.Affectation.agent": "Qui avait accès, de quand à quand : jamais effacé.",
    "acteurs.Invitation.invite_par": _AUTEUR,
    "acteurs.LigneRevue.repondue_par": _AUTEUR,
    "acteurs.Recapitulatif.agent": _A_ELLE,
    "acteurs.SaisieGardee.agent": "Ce qu'elle tapait, chiffré, pour elle seule ; effacé à son heure.",
    "account.EmailAddress.user": _A_ELLE,
    "mfa.Authenticator.user": _A_ELLE,
    "socialaccount.SocialAccount.user": _A_ELLE,
    "usersessions.UserSession.user": _A_ELLE,
}
