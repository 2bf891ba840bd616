"""Celery: at-least-once delivery, so that a killed worker's job is taken up again."""

from celery.schedules import crontab

from .environnement import env

CELERY_BROKER_URL = env.str("REDIS_URL")
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# WeasyPrint keeps the memory of its largest document.
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_TASK_TIME_LIMIT = 30 * 60
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# The worker writes with our formatter, which leaves out the values that a database error quotes.
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Europe/Paris"
CELERY_BEAT_SCHEDULE = {
    "ouvrir-les-revues-des-acces": {"task": "acteurs.tasks.ouvrir_revues", "schedule": crontab(hour=5, minute=40)},
    "fermer-les-acces-echus": {
        "task": "acteurs.tasks.fermer_acces_echus",
        "schedule": crontab(hour=0, minute=15),
    },
    "oublier-les-sessions-perimees": {
        "task": "acteurs.tasks.oublier_sessions_perimees",
        "schedule": crontab(hour=3, minute=10),
    },
    "oublier-les-essais": {"task": "acteurs.tasks.oublier_essais", "schedule": crontab(minute=25)},
    "effacer-les-fichiers-orphelins": {
        "task": "parcours.effacer_orphelins",
        "schedule": crontab(hour=3, minute=40),
    },
    # Before the digests, which tell what it found.
    "evaluer-les-alertes": {"task": "parcours.evaluer_alertes", "schedule": crontab(hour=4, minute=30)},
    "envoyer-les-recapitulatifs": {
        "task": "parcours.envoyer_recapitulatifs",
        "schedule": crontab(hour=6, minute=30, day_of_week="mon-fri"),
    },
    "effacer-le-journal-ancien": {"task": "socle.purger_journal", "schedule": crontab(hour=3, minute=20)},
    # A worker that dies while others live: its report or import goes to one of them.
    "reprendre-les-rapports": {"task": "comites.tasks.reprendre_rapports", "schedule": crontab(minute="*/5")},
    "reprendre-les-imports": {"task": "parcours.reprendre_imports", "schedule": crontab(minute="*/5")},
}
