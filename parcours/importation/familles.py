"""Households written as blocks: a merged or an empty cell says again what the first row of the family says."""

from parcours.importation.absences import RENVOI, absence
from parcours.importation.champs import NON_REPRIS
from parcours.importation.lecture import texte
from parcours.importation.tables import table

#: Columns of family names; a birth name is shared only where no other column says the name.
NOMS = ("nom", "nom_usage", "nom_naissance")
#: What a family shares, and that its other rows may leave empty.
PARTAGES = ("numero_famille", "commune", "structure", "referent")
#: A merged cell of one of these makes one family of its rows; of another (a town), it only spares typing.
FAMILIAUX = ("numero_famille", *NOMS, "nom_complet", "composition")


def reprendre_les_familles(lignes: list, fusions: list[tuple[int, int, int]], colonnes: dict[int, str]) -> None:
    """Fill the cells that a row takes from the first one of its family, and name the family; ``lignes`` are changed."""
    par_champ = {champ: index for index, champ in colonnes.items()}
    par_numero = {ligne.numero: ligne for ligne in lignes}
    for haut, colonne, bas in fusions if lignes else ():
        _fusion(par_numero, haut, colonne, bas, colonnes)
    precedente = None
    for ligne in lignes:
        ecrit = _cellule(ligne, par_champ.get("numero_famille"))
        if precedente is not None and absence(ecrit) == RENVOI:
            ligne.foyer = precedente.foyer
        elif precedente is not None and _continue(ligne, precedente, par_champ):
            _continuer(ligne, precedente, par_champ)
        if numero := _numero(ligne, par_champ):
            ligne.foyer = f"{ligne.feuille}\x1f{numero.casefold()}"
        precedente = ligne


def _fusion(par_numero: dict, haut: int, colonne: int, bas: int, colonnes: dict[int, str]) -> None:
    premiere = par_numero.get(haut)
    champ = colonnes.get(colonne, "")
    if premiere is None or not champ or champ in NON_REPRIS or not _cellule(premiere, colonne):
        return
    if champ == "numero_famille" and sans_numero(_cellule(premiere, colonne)):
        return
    for numero in range(haut, min(bas, max(par_numero)) + 1):
        ligne = par_numero.get(numero)
        if ligne is None:
            continue
        if numero > haut and not _cellule(ligne, colonne):
            _poser(ligne, colonne, premiere.cellules[colonne])
        if champ in FAMILIAUX and not ligne.foyer:
            ligne.foyer = f"{ligne.feuille}\x1f#{haut}"


def _continue(ligne, precedente, par_champ: dict[str, int]) -> bool:
    """A first name without a family name, in a table of families, goes on with the family above."""
    return (
        "prenom" in par_champ
        and any(champ in par_champ for champ in NOMS)
        and not any(_cellule(ligne, par_champ.get(champ)) for champ in NOMS)
        and bool(_cellule(ligne, par_champ["prenom"]))
        and not _cellule(ligne, par_champ.get("numero_famille"))
        and bool(_numero(precedente, par_champ) or ("lien" in par_champ and _cellule(ligne, par_champ["lien"])))
    )


def _continuer(ligne, precedente, par_champ: dict[str, int]) -> None:
    porteur = next(champ for champ in NOMS if _cellule(precedente, par_champ.get(champ)) or champ == NOMS[-1])
    for champ in (porteur, *PARTAGES):
        index = par_champ.get(champ)
        if index is not None and not _cellule(ligne, index) and _cellule(precedente, index):
            _poser(ligne, index, precedente.cellules[index])
    if not precedente.foyer:
        precedente.foyer = f"{precedente.feuille}\x1f#{precedente.numero}"
    ligne.foyer = precedente.foyer


def sans_numero(ecrit: str) -> bool:
    """« — », « néant », « seul », « 0 » written for a family number: the row is alone."""
    return bool(absence(ecrit) or table("sans_famille").exacte(ecrit))


def _numero(ligne, par_champ: dict[str, int]) -> str:
    ecrit = _cellule(ligne, par_champ.get("numero_famille"))
    return "" if not ecrit or sans_numero(ecrit) else ecrit


def _poser(ligne, index: int, cellule) -> None:
    ligne.cellules = [*ligne.cellules, *[""] * (index + 1 - len(ligne.cellules))]
    ligne.cellules[index] = cellule
    ligne.reprises |= {index}


def _cellule(ligne, index: int | None) -> str:
    return texte(ligne.cellules[index]) if index is not None and index < len(ligne.cellules) else ""
