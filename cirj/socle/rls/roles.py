"""Two accounts of the database: the owner, who migrates and backs up, and the application, which owns nothing.

Row-level security does not hold an owner nor a superuser: the site, the worker and the commands therefore connect with
an account that may read and write rows, and nothing else. ``migrate`` borrows the owner's for the time it runs.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from psycopg import errors, sql

#: Written by functions of the database alone: the application's account may only read them.
LECTURE_SEULE = ("socle_entreejournal", "socle_reglemetier")
#: Ended, never deleted: who had access.
JAMAIS_RETIRE = ("acteurs_affectation", "acteurs_invitation")
MEME_COMPTE = (
    "DATABASE_URL et DATABASE_URL_PROPRIETAIRE nomment le même compte : les règles d'accès de la base ne tiendraient pas. "
    "Donnez à l'application un compte à elle ; « migrate » le crée."
)
_COMPTE = ("USER", "PASSWORD")


@contextmanager
def proprietaire() -> Iterator[None]:
    """Within the block, the connection is the owner's; without one in the settings, nothing changes."""
    reglages, titres = connection.settings_dict, settings.COMPTE_PROPRIETAIRE
    avant = {cle: reglages[cle] for cle in _COMPTE}
    if not titres or avant == titres:
        yield
        return
    connection.close()
    reglages.update(titres)
    try:
        yield
    finally:
        connection.close()
        reglages.update(avant)


def accorder(sender=None, plan=None, **_) -> None:
    """After a migration, give the application's account what it needs, and create it if it is missing.

    Connected to ``post_migrate``; a flush of the tables changes no right (it has no plan).
    """
    if plan is None or not settings.COMPTE_PROPRIETAIRE:
        return
    compte, mot_de_passe = settings.COMPTE_APPLICATION["USER"], settings.COMPTE_APPLICATION["PASSWORD"]
    if compte == settings.COMPTE_PROPRIETAIRE["USER"]:
        raise ImproperlyConfigured(MEME_COMPTE)
    nom = sql.Identifier(compte)
    with connection.cursor() as curseur:
        _creer(curseur, compte, mot_de_passe)
        for ordre in _droits(_schemas(curseur), set(connection.introspection.table_names(curseur))):
            curseur.execute(sql.SQL(ordre).format(role=nom))


def contourne_le_mur() -> bool:
    """Say whether the account in use passes through row-level security: superuser, exempted, or owner of the tables."""
    with connection.cursor() as curseur:
        curseur.execute(
            "select rolsuper or rolbypassrls or exists (select 1 from pg_tables where schemaname = 'public'"
            " and pg_has_role(tableowner, 'usage')) from pg_roles where rolname = current_user"
        )
        return curseur.fetchone()[0]


def _creer(curseur, compte: str, mot_de_passe: str) -> None:
    curseur.execute("select 1 from pg_roles where rolname = %s", [compte])
    verbe = "alter" if curseur.fetchone() else "create"
    if verbe == "alter" and settings.MODE_CIRJ != "production":
        return
    ordre = sql.SQL(verbe + " role {} login nosuperuser nobypassrls nocreatedb nocreaterole password {}")
    try:
        curseur.execute(ordre.format(sql.Identifier(compte), sql.Literal(mot_de_passe)))
    except Exception as erreur:
        # Tests prepare their databases side by side: another process has just created the account.
        if not isinstance(erreur.__cause__, errors.DuplicateObject | errors.UniqueViolation):
            raise


def _schemas(curseur) -> list[str]:
    """Ours, among those that exist: a migration undone may have dropped one."""
    curseur.execute("select nspname from pg_namespace where nspname in ('public', 'acces', 'journal') order by 1")
    return [nom for (nom,) in curseur.fetchall()]


def _droits(schemas: list[str], tables: set[str]) -> list[str]:
    return [
        *(f"grant usage on schema {schema} to {{role}}" for schema in schemas),
        "grant select, insert, update, delete on all tables in schema public to {role}",
        "grant usage, select on all sequences in schema public to {role}",
        "revoke insert, update, delete on django_migrations from {role}",
        *(f"revoke insert, update, delete on {table} from {{role}}" for table in LECTURE_SEULE if table in tables),
        *(f"revoke delete on {table} from {{role}}" for table in JAMAIS_RETIRE if table in tables),
    ]
