"""The conditions that policies are made of.

A policy compares a column with an array that is computed once for the statement, ``column = any ((select acces.f())…)``:
written so, PostgreSQL joins the indexes of each arm; written with a join or a boolean function, it reads the table.
"""


def dans(colonne: str, fonction: str, argument: str = "") -> str:
    """Return « column among what ``acces.fonction`` opens »."""
    type_sql = "varchar" if fonction.startswith("departements") else "uuid"
    entre = f"'{argument}'" if argument else ""
    return f"{colonne} = any ((select acces.{fonction}({entre}))::{type_sql}[])"


def ou(*conditions: str) -> str:
    return " or ".join(f"({condition})" for condition in conditions)


DEPARTEMENT_LU = dans("departement_id", "departements_lus")
DEPARTEMENT_ECRIT = dans("departement_id", "departements_ecrits")
DEPARTEMENT_ACCOMPAGNE = dans("departement_id", "departements_accompagnes")
SA_STRUCTURE = dans("structure_id", "structures")
MOI = "agent_id = (select acces.agent())"
