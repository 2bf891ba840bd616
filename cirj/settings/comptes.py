"""Accounts: e-mail login, closed sign-up, passwords after CNIL 2022-100, second factor."""

from .environnement import MODE, PRODUCTION, VAR, env

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accueil"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account is born from an invitation received at its address
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[CIR-J] "

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "CIR-J"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
#: Every professional must set up a second factor before the first page (ANSSI).
SECOND_FACTEUR_OBLIGATOIRE = env.bool("SECOND_FACTEUR_OBLIGATOIRE", PRODUCTION)

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "cir-j@localhost")
if PRODUCTION:
    vars().update(env.email_url("EMAIL_URL"))
elif MODE == "demonstration":
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "courriels"
