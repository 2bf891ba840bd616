"""The charts and the map of the figures, drawn from what the reader may see."""

from acteurs.territoire.contours import contours_communes, contours_epci
from cirj.socle.chiffres import Chiffre
from cirj.socle.graphiques import Barre, Zone, barres, carte
from comites.indicateurs.definition import Ventilation
from comites.indicateurs.lignes import Ligne
from comites.indicateurs.page import Figure
from comites.indicateurs.presentation import AUTRES


def graphe(figure: Figure, ventilation: Ventilation, lignes: list[Ligne], largeur: int = 560) -> str:
    """Return the bars of the lines listed now, with a mark for the year before; empty without a count."""
    dessinees = listees(figure, ventilation, lignes)
    if not any(ligne.chiffre.positif or ligne.chiffre.secret for ligne in dessinees):
        return ""
    avec_repere = comparable(figure, ventilation)
    barres_tracees = [
        Barre(ligne.libelle, ligne.chiffre.valeur, texte(ligne), ligne.avant.valeur if avec_repere else None)
        for ligne in dessinees
    ]
    return barres(titre(figure, ventilation), description(dessinees), barres_tracees, largeur)


def listees(figure: Figure, ventilation: Ventilation, lignes: list[Ligne]) -> list[Ligne]:
    """Return the lines that the year shown has, without those that only the year before had."""
    codes = {part.code for part in figure.presente.repartitions[ventilation.code]}
    return [ligne for ligne in lignes if ligne.code in codes]


def comparable(figure: Figure, ventilation: Ventilation) -> bool:
    """Say whether the two years have the same lines: gathered ones may not hold the same people."""
    if figure.avant.inconnue:
        return False
    annees = [p.repartitions[ventilation.code] for p in (figure.presente, figure.avant)]
    return not any(part.code == AUTRES for parts in annees for part in parts)


def titre(figure: Figure, ventilation: Ventilation) -> str:
    """Return the chart's title; a breakdown of the denominator has its own."""
    if ventilation.de_la_base:
        return ventilation.titre
    return f"{figure.indicateur.titre} : {ventilation.titre[0].lower()}{ventilation.titre[1:]}"


def description(lignes: list[Ligne]) -> str:
    """Return the chart in words: every bar and its figure."""
    return " ; ".join(f"{ligne.libelle} : {texte(ligne)}" for ligne in lignes) + "."


def texte(ligne: Ligne) -> str:
    return f"{ligne.chiffre} ({ligne.part})" if ligne.part else str(ligne.chiffre)


def carte_epci(figure: Figure, lignes: list[Ligne], departement: str, largeur: int = 480) -> str:
    """Return the map of the department by grouping of communes."""
    return _carte(figure, "epci", lignes, contours_epci(departement), "par intercommunalité", largeur)


def carte_communes(figure: Figure, lignes: list[Ligne], departement: str, epci: str, largeur: int = 480) -> str:
    """Return the map of one grouping by commune."""
    return _carte(figure, "commune", lignes, contours_communes(departement, epci), "par commune", largeur)


def _carte(figure: Figure, ventilation: str, lignes: list[Ligne], contours: dict, maille: str, largeur: int) -> str:
    noms = {ligne.code: ligne.libelle for ligne in lignes}
    zones = []
    for code, (contour, point) in contours.items():
        chiffre = figure.presente.chiffre_de(ventilation, code)
        zones.append(Zone(noms.get(code, code), contour, chiffre.valeur, _sur_la_carte(chiffre), point))
    en_mots = description(lignes) if lignes else "Aucune personne."
    return carte(f"{figure.indicateur.titre}, {maille}", en_mots, zones, largeur, largeur)


def _sur_la_carte(chiffre: Chiffre) -> str:
    """Return the few letters that a small zone has room for; nobody is left blank."""
    if chiffre.nul:
        return ""
    return str(chiffre) if chiffre.montre else str(chiffre)[0]
