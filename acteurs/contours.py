"""Outlines for the maps: groupings of communes, made of their communes, and the communes of one of them."""

from collections import defaultdict

from django.core.cache import cache
from shapely import coverage_simplify
from shapely.geometry import mapping, shape
from shapely.ops import unary_union

from acteurs.models import Commune

#: Degrees: under a millimetre on a printed map.
TOLERANCE = 0.004
#: Degrees: closes the slivers that outlines drawn apart leave between two communes.
JOINT = 0.0008
DUREE_CACHE = 24 * 3600


def contours_epci(departement: str) -> dict[str, tuple[dict, tuple[float, float]]]:
    """Return, by SIREN, the outline (GeoJSON geometry) of each grouping inside the department, and a point in it."""

    def calculer():
        par_epci = defaultdict(list)
        communes = Commune.objects.filter(departement=departement, contour__isnull=False, epci__isnull=False)
        for siren, contour in communes.order_by("code_insee").values_list("epci", "contour"):
            par_epci[siren].append(shape(contour))
        return _zones({siren: unary_union(formes) for siren, formes in par_epci.items()})

    return cache.get_or_set(f"contours-epci:{departement}", calculer, DUREE_CACHE)


def contours_communes(departement: str, epci: str) -> dict[str, tuple[dict, tuple[float, float]]]:
    """Return, by INSEE code, the outline of each commune of a grouping inside the department, and a point in it."""

    def calculer():
        communes = Commune.objects.filter(departement=departement, epci=epci, contour__isnull=False)
        lignes = communes.order_by("code_insee").values_list("code_insee", "contour")
        return _zones({code: shape(contour) for code, contour in lignes})

    return cache.get_or_set(f"contours-communes:{departement}:{epci}", calculer, DUREE_CACHE)


def _zones(formes: dict) -> dict:
    if not formes:
        return {}
    nettes = [forme.buffer(JOINT).buffer(-JOINT) for forme in formes.values()]
    zones = {}
    for code, forme in zip(formes, coverage_simplify(nettes, TOLERANCE), strict=True):
        point = forme.representative_point()
        zones[code] = (mapping(forme), (round(point.x, 4), round(point.y, 4)))
    return zones
