"""Gunicorn: sync workers, which were the fastest with persistent connections to PostgreSQL (measured)."""

import os
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

try:
    import cirj.settings  # noqa: F401  (a missing variable is said once, before any worker starts)
except ImproperlyConfigured as erreur:
    sys.exit(str(erreur))

bind = os.environ.get("ECOUTE", "0.0.0.0:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", 2 * (os.cpu_count() or 1) + 1))
worker_class = "sync"
timeout = 60
graceful_timeout = 30
# Recycled, so that a leak never lasts; not all at once.
max_requests = 1000
max_requests_jitter = 100
# The heartbeat file never waits for a disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 — a file of gunicorn's own making
# No access log: the proxy keeps one, and addresses may carry an invitation's token.
accesslog = None
errorlog = "-"
