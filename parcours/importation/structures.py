"""Structures by name, former name, known writing, or kind when the department has only one of that kind."""

import uuid
from collections import defaultdict
from dataclasses import dataclass

from acteurs.models import NomStructure, Structure
from parcours.importation.tables import cle, lire, table
from parcours.importation.valeur import Lecture

_LIAISONS = {"de", "du", "des", "d", "la", "le", "les", "l", "et"}

#: Letters of the longest abbreviation of a kind.
SIGLE = 5


@dataclass(frozen=True, slots=True)
class StructureLue:
    id: uuid.UUID
    nom: str
    type: str
    #: INSEE code of its town, or "".
    commune: str = ""


@dataclass(frozen=True, slots=True)
class NomDeGenre:
    """A cell that only says the kind (« ML », « CCAS »); ``demande``: what is asked of it in the town of its row."""

    demande: str = ""
    commune: str = ""


class Structures:
    """The active structures of a department, loaded once."""

    def __init__(self, departement: str):
        self.noms: dict[str, set[StructureLue]] = defaultdict(set)
        self.types: dict[str, set[StructureLue]] = defaultdict(set)
        par_id: dict[uuid.UUID, StructureLue] = {}
        actives = Structure.objects.filter(departement=departement, active=True)
        for id_, nom, type_, commune, ecritures in actives.values_list("id", "nom", "type", "commune", "ecritures"):
            par_id[id_] = structure = StructureLue(id_, nom, type_, commune or "")
            self.types[type_].add(structure)
            for ecriture in [nom, *ecritures]:
                self.noms[_cle_structure(ecriture)].add(structure)
        anciens = NomStructure.objects.filter(structure__in=actives).values_list("structure_id", "nom")
        for id_, nom in anciens:
            self.noms[_cle_structure(nom)].add(par_id[id_])

    def lire(self, texte: str) -> Lecture:
        """Return the ``StructureLue`` that ``texte`` names; unknown or ambiguous: the text is kept, and it is said."""
        trouvees = self.chercher(texte)
        genre = NomDeGenre() if est_un_genre(texte) else None
        if len(trouvees) == 1:
            structure = next(iter(trouvees))
            return Lecture(texte, structure, structure.nom, details=genre)
        if trouvees:
            noms = " ou ".join(sorted(structure.nom for structure in trouvees)[:3])
            return Lecture(texte, None, "", f"« {texte} » peut être {noms} : précisez.", details=genre)
        return Lecture(texte, None, "", f"La structure « {texte} » n'est pas dans l'annuaire du département.")

    @property
    def toutes(self) -> set[StructureLue]:
        return set().union(*self.types.values())

    def de_code(self, texte: str, code: str) -> Lecture:
        """Return the structure of that identifier, if it is one of the department's."""
        structure = next((s for s in self.toutes if str(s.id) == code), None)
        return Lecture(texte, structure, structure.nom) if structure else Lecture(texte)

    def chercher(self, texte: str) -> set[StructureLue]:
        """Return those it may name: a short name of a kind is all of that kind's, whichever has it among its writings."""
        trouvees = self.par_nom(texte)
        if not est_un_genre(texte):
            return trouvees
        ligne, debut = table("structures").exacte(texte), f"{_cle_structure(texte)} "
        du_genre = self.types.get(ligne["type"], set()) if ligne else set()
        return trouvees | du_genre | {s for nom, siennes in self.noms.items() if nom.startswith(debut) for s in siennes}

    def par_nom(self, texte: str) -> set[StructureLue]:
        return self.noms.get(_cle_structure(texte), set())


def est_un_genre(texte: str) -> bool:
    """« ML », « mission locale », « CMS »: a kind of structure, not the name of one."""
    mots = cle(texte).split()
    return table("structures").exacte(texte) is not None or (len(mots) == 1 and len(mots[0]) <= SIGLE)


def du_departement(texte: str) -> bool:
    """The kinds that a department has one of for all its towns: DDETSPP, OFII, AGIR."""
    ligne = table("structures").exacte(texte)
    return bool(ligne) and ligne["etendue"] == "departement"


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
