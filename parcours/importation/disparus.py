"""People of the last deposit of the same table who are no longer in this one: told in the summary, nothing changed by itself.

A row taken out may mean that she left as well as that somebody sorted the table: only the coordinator knows.
"""

import re
from dataclasses import dataclass, field

from django.db.models import Q

from parcours.importation.rappels import IMPORTS_RELUS
from parcours.importation.tables import cle, table
from parcours.models import Importation, Parcours, Personne, PropositionDoublon
from parcours.models.importation import EtatImport

#: People named by one page.
MONTREES = 20
#: Of the people of the last deposit, the share that must be here for the two to be one table, and not two months of arrivals.
_ENCORE_LA = 0.5
#: « suivi 2026-09 v2.xlsx », « suivi octobre (1).xlsx » are one table.
_VERSION = re.compile(r"v?\d+|copie|maj|final|finale|version")


@dataclass
class Disparus:
    """``nombre``: the people still followed who are in ``precedent`` and not here. ``personnes``: the first ones."""

    precedent: Importation | None = None
    nombre: int = 0
    personnes: list[Personne] = field(default_factory=list)

    @property
    def cles(self) -> list:
        return [personne.pk for personne in self.personnes]

    def __bool__(self) -> bool:
        return bool(self.nombre)

    @classmethod
    def de(cls, importation: Importation, agent) -> "Disparus":
        """Read them in five queries at most; those that ``agent`` sees."""
        precedent = _precedent(importation, agent)
        if precedent is None:
            return cls()
        anciennes = _personnes(precedent)
        proposees = PropositionDoublon.objects.visible_par(agent).de_l_import(importation).en_attente()
        ici = Q(pk__in=_personnes(importation)) | Q(pk__in=proposees.values("candidate"))
        vues = Personne.objects.visible_par(agent).filter(pk__in=anciennes)
        absentes = vues.exclude(ici).filter(pk__in=Parcours.objects.visible_par(agent).ouverts().values("personne"))
        if vues.filter(ici).count() < vues.count() * _ENCORE_LA:
            return cls(precedent)
        return cls(precedent, absentes.count(), list(absentes.order_by("nom", "prenom", "pk")[:MONTREES]))


def _precedent(importation: Importation, agent) -> Importation | None:
    """Return the last import of the same table: its name without its date, its sheets, its headers; None for a first one."""
    anciens = Importation.objects.visible_par(agent).filter(
        departement=importation.departement_id,
        structure=importation.structure_id,
        etat=EtatImport.TERMINE,
        cree_le__lt=importation.cree_le,
    )
    anciens = anciens.only("nom_fichier", "feuilles", "entetes", "cree_le", "departement", "structure")
    repere = _repere(importation)
    return next((a for a in anciens.order_by("-cree_le")[:IMPORTS_RELUS] if _repere(a) == repere), None)


def _repere(importation: Importation) -> tuple:
    entetes = frozenset(map(cle, importation.entetes))
    return _nom(importation.nom_fichier), frozenset(_nom(f["nom"]) for f in importation.retenues), entetes


def _nom(ecrit: str) -> tuple[str, ...]:
    """Return the words of a name that do not change from one deposit to the next."""
    mots = cle(ecrit.rsplit(".", 1)[0]).split()
    return tuple(mot for mot in mots if not _VERSION.fullmatch(mot) and table("mois").exacte(mot) is None)


def _personnes(importation: Importation):
    return importation.lignes.filter(personne__isnull=False).order_by().values("personne")
