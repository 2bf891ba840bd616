"""The sections of the dashboard: figures and charts of one family, ready for the page."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from comites.indicateurs.definition import Famille
from comites.indicateurs.graphes import carte_communes, carte_epci, comparable, dans_l_ordre, graphe, titre
from comites.indicateurs.page import Figure, Page
from comites.indicateurs.protection import Part


@dataclass(frozen=True)
class Illustration:
    """A chart with the table of its figures. ``svg`` is empty when there is nothing to draw."""

    cle: str
    titre: str
    svg: SafeString
    parts: list[Part]
    colonne: str
    avant: dict[str, str]
    repere: bool

    def lignes(self) -> list[tuple[Part, str]]:
        return [(part, self.avant.get(part.code, "0")) for part in self.parts]


@dataclass(frozen=True)
class Section:
    famille: Famille
    figures: list[Figure]
    illustrations: list[Illustration]


def sections(page: Page) -> list[Section]:
    """Return the sections that have something to say."""
    toutes = [
        Section(famille, figures, [i for figure in figures for i in illustrations(figure, page)])
        for famille, figures in page.par_famille()
    ]
    return [section for section in toutes if section.figures]


def illustrations(figure: Figure, page: Page) -> list[Illustration]:
    """Return the charts of a figure: bars for each breakdown, a map for the territory."""
    trouvees = []
    for ventilation, parts in figure.presente.ventilations():
        if ventilation.code == "commune" and not page.filtre.epci:
            continue
        if ventilation.code == "epci" and page.filtre.epci:
            continue
        if any(part.chiffre.secret or part.chiffre.valeur for part in parts):
            trouvees.append(illustration(figure, ventilation, page))
    return trouvees


def illustration(figure: Figure, ventilation, page: Page, largeur: int = 560) -> Illustration:
    """Return one breakdown as a chart and its table."""
    if ventilation.code == "epci":
        svg = carte_epci(figure, page.filtre.departement)
    elif ventilation.code == "commune":
        svg = carte_communes(figure, page.filtre.departement, page.filtre.epci)
    else:
        svg = graphe(figure, ventilation, largeur)
    avant = figure.avant.repartitions.get(ventilation.code, [])
    carte = ventilation.code in ("epci", "commune")
    return Illustration(
        cle=f"{figure.indicateur.code}-{ventilation.code}",
        titre=titre(figure, ventilation),
        # Drawn by the server from its own words: ``graphiques`` escapes labels when it writes the XML.
        svg=mark_safe(svg),  # noqa: S308
        parts=dans_l_ordre(figure.presente.repartitions[ventilation.code], ventilation),
        colonne=ventilation.titre,
        avant={part.code: str(part.chiffre) for part in avant},
        repere=not carte and comparable(figure, ventilation),
    )
