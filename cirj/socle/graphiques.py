"""Charts and maps: one SVG for the page and for the PDF, drawn by Vega-Lite, kept by the hash of their data.

Grey and one accent; every bar and zone carries its figure in words, so that colour never speaks alone. The SVG holds no
style, script or class of its own: it is clean under the strict Content-Security-Policy.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from itertools import groupby
from xml.etree import ElementTree

from django.conf import settings
from django.core.cache import caches

#: Changes when the drawing changes: what the cache holds is then drawn again.
VERSION = 6
POLICE = "Noto Sans"
ACCENT, ENCRE, GRIS, CLAIR = "#2f4f7f", "#161616", "#666666", "#dddddd"
#: Fills of a map, from few to many, told apart in grey too; the ink that reads on each.
TEINTES = [("#e8ecf2", ENCRE), ("#b9c6d9", ENCRE), ("#7d95b8", ENCRE), (ACCENT, "#ffffff")]
SVG = "{http://www.w3.org/2000/svg}"
#: 1 h: a chart is cheap to draw again.
DUREE_CACHE = 3600


@dataclass(frozen=True)
class Barre:
    """A line of a bar chart. ``valeur`` None: hidden; ``repere``: the mark of the year before, None without one."""

    libelle: str
    valeur: int | None
    texte: str
    repere: int | None = None


@dataclass(frozen=True)
class Zone:
    """A zone of a map: its GeoJSON outline, its value (None: hidden), the words drawn on it, where (longitude, latitude)."""

    nom: str
    contour: dict
    valeur: int | None
    texte: str
    point: tuple[float, float] | None = None


def barres(titre: str, description: str, lignes: Sequence[Barre], largeur: int = 560) -> str:
    """Return horizontal bars as SVG, ``largeur`` pixels wide; the longest label takes the room it needs."""
    if not lignes:
        return ""
    return _dessiner("barres", titre, description, {"lignes": [asdict(ligne) for ligne in lignes], "largeur": largeur})


def carte(titre: str, description: str, zones: Sequence[Zone], largeur: int = 520, hauteur: int = 520) -> str:
    """Return a map as SVG; without outlines, an empty string."""
    dessinees = [asdict(zone) for zone in zones if zone.contour]
    if not dessinees:
        return ""
    donnees = {"zones": dessinees, "largeur": largeur, "hauteur": hauteur}
    return _dessiner("carte", titre, description, donnees)


def _dessiner(genre: str, titre: str, description: str, donnees: dict) -> str:
    empreinte = hashlib.sha256(json.dumps([VERSION, genre, titre, description, donnees]).encode()).hexdigest()
    cle = f"graphique:{empreinte}"
    svg = caches["dessins"].get(cle)
    if svg is None:
        specification = {"barres": _spec_barres, "carte": _spec_carte}[genre](donnees)
        svg = _nettoyer(_moteur().vegalite_to_svg(specification), titre, description)
        caches["dessins"].set(cle, svg, DUREE_CACHE)
    return svg


@lru_cache(maxsize=1)
def _moteur():
    # Imported late: it costs 100 MB, which the pages without a chart never pay.
    import vl_convert

    vl_convert.register_font_directory(str(settings.RACINE / "static" / "fonts"))
    return vl_convert


CONFIG = {
    "font": POLICE,
    "aria": False,
    "view": {"stroke": None},
    "axis": {"labelFontSize": 13, "labelColor": ENCRE, "labelLimit": 260, "ticks": False, "domainColor": GRIS},
}


def _spec_barres(donnees: dict) -> dict:
    # The figure is written after the bar and after the mark, whichever is longer.
    lignes = [
        ligne | {"bout": max((n for n in (ligne["valeur"], ligne["repere"]) if n is not None), default=0)}
        for ligne in donnees["lignes"]
    ]
    # What is hidden has no bar at all: a bar of no length would be a zero.
    connues = [ligne for ligne in lignes if ligne["valeur"] is not None]
    ordre = [ligne["libelle"] for ligne in lignes]
    maximum = max([1, *(ligne["bout"] for ligne in lignes)])
    y = {
        "field": "libelle",
        "type": "nominal",
        "sort": ordre,
        "title": None,
        "axis": {"labelPadding": 8, "domain": True},
        "scale": {"paddingInner": 0.35, "paddingOuter": 0.15},
    }
    # Room at the right for the figure of the longest bar.
    x = {"field": "valeur", "type": "quantitative", "axis": None, "scale": {"domain": [0, maximum * 1.18]}}
    couches = [
        {"data": {"values": connues}, "mark": {"type": "bar", "color": ACCENT}, "encoding": {"y": y, "x": x}},
        {
            "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 6, "fontSize": 13, "color": ENCRE},
            "encoding": {"y": y, "x": x | {"field": "bout"}, "text": {"field": "texte"}},
        },
    ]
    reperes = [ligne for ligne in lignes if ligne["repere"] is not None]
    if reperes:
        repere = {"type": "tick", "color": ENCRE, "thickness": 2, "size": 24}
        couches.insert(
            1, {"data": {"values": reperes}, "mark": repere, "encoding": {"y": y, "x": x | {"field": "repere"}}}
        )
    return {
        "width": donnees["largeur"] - 200,
        "height": {"step": 30},
        "background": None,
        "padding": 2,
        "data": {"values": lignes},
        "layer": couches,
        "config": CONFIG,
    }


def _spec_carte(donnees: dict) -> dict:
    zones = donnees["zones"]
    maximum = max([1, *(zone["valeur"] for zone in zones if zone["valeur"] is not None)])
    formes, mots = [], []
    for zone in zones:
        fond, encre = teinte(zone["valeur"], maximum)
        formes.append({"type": "Feature", "geometry": zone["contour"], "fond": fond, "tirets": zone["valeur"] is None})
        if zone["texte"] and zone["point"]:
            longitude, latitude = zone["point"]
            mots.append({"texte": zone["texte"], "longitude": longitude, "latitude": latitude, "encre": encre})
    tirets = {"condition": {"test": "datum.tirets", "value": [4, 3]}, "value": [1, 0]}
    couches = [
        {
            "data": {"values": formes},
            "mark": {"type": "geoshape", "stroke": GRIS, "strokeWidth": 1},
            "encoding": {"fill": {"field": "fond", "type": "nominal", "scale": None}, "strokeDash": tirets},
        }
    ]
    if mots:
        position = {"longitude": {"field": "longitude", "type": "quantitative"}}
        position["latitude"] = {"field": "latitude", "type": "quantitative"}
        couleur = {"field": "encre", "type": "nominal", "scale": None}
        texte = {"type": "text", "fontSize": 14, "fontWeight": "bold"}
        couches.append(
            {
                "data": {"values": mots},
                "mark": texte,
                "encoding": {**position, "text": {"field": "texte"}, "color": couleur},
            }
        )
    return {
        "width": donnees["largeur"],
        "height": donnees["hauteur"],
        "background": None,
        "padding": 2,
        "projection": {"type": "mercator"},
        "layer": couches,
        "config": CONFIG,
    }


def teinte(valeur: int | None, maximum: int) -> tuple[str, str]:
    """Return the fill of a zone and the ink that reads on it; zeros are white, what is hidden has a grey of its own."""
    if valeur is None:
        return CLAIR, ENCRE
    if valeur == 0:
        return "#ffffff", ENCRE
    return TEINTES[min(len(TEINTES) - 1, len(TEINTES) * (valeur - 1) // maximum)]


_INUTILES = re.compile(r"^(class|role|aria-.*|pointer-events|display|font-family|opacity)$")
_NEUTRES = {("stroke-dasharray", "1,0"), ("transform", "translate(0,0)"), ("stroke-width", "1"), ("fill", "none")}
_DECIMALES = re.compile(r"(\d+\.\d)\d+")
#: What a group may say once for all that it holds.
_HERITES = ("fill", "stroke", "font-size", "font-weight", "text-anchor")


def _nettoyer(svg: str, titre: str, description: str) -> str:
    """Return the SVG without what a page does not need, with its title and description."""
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    # The drawing is the renderer's own, made a moment ago: nobody sent it.
    racine = ElementTree.fromstring(svg)  # noqa: S314
    for element in racine.iter():
        for attribut, valeur in list(element.attrib.items()):
            if (
                _INUTILES.match(attribut)
                and valeur not in ("background", "foreground")
                or (attribut, valeur) in _NEUTRES
            ):
                del element.attrib[attribut]
            elif attribut in ("d", "transform", "width", "height", "viewBox", "x2", "y2"):
                element.set(attribut, _DECIMALES.sub(r"\1", valeur))
    _aplatir(racine)
    _reunir(racine)
    racine.set("font-family", POLICE)
    racine.set("role", "img")
    racine.set("class", "graphique")
    for rang, (balise, texte) in enumerate((("title", titre), ("desc", description))):
        element = ElementTree.Element(f"{SVG}{balise}")
        element.text = texte
        racine.insert(rang, element)
    return ElementTree.tostring(racine, encoding="unicode")


def _aplatir(parent: ElementTree.Element) -> None:
    """Take out the empty frames, and the groups that say nothing."""
    enfants = []
    for enfant in list(parent):
        _aplatir(enfant)
        if enfant.get("class") in ("background", "foreground"):
            continue
        groupe_muet = enfant.tag == f"{SVG}g" and not enfant.attrib
        enfants += list(enfant) if groupe_muet else [enfant]
    parent[:] = enfants


def _reunir(parent: ElementTree.Element) -> None:
    """Put neighbours drawn alike in a group that says it once: half of a chart is its colours and sizes, repeated."""
    enfants = []
    for style, voisins in groupby(list(parent), key=_style):
        semblables = list(voisins)
        if style and len(semblables) > 1:
            groupe = ElementTree.Element(f"{SVG}g", dict(style))
            for element in semblables:
                for nom, _ in style:
                    del element.attrib[nom]
            groupe.extend(semblables)
            semblables = [groupe]
        enfants += semblables
    parent[:] = enfants
    for enfant in parent:
        if enfant.tag == f"{SVG}g":
            _reunir(enfant)


def _style(element: ElementTree.Element) -> tuple[tuple[str, str], ...]:
    return tuple((nom, element.attrib[nom]) for nom in _HERITES if nom in element.attrib)
