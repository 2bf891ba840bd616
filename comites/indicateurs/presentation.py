"""One indicator as one reader is shown it."""

from dataclasses import dataclass

from cirj.socle.chiffres import INCONNU, REGROUPE, SECRET, ZERO, Chiffre
from comites.indicateurs.definition import Indicateur, Ventilation
from comites.indicateurs.filtre import Filtre

AUTRES = "autres"


@dataclass(frozen=True)
class Part:
    """One line of a breakdown."""

    code: str
    libelle: str
    chiffre: Chiffre
    part: str


@dataclass(frozen=True)
class HorsListe:
    """What is said of the lines that a breakdown does not list.

    ``reunies``: those gathered under « Autres ». To say that a line is gathered says that it counts one at least;
    ``muette``: together they leave no room for that, so whether any of them, or another one, is there is secret.
    ``a_venir``: those that the days looked at do not reach.
    """

    reunies: frozenset[str] = frozenset()
    muette: bool = False
    a_venir: frozenset[str] = frozenset()

    def chiffre_de(self, code: str) -> Chiffre:
        # Rows without a value are never gathered: not listed, there is none.
        if code == "":
            return ZERO
        if code in self.a_venir:
            return INCONNU
        if self.muette:
            return SECRET
        return REGROUPE if code in self.reunies else ZERO


@dataclass(frozen=True)
class Presentation:
    """``repartitions``: by breakdown, the lines listed; ``hors_liste``: what is said of the others.

    ``inconnue``: nobody kept these figures in that period.
    """

    indicateur: Indicateur
    filtre: Filtre
    effectif: Chiffre
    base: Chiffre | None
    manquants: Chiffre | None
    mesure: str
    repartitions: dict[str, list[Part]]
    hors_liste: dict[str, HorsListe]
    inconnue: bool = False

    @property
    def taux(self) -> str:
        """The rate « 42 % », empty without a denominator or when it would tell a secret."""
        return self.effectif.part_de(self.base)

    def ventilations(self) -> list[tuple[Ventilation, list[Part]]]:
        """Return the breakdowns that this reader may see, with their lines."""
        return [(v, self.repartitions[v.code]) for v in self.indicateur.ventilations if v.code in self.repartitions]

    def chiffre_de(self, ventilation: str, code: str) -> Chiffre:
        """Return the figure of one line of a breakdown, listed or not: what is not listed is never supposed zero."""
        if self.inconnue:
            return INCONNU
        for part in self.repartitions[ventilation]:
            if part.code == code:
                return part.chiffre
        return self.hors_liste[ventilation].chiffre_de(code)

    @property
    def unite(self) -> str:
        return self.indicateur.unite_accordee(self.effectif.nombre if self.effectif.montre else 2)
