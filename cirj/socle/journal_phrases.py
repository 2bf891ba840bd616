"""The journal in French: what each kind of reading is called, for the coordinator and for the person concerned."""

from collections.abc import Mapping
from dataclasses import dataclass

#: What the person concerned is told of a reading.
SON_DOSSIER = "a ouvert votre dossier"
EN_LISTE = "a vu votre nom dans une liste"
EN_COMITE = "a lu votre situation pour un comité"
EN_FICHIER = "a reçu un fichier où figure votre nom"
RIEN = ""


@dataclass(frozen=True)
class Lecture:
    """``phrase``: after the agent's name. ``sur``: the same about one person, followed by « de » and her name.

    ``simple``: what the person concerned is told; ``RIEN`` when nothing of her was shown.
    """

    phrase: str
    sur: str = ""
    simple: str = EN_LISTE


#: ``objet_type`` of a reading → how it is told; each floor adds its own when the program starts.
LECTURES: dict[str, Lecture] = {}


def declarer_lectures(lectures: Mapping[str, Lecture]) -> None:
    """Add the readings of a floor."""
    LECTURES.update(lectures)
