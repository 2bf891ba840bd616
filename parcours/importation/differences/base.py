"""What a row says otherwise than the dossier: the words of one difference, and what may be made of it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import TextChoices

from cirj.socle.calendrier import bornes
from parcours.importation.construction import Dossier, Provenance, construire
from parcours.importation.differences.connus import Connu
from parcours.importation.ligne_comprise import LigneComprise


class Choix(TextChoices):
    GARDER = "garder", "Garder ce que dit le dossier"
    REMPLACER = "remplacer", "Remplacer par le tableau"
    AJOUTER = "ajouter", "Ajouter au dossier"


class Impossible(ValueError):
    """The dossier cannot be made to say it; the message says why, in French. Nothing was written."""


@dataclass
class Apport:
    """What one row brings: ``dossier`` holds the records it would make of a new person."""

    ligne: LigneComprise
    provenance: Provenance
    dossier: Dossier = field(init=False)

    def __post_init__(self):
        self.dossier = construire(self.ligne, self.provenance)

    def fait(self, modele: type, **valeurs):
        """Return the fact of this kind that the row says, or None."""
        return next(
            (
                fait
                for fait in self.dossier.faits
                if type(fait) is modele and all(getattr(fait, nom) == valeur for nom, valeur in valeurs.items())
            ),
            None,
        )

    def lu(self, champ: str) -> str:
        return self.ligne.champs[champ].lu if champ in self.ligne.champs else ""

    @cached_property
    def source(self) -> str:
        return f"Tableau {self.provenance.fichier}"[:100]


#: (what the dossier says, what the row says), or None when they do not differ.
Comparer = Callable[[Connu, Apport], tuple[str, str] | None]
Ecrire = Callable[[Connu, Apport], None]


@dataclass(frozen=True)
class Comparaison:
    """How one field is compared and written. ``ajouter``: the row's value beside the dossier's (``mot``: in words).

    ``remplacer`` writes what the row says and erases nothing of what it does not say (``mot_remplacer``: in words).

    ``defaut``: what is done when nobody chose; adding is only the default of what never loses nor hides anything.
    ``manque``: the dossier does not know it, and the row contradicts nothing: that is completed, not a difference.
    """

    champ: str
    libelle: str
    comparer: Comparer
    remplacer: Ecrire | None = None
    ajouter: Ecrire | None = None
    mot: str = ""
    defaut: Choix = Choix.GARDER
    manque: Callable[[Connu, Apport], bool] = lambda connu, apport: False
    mot_remplacer: str = ""

    @property
    def choix(self) -> list[tuple[str, str]]:
        """The choices that this field offers, the default first."""
        offerts = [(Choix.GARDER, Choix.GARDER.label)]
        if self.remplacer:
            offerts.append((Choix.REMPLACER, self.mot_remplacer or Choix.REMPLACER.label))
        if self.ajouter:
            offerts.append((Choix.AJOUTER, self.mot or Choix.AJOUTER.label))
        return sorted(((str(code), str(mot)) for code, mot in offerts), key=lambda offert: offert[0] != self.defaut)


@dataclass(frozen=True)
class Difference:
    comparaison: Comparaison
    dossier: str
    tableau: str

    @property
    def champ(self) -> str:
        return self.comparaison.champ

    @property
    def libelle(self) -> str:
        return self.comparaison.libelle


def deja_dite(tenue: datetime.date | None, precision: str, dite: datetime.date | None, dite_precision: str) -> bool:
    """Say whether the dossier's date says all that the row's does, each known to the day, the month or the year.

    « 1991 » says less than « 6 May 1991 »: a row that tells the day of a year is a difference to choose.
    """
    if tenue is None or dite is None:
        return tenue is dite
    (debut, fin), (autre_debut, autre_fin) = bornes(tenue, precision), bornes(dite, dite_precision)
    return autre_debut <= debut and fin <= autre_fin
