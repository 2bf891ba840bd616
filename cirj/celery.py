"""The Celery application: queues, limits and the periodic calendar."""

import os

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cirj.settings")

app = Celery("cirj")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_ready.connect
def reprendre(**kwargs) -> None:
    """Take up what a stopped worker left: the broker gives its jobs back only an hour later."""
    # Imported late: the models are not there yet when this module is read.
    from cirj.socle.confier import confier

    for nom in ("socle.repartir", "comites.tasks.reprendre_rapports", "parcours.reprendre_imports"):
        confier(app.tasks[nom])
