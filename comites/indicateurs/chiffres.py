"""A figure as it is shown: a number, an approximate number, or « secret »."""

from dataclasses import dataclass

ESPACE = "\u00a0"
SECRET = "secret"  # noqa: S105 — the word that is printed


def nombre_francais(valeur: float, decimales: int = 0) -> str:
    """Return « 1 234,5 » (no-break space, comma)."""
    texte = f"{valeur:,.{decimales}f}".replace(",", ESPACE)
    return texte.replace(".", ",")


@dataclass(frozen=True)
class Chiffre:
    """``valeur`` is None when it is secret; ``environ`` when it was rounded."""

    valeur: int | None
    environ: bool = False

    @property
    def secret(self) -> bool:
        return self.valeur is None

    def __str__(self) -> str:
        if self.valeur is None:
            return SECRET
        return f"env. {nombre_francais(self.valeur)}" if self.environ else nombre_francais(self.valeur)

    @property
    def en_phrase(self) -> str:
        """Return the figure inside a sentence: « environ 140 »."""
        if self.valeur is None:
            return "un nombre tenu secret de"
        return f"environ {nombre_francais(self.valeur)}" if self.environ else nombre_francais(self.valeur)

    def part_de(self, total: "Chiffre | None") -> str:
        """Return the share as « 42 % »; empty when it cannot be said."""
        if total is None or self.valeur is None or not total.valeur:
            return ""
        return f"{nombre_francais(100 * self.valeur / total.valeur)} %"
