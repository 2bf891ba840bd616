"""The sections of the dashboard: figures and charts of one family, ready for the page."""

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from comites.indicateurs.definition import Famille
from comites.indicateurs.graphes import carte_communes, carte_epci, comparable, graphe, titre
from comites.indicateurs.lignes import Ligne, lignes, notes
from comites.indicateurs.page import Figure, Page


@dataclass(frozen=True)
class Illustration:
    """A chart with the table of its figures. ``svg`` is empty when there is nothing to draw."""

    cle: str
    titre: str
    svg: SafeString
    lignes: list[Ligne]
    colonne: str
    repere: bool
    notes: list[str]


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
        if not all(part.chiffre.nul for part in parts):
            trouvees.append(illustration(figure, ventilation, page))
    return trouvees


def illustration(figure: Figure, ventilation, page: Page, largeur: int = 560) -> Illustration:
    """Return one breakdown as a chart and its table."""
    deux_annees = lignes(figure, ventilation)
    if ventilation.code == "epci":
        svg = carte_epci(figure, deux_annees, page.filtre.departement)
    elif ventilation.code == "commune":
        svg = carte_communes(figure, deux_annees, page.filtre.departement, page.filtre.epci)
    else:
        svg = graphe(figure, ventilation, deux_annees, largeur)
    carte = ventilation.code in ("epci", "commune")
    return Illustration(
        cle=f"{figure.indicateur.code}-{ventilation.code}",
        titre=titre(figure, ventilation),
        # Drawn by the server from its own words: ``graphiques`` escapes labels when it writes the XML.
        svg=mark_safe(svg),  # noqa: S308
        lignes=deux_annees,
        colonne=ventilation.titre,
        repere=not carte and comparable(figure, ventilation),
        notes=notes(deux_annees, ventilation, figure.avant.filtre.annee),
    )
