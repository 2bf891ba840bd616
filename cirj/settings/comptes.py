"""Accounts: e-mail login, closed sign-up, passwords after CNIL 2022-100, second factor."""

from .environnement import MODE, PRODUCTION, VAR, env, oui_ou_non
from .securite import ALLOWED_HOSTS

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accueil"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "acteurs.comptes.adaptateurs.AdaptateurCompte"
ACCOUNT_FORMS = {
    "login": "acteurs.comptes.formulaires_connexion.Connexion",
    "change_password": "acteurs.comptes.formulaires_connexion.ChangementMotDePasse",
    "set_password": "acteurs.comptes.formulaires_connexion.PremierMotDePasse",
    "reset_password": "acteurs.comptes.formulaires_connexion.MotDePasseOublie",
    "reset_password_from_key": "acteurs.comptes.formulaires_connexion.NouveauMotDePasse",
    "reauthenticate": "acteurs.comptes.formulaires_connexion.Confirmation",
}
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "acteurs.comptes.jetons.CleMotDePasse"  # noqa: S105 - a class, not a secret
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = str
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is born from an invitation received at its address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
# Passwords and codes are counted by account and device (acteurs/comptes/essais.py). What is left to allauth: per address, far above
# what an office behind one address asks for; per person, what nobody types.
ACCOUNT_RATE_LIMITS = {
    "login_failed": None,
    "login": "300/m/ip",
    "reset_password": "60/m/ip,5/15m/key",
    "reset_password_from_key": "60/m/ip",
}
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
#: How long a confirmation (« c'est bien vous ») holds, for what opens dossiers or takes names out of them.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * env.int("CONFIRMATION_MINUTES", 15)
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[CIR-J] "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"
# Behind a proxy, attempts are counted for the visitor's address, not for the proxy's.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if oui_ou_non("DERRIERE_UN_PROXY", False) else 0

MFA_ADAPTER = "acteurs.comptes.adaptateurs.AdaptateurSecondFacteur"
MFA_FORMS = {
    "authenticate": "acteurs.comptes.formulaires_second_facteur.CodeConnexion",
    "reauthenticate": "acteurs.comptes.formulaires_second_facteur.CodeConfirmation",
    "activate_totp": "acteurs.comptes.formulaires_second_facteur.ActivationApplication",
    "add_webauthn": "acteurs.comptes.formulaires_second_facteur.AjoutCle",
    "edit_webauthn": "acteurs.comptes.formulaires_second_facteur.NomCle",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "CIR-J"
# A telephone's clock may be half a minute away from the server's.
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the address was verified by the invitation, outside allauth's table
#: Every professional must set up a second factor before the first page (ANSSI).
SECOND_FACTEUR_OBLIGATOIRE = oui_ou_non("SECOND_FACTEUR_OBLIGATOIRE", PRODUCTION)

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "acteurs.comptes.mots_de_passe.ReglesCnil",
        # CNIL, recommendation 2022-100, the three equivalent examples of 80 bits of entropy.
        "OPTIONS": {"longueur_quatre_sortes": 12, "longueur_sans_speciaux": 14, "mots": 7},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "prenom", "nom"), "max_similarity": 0.6},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

#: Where the site is reached, for the links of e-mails that no page asked for.
ADRESSE_SITE = env.str(
    "ADRESSE_SITE", f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if PRODUCTION else "http://127.0.0.1:8000"
).rstrip("/")
#: Who answers for the data and whom to write to: shown on the public pages.
RESPONSABLE_TRAITEMENT = env.str("RESPONSABLE_TRAITEMENT", "")
COURRIEL_CONTACT = env.str("COURRIEL_CONTACT", "")
COURRIEL_DPO = env.str("COURRIEL_DPO", "")

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "cir-j@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 15
if PRODUCTION:
    vars().update(env.email_url("EMAIL_URL"))
elif MODE == "demonstration":
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "courriels"
else:
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if MODE == "test":
    # Half a second per account is what protects a password, not what a test is about.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
