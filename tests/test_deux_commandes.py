"""``make demo`` as a newcomer runs it: in a copy of the sources with nothing beside it, and no server named."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from cirj.local.emplacement import port_libre

RACINE = Path(settings.TEMPLATES[0]["DIRS"][0]).parent
COMMANDE = [sys.executable, "-m", "cirj.local.demonstration"]


@pytest.fixture(scope="module")
def copie():
    """A copy of the sources; its database and broker are its own."""
    dossier = Path(tempfile.mkdtemp(prefix="cirj-copie-"))
    dossier.chmod(0o755)
    ignorer = shutil.ignore_patterns(".venv", "var", ".git", "__pycache__", ".pytest_cache", ".hypothesis")
    shutil.copytree(RACINE, dossier / "cirj", ignore=ignorer)
    yield dossier / "cirj"
    shutil.rmtree(dossier)


def _environnement(**variables) -> dict:
    exclues = {
        "DATABASE_URL",
        "DATABASE_URL_PROPRIETAIRE",
        "REDIS_URL",
        "CIRJ_MODE",
        "DJANGO_SETTINGS_MODULE",
        "PORT",
        "SERVIR",
    }
    return {**{cle: valeur for cle, valeur in os.environ.items() if cle not in exclues}, **variables}


def _lancer(copie: Path, **variables) -> subprocess.CompletedProcess:
    return subprocess.run(
        COMMANDE, cwd=copie, env=_environnement(**variables), capture_output=True, text=True, timeout=240
    )


def test_the_demonstration_gives_the_report_and_run_again_is_quick(copie):
    # The two tests share the copy, in no order: the demonstration is written by whichever comes first.
    neuve = not (copie / "var" / "mode").exists()
    premier = _lancer(copie, SERVIR="non")
    assert premier.returncode == 0, premier.stdout + premier.stderr
    rapport = Path(premier.stdout.strip().splitlines()[-1])
    assert rapport.read_bytes().startswith(b"%PDF")
    assert ("Département de démonstration écrit" in premier.stdout) is neuve
    second = _lancer(copie, SERVIR="non")
    assert second.returncode == 0, second.stdout + second.stderr
    assert second.stdout.strip().splitlines()[-1] == str(rapport)
    assert "déjà là" in second.stdout


def test_the_site_is_served_and_an_interruption_stops_everything(copie):
    port = port_libre()
    processus = subprocess.Popen(
        COMMANDE,
        cwd=copie,
        env=_environnement(PORT=str(port)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        lignes = []
        while ligne := processus.stdout.readline():
            lignes.append(ligne)
            if "Ctrl-C" in ligne:
                break
        affiche = "".join(lignes)
        assert f"http://127.0.0.1:{port}" in affiche, affiche
        for compte in ("coordination@", "intervenant@", "responsable@", "prefecture@", "administration@"):
            assert compte in affiche
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/compte/login/", timeout=20) as reponse:
            page = reponse.read().decode()
        assert "données fictives" in page
    finally:
        processus.send_signal(signal.SIGINT)
        assert processus.wait(40) == 0
        processus.stdout.close()
    with socket.socket() as prise:
        assert prise.connect_ex(("127.0.0.1", port)) != 0
    base = (copie / "var" / "postgres" / "port").read_text()
    time.sleep(0.5)
    with socket.socket() as prise:
        assert prise.connect_ex(("127.0.0.1", int(base))) != 0


def test_a_taken_port_is_said_with_what_to_do(copie):
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        port = prise.getsockname()[1]
        resultat = _lancer(copie, PORT=str(port))
    assert resultat.returncode != 0
    assert f"Le port {port} est déjà pris" in resultat.stderr
    assert f"make demo PORT={port + 1}" in resultat.stderr
