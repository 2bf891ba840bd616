"""Headers on two floors: the group of a column, as far as its merged cell goes, and a name merged down to its row."""

from parcours.importation.lecture import Feuille, texte

#: Between the group and the header: « Logement : Type ».
SOUS = " : "


def noms_de(feuille: Feuille, ligne: int) -> list[str]:
    """Return the names that the row ``ligne`` says, those written above and merged down to it included."""
    noms = _textes(feuille, ligne)
    for haut, gauche, bas, _ in feuille.fusions:
        if haut < ligne <= bas and gauche <= len(noms) and not noms[gauche - 1]:
            noms[gauche - 1] = _textes(feuille, haut)[gauche - 1]
    return noms


def groupes(feuille: Feuille, ligne: int) -> list[str]:
    """Return the group of each column of the header ``ligne``, written on the row above.

    A merged title is that of its own columns. Where nothing is merged (a CSV), a title goes on until the next one.
    """
    dessus = noms_de(feuille, ligne - 1) if ligne > 1 else [""] * feuille.largeur
    etendues = {g: d for h, g, b, d in feuille.fusions if h <= ligne - 1 <= b and d > g}
    for haut, gauche, bas, droite in feuille.fusions:
        # A name merged down to the header is no group.
        if haut < ligne <= bas and gauche <= len(dessus):
            dessus[gauche - 1 : droite] = [""] * (min(droite, len(dessus)) - gauche + 1)
    titres = [colonne for colonne, nom in enumerate(dessus, start=1) if nom]
    if not titres or (len(titres) == 1 and _titre_du_tableau(titres[0], etendues)):
        return [""] * feuille.largeur
    trouves, courant, fin = [], "", feuille.largeur
    for colonne, nom in enumerate(dessus, start=1):
        if nom:
            # Beside merged titles, one that is not merged is that of its column.
            courant, fin = nom, etendues.get(colonne, colonne if etendues else feuille.largeur)
        trouves.append(courant if colonne <= fin else "")
    return trouves


def porte_des_groupes(feuille: Feuille, ligne: int) -> bool:
    """Say whether a cell of this row is merged over several columns, as the title of a group is."""
    return any(haut <= ligne <= bas and droite > gauche for haut, gauche, bas, droite in feuille.fusions)


def _titre_du_tableau(colonne: int, etendues: dict[int, int]) -> bool:
    """One text alone is a title of the table, unless it is merged over columns that are not its first ones."""
    return colonne == 1 or colonne not in etendues


def _textes(feuille: Feuille, ligne: int) -> list[str]:
    textes = [texte(cellule) for cellule in feuille.lignes[ligne - 1]]
    return textes + [""] * (feuille.largeur - len(textes))
