"""Codes that say less than others of their list: « CDD » and « CDD de 6 mois ou plus » are one situation, told better.

A row that says less than the dossier says nothing else; one that says more keeps all that it does not speak of.
"""

from parcours.nomenclatures import CategorieEmploi, CategorieSejour

_EMPLOI, _SEJOUR = CategorieEmploi, CategorieSejour
_PRECISENT = {
    _EMPLOI: {
        _EMPLOI.CDD: {_EMPLOI.CDD_6_PLUS, _EMPLOI.CDD_MOINS_6},
        _EMPLOI.FORMATION: {_EMPLOI.FORMATION_QUALIFIANTE, _EMPLOI.FORMATION_HOPE, _EMPLOI.MODULE_680H},
    },
    _SEJOUR: {
        _SEJOUR.LOGEMENT_AUTONOME: {_SEJOUR.PARC_SOCIAL, _SEJOUR.PARC_PRIVE},
        _SEJOUR.IML: {_SEJOUR.IML_SOUS_LOCATION, _SEJOUR.IML_BAIL_GLISSANT, _SEJOUR.IML_MANDAT},
        _SEJOUR.INCONNU: set(_SEJOUR) - {_SEJOUR.INCONNU},
    },
}


def precise(liste: type[CategorieEmploi] | type[CategorieSejour], general: str, precis: str) -> bool:
    """Say whether ``precis`` tells better what ``general`` tells."""
    return precis in _PRECISENT[liste].get(general, ())
