"""Understanding rows: each cell through its field, then what only the whole row can say."""

import hashlib
import uuid
from dataclasses import dataclass, field
from functools import cached_property

from cirj.socle.chiffrement import empreinte
from parcours.importation.champs import NON_REPRIS, PAR_CODE, Champ
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateLue
from parcours.importation.dates_de_la_ligne import ecarter_ce_qui_precede
from parcours.importation.lecture import Cellule, texte
from parcours.importation.lignes import Ligne
from parcours.importation.noms_de_la_ligne import ENSEMBLE, rassembler
from parcours.importation.tables import cle, table
from parcours.importation.valeur import VIDE, Lecture


@dataclass
class LigneComprise:
    """A row understood: ``champs`` maps field codes to readings; ``id`` becomes that of the person, if created."""

    numero: int
    cellules: list[Cellule]
    champs: dict[str, Lecture]
    departement: str
    problemes: list[dict] = field(default_factory=list)
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
    def refusee(self) -> bool:
        return any(probleme["refus"] for probleme in self.problemes)

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
        return empreinte(f"{self.departement}\x1e{hashlib.sha256(contenu.encode()).hexdigest()}")


class Lecteur:
    """Understands the rows of one import; what was understood of a text is remembered."""

    def __init__(self, contexte: Contexte, colonnes: dict[int, str]):
        self.contexte = contexte
        self.colonnes = [(index, PAR_CODE[code]) for index, code in colonnes.items()]
        self._memoire: dict[tuple[str, Cellule], Lecture] = {}

    def comprendre(self, ligne: Ligne) -> LigneComprise:
        champs = {
            champ.code: self._lire(champ, ligne.cellules[index] if index < len(ligne.cellules) else "")
            for index, champ in self.colonnes
        }
        rassembler(champs)
        ecarter_ce_qui_precede(champs)
        comprise = LigneComprise(ligne.numero, ligne.cellules, champs, self.contexte.departement)
        comprise.problemes = [
            _probleme(code, lecture) for code, lecture in champs.items() if lecture.probleme
        ] + _problemes_de_ligne(comprise)
        return comprise

    def _lire(self, champ: Champ, cellule: Cellule) -> Lecture:
        if cellule == "":
            return VIDE
        repere = (champ.code, type(cellule).__name__, cellule)
        if repere not in self._memoire:
            if len(self._memoire) > 50_000:
                self._memoire.clear()
            self._memoire[repere] = self._lire_une_fois(champ, cellule)
        return self._memoire[repere]

    def _lire_une_fois(self, champ: Champ, cellule: Cellule) -> Lecture:
        ecrit = texte(cellule)
        absence = _absence(ecrit) if champ.porte_absence else ""
        if absence and not (champ.code in ("css", "sexe") and not champ.comprendre(cellule, self.contexte).probleme):
            return Lecture(ecrit, absent=absence)
        return champ.comprendre(cellule, self.contexte)


def _absence(ecrit: str) -> str:
    """Return why the cell says nothing (« ? », « NC », « non communiqué »), or ""."""
    if not cle(ecrit):
        return "inconnu" if "?" in ecrit else "sans objet"
    ligne = table("absences").exacte(ecrit.rstrip(" ?.") or ecrit)
    return ligne["raison"] if ligne else ""


def _problemes_de_ligne(comprise: LigneComprise) -> list[dict]:
    trouves = []
    if not comprise.nom and not any(comprise.champs.get(code, VIDE).refus for code in ("nom", *ENSEMBLE)):
        trouves.append(_dire("nom", "", "Le nom manque : la personne ne peut pas être créée.", refus=True))
    return trouves


def _probleme(code: str, lecture: Lecture) -> dict:
    return _dire(code, lecture.texte, lecture.probleme, lecture.refus)


def _dire(code: str, ecrit: str, message: str, refus: bool) -> dict:
    return {"champ": code, "libelle": PAR_CODE[code].libelle, "texte": ecrit, "message": message, "refus": refus}


def _canonique(lecture: Lecture) -> str:
    if isinstance(lecture.valeur, DateLue):
        return f"{lecture.valeur.jour.isoformat()}~{lecture.valeur.precision}"
    simple = cle(lecture.texte)
    return simple.lstrip("0") if simple.isdigit() else simple or lecture.texte
