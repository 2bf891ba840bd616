"""A figure as it is printed on a page, in a file or in a PDF: a number, or the word that says why there is none.

« Regroupé » (counted in the line « Autres »), « secret » (hidden under the statistical rule), « inconnu » (nobody kept
that count) and 0 are four different things. Whatever is printed of a count is a ``Chiffre``; only a ``Chiffre`` that
shows a number has a ``valeur``, and none can be taken for true or false, so that ``chiffre or 0`` is an error.
"""

from dataclasses import dataclass
from enum import StrEnum

ESPACE = "\u00a0"


class Genre(StrEnum):
    NOMBRE = "nombre"
    ENVIRON = "environ"
    REGROUPE = "regroupe"
    SECRET = "secret"  # noqa: S105 — the word that is printed
    INCONNU = "inconnu"


#: What is printed, and what is said inside a sentence, when no number is.
MOTS = {Genre.REGROUPE: "regroupé", Genre.SECRET: "secret", Genre.INCONNU: "inconnu"}
EN_PHRASE = {
    Genre.REGROUPE: "un nombre regroupé de",
    Genre.SECRET: "un nombre tenu secret de",
    Genre.INCONNU: "un nombre inconnu de",
}


def nombre_francais(valeur: float, decimales: int = 0) -> str:
    """Return « 1 234,5 » (no-break space, comma)."""
    texte = f"{valeur:,.{decimales}f}".replace(",", ESPACE)
    return texte.replace(".", ",")


@dataclass(frozen=True)
class Chiffre:
    """``valeur`` is a number for ``NOMBRE`` and ``ENVIRON`` (rounded), None for the three others."""

    genre: Genre
    valeur: int | None = None

    def __post_init__(self):
        if (self.valeur is None) == (self.genre in (Genre.NOMBRE, Genre.ENVIRON)):
            raise ValueError(f"{self.genre} with the value {self.valeur!r}.")

    def __bool__(self):
        raise TypeError("A figure is neither true nor false: ask whether it is ``montre`` or ``nul``.")

    @classmethod
    def exact(cls, valeur: int) -> "Chiffre":
        return cls(Genre.NOMBRE, valeur)

    @classmethod
    def environ(cls, valeur: int) -> "Chiffre":
        return cls(Genre.ENVIRON, valeur)

    @property
    def montre(self) -> bool:
        """A number is shown."""
        return self.valeur is not None

    @property
    def nombre(self) -> int:
        """The number shown; ``TypeError`` for a figure that shows none."""
        if self.valeur is None:
            raise TypeError(f"No number is shown: {self}.")
        return self.valeur

    @property
    def approche(self) -> bool:
        return self.genre is Genre.ENVIRON

    @property
    def secret(self) -> bool:
        return self.genre is Genre.SECRET

    @property
    def inconnu(self) -> bool:
        return self.genre is Genre.INCONNU

    @property
    def regroupe(self) -> bool:
        return self.genre is Genre.REGROUPE

    @property
    def nul(self) -> bool:
        """The count is known, and is zero."""
        return self.valeur == 0

    @property
    def positif(self) -> bool:
        """A number is shown, and is not zero."""
        return self.montre and not self.nul

    def __str__(self) -> str:
        if not self.montre:
            return MOTS[self.genre]
        return f"env. {nombre_francais(self.nombre)}" if self.approche else nombre_francais(self.nombre)

    @property
    def en_phrase(self) -> str:
        """Return the figure inside a sentence: « environ 140 »."""
        if not self.montre:
            return EN_PHRASE[self.genre]
        return f"environ {nombre_francais(self.nombre)}" if self.approche else nombre_francais(self.nombre)

    @property
    def cellule(self) -> int | str:
        """Return what a spreadsheet holds: a number that it adds up, or the words that say why there is none."""
        return self.nombre if self.genre is Genre.NOMBRE else str(self)

    def part_de(self, total: "Chiffre | None") -> str:
        """Return the share as « 42 % »; empty when it cannot be said."""
        if total is None or not self.montre or not total.positif:
            return ""
        return f"{nombre_francais(100 * self.nombre / total.nombre)} %"

    def en_json(self) -> dict:
        """Return the figure as a snapshot keeps it."""
        return {"genre": self.genre.value, "valeur": self.valeur}

    @classmethod
    def de_json(cls, garde: dict) -> "Chiffre":
        return cls(Genre(garde["genre"]), garde["valeur"])


SECRET, REGROUPE, INCONNU = Chiffre(Genre.SECRET), Chiffre(Genre.REGROUPE), Chiffre(Genre.INCONNU)
ZERO = Chiffre.exact(0)
