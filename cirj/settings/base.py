"""Applications, database, templates, language."""

from .environnement import MODE, PRODUCTION, RACINE, VAR, env, oui_ou_non, secret

MODE_CIRJ = MODE
DEBUG = False
SECRET_KEY = secret("SECRET_KEY")
# Keys of the encrypted columns, newest first: the first encrypts, all decrypt.
CLES_CHIFFREMENT = [cle.strip() for cle in secret("CLES_CHIFFREMENT").split(",")]
CLE_EMPREINTE = secret("CLE_EMPREINTE")

ROOT_URLCONF = "cirj.urls"
WSGI_APPLICATION = "cirj.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "comites",
    "parcours",
    "acteurs",
    "cirj.socle",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "widget_tweaks",
    "dsfr",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_filters",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cirj.socle.entetes.PermissionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "acteurs.comptes.appareils.AppareilsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "acteurs.comptes.inactivite.InactiviteMiddleware",
    "acteurs.comptes.inactivite.ConnexionRequiseMiddleware",
    "cirj.socle.entetes.PagesPersonnellesMiddleware",
    "acteurs.comptes.middleware.AffectationCouranteMiddleware",
    "cirj.socle.rls.middleware.ContexteMiddleware",
    "cirj.socle.regles_lues.ReglesLuesMiddleware",
    "cirj.socle.journal.JournalMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cirj.socle.methodes.MethodesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "acteurs.comptes.middleware.SecondFacteurMiddleware",
    "acteurs.comptes.confirmation.ConfirmationMiddleware",
    "cirj.socle.confier.TachesMuettesMiddleware",
    "acteurs.saisies.reprises.SaisieRenvoyeeMiddleware",
    "acteurs.saisies.reprises.ReprisesMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cirj.socle.contraintes.ContraintesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [RACINE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cirj.socle.contexte.site",
                "cirj.navigation.menu",
            ],
            # The token of each form says whose form it is too.
            "builtins": ["acteurs.templatetags.jeton"],
        },
    },
]
FORM_RENDERER = "dsfr.forms.DsfrDjangoTemplates"
# django-dsfr's defaults would run stored text as HTML, and pin checksums that hashed file names break.
DSFR_CONTENT_IS_SAFE = False
DSFR_USE_INTEGRITY_CHECKSUMS = False
# The State's brand is for the State's services on their own domain (terms of use of the design system).
MARQUE_ETAT = oui_ou_non("MARQUE_ETAT", False)

_base = env.db_url("DATABASE_URL")
_proprietaire = env.db_url("DATABASE_URL_PROPRIETAIRE") if env.str("DATABASE_URL_PROPRIETAIRE", "") else None
# The application's account owns nothing and is held by row-level security; the owner's serves « migrate » alone.
COMPTE_APPLICATION = {"USER": _base["USER"], "PASSWORD": _base["PASSWORD"]}
COMPTE_PROPRIETAIRE = _proprietaire and {"USER": _proprietaire["USER"], "PASSWORD": _proprietaire["PASSWORD"]}
DATABASES = {
    "default": {
        **_base,
        # Tells the server on whose behalf each transaction acts.
        "ENGINE": "cirj.socle.rls",
        # A server that no longer answers is said within seconds (see /sante/).
        "OPTIONS": {"connect_timeout": 5, **_base.get("OPTIONS", {})},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": True,
    }
}

AUTH_USER_MODEL = "acteurs.Agent"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français")]
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
# Outside production, files are served from where they are written: nothing is collected.
STATIC_ROOT = env.str("STATIC_ROOT", str(RACINE / "staticfiles")) if PRODUCTION else None
STATICFILES_DIRS = [RACINE / "static"]
# Personal documents: never under the web root, served by views that ask the access rule.
MEDIA_ROOT = env.str("FICHIERS_PRIVES", str(VAR / "fichiers"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
# Each test client builds the middlewares anew: without this, it would list some thousands of files first.
WHITENOISE_AUTOREFRESH = MODE == "test"

CACHES = {
    # allauth's limits are counted in the default one: in the database, they hold when the broker is down.
    "default": {"BACKEND": "cirj.socle.memoire.MemoireEnBase"},
    # Charts and outlines: each process may draw its own again, nothing depends on what is kept.
    "dessins": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "dessins"},
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# The largest of our forms sends one file.
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "cirj.socle.depots.DepotBorne",
]
#: Bytes that one request may leave on the disk; the dated rules (IMPORT_TAILLE, DOCUMENT_TAILLE) stay below.
DEPOT_PLAFOND = 50_000_000
# What the process that reads a file from outside may ask (cirj/socle/lecture_isolee.py): bytes of memory, seconds, bytes
# that it gives back. The largest import (IMPORT_LIGNES) takes a third of it; gunicorn's own delay is longer.
LECTURE_MEMOIRE = 768 * 1024 * 1024
LECTURE_SECONDES = 20
LECTURE_SORTIE = 80_000_000
#: Cells of one table: rows × columns, which the process that asked holds too.
LECTURE_CELLULES = 2_000_000
# Read by the site and the worker only.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "ligne": {
            "()": "cirj.socle.journaux.SansValeurs",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "ligne"}},
    # Robots try other host names all day long: refused, and not worth a traceback each.
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
    "root": {"handlers": ["console"], "level": env.str("NIVEAU_JOURNAL", "INFO" if PRODUCTION else "WARNING")},
}
