"""What the last table said of known people and this one no longer says, in a column that it has: told, never erased.

A cell that somebody emptied may mean « no longer so » as well as « nothing new »: the dossier keeps what it holds.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator

from parcours.importation.ce_que_disait import LOURDS
from parcours.importation.champs import EN_NOTE, NOMS, NON_REPRIS, PAR_CODE
from parcours.importation.ecriture import degeler
from parcours.importation.jugement import Jugement
from parcours.importation.lecture import texte
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.tables import cle, table
from parcours.models import Importation, LigneImport

#: How a row is told apart is no value that it stops saying.
_IGNORES = {*NOMS, "prenom", *NON_REPRIS}
#: A field, and for free words the header of its column: each one is a note of its own.
Dit = tuple[str, str]


class Tus:
    """Asks a number of queries a batch that does not depend on the number of rows."""

    def __init__(self, importation: Importation):
        self._importation = importation
        self._colonnes = _colonnes(importation)

    def compter(self, jugements: list[Jugement]) -> Counter[str]:
        """Return how many dossiers still hold what is no longer said, by name of field or of column."""
        dits, vides = defaultdict(set), {}
        for jugement in jugements:
            if jugement.personne:
                pleins = set(self._pleins(jugement.ligne))
                dits[jugement.personne] |= pleins
                if jugement.a_completer:
                    vides[jugement.personne] = set(self._colonnes.values())
        vides = {personne: manquent for personne, tous in vides.items() if (manquent := tous - dits[personne])}
        comptes: Counter[str] = Counter()
        for anciens in self._dits_avant(vides).values():
            comptes.update(anciens.values())
        return comptes

    def _pleins(self, ligne: LigneComprise) -> Iterator[Dit]:
        for index, dit in self._colonnes.items():
            # What the sheet says of all its rows is said, whatever the cell holds; a note is that of its column alone.
            ecrit = ligne.texte(dit[0]) if not dit[1] else ""
            if ecrit or (index < len(ligne.cellules) and texte(ligne.cellules[index])):
                yield dit

    def _dits_avant(self, vides: dict[uuid.UUID, set[Dit]]) -> dict[uuid.UUID, dict[Dit, str]]:
        """Return, by person, those of ``vides`` that the last table with such a column said of her, and their names."""
        a_lire = self._dernieres(vides)
        trouves: dict = defaultdict(dict)
        lues = LigneImport.objects.filter(pk__in=a_lire).only("personne", "valeurs")
        for ligne in lues:
            for index, dit, nom in a_lire[ligne.pk]:
                ecrit = texte(degeler(ligne.valeurs[index])) if index < len(ligne.valeurs) else ""
                if ecrit and not _absent(ecrit):
                    trouves[ligne.personne_id][dit] = nom
        return trouves

    def _dernieres(self, vides: dict[uuid.UUID, set[Dit]]) -> dict[int, list[tuple[int, Dit, str]]]:
        """Return, by row of an earlier import, the cells to read in it: (index, what it says, its name)."""
        if not vides:
            return {}
        lignes = LigneImport.objects.filter(personne__in=vides, importation__annule_le__isnull=True)
        lignes = lignes.exclude(importation=self._importation).order_by("-importation__cree_le", "rang")
        siennes = list(lignes.values_list("pk", "personne", "importation"))
        anciens = Importation.objects.defer(*LOURDS).in_bulk({importation for _, _, importation in siennes})
        colonnes = {pk: _colonnes(ancien) for pk, ancien in anciens.items()}
        a_lire, vus = defaultdict(list), {}
        for pk, personne, importation in siennes:
            for index, dit in colonnes[importation].items():
                # The last import that had the column; all her rows of it.
                if dit in vides[personne] and vus.setdefault((personne, dit), importation) == importation:
                    a_lire[pk].append((index, dit, _nom(anciens[importation], index, dit)))
        return a_lire


def _colonnes(importation: Importation) -> dict[int, Dit]:
    return {
        index: (champ, cle(_entete(importation, index)) if champ in EN_NOTE else "")
        for index, champ in importation.champs_des_colonnes.items()
        if champ not in _IGNORES and champ in PAR_CODE
    }


def _entete(importation: Importation, index: int) -> str:
    return importation.entetes[index] if index < len(importation.entetes) else ""


def _nom(importation: Importation, index: int, dit: Dit) -> str:
    return (dit[1] and _entete(importation, index)) or PAR_CODE[dit[0]].libelle


def _absent(ecrit: str) -> bool:
    return not cle(ecrit) or table("absences").exacte(ecrit.rstrip(" ?.") or ecrit) is not None
