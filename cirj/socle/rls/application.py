"""Applying the definitions: whole, in one transaction, when they are not those that the database holds."""

from django.apps.registry import Apps
from django.db import connection, migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from cirj.socle.rls.definitions import empreinte, ordres

# Ours bear the name of an application: a view of an extension, or of whoever runs the database, is not ours to judge.
_NOS_VUES = "schemaname = 'public' and viewname ~ '^(socle|acteurs|parcours|comites)_'"
# A function of ours is called by policies, triggers and other functions, never by a column, an index or a constraint.
_RETIRER = f"""
do $$
declare
    ordre text;
begin
    for ordre in
        select format('drop view %I', viewname) from pg_views where {_NOS_VUES}
        union all
        select format('drop policy %I on %I.%I', policyname, schemaname, tablename) from pg_policies
            where schemaname = 'public'
        union all
        select format('drop trigger %I on %s', tgname, tgrelid::regclass) from pg_trigger t
            join pg_class c on c.oid = t.tgrelid
            where not tgisinternal and c.relnamespace = 'public'::regnamespace
        union all
        select format('drop function %s', p.oid::regprocedure) from pg_proc p
            join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('acces', 'journal')
    loop
        execute ordre;
    end loop;
end $$
"""
_TENUES = f"""
select encode(sha256(convert_to(coalesce(string_agg(dite, E'\\n' order by dite), ''), 'UTF8')), 'hex') from (
    select concat_ws('|', tablename, policyname, cmd, roles, permissive, qual, with_check) from pg_policies
        where schemaname = 'public'
    union all
    select concat_ws('|', pg_get_triggerdef(t.oid), tgenabled) from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where not tgisinternal and c.relnamespace = 'public'::regnamespace
    union all
    select concat_ws('|', pg_get_functiondef(p.oid), proacl) from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('acces', 'journal')
    union all
    select concat_ws('|', viewname, definition, reloptions) from pg_views
        join pg_class on relname = viewname and relnamespace = 'public'::regnamespace where {_NOS_VUES}
    union all
    select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace
) lignes (dite)
"""


def appliquer() -> bool:
    """Replace the definitions of the database by those of the program; return False when they were the same already.

    Called by ``migrate``, as the owner of the tables. Nothing is done while migrations remain to be applied: the tables
    that the definitions speak of may not be there.
    """
    executeur = MigrationExecutor(connection)
    if executeur.migration_plan(executeur.loader.graph.leaf_nodes()) or a_jour():
        return False
    with transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(_RETIRER)
        # A function may call one that is created after it.
        curseur.execute("set local check_function_bodies = off")
        for ordre in ordres():
            curseur.execute(ordre)
        # Kept where no ``flush`` empties it, and where only the owner writes.
        notee = sql.SQL("comment on schema acces is {}").format(sql.Literal(f"{empreinte()} {_tenues()}"))
        curseur.execute(notee)
    return True


def a_jour() -> bool:
    """Say whether the database holds the definitions of the program, as they were applied: nobody changed one by hand."""
    with connection.cursor() as curseur:
        curseur.execute("select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'acces'")
        notee = curseur.fetchone()
    return notee == (f"{empreinte()} {_tenues()}",)


def retirer_avant_un_retour(sender=None, plan=(), **_) -> None:
    """Take the definitions away before a migration is undone: they speak of what it takes away.

    Connected to ``pre_migrate``; ``migrate``, forward, applies them again.
    """
    if any(en_arriere for _migration, en_arriere in plan):
        with connection.cursor() as curseur:
            curseur.execute(_RETIRER)


def _tenues() -> str:
    """Return the hash of the policies, triggers, functions and views that the database holds: 64 hexadecimal digits."""
    with connection.cursor() as curseur:
        curseur.execute(_TENUES)
        return curseur.fetchone()[0]


class RetirerLesDefinitions(migrations.RunPython):
    """Take the definitions away until the end of ``migrate``: for a migration that drops or retypes a column they read.

    The site reads nothing meanwhile: row-level security stays, without any policy.
    """

    def __init__(self):
        super().__init__(self._retirer, self._retirer)

    @staticmethod
    def _retirer(apps: Apps, editeur: BaseDatabaseSchemaEditor) -> None:
        with connection.cursor() as curseur:
            curseur.execute(_RETIRER)

    def deconstruct(self):
        return type(self).__name__, [], {}
