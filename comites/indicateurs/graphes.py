"""The charts and the map of the figures, drawn from what the reader may see."""

from acteurs.contours import contours_communes, contours_epci
from cirj.socle.graphiques import Barre, Zone, barres, carte
from comites.indicateurs.definition import Ventilation
from comites.indicateurs.page import Figure
from comites.indicateurs.protection import AUTRES, Part


def graphe(figure: Figure, ventilation: Ventilation, largeur: int = 560) -> str:
    """Return the bars of one breakdown, with a mark for the year before; empty without a count."""
    parts = figure.presente.repartitions[ventilation.code]
    if not any(part.chiffre.valeur or part.chiffre.secret for part in parts):
        return ""
    avant = {part.code: part.chiffre.valeur for part in figure.avant.repartitions.get(ventilation.code, [])}
    lignes = [
        Barre(p.libelle, p.chiffre.valeur, texte(p), avant.get(p.code) if comparable(figure, ventilation) else None)
        for p in dans_l_ordre(parts, ventilation)
    ]
    return barres(titre(figure, ventilation), description(parts), lignes, largeur)


def dans_l_ordre(parts: list[Part], ventilation: Ventilation) -> list[Part]:
    """Return the parts as their order means, else the largest first; the missing values and the others last."""
    if ventilation.ordonnee:
        return parts
    return sorted(parts, key=lambda p: (p.code == "", p.code == AUTRES, -(p.chiffre.valeur or 0), p.libelle))


def comparable(figure: Figure, ventilation: Ventilation) -> bool:
    """Say whether the two years have the same lines: gathered ones may not hold the same people."""
    lignes = [p.repartitions.get(ventilation.code, []) for p in (figure.presente, figure.avant)]
    return not any(part.code == AUTRES for parts in lignes for part in parts)


def titre(figure: Figure, ventilation: Ventilation) -> str:
    """Return the chart's title; a breakdown of the denominator has its own."""
    if ventilation.de_la_base:
        return ventilation.titre
    return f"{figure.indicateur.titre} : {ventilation.titre[0].lower()}{ventilation.titre[1:]}"


def description(parts: list[Part]) -> str:
    """Return the chart in words: every bar and its figure."""
    return " ; ".join(f"{part.libelle} : {texte(part)}" for part in parts) + "."


def texte(part: Part) -> str:
    return f"{part.chiffre} ({part.part})" if part.part else str(part.chiffre)


def carte_epci(figure: Figure, departement: str, largeur: int = 480) -> str:
    """Return the map of the department by grouping of communes."""
    return _carte(figure, "epci", contours_epci(departement), "par intercommunalité", largeur)


def carte_communes(figure: Figure, departement: str, epci: str, largeur: int = 480) -> str:
    """Return the map of one grouping by commune."""
    return _carte(figure, "commune", contours_communes(departement, epci), "par commune", largeur)


def _carte(figure: Figure, ventilation: str, contours: dict, maille: str, largeur: int) -> str:
    parts = {part.code: part for part in figure.presente.repartitions[ventilation]}
    zones = []
    for code, (contour, point) in contours.items():
        part = parts.get(code)
        valeur = part.chiffre.valeur if part else 0
        mots = "s" if valeur is None else str(part.chiffre.valeur) if part else ""
        zones.append(Zone(part.libelle if part else code, contour, valeur, mots, point))
    en_mots = description(list(parts.values())) if parts else "Aucune personne."
    return carte(f"{figure.indicateur.titre}, {maille}", en_mots, zones, largeur, largeur)
