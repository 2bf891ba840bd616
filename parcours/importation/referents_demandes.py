"""One caseworker written in several ways: « Mme Perrin », « S. Perrin », « Sophie PERRIN » of one structure.

Only an answer makes them one: what is likely is asked once per writing, within a structure.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from parcours.importation.referents_lus import NomEcrit, peut_etre
from parcours.importation.tables import cle
from parcours.importation.valeur import LIGNES_NOMMEES, VIDE, Lecture

#: The answer « somebody else »: the name stays as it is written.
AUTRE = "="


@dataclass
class Ecriture:
    """How many rows say it, the first ones, and what was answered of it."""

    nom: NomEcrit
    reponse: Lecture | None
    nombre: int = 0
    qui: list = field(default_factory=list)

    @property
    def precision(self) -> tuple:
        """The more of the name it says, the more often it is written: the others are asked beside it."""
        return (self.nom.entiers, len(self.nom.mots), self.nombre, self.nom.ecrit)


class Referents:
    """The writings of one table, by structure. ``repondue``: what was answered of a question, None when nothing was."""

    def __init__(self, repondue: Callable[[str], Lecture | None]):
        self._repondue = repondue
        self._lus: dict[str, dict[str, Ecriture]] = {}

    def lire(self, champs: dict[str, Lecture]) -> Ecriture | None:
        """Return how the row writes its caseworker, and take the name that was answered for this writing."""
        lue = champs.get("referent", VIDE)
        if not lue.valeur:
            return None
        structure = champs.get("structure", VIDE)
        ou = structure.lu or structure.texte
        siennes = self._lus.setdefault(ou, {})
        if (ecriture := siennes.get(cle(lue.texte))) is None:
            ecriture = siennes[cle(lue.texte)] = Ecriture(
                NomEcrit.de(lue.texte), self._repondue(_question(lue.texte, ou))
            )
        if ecriture.reponse is not None and ecriture.reponse.valeur != AUTRE:
            champs["referent"] = replace(ecriture.reponse, texte=lue.texte)
        return ecriture

    def retenir(self, ecriture: Ecriture | None, qui: Callable[[], list[str]]) -> None:
        """Count a row that may be imported among those that write their caseworker so."""
        if ecriture is None:
            return
        ecriture.nombre += 1
        if len(ecriture.qui) < LIGNES_NOMMEES:
            ecriture.qui.append(qui())

    def questions(self) -> list:
        """Return the writings that may be one caseworker's, as ``Lecteur.questions`` does."""
        demandes = []
        for ou, ecritures in self._lus.items():
            for une, noms in rapprochements([ecriture for ecriture in ecritures.values() if ecriture.nombre]):
                choix = [[nom, f"La même personne que {nom}"] for nom in noms]
                choix.append([AUTRE, f"Quelqu'un d'autre : garder « {une.nom.ecrit} »"])
                demandes.append([_question(une.nom.ecrit, ou), une.nombre, choix, une.qui])
        return sorted(demandes, key=lambda demande: -demande[1])


def rapprochements(ecritures: list[Ecriture]) -> list[tuple[Ecriture, list[str]]]:
    """Return each writing of one structure that may be another's, with the fuller ones that it may be."""
    plus_pleines = {
        id(une): [a for a in ecritures if a.precision > une.precision and peut_etre(une.nom, a.nom)]
        for une in ecritures
    }
    trouves = []
    for une in ecritures:
        possibles = plus_pleines[id(une)]
        # « S. Perrin » is herself asked beside « Sophie PERRIN ».
        fins = [autre for autre in possibles if not plus_pleines[id(autre)]] or possibles
        if fins and une.reponse is None:
            trouves.append((une, [a.nom.ecrit for a in sorted(fins, key=lambda a: a.precision, reverse=True)]))
    return trouves


def _question(ecrit: str, structure: str) -> str:
    """Return what is asked: the same words in two structures may be two people."""
    return f"{ecrit} ({structure or 'sans structure'})"
