"""The journal of what is written and read: rows are added, never changed nor deleted before their time."""

from cirj.socle.rls.table import Declencheur

DECLENCHEURS = {
    "socle_entreejournal": (
        Declencheur("journal_ajout_seul", "before update or delete", "journal.refuser()"),
        Declencheur("journal_jamais_vide", "before truncate", "journal.refuser()", pour="for each statement"),
    ),
}
