"""All that a new table about people needs, as operations of the migration that creates it."""

from cirj.socle.journal_ecritures import journaliser
from cirj.socle.mur.departements import declencheur
from cirj.socle.mur.politiques import mur
from parcours.journalises import JOURNALISEES

#: What a row hangs on → the trigger that gives it its department, and the column that points there.
_PARENTS = {
    "personne": ("departement_de_la_personne", "personne_id"),
    "parcours": ("departement_du_parcours", "parcours_id"),
}


def enclore(
    table: str, lecture: str, ecriture: str, ajout: str = "", *, parent: str = "", journal: bool = True
) -> list:
    """Return the operations that put a table behind the wall and note its writes.

    ``parent`` (« personne » or « parcours »): the row carries its parent's department (``champ_departement``), filled
    by the database, and follows it when it moves. ``JOURNALISEES`` says how its writes are told; ``journal`` False: they
    are not (``SANS_JOURNAL`` says why).
    """
    porter = []
    if parent:
        fonction, colonne = _PARENTS[parent]
        quand = f"before insert or update on {table}"
        suivre = f"after update of departement_id on parcours_{parent}"
        porter = [
            declencheur(table, "porter_departement", quand, f"acces.{fonction}()"),
            declencheur(f"parcours_{parent}", f"emmener_{table}", suivre, f"acces.emmener('{colonne}', '{table}')"),
        ]
    noter = journaliser(JOURNALISEES, table) if journal else []
    return [*porter, mur(table, lecture, ecriture, ajout), *noter]
