"""The policies of a table, as one operation of a migration.

A policy compares a column with an array that is computed once for the statement, ``column = any ((select acces.f())…)``:
written so, PostgreSQL joins the indexes of each arm; written with a join or a boolean function, it reads the table.
"""

from pathlib import Path

from django.db import migrations

_VERBES = ("lecture", "ajout", "changement", "retrait")


def mur(table: str, lecture: str, ecriture: str, ajout: str = "") -> migrations.RunSQL:
    """Raise the wall on ``table``: ``lecture`` and ``ecriture`` are SQL conditions on a row.

    ``ajout`` (by default ``ecriture``) is what a new row must satisfy. Nobody but the owner passes without a policy.
    """
    return migrations.RunSQL(
        sql=[f"alter table {table} enable row level security", *_poser(table, lecture, ecriture, ajout)],
        reverse_sql=[*_retirer(table), f"alter table {table} disable row level security"],
    )


def elargir(avant: tuple, apres: tuple) -> migrations.RunSQL:
    """Change what the wall of a table lets through, from ``avant`` to ``apres`` (both as ``mur`` takes them)."""
    return migrations.RunSQL(
        sql=[*_retirer(avant[0]), *_poser(*apres)], reverse_sql=[*_retirer(apres[0]), *_poser(*avant)]
    )


def _poser(table: str, lecture: str, ecriture: str, ajout: str = "") -> list[str]:
    return [
        f"create policy {table}_lecture on {table} for select using ({lecture})",
        f"create policy {table}_ajout on {table} for insert with check ({ajout or ecriture})",
        f"create policy {table}_changement on {table} for update using ({ecriture}) with check ({ecriture})",
        f"create policy {table}_retrait on {table} for delete using ({ecriture})",
    ]


def _retirer(table: str) -> list[str]:
    return [f"drop policy {table}_{verbe} on {table}" for verbe in _VERBES]


def fonctions(fichier: Path, retirer: str | list = migrations.RunSQL.noop) -> migrations.RunSQL:
    """Run a file of ``create or replace function``."""
    return migrations.RunSQL(sql=[(fichier.read_text(), None)], reverse_sql=retirer)
