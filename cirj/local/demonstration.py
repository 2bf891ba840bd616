"""``make demo``: servers, database, demonstration department, worker, the year's report, and the site."""

import os
import signal
import sys
import time
from contextlib import ExitStack
from io import StringIO
from pathlib import Path

from cirj.local.arret import annoncer_l_arret, attendre_l_arret
from cirj.local.emplacement import VAR, ServeurLocalIndisponible
from cirj.local.processus import Troupe, port_pris
from cirj.local.serveurs import serveurs_locaux

DEPARTEMENT = "39"


class DemonstrationImpossible(RuntimeError):
    """Something outside the program prevents the demonstration; the message says what to do."""


def main() -> None:
    os.environ.setdefault("CIRJ_MODE", "demonstration")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cirj.settings")
    servir = os.environ.get("SERVIR", "oui") != "non"
    port = int(os.environ.get("PORT") or 8000)
    # SIGINT too: a shell that starts us in the background has it ignored.
    for interruption in (signal.SIGINT, signal.SIGTERM):
        signal.signal(interruption, signal.default_int_handler)
    try:
        VAR.mkdir(exist_ok=True)
        attendre_l_arret(_annoncer)
        if servir and port_pris(port):
            raise DemonstrationImpossible(
                f"Le port {port} est déjà pris sur cette machine. Choisissez-en un autre : make demo PORT={port + 1}"
            )
        (VAR / "mode").write_text("demonstration\n")
        _annoncer("Démarrage de la base de données et du courtier de tâches")
        with ExitStack() as pile:
            pile.enter_context(serveurs_locaux())
            troupe = pile.enter_context(Troupe(_annoncer))
            # The last in is the first out: said before anything stops.
            pile.callback(annoncer_l_arret)
            _preparer()
            rapport = _rapport(troupe)
            if not servir:
                sys.stdout.write(f"{rapport}\n")
                return
            _servir(troupe, port, rapport)
    except (DemonstrationImpossible, ServeurLocalIndisponible) as erreur:
        sys.exit(f"\n{erreur}")
    except KeyboardInterrupt:
        sys.stdout.write("\nTout est arrêté.\n")


def _preparer() -> None:
    import django

    _annoncer("Préparation de la base de données")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from acteurs.models import Commune, Initiative

    if not Commune.objects.filter(departement=DEPARTEMENT).exists():
        _annoncer("Chargement des communes du Jura")
        call_command("charger_territoire", DEPARTEMENT)
    if not Initiative.objects.exists():
        _annoncer("Chargement du catalogue des initiatives")
        call_command("importer_initiatives")
    _annoncer("Écriture du département de démonstration (une dizaine de secondes la première fois)")
    call_command("charger_demonstration")


def _rapport(troupe: Troupe) -> Path:
    """Return the PDF of the year's report, rendered by the worker unless it is already there."""
    from django.core.management import CommandError, call_command
    from django.utils import timezone

    _annoncer("Démarrage du processus qui prépare les documents")
    calendrier = str(VAR / "calendrier")
    journal = troupe.lancer("taches", "celery", "-A", "cirj", "worker", "-c", "1", "-l", "WARNING")
    # Apart: a beat that lives in the worker dies unseen.
    troupe.lancer("calendrier", "celery", "-A", "cirj", "beat", "-s", calendrier, "--pidfile=", "-l", "WARNING")
    annee = timezone.localdate().year
    if pret := _rapport_pret(annee):
        return pret
    _annoncer(f"Préparation du rapport annuel {annee} (quelques secondes)")
    try:
        call_command("produire_rapport", departement=DEPARTEMENT, annee=annee, attendre=True, stdout=StringIO())
    except CommandError as erreur:
        raise DemonstrationImpossible(f"{erreur}\nLe journal des tâches est dans {journal}.") from erreur
    return _rapport_pret(annee)


def _rapport_pret(annee: int) -> Path | None:
    from comites.models import RapportAnnuel

    for rapport in RapportAnnuel.objects.filter(departement=DEPARTEMENT, annee=annee, etat="pret"):
        if Path(rapport.fichier.path).exists():
            return Path(rapport.fichier.path)
    return None


def _servir(troupe: Troupe, port: int, rapport: Path) -> None:
    from comites.demonstration.reseau import MOT_DE_PASSE

    journal = troupe.lancer(
        "site",
        "gunicorn",
        "cirj.wsgi",
        "-b",
        f"127.0.0.1:{port}",
        "-w",
        "2",
        "-k",
        "gthread",
        "--threads",
        "4",
        "--log-level",
        "warning",
    )
    fin = time.monotonic() + 30
    while not port_pris(port) and not troupe.abandonne() and time.monotonic() < fin:
        time.sleep(0.1)
    if not port_pris(port):
        raise DemonstrationImpossible(f"Le site n'a pas démarré ; son journal le dit : {journal}")
    sys.stdout.write(
        f"\nCIR-J est prêt : http://127.0.0.1:{port}\n\nLes comptes, mot de passe « {MOT_DE_PASSE} » :\n{_comptes()}\n"
        f"\nRapport annuel : {rapport}\n\nCtrl-C arrête tout.\n"
    )
    sys.stdout.flush()
    while not (nom := troupe.abandonne()):
        time.sleep(0.5)
    raise DemonstrationImpossible(
        f"Le processus « {nom} » s'arrête chaque fois qu'il est relancé ; voyez {VAR / (nom + '.log')}"
    )


def _comptes() -> str:
    """Return the accounts that the printed password still opens: somebody may have changed the others since."""
    from acteurs.models import Agent
    from comites.demonstration.reseau import COMPTES, MOT_DE_PASSE

    ouverts = Agent.objects.filter(is_active=True).in_bulk(field_name="email")
    lignes = [
        f"  {email:<28} {role.label}, {ou}"
        for _, email, _, _, role, ou in COMPTES
        if email in ouverts and ouverts[email].check_password(MOT_DE_PASSE)
    ]
    if len(lignes) < len(COMPTES):
        lignes.append("  Les autres ont été changés ou fermés depuis. « make propre » efface tout, pour recommencer.")
    return "\n".join(lignes)


def _annoncer(texte: str) -> None:
    sys.stdout.write(f"• {texte}…\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
