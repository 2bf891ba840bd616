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
    app.send_task("comites.tasks.reprendre_rapports")
    app.send_task("parcours.reprendre_imports")
