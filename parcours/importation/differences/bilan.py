"""How many differences there were, field by field, and what was made of them: for the summary and for the command."""

from collections.abc import Iterator
from dataclasses import dataclass

from parcours.importation.analyse import Analyse
from parcours.importation.differences.apercu import compter_par_champ
from parcours.importation.differences.base import Choix
from parcours.importation.differences.choix import COMPARAISONS
from parcours.importation.differences.reprise import TU

_EN_MOTS = {
    Choix.REMPLACER: "Remplacées par le tableau",
    Choix.AJOUTER: "Ajoutées aux dossiers",
    Choix.GARDER: "Différences laissées telles que dans les dossiers",
}


@dataclass(frozen=True)
class LigneBilan:
    libelle: str
    remplacees: int
    ajoutees: int
    gardees: int


@dataclass(frozen=True)
class BilanDifferences:
    """``comptes``: choice → field → how many, as ``Importation.differences`` keeps them."""

    comptes: dict[str, dict[str, int]]

    @classmethod
    def prevu(cls, analyse: Analyse) -> "BilanDifferences":
        """Return what comes when nobody chooses anything."""
        comptes: dict[str, dict[str, int]] = {}
        for champ, nombre in compter_par_champ(analyse).items():
            comptes.setdefault(COMPARAISONS[champ].defaut.value, {})[champ] = nombre
        if analyse.tus:
            comptes[TU] = analyse.tus
        return cls(comptes)

    def nombre(self, fait: str) -> int:
        return sum(self.comptes.get(fait, {}).values())

    @property
    def remplacees(self) -> int:
        return self.nombre(Choix.REMPLACER)

    @property
    def ajoutees(self) -> int:
        return self.nombre(Choix.AJOUTER)

    @property
    def gardees(self) -> int:
        return self.nombre(Choix.GARDER)

    @property
    def tus(self) -> list[tuple[str, int]]:
        """What the last table said and this one does not, and in how many dossiers it stays; the most frequent first."""
        return sorted(self.comptes.get(TU, {}).items(), key=lambda tu: -tu[1])

    @property
    def total(self) -> int:
        return self.remplacees + self.ajoutees + self.gardees

    @property
    def lignes(self) -> list[LigneBilan]:
        """One line a field that differed, in the order of a dossier."""
        lignes = [
            LigneBilan(c.libelle, *(self.comptes.get(fait, {}).get(champ, 0) for fait in _EN_MOTS))
            for champ, c in COMPARAISONS.items()
        ]
        return [ligne for ligne in lignes if ligne.remplacees + ligne.ajoutees + ligne.gardees]

    def en_lignes(self) -> Iterator[str]:
        """The report of the command: one number a line."""
        for fait, mots in _EN_MOTS.items():
            siens = self.comptes.get(fait, {})
            for champ, c in COMPARAISONS.items():
                if champ in siens:
                    yield f"{mots}, {c.libelle} : {siens[champ]}"
        for nom, nombre in self.tus:
            yield f"N'est plus dit par le tableau et reste dans les dossiers, {nom} : {nombre}"
