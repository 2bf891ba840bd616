"""What was already answered of a value, a sheet or a column in the earlier imports of the department: proposed, said, changeable.

Nothing is taken by itself: an answer of yesterday is shown as chosen, and counts once it is sent again.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from cirj.socle.calendrier import en_francais
from parcours.importation.champs import EN_NOTE, ESSENTIELS, NON_REPRIS, PAR_CODE
from parcours.importation.doutes import repere
from parcours.importation.feuilles import Tableau, lettre
from parcours.importation.lecture import texte
from parcours.importation.tables import cle
from parcours.models.importation import EtatImport, Importation

#: The latest ones hold what is still true.
IMPORTS_RELUS = 30
#: Imports whose sheets and columns somebody settled.
_CHOISIES = Q(analyse__isnull=False) | ~Q(etat=EtatImport.A_VERIFIER)


@dataclass(frozen=True)
class Rappel:
    """``reponse``: what was answered. ``le``: the day of that import."""

    reponse: str
    le: datetime.date

    @property
    def dit(self) -> str:
        return f"réponse de l'import du {en_francais(self.le)}"


def _anciens(importation: Importation, visibles: QuerySet[Importation]) -> QuerySet[Importation]:
    anciens = visibles.filter(departement=importation.departement_id).exclude(pk=importation.pk)
    return anciens.order_by("-cree_le")[:IMPORTS_RELUS]


class Rappels:
    """The answers on values, by field and key of the value; on hidden rows, of a file of the same name. One query."""

    def __init__(self, importation: Importation, visibles: QuerySet[Importation]):
        self._valeurs: dict[tuple[str, str], Rappel] = {}
        self._cachees: dict[str, Rappel] = {}
        lus = _anciens(importation, visibles)
        for reponses, fichier, quand in lus.values_list("reponses", "nom_fichier", "cree_le"):
            jour = timezone.localdate(quand)
            for champ, dites in reponses.get("valeurs", {}).items():
                for valeur, reponse in dites.items():
                    self._valeurs.setdefault((champ, valeur), Rappel(reponse, jour))
            for quoi, reponse in reponses.get("cachees", {}).items() if fichier == importation.nom_fichier else ():
                self._cachees.setdefault(quoi, Rappel(reponse, jour))

    def valeur(self, champ: str, ecrit: str, admise: Callable[[str], bool]) -> Rappel | None:
        """Return the answer given for this value, when it may still be given."""
        rappel = self._valeurs.get((champ, repere(ecrit)))
        return rappel if rappel and admise(rappel.reponse) else None

    def cachee(self, quoi: str) -> Rappel | None:
        return self._cachees.get(quoi)


def rappeler_les_feuilles(importation: Importation) -> None:
    """Take again what was chosen of the sheets of the same file, by its name and theirs; the caller reads the columns.

    What would be read so without it is not said.
    """
    noms = [feuille["nom"] for feuille in importation.feuilles]
    anciens = _anciens(importation, Importation.objects.filter(_CHOISIES, nom_fichier=importation.nom_fichier))
    for feuilles, quand in anciens.values_list("feuilles", "cree_le"):
        if [feuille["nom"] for feuille in feuilles] != noms:
            continue
        for feuille, ancienne in zip(importation.feuilles, feuilles, strict=True):
            choix = {quoi: ancienne[quoi] for quoi in ("retenue", "structure", "sortie", "a_part") if quoi in ancienne}
            if feuille | choix != feuille:
                feuille.update(choix, rappel=timezone.localdate(quand).isoformat())
        return


def rappeler_les_colonnes(importation: Importation, tableau: Tableau) -> None:
    """Ask again, as chosen, the columns that were settled by hand under the same header; the caller saves.

    What is read as it was settled is not asked. The coordination of the department, who deposits, sees all its imports.
    """
    dites = _colonnes_dites(importation)
    proposees = {
        index: rappel
        for index, place in reperes(importation.entetes)
        if (rappel := dites.get(place)) and _a_demander(importation, tableau, index, rappel)
    }
    voulues = importation.champs_des_colonnes | {index: rappel.reponse for index, rappel in proposees.items()}
    if not ESSENTIELS & set(voulues.values()):
        return
    for index, rappel in proposees.items():
        if _pris_ailleurs(index, voulues, tableau):
            continue
        importation.colonnes.pop(str(index), None)
        mots = rappel.dit if rappel.reponse else f"laissée de côté dans l'import du {en_francais(rappel.le)}"
        importation.colonnes_demandees[str(index)] = [rappel.reponse, f"{mots[0].upper()}{mots[1:]}."]


def _colonnes_dites(importation: Importation) -> dict[tuple, Rappel]:
    """Return, by header, the field that was last chosen for it ("": left aside)."""
    anciens = _anciens(importation, Importation.objects.filter(_CHOISIES))
    dites: dict[tuple, Rappel] = {}
    for entetes, colonnes, quand in anciens.values_list("entetes", "colonnes", "cree_le"):
        for index, place in reperes(entetes):
            champ = colonnes.get(str(index), "")
            if not champ or champ in PAR_CODE:
                dites.setdefault(place, Rappel(champ, timezone.localdate(quand)))
    return dites


def reperes(entetes: list[str]) -> Iterator[tuple[int, tuple]]:
    """Yield each column with what it is known by; without a header of its own, by its place among the same headers."""
    compteur: Counter = Counter()
    for index, nom in enumerate(entetes):
        if nom == f"Colonne {lettre(index)}":
            yield index, (tuple(entetes), index)
            continue
        yield index, (cle(nom), compteur[cle(nom)])
        compteur[cle(nom)] += 1


def _a_demander(importation: Importation, tableau: Tableau, index: int, rappel: Rappel) -> bool:
    """Not a column read for sure as it was settled, nor an empty one that nobody would open."""
    if str(index) in importation.colonnes_demandees:
        return True
    reconnue = importation.colonnes.get(str(index), "")
    if reconnue or rappel.reponse:
        return reconnue != rappel.reponse
    return any(texte(cellules[index]) for cellules in tableau.cellules if index < len(cellules))


def _pris_ailleurs(index: int, voulues: dict[int, str], tableau: Tableau) -> bool:
    """Two columns are not the same field, unless no sheet holds both."""
    champ = voulues[index]
    if not champ or champ in NON_REPRIS | EN_NOTE:
        return False
    return any(
        autre != index and dit == champ and not tableau.exclusives(index, autre) for autre, dit in voulues.items()
    )
