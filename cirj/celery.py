"""The Celery application: queues, limits and the periodic calendar."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cirj.settings")

app = Celery("cirj")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
