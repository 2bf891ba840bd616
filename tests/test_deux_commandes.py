"""``make demo`` as a newcomer runs it: in a copy of the sources with nothing beside it, and no server named."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from cirj.local.emplacement import port_libre
from tests.harnais.navigateur import attendre

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


def _servir(copie: Path, port: int) -> subprocess.Popen:
    return subprocess.Popen(
        COMMANDE,
        cwd=copie,
        env=_environnement(PORT=str(port)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _lire_jusqu_a(processus: subprocess.Popen, mot: str) -> str:
    """Return what is printed, up to the line that holds ``mot``, or to the end."""
    lignes = []
    while ligne := processus.stdout.readline():
        lignes.append(ligne)
        if mot in ligne:
            break
    return "".join(lignes)


def _enfants(parent: int, mot: str) -> list[int]:
    """Return the processes that ``parent`` started whose command holds ``mot``."""
    trouves = []
    for dossier in Path("/proc").glob("[0-9]*"):
        try:
            suite = (dossier / "stat").read_text().rpartition(")")[2].split()
            commande = (dossier / "cmdline").read_text()
        except OSError:
            continue  # gone meanwhile
        if int(suite[1]) == parent and mot in commande.split("\0"):
            trouves.append(int(dossier.name))
    return trouves


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
    processus = _servir(copie, port)
    try:
        affiche = _lire_jusqu_a(processus, "Ctrl-C")
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


def test_what_is_killed_is_started_again_and_the_next_demonstration_waits_for_the_stop(copie):
    port = port_libre()
    premiere = _servir(copie, port)
    try:
        affiche = _lire_jusqu_a(premiere, "Ctrl-C")
        assert f"http://127.0.0.1:{port}" in affiche, affiche
        for nom, mot in (("taches", "worker"), ("calendrier", "beat"), ("site", "gunicorn")):
            (pid,) = _enfants(premiere.pid, mot)
            os.kill(pid, signal.SIGKILL)
            assert f"« {nom} » s'est arrêté seul ; il est relancé" in _lire_jusqu_a(premiere, nom)
            attendre(lambda mot=mot, pid=pid: [p for p in _enfants(premiere.pid, mot) if p != pid], 30)
        attendre(lambda: _etat(port).get("etat") == "ok", 100)
    finally:
        premiere.send_signal(signal.SIGTERM)
        # Asked for at once, as somebody who changed her mind.
        seconde = _servir(copie, port)
        try:
            affiche = _lire_jusqu_a(seconde, "Ctrl-C")
            assert "s'arrête : attente" in affiche, affiche
            assert f"http://127.0.0.1:{port}" in affiche, affiche
            assert premiere.wait(40) == 0
            assert _etat(port)["base"] == "ok"
        finally:
            seconde.send_signal(signal.SIGINT)
            assert seconde.wait(60) == 0
            premiere.stdout.close()
            seconde.stdout.close()


def _etat(port: int) -> dict:
    """Return what the health page says, nothing while the site does not answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sante/", timeout=20) as reponse:
            return json.load(reponse)
    except urllib.error.HTTPError as erreur:
        with erreur:
            return json.load(erreur)
    except OSError:
        return {}
