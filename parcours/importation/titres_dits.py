"""What the title above a row says of it, where the row says nothing: a town, a structure, an exit. Always asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from parcours.importation.contexte import Contexte
from parcours.importation.tables import table
from parcours.importation.titres import PUIS
from parcours.importation.valeur import VIDE, Lecture

_ENCORE = "La ligne est sous le titre « {} » : dites si la personne est encore suivie."
_EST_CE = {
    "commune": "La ligne est sous le titre « {} » : est-ce la commune de la personne ?",
    "structure": "La ligne est sous le titre « {} » : est-ce la structure de la personne ?",
}


@dataclass(frozen=True, slots=True)
class DuTitre:
    """``demande``: what is asked, apart from the same word in a cell. ``commune``: the town that the title names, or ""."""

    demande: str
    commune: str = ""


def lire_le_titre(
    champs: dict[str, Lecture], titre: str, contexte: Contexte, repondue: Callable[[str, str], Lecture | None]
) -> None:
    """Complete ``champs`` in place with the town or the structure that the title names; ``repondue`` gives an answer."""
    mots = titre.rpartition(PUIS)[2]
    for champ in ("commune", "structure") if mots else ():
        if champs.get(champ, VIDE).texte or not (details := _nomme(champ, mots, contexte)):
            continue
        dite = repondue(champ, details.demande)
        champs[champ] = (
            Lecture(mots, None, "", _EST_CE[champ].format(mots), details=details)
            if dite is None
            else replace(dite, texte=mots)
        )


def encore_suivie(titre: str) -> Lecture:
    """Return what is said of somebody under the title of people gone, as long as nobody answered."""
    return Lecture(titre, None, "", _ENCORE.format(titre), refus=True)


def _nomme(champ: str, mots: str, contexte: Contexte) -> DuTitre | None:
    demande = f"sous le titre “{mots}”"
    if champ == "commune":
        insee = contexte.communes.lire(mots).valeur
        return DuTitre(demande, insee) if insee else None
    if contexte.communes.lire(mots).valeur:
        return None
    nommee = contexte.structures.chercher(mots) or table("structures").debut(mots)[0]
    return DuTitre(demande) if nommee else None
