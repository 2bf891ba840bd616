"""The real site in a process of its own, whose broker refuses every connection; its e-mails are files.

Run as a program: ``site_sans_courtier.py PORT FOLDER``, with the tests' database in the environment.
"""

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]


def port_ferme() -> int:
    """Return a port on which nobody listens: the system has just given it and taken it back."""
    with contextlib.closing(socket.socket()) as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


@contextlib.contextmanager
def site_sans_courtier(base: str, courriels: Path) -> Iterator[str]:
    """Serve the site on the database ``base``, and give the host and port it listens to."""
    port = port_ferme()
    env = {**os.environ, "DATABASE_URL": base, "REDIS_URL": f"redis://127.0.0.1:{port_ferme()}/0"}
    env["PYTHONPATH"] = str(RACINE)
    processus = subprocess.Popen([sys.executable, __file__, str(port), str(courriels)], env=env, cwd=RACINE)
    try:
        yield f"127.0.0.1:{port}"
    finally:
        processus.terminate()
        processus.wait(20)


def _servir(port: int, courriels: str) -> None:
    import django

    import tests.harnais.horloge  # noqa: F401 — on the day of the tests, as its database

    django.setup()

    from django.conf import settings
    from django.core.servers.basehttp import get_internal_wsgi_application, run

    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = courriels
    run("127.0.0.1", port, get_internal_wsgi_application(), threading=True)


if __name__ == "__main__":
    _servir(int(sys.argv[1]), sys.argv[2])
