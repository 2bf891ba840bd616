"""A row understood: what each field reads, what is said of it, and what tells it from another."""

import hashlib
import uuid
from dataclasses import dataclass, field
from functools import cached_property

from cirj.socle.chiffrement import empreinte
from parcours.importation.champs import NON_REPRIS, PAR_CODE
from parcours.importation.dates import DateLue
from parcours.importation.doutes import repere
from parcours.importation.lecture import Cellule
from parcours.importation.lignes import Ligne
from parcours.importation.notes import Note
from parcours.importation.tables import cle
from parcours.importation.valeur import VIDE, Lecture


@dataclass
class LigneComprise:
    """A row understood: ``champs`` maps field codes to readings; ``id`` becomes that of the person, if created."""

    numero: int
    cellules: list[Cellule]
    champs: dict[str, Lecture]
    departement: str
    ligne: Ligne
    problemes: list[dict] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    id: uuid.UUID = field(default_factory=uuid.uuid4)

    def valeur(self, champ: str):
        return self.champs.get(champ, VIDE).valeur

    def texte(self, champ: str) -> str:
        return self.champs.get(champ, VIDE).texte

    @property
    def nom(self) -> str:
        return self.valeur("nom") or ""

    @property
    def prenom(self) -> str:
        return self.valeur("prenom") or ""

    @property
    def rang(self) -> int:
        return self.ligne.rang

    @property
    def refusee(self) -> bool:
        return any(dit["refus"] for dit in self.problemes)

    @property
    def perdue(self) -> bool:
        """Refused whatever is answered of the others: only a word on the follow-up waits for its own answer."""
        return any(dit["refus"] and dit["champ"] != "mention" for dit in self.problemes)

    def dire(self, champ: str, message: str) -> None:
        """Add a problem that only the other rows could tell."""
        self.problemes.append(probleme(champ, self.texte(champ), message, refus=False))

    @cached_property
    def empreinte(self) -> str:
        """Keyed hash of what the row says, whatever the order of the columns and the kind of file.

        It hashes the words, not their translation: a structure added to the directory later changes nothing.
        """
        contenu = "\x1f".join(
            f"{code}={_canonique(lecture)}"
            for code, lecture in sorted(self.champs.items())
            if lecture.texte and code not in NON_REPRIS
        )
        # A row commented since says something that the earlier one did not.
        dits = sorted(cle(commentaire.texte) or commentaire.texte for commentaire in self.ligne.commentaires)
        contenu += "".join(f"\x1fcommentaire={dit}" for dit in dits)
        return empreinte(f"{self.departement}\x1e{hashlib.sha256(contenu.encode()).hexdigest()}")


def probleme(code: str, ecrit: str, message: str, refus: bool) -> dict:
    """Return what is kept of a problem: the field, its label, the text of the cell, what is said of it."""
    return {"champ": code, "libelle": PAR_CODE[code].libelle, "texte": ecrit, "message": message, "refus": refus}


def _canonique(lecture: Lecture) -> str:
    if isinstance(lecture.valeur, DateLue):
        return f"{lecture.valeur.jour.isoformat()}~{lecture.valeur.precision}"
    simple = repere(lecture.texte)
    return simple.lstrip("0") if simple.isdigit() else simple or lecture.texte
