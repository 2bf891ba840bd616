"""« ML », « CCAS » say a kind of structure: the town of the row tells which one it cannot be, and it is asked by town."""

from collections.abc import Callable
from dataclasses import replace

from cirj.socle.noms import au_lieu
from parcours.importation.communes import Communes
from parcours.importation.contexte import Contexte
from parcours.importation.structures import NomDeGenre, StructureLue, du_departement
from parcours.importation.valeur import VIDE, Lecture


def accorder_la_structure(
    champs: dict[str, Lecture], contexte: Contexte, repondue: Callable[[str], Lecture | None]
) -> None:
    """Take what was answered of that kind in that town; without an answer, take no structure of another town."""
    lue, commune = champs.get("structure", VIDE), champs.get("commune", VIDE)
    if not isinstance(lue.details, NomDeGenre) or not commune.valeur or du_departement(lue.texte):
        return
    genre = NomDeGenre(f"{lue.texte} ({commune.lu})", commune.valeur)
    dite = repondue(genre.demande)
    if dite is not None:
        champs["structure"] = replace(dite, texte=lue.texte)
    elif lue.valeur is None:
        champs["structure"] = replace(lue, details=genre)
    elif not est_a(lue.valeur, commune.valeur, contexte.communes):
        champs["structure"] = replace(_d_ailleurs(lue, commune), details=genre)


def de_la_feuille(lue: Lecture, commune: Lecture, contexte: Contexte) -> Lecture:
    """Return the structure that the name of a sheet says for one of its rows: asked once for the sheet, never by town.

    A kind is no more taken for the only one of another town than in a cell.
    """
    un_genre = isinstance(lue.details, NomDeGenre) and not du_departement(lue.texte)
    if un_genre and lue.valeur and commune.valeur and not est_a(lue.valeur, commune.valeur, contexte.communes):
        lue = _d_ailleurs(lue, commune)
    return replace(lue, details=None)


def _d_ailleurs(lue: Lecture, commune: Lecture) -> Lecture:
    dit = f"« {lue.texte} » : {lue.lu} n'est pas {au_lieu(commune.lu)}, la commune de la ligne : précisez."
    return replace(lue, valeur=None, lu="", probleme=dit)


def est_a(structure: StructureLue, commune: str, communes: Communes) -> bool:
    """Say whether the structure may be the one of a town: its own, or that of its name; without either, it may."""
    siennes = {structure.commune} if structure.commune else communes.nommees(structure.nom)
    return not siennes or commune in siennes
