"""The caseworker of a family, written on its first row only: proposed to its other rows, once for the whole table.

A block of rows leaves the cell empty (see ``familles``); a family that is numbered, or a couple put together, may as well.
Without an answer nobody follows them by this table, and that is said on each row.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from parcours.importation.absences import absence
from parcours.importation.lecture import texte
from parcours.importation.tables import cle
from parcours.importation.valeur import LIGNES_NOMMEES, VIDE, Lecture

OUI, NON = "oui", "non"
#: What is asked, in the words of the list of values to settle.
DEMANDE = "case vide, dans un ménage dont la première ligne nomme un référent"
CHOIX = [
    [OUI, "Oui : le référent de la première ligne est celui de tout le ménage"],
    [NON, "Non : ces personnes n'ont pas de référent"],
]


def proposer_le_referent(lignes: list, colonnes: dict[int, str]) -> None:
    """Note, on each row of a family without a caseworker, the one of its first row; ``lignes`` are changed.

    Not when the two rows name two structures: whoever follows one does not follow the other.
    """
    premieres: dict[str, object] = {}
    for ligne in lignes:
        if not ligne.foyer:
            continue
        premiere = premieres.setdefault(ligne.foyer, ligne)
        nomme = _dit(premiere, colonnes, "referent")
        sans = not _dit(ligne, colonnes, "referent")
        structure, autre = (cle(_dit(une, colonnes, "structure")) for une in (ligne, premiere))
        if sans and nomme and not absence(nomme) and structure in ("", autre):
            ligne.referent_du_foyer = nomme


@dataclass
class ReferentsDesFoyers:
    """Reads the empty cells. ``reponse``: what was answered once for all of them, None when nothing was."""

    colonnes: dict[int, str]
    reponse: Lecture | None
    nombre: int = 0
    qui: list = field(default_factory=list)

    def lire(self, champs: dict[str, Lecture], ligne) -> None:
        """Take the caseworker of the first row, when it was answered so; otherwise say that there is none."""
        nomme = ligne.referent_du_foyer
        if not nomme or champs.get("referent", VIDE).texte:
            return
        if self.reponse is None:
            dit = f"Aucun référent sur cette ligne ; la première du ménage nomme « {nomme} »."
            champs["referent"] = Lecture(probleme=dit)
        elif self.reponse.valeur == OUI:
            champs["referent"] = Lecture(nomme, nomme, nomme)
            index = next(index for index, champ in self.colonnes.items() if champ == "referent")
            ligne.cellules = [*ligne.cellules, *[""] * (index + 1 - len(ligne.cellules))]
            # Kept with the row: read again alone, it says the same.
            ligne.cellules[index] = nomme
            ligne.reprises |= {index}

    def retenir(self, champs: dict[str, Lecture], ligne, qui: Callable[[], list[str]]) -> None:
        """Count a row that may be imported among those whose caseworker is asked."""
        if self.reponse is None and ligne.referent_du_foyer and not champs.get("referent", VIDE).texte:
            self.nombre += 1
            self.qui += [qui()] if len(self.qui) < LIGNES_NOMMEES else []

    def questions(self) -> list:
        return [[DEMANDE, self.nombre, CHOIX, self.qui]] if self.nombre else []


def _dit(ligne, colonnes: dict[int, str], voulu: str) -> str:
    cellules = (ligne.cellules[i] for i, champ in colonnes.items() if champ == voulu and i < len(ligne.cellules))
    return next(filter(None, map(texte, cellules)), "")
