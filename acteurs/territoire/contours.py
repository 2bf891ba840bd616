"""Outlines for the maps: groupings of communes, made of their communes, and the communes of one of them."""

from collections import defaultdict

from django.core.cache import caches
from shapely import coverage_simplify
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.ops import unary_union

from acteurs.models import Commune

#: Degrees: about a millimetre on a printed map.
TOLERANCE = 0.008
#: Square degrees: the slivers that outlines drawn apart leave between two communes are smaller.
POUSSIERE = 0.0004
DUREE_CACHE = 24 * 3600


def contours_epci(departement: str) -> dict[str, tuple[dict, tuple[float, float]]]:
    """Return, by SIREN, the outline (GeoJSON geometry) of each grouping inside the department, and a point in it."""

    def calculer():
        par_epci = defaultdict(list)
        communes = Commune.objects.filter(departement=departement, contour__isnull=False, epci__isnull=False)
        for siren, contour in communes.order_by("code_insee").values_list("epci", "contour"):
            par_epci[siren].append(shape(contour))
        return _zones({siren: unary_union(formes) for siren, formes in par_epci.items()})

    return _garde(f"contours-epci:{departement}", calculer)


def contours_communes(departement: str, epci: str) -> dict[str, tuple[dict, tuple[float, float]]]:
    """Return, by INSEE code, the outline of each commune of a grouping inside the department, and a point in it."""

    def calculer():
        communes = Commune.objects.filter(departement=departement, epci=epci, contour__isnull=False)
        lignes = communes.order_by("code_insee").values_list("code_insee", "contour")
        return _zones({code: shape(contour) for code, contour in lignes})

    return _garde(f"contours-communes:{departement}:{epci}", calculer)


def _garde(cle: str, calculer) -> dict:
    """Return what the cache holds, or compute it; a territory not loaded yet is not kept."""
    zones = caches["dessins"].get(cle)
    if zones is None and (zones := calculer()):
        caches["dessins"].set(cle, zones, DUREE_CACHE)
    return zones


def _zones(formes: dict) -> dict:
    if not formes:
        return {}
    zones = {}
    for code, forme in zip(formes, coverage_simplify(list(formes.values()), TOLERANCE), strict=True):
        nette = _sans_poussiere(forme)
        point = nette.representative_point()
        zones[code] = (mapping(nette), (round(point.x, 4), round(point.y, 4)))
    return zones


def _sans_poussiere(forme):
    """Return the polygons of a zone without the holes and the crumbs; its largest polygon always stays."""
    polygones = sorted(getattr(forme, "geoms", [forme]), key=lambda p: -p.area)
    gardes = [p for rang, p in enumerate(polygones) if rang == 0 or p.area > POUSSIERE]
    return MultiPolygon(
        [Polygon(p.exterior, [trou for trou in p.interiors if Polygon(trou).area > POUSSIERE]) for p in gardes]
    )
