"""What each dated rule means: its words, its unit, what it may be, where it is read, what a change of it would do.

The database keeps the values; each floor declares here, in ``<app>/regles_datees``, the codes that its program reads. A
code that is in one and not in the other fails a test.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cirj.socle.calendrier import en_francais
from cirj.socle.models.regle import Unite
from cirj.socle.templatetags.francais import compte

MOTS_DES_DUREES: Mapping[str, str] = {Unite.JOURS: "jour,jours", Unite.MOIS: "mois,mois", Unite.ANS: "an,ans"}
OUI_NON = {"1": "oui", "0": "non"}
#: The days between which a rule that is a date may be.
DATES = (datetime.date(2015, 1, 1), datetime.date(2100, 12, 31))


@dataclass(frozen=True)
class Compteur:
    """Something that a rule changes the number of. ``mots``: « personne à recontacter,personnes à recontacter ».

    ``compter``: given the agent who asks, a number, or what is counted → its value, so that what comes, goes or moves
    is told apart; it reads the rules as everybody does, and what she may see. ``dossiers``: it reads dossiers, which
    technical administration does not.
    """

    mots: str
    compter: Callable[[Any], int | Mapping]
    dossiers: bool = True


@dataclass(frozen=True)
class RegleConnue:
    """``code`` is that of the rows. ``bornes``: of a number, or of each number of a list. ``mesure``: what a number counts,
    when the unit does not say it.

    ``mots``: the only values there are, in words. ``termes``: how many a list has; ``croissante``: from … to ….
    ``ou``: the pages that read it, in words. ``effets`` or ``sans_nombre``: what a change would do, counted, or in words.
    ``critere``: the code under which it is shown, when two codes say one criterion in two units.
    """

    code: str
    libelle: str
    unite: str
    theme: str
    ou: str
    bornes: tuple[int, int] = (0, 0)
    mesure: str = ""
    mots: Mapping[str, str] = field(default_factory=dict)
    termes: tuple[int, int] = (1, 1)
    croissante: bool = False
    effets: tuple[Compteur, ...] = ()
    sans_nombre: str = ""
    critere: str = ""

    def __post_init__(self):
        if bool(self.effets) == bool(self.sans_nombre):
            raise ValueError(f"{self.code} : l'effet se compte, ou se dit en mots.")

    @property
    def unite_en_mots(self) -> str:
        """What is beside the field: « mois », « lignes », "" when the choices or the date say it."""
        if self.mots or self.unite == Unite.DATE:
            return ""
        return self._mesure.rpartition(",")[2]

    @property
    def _mesure(self) -> str:
        return self.mesure or MOTS_DES_DUREES.get(self.unite, "")

    def dire(self, valeur: str) -> str:
        """Return a recorded value in words: « 6 mois », « oui », « de 6 à 10 heures », « 4 mars 2027 »."""
        if self.unite == Unite.DATE:
            return en_francais(datetime.date.fromisoformat(valeur))
        if self.unite != Unite.LISTE:
            return self.mots.get(valeur) or compte(int(valeur), self._mesure)
        termes = [self.mots.get(terme, terme) for terme in valeur.split()]
        if self.croissante and len(termes) == 2:
            return f"de {termes[0]} à {termes[1]} {self.unite_en_mots}"
        *premiers, dernier = termes
        return f"{', '.join(premiers)} ou {dernier}".removeprefix(" ou ") + f" {self.unite_en_mots}".rstrip()

    def refus(self, valeur: str) -> str:
        """Return why this value cannot be, in French; "" when it can."""
        if self.unite == Unite.DATE:
            return self._refus_de_la_date(valeur)
        termes = valeur.split() if self.unite == Unite.LISTE else [valeur]
        au_moins, au_plus = self.termes
        if not au_moins <= len(termes) <= au_plus:
            return (
                f"Écrivez {compte(au_moins, 'valeur,valeurs')}, séparées par des espaces."
                if au_moins == au_plus
                else (f"Écrivez de {au_moins} à {au_plus} valeurs, séparées par des espaces.")
            )
        if self.mots:
            return "" if set(termes) <= set(self.mots) else f"Choisissez parmi : {', '.join(self.mots.values())}."
        nombres = [int(terme) for terme in termes if terme.isascii() and terme.isdigit()]
        if len(nombres) < len(termes):
            return "Écrivez un nombre entier."
        if not all(self.bornes[0] <= nombre <= self.bornes[1] for nombre in nombres):
            return f"Choisissez {self.bornes_en_mots}."
        if self.croissante and nombres != sorted(nombres):
            return "Écrivez le plus petit d'abord."
        return ""

    @property
    def bornes_en_mots(self) -> str:
        """« de 1 à 12 mois »."""
        return f"de {self.bornes[0]} à {self.bornes[1]} {self.unite_en_mots}".rstrip()

    def _refus_de_la_date(self, valeur: str) -> str:
        try:
            jour = datetime.date.fromisoformat(valeur)
        except ValueError:
            return "Écrivez une date."
        debut, fin = DATES
        return "" if debut <= jour <= fin else f"Choisissez une date de {debut.year} à {fin.year}."


#: Code → the rule; each floor adds its own when the program starts.
REGLES_CONNUES: dict[str, RegleConnue] = {}


def declarer_regles(*regles: RegleConnue) -> None:
    """Add the rules of a floor."""
    REGLES_CONNUES.update({regle.code: regle for regle in regles})


def du_critere(code: str) -> list[RegleConnue]:
    """Return the rules that say the same criterion as ``code``, the one it is shown under first; itself alone most often."""
    principal = REGLES_CONNUES[code].critere or code
    autres = [regle for regle in REGLES_CONNUES.values() if regle.critere == principal]
    return [REGLES_CONNUES[principal], *autres]
