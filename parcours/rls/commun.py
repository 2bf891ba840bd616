"""The policies that most tables share, and how a row gets its department."""

from cirj.socle.rls.conditions import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, dans, ou
from cirj.socle.rls.table import TableProtegee

PILIERS = ("langue", "logement", "social", "sante", "emploi")
PARCOURS_ECRITS = dans("parcours_id", "parcours_ecrits")


def par_pilier(fonction: str, colonne: str = "parcours_id", pilier: str = "pilier") -> str:
    """Return « the row is of a pillar that ``fonction`` opens », pillar by pillar."""
    return ou(*(f"{pilier} = '{p}' and {dans(colonne, fonction, p)}" for p in PILIERS))


def de_la_personne(lecture: str, ecriture: str, ajout: str = "", **reste) -> TableProtegee:
    """A table whose rows hang on a person, and are of her department."""
    porte = {"departement": "departement_de_la_personne", "parent": ("parcours_personne", "personne_id")}
    return TableProtegee(lecture, ecriture, ajout, **porte, **reste)


def du_parcours(lecture: str, ecriture: str, ajout: str = "", **reste) -> TableProtegee:
    """A table whose rows hang on a pathway, and are of its department."""
    porte = {"departement": "departement_du_parcours", "parent": ("parcours_parcours", "parcours_id")}
    return TableProtegee(lecture, ecriture, ajout, **porte, **reste)


def papiers() -> TableProtegee:
    """Identity and papers: read and kept by whoever follows the person."""
    return de_la_personne(
        ou(DEPARTEMENT_LU, dans("personne_id", "personnes_suivies")),
        ou(DEPARTEMENT_ECRIT, dans("personne_id", "personnes_ecrites")),
    )


def du_pilier(pilier: str) -> TableProtegee:
    """A record attached to the person, read and written by who carries one pillar."""
    return de_la_personne(
        ou(DEPARTEMENT_LU, dans("personne_id", "personnes_lues", pilier)),
        ou(DEPARTEMENT_ECRIT, dans("personne_id", "personnes_du_pilier", pilier)),
    )


def du_foyer() -> TableProtegee:
    """What belongs to a household as much as to one of its members, read by who carries the social pillar."""
    return de_la_personne(
        ou(DEPARTEMENT_LU, dans("personne_id", "foyers_lus", "social")),
        ou(DEPARTEMENT_ECRIT, dans("personne_id", "foyers_du_pilier", "social")),
    )


def par_son_pilier() -> TableProtegee:
    """A record of the pathway that says its pillar."""
    return du_parcours(
        ou(DEPARTEMENT_LU, par_pilier("parcours_lus")),
        ou(DEPARTEMENT_ECRIT, par_pilier("parcours_equipe"), dans("parcours_id", "parcours_nouveaux")),
    )


def de_tout_le_parcours() -> TableProtegee:
    """A record of the pathway that no pillar holds."""
    return du_parcours(ou(DEPARTEMENT_LU, dans("parcours_id", "parcours_vus")), ou(DEPARTEMENT_ECRIT, PARCOURS_ECRITS))


def coordination(**reste) -> TableProtegee:
    """The coordination's alone."""
    return TableProtegee(DEPARTEMENT_LU, DEPARTEMENT_ECRIT, **reste)
