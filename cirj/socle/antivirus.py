"""Asking a ClamAV daemon, when a setting names one: what it does not answer for is not kept.

The maintained client of the package index is under the GNU GPL version 2 only, which this project's licence cannot be
joined to, and does not speak IPv6: the two commands used are written here (clamd(8): PING, INSTREAM).
"""

import logging
import socket
import struct
from collections.abc import Callable, Iterator
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings

journal = logging.getLogger(__name__)

_MORCEAU = 1 << 16
INFECTE = "L'antivirus a reconnu un programme malveillant dans ce fichier : il n'est pas accepté. Prévenez qui vous l'a envoyé."
MUET = (
    "L'antivirus ne répond pas : ce fichier ne peut pas être vérifié et n'est pas accepté. Le reste de votre saisie est "
    "gardé. Réessayez plus tard, ou prévenez l'administration technique."
)
REFUSE = "L'antivirus n'a pas pu examiner ce fichier en entier : il n'est pas accepté. Déposez-en un plus petit."


class AntivirusMuet(OSError):
    """No answer, or one that does not say."""


def exiger_sain(fichier: IO[bytes] | bytes, erreur: Callable[[str], Exception]) -> None:
    """Raise ``erreur``, in French, unless the daemon says that the file is sound; nothing is asked without a daemon."""
    if not settings.ANTIVIRUS_URL:
        return
    try:
        reponse = _demander(b"zINSTREAM\0", fichier)
    except OSError as cause:
        journal.error("L'antivirus ne répond pas : %s", cause)
        raise erreur(MUET) from cause
    if reponse.endswith(b"FOUND"):
        journal.warning("L'antivirus a refusé un fichier : %s", reponse.decode("ascii", "replace")[:200])
        raise erreur(INFECTE)
    if reponse != b"stream: OK":
        journal.error("Réponse inattendue de l'antivirus : %s", reponse.decode("ascii", "replace")[:200])
        raise erreur(REFUSE)


def repond() -> bool:
    """Say whether the daemon answers."""
    try:
        return _demander(b"zPING\0", b"", delai=2) == b"PONG"
    except OSError:
        return False


def _demander(commande: bytes, contenu: IO[bytes] | bytes, delai: float | None = None) -> bytes:
    with _ouvrir(delai or settings.ANTIVIRUS_SECONDES) as prise:
        prise.sendall(commande)
        if commande.startswith(b"zINSTREAM"):
            try:
                _envoyer(prise, contenu)
            except (BrokenPipeError, ConnectionResetError):
                # It stops listening beyond its own limit (StreamMaxLength): its answer says so.
                journal.info("L'antivirus n'a pas tout lu")
        reponse = b""
        while not reponse.endswith(b"\0") and len(reponse) < 4096:
            lu = prise.recv(4096)
            if not lu:
                break
            reponse += lu
    if not reponse:
        raise AntivirusMuet("réponse vide")
    return reponse.rstrip(b"\0\n")


def _envoyer(prise: socket.socket, contenu: IO[bytes] | bytes) -> None:
    morceaux: Iterator[bytes]
    if isinstance(contenu, bytes):
        morceaux = (contenu[i : i + _MORCEAU] for i in range(0, len(contenu), _MORCEAU))
    else:
        contenu.seek(0)
        morceaux = iter(lambda: contenu.read(_MORCEAU), b"")
    for morceau in morceaux:
        prise.sendall(struct.pack("!L", len(morceau)) + morceau)
    prise.sendall(struct.pack("!L", 0))


def _ouvrir(delai: float) -> socket.socket:
    adresse = urlsplit(settings.ANTIVIRUS_URL)
    if adresse.scheme == "tcp":
        return socket.create_connection((adresse.hostname, adresse.port), timeout=delai)
    prise = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    prise.settimeout(delai)
    try:
        prise.connect(adresse.path)
    except BaseException:
        prise.close()
        raise
    return prise
