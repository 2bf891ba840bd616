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
# A broker that refuses, or that no longer answers, is said within seconds: whoever asked waits at the other end.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_connect_timeout": 2,
    "socket_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.2,
    "interval_max": 0.2,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.2, "interval_max": 0.2}
# The worker and beat wait for it as long as it takes.
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
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
    "oublier-les-ecritures-des-imports": {
        "task": "parcours.oublier_ecritures",
        "schedule": crontab(hour=3, minute=50),
    },
    # Before the digests, which tell what it found.
    "evaluer-les-alertes": {"task": "parcours.evaluer_alertes", "schedule": crontab(hour=4, minute=30)},
    "envoyer-les-recapitulatifs": {
        "task": "parcours.envoyer_recapitulatifs",
        "schedule": crontab(hour=6, minute=30, day_of_week="mon-fri"),
    },
    "effacer-le-journal-ancien": {"task": "socle.purger_journal", "schedule": crontab(hour=3, minute=20)},
    # Dated by beat when it is sent, by the worker when it is taken: what /sante/ reads. Nobody needs an old one.
    "battre": {"task": "socle.battre", "schedule": crontab(), "options": {"expires": 600}},
    # What the broker could not take when it was asked.
    "confier-ce-qui-attend": {"task": "socle.repartir", "schedule": crontab(), "options": {"expires": 600}},
    # A worker that dies while others live: its report or import goes to one of them.
    "reprendre-les-rapports": {"task": "comites.tasks.reprendre_rapports", "schedule": crontab(minute="*/5")},
    "reprendre-les-imports": {"task": "parcours.reprendre_imports", "schedule": crontab(minute="*/5")},
}
