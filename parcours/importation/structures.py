"""Structures by name, former name, known writing, or kind when the department has only one of that kind."""

import uuid
from collections import defaultdict
from dataclasses import dataclass

from acteurs.models import NomStructure, Structure
from parcours.importation.tables import cle, lire, table
from parcours.importation.valeur import Lecture

_LIAISONS = {"de", "du", "des", "d", "la", "le", "les", "l", "et"}


@dataclass(frozen=True, slots=True)
class StructureLue:
    id: uuid.UUID
    nom: str
    type: str


class Structures:
    """The active structures of a department, loaded once."""

    def __init__(self, departement: str):
        self.noms: dict[str, set[StructureLue]] = defaultdict(set)
        self.types: dict[str, set[StructureLue]] = defaultdict(set)
        par_id: dict[uuid.UUID, StructureLue] = {}
        actives = Structure.objects.filter(departement=departement, active=True)
        for id_, nom, type_, ecritures in actives.values_list("id", "nom", "type", "ecritures"):
            par_id[id_] = structure = StructureLue(id_, nom, type_)
            self.types[type_].add(structure)
            for ecriture in [nom, *ecritures]:
                self.noms[_cle_structure(ecriture)].add(structure)
        anciens = NomStructure.objects.filter(structure__in=actives).values_list("structure_id", "nom")
        for id_, nom in anciens:
            self.noms[_cle_structure(nom)].add(par_id[id_])

    def lire(self, texte: str) -> Lecture:
        """Return the ``StructureLue`` that ``texte`` names; unknown or ambiguous: the text is kept, and it is said."""
        trouvees = self.chercher(texte)
        if len(trouvees) == 1:
            structure = next(iter(trouvees))
            return Lecture(texte, structure, structure.nom)
        if trouvees:
            noms = " ou ".join(sorted(structure.nom for structure in trouvees)[:3])
            return Lecture(texte, None, "", f"« {texte} » peut être {noms} : précisez.")
        return Lecture(texte, None, "", f"La structure « {texte} » n'est pas dans l'annuaire du département.")

    @property
    def toutes(self) -> set[StructureLue]:
        return set().union(*self.types.values())

    def de_code(self, texte: str, code: str) -> Lecture:
        """Return the structure of that identifier, if it is one of the department's."""
        structure = next((s for s in self.toutes if str(s.id) == code), None)
        return Lecture(texte, structure, structure.nom) if structure else Lecture(texte)

    def chercher(self, texte: str) -> set[StructureLue]:
        ligne = table("structures").exacte(texte)
        return self.par_nom(texte) or (self.types.get(ligne["type"], set()) if ligne else set())

    def par_nom(self, texte: str) -> set[StructureLue]:
        return self.noms.get(_cle_structure(texte), set())


def piliers_de(type_structure: str) -> list[str]:
    """Return the pillars that a structure of this kind carries until somebody says otherwise (never health)."""
    return next(
        (ligne["piliers"].split() for ligne in lire("piliers_structures") if ligne["type"] == type_structure), []
    )


def _cle_structure(nom: str) -> str:
    """« ML Dole » and « Mission locale de Dole » share one key."""
    abreges = table("abreviations").lignes
    entiers = (abreges[mot]["entier"] if mot in abreges else mot for mot in cle(nom).split())
    return " ".join(mot for mot in entiers if mot not in _LIAISONS)
