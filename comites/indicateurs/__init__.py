"""The indicators: each defined once, evaluated on one filter, used by page, list, file and report alike."""

from comites.indicateurs import accompagnement, blocages, emploi, langue, logement, public
from comites.indicateurs.definition import REGISTRE, Indicateur
from comites.indicateurs.filtre import Filtre

__all__ = ["REGISTRE", "Filtre", "Indicateur", "accompagnement", "blocages", "emploi", "langue", "logement", "public"]
