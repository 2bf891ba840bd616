"""What was understood of one cell."""

from dataclasses import dataclass
from typing import Any

#: Rows that a question names: who it is about is known without looking for her.
LIGNES_NOMMEES = 3


@dataclass(frozen=True, slots=True)
class Lecture:
    """``valeur``: None when nothing is known. ``lu``: the same in French. ``probleme``: what is wrong, or "".

    ``refus``: the problem forbids the whole row. ``absent``: why the cell says nothing (« non communiqué »).
    ``mention``: words on the follow-up that stood in a name (« sorti le 12/03/2024 »). ``details``: what a cell of names
    says beside the name (``identite.DetailsDuNom``), the role of an answered place in a family, None elsewhere.
    """

    texte: str = ""
    valeur: Any = None
    lu: str = ""
    probleme: str = ""
    refus: bool = False
    absent: str = ""
    mention: str = ""
    details: Any = None


VIDE = Lecture()
