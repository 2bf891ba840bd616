"""Work as people write it: a category first (« CDI Solvay »), last or in brackets (« usine CDI », « entrepôt (intérim) »).

The other words are an employer or a trade: the whole cell is kept with the situation. Words that say that it is over, to
come or sought (« fin de CDI », « recherche CDI ») are no such situation, and are asked; a trade alone says no category.
"""

from functools import lru_cache

from parcours.importation.tables import lire, table
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import CategorieEmploi, FamilleEmploi


def emploi(texte: str) -> Lecture:
    formes = table("emplois")
    inconnue = Lecture(texte, None, "", f"La situation d'emploi « {texte} » n'est pas reconnue.")
    if ligne := formes.exacte(texte):
        return _lecture(texte, ligne["code"])
    ligne, apres = formes.debut(texte)
    if ligne is not None:
        return inconnue if _reserves("partout") & set(apres.split()) else _lecture(texte, ligne["code"])
    ligne, avant = formes.fin(texte)
    # « pas de formation » ends with a course: a contract alone is read from the end.
    if ligne is None or CategorieEmploi(ligne["code"]).famille != FamilleEmploi.CONTRAT:
        return inconnue
    reserves = _reserves("partout") | _reserves("avant")
    return inconnue if reserves & set(avant.split()) else _lecture(texte, ligne["code"])


def _lecture(texte: str, code: str) -> Lecture:
    return Lecture(texte, code, CategorieEmploi(code).label)


@lru_cache(maxsize=2)
def _reserves(place: str) -> frozenset[str]:
    """Words that make the category something else, after it too (« CDI terminé ») or before it only (« fin de CDI »)."""
    return frozenset(
        mot for ligne in lire("reserves_emploi") if ligne["place"] == place for mot in ligne["mot"].split("|")
    )
