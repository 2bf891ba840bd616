"""CIR-J: departmental coordination of the integration of refugees."""

from cirj.celery import app as celery_app

__all__ = ["celery_app"]
