"""What PostgreSQL says that it holds of ours: policies, triggers, functions and their rights, tables and their indexes."""

from django.db import connection

_LECTURES = {
    "colonnes": (
        "select table_name || '.' || column_name, concat_ws(' ', data_type, character_maximum_length, is_nullable,"
        " column_default, generation_expression) from information_schema.columns where table_schema = 'public'"
    ),
    "contraintes": (
        "select conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) from pg_constraint"
        " where connamespace = 'public'::regnamespace"
    ),
    "index": "select indexname, indexdef from pg_indexes where schemaname = 'public'",
    "fonctions": (
        "select p.oid::regprocedure::text, concat_ws('|', pg_get_functiondef(p.oid), proacl) from pg_proc p"
        " join pg_namespace n on n.oid = pronamespace where nspname in ('acces', 'journal')"
    ),
    "politiques": (
        "select tablename || '.' || policyname, concat_ws('|', cmd, qual, with_check) from pg_policies"
        " where schemaname = 'public'"
    ),
    "declencheurs": (
        "select tgrelid::regclass || '.' || tgname, concat_ws('|', pg_get_triggerdef(oid), tgenabled) from pg_trigger"
        " where not tgisinternal"
    ),
    "vues": "select viewname, definition from pg_views where schemaname = 'public'",
    "rls": "select relname, relrowsecurity from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
}


def catalogue() -> dict[str, dict]:
    """Return each kind of thing, by its name."""
    with connection.cursor() as curseur:
        lus = {}
        for genre, lecture in _LECTURES.items():
            curseur.execute(lecture)
            lus[genre] = dict(curseur.fetchall())
    return lus
