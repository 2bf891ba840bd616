"""Columns of free words: each cell is a note of the dossier, under the header of its column where that says something.

« Observations » alone in a table is the words as they are; beside « Remarques », or for what no record holds (« Classe »),
the header is what tells one note from another.
"""

from dataclasses import dataclass, replace

from parcours.importation.champs import EN_NOTE
from parcours.importation.tables import table
from parcours.importation.valeur import Lecture

#: The field whose header adds nothing when its only column bears one of its ordinary names.
ORDINAIRE = "observations"


@dataclass(frozen=True, slots=True)
class Note:
    """``entete``: what its column is called, or "" when that adds nothing. ``masquee``: the field that held a number."""

    entete: str
    mots: str
    masquee: str = ""

    def __str__(self) -> str:
        """« Classe : CE2 »."""
        return f"{self.entete} : {self.mots}" if self.entete else self.mots


def entetes_des_notes(colonnes: dict[int, str], entetes: list[str]) -> dict[int, str]:
    """Return, by column of notes, the header that its notes are said with."""
    libres = {index: entetes[index] if index < len(entetes) else "" for index, c in colonnes.items() if c in EN_NOTE}
    siennes = [index for index in libres if colonnes[index] == ORDINAIRE]
    if len(siennes) == 1 and _est_ordinaire(libres[siennes[0]]):
        libres[siennes[0]] = ""
    return libres


def jointes(une: Lecture, autre: Lecture) -> Lecture:
    """Return what two columns of one field say together: nothing of either is left out of the row."""
    if not (une.texte and autre.texte):
        return une if une.texte else autre
    ensemble = "\n".join(filter(None, [une.valeur, autre.valeur]))
    return replace(une, texte=f"{une.texte}\n{autre.texte}", valeur=ensemble or None, lu=ensemble)


def _est_ordinaire(entete: str) -> bool:
    connue = table("entetes").exacte(entete)
    return bool(connue) and connue["champ"] == ORDINAIRE
