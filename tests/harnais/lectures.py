"""What a reader in a process apart may do of worst; called by name (``lire_a_part``), so that it is really done there."""

import datetime
import os
import signal
import time


class PourLaPersonne(ValueError):
    pour_la_personne = True


def avorte(contenu):
    os.abort()


def se_tue(contenu):
    os.kill(os.getpid(), signal.SIGKILL)


def sort(contenu):
    os._exit(0)


def dort(contenu):
    time.sleep(600)


def tourne(contenu):
    while True:
        pass


def devore(contenu):
    tas = []
    while True:
        tas.append(bytearray(10_000_000))


def bavarde(contenu):
    return "x" * 300_000_000, b""


def ecrit_autre_chose(contenu):
    os.write(1, b"pas du JSON\n")
    os._exit(0)


def se_trompe(contenu):
    raise RuntimeError("NOM-DANS-LE-FICHIER")


def panique(contenu):
    raise SystemExit(3)


def refuse(contenu):
    raise PourLaPersonne("Retirez la protection.")


def dit_tout(contenu, **parametres):
    return {
        "octets": contenu.decode(),
        "parametres": parametres,
        "environnement": sorted(os.environ),
        "cellules": [
            datetime.date(2024, 2, 29),
            datetime.time(9, 30),
            datetime.timedelta(hours=26),
            1.5,
            2,
            True,
            "é\n",
        ],
    }, b"\x00\xff\n"


def modules(contenu):
    import sys

    return [nom for nom in ("django", "cirj", "celery", "psycopg") if nom in sys.modules], b""
