"""Doubles made one dossier: the coordination's only; who sees one of the two is refused, a stranger finds nothing."""

from tests.harnais.acces import DEUX_COORDINATIONS, SON_DEPARTEMENT, SON_GESTE, Ligne

_DEUX = {"personne_id": "personne", "autre_id": "double"}
LIGNES = [
    Ligne("doubles", DEUX_COORDINATIONS),
    Ligne("reunion", SON_DEPARTEMENT, _DEUX),
    Ligne("doubles_distinctes", SON_GESTE, _DEUX, "POST"),
    Ligne("reunion_defaire", SON_GESTE, {"pk": "reunion"}, "POST"),
]
