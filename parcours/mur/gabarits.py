"""The walls that most tables share, as pairs (reading, writing) of SQL conditions on a row.

A table takes one of them as it stands (``parcours.mur.enceinte``), or builds its own from ``dans`` and ``ou``.
"""


def dans(colonne: str, fonction: str, pilier: str = "") -> str:
    """Return « column among what the function opens », computed once for the statement."""
    type_sql = "varchar" if fonction.startswith("departements") else "uuid"
    argument = f"'{pilier}'" if pilier else ""
    return f"{colonne} = any ((select acces.{fonction}({argument}))::{type_sql}[])"


DEPARTEMENT_LU = dans("departement_id", "departements_lus")
DEPARTEMENT_ECRIT = dans("departement_id", "departements_ecrits")
DEPARTEMENT_ACCOMPAGNE = dans("departement_id", "departements_accompagnes")
PARCOURS_ECRITS = dans("parcours_id", "parcours_ecrits")
SA_STRUCTURE = dans("structure_id", "structures")
PILIERS = ("langue", "logement", "social", "sante", "emploi")


def ou(*conditions: str) -> str:
    return " or ".join(f"({condition})" for condition in conditions)


def par_pilier(fonction: str, colonne: str = "parcours_id", pilier: str = "pilier") -> str:
    return ou(*(f"{pilier} = '{p}' and {dans(colonne, fonction, p)}" for p in PILIERS))


def du_pilier(pilier: str) -> tuple[str, str]:
    """A record attached to the person, read and written by who carries one pillar."""
    return (
        ou(DEPARTEMENT_LU, dans("personne_id", "personnes_lues", pilier)),
        ou(DEPARTEMENT_ECRIT, dans("personne_id", "personnes_du_pilier", pilier)),
    )


# Identity and papers: read and kept by whoever follows the person.
PAPIERS = (
    ou(DEPARTEMENT_LU, dans("personne_id", "personnes_suivies")),
    ou(DEPARTEMENT_ECRIT, dans("personne_id", "personnes_ecrites")),
)
PAR_PILIER = (
    ou(DEPARTEMENT_LU, par_pilier("parcours_lus")),
    ou(DEPARTEMENT_ECRIT, par_pilier("parcours_equipe"), dans("parcours_id", "parcours_nouveaux")),
)
DU_PARCOURS = (ou(DEPARTEMENT_LU, dans("parcours_id", "parcours_vus")), ou(DEPARTEMENT_ECRIT, PARCOURS_ECRITS))
COORDINATION = (DEPARTEMENT_LU, DEPARTEMENT_ECRIT)
