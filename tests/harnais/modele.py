"""The database that the others are copied from: migrated once for all the processes, and again when it would differ."""

import hashlib
from pathlib import Path

import django
import psycopg
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from cirj.socle.rls.definitions import empreinte
from tests.harnais.ailleurs import lancer

_PREFIXE = "cirj_modele_"


def base_modele() -> str:
    """Return the name of a database where everything is migrated and nobody is connected; create it if it is missing.

    Called by the owner of the databases, with access to them. Two processes that need it wait for one another.
    """
    nom = f"{_PREFIXE}{_empreinte_des_migrations()}"
    with _entretien() as entretien:
        entretien.execute("select pg_advisory_lock(hashtext(%s))", [_PREFIXE])
        if not entretien.execute("select 1 from pg_database where datname = %s", [nom]).fetchone():
            _retirer_les_anciennes(entretien)
            _creer(entretien, nom)
    return nom


def _empreinte_des_migrations() -> str:
    somme = hashlib.sha256(django.__version__.encode())
    for application in apps.get_app_configs():
        for fichier in sorted((Path(application.path) / "migrations").glob("*.py")):
            somme.update(fichier.read_bytes())
    # Its text is put together by the connection: a table of the tests' own would do.
    with connection.temporary_connection():
        somme.update(empreinte().encode())
    return somme.hexdigest()[:16]


def _entretien() -> psycopg.Connection:
    base, compte = settings.DATABASES["default"], settings.COMPTE_PROPRIETAIRE
    return psycopg.connect(
        host=base["HOST"],
        port=base["PORT"],
        dbname="postgres",
        user=compte["USER"],
        password=compte["PASSWORD"],
        autocommit=True,
    )


def _retirer_les_anciennes(entretien: psycopg.Connection) -> None:
    anciennes = entretien.execute("select datname from pg_database where starts_with(datname, %s)", [_PREFIXE])
    for (ancienne,) in anciennes.fetchall():
        entretien.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(ancienne)))


def _creer(entretien: psycopg.Connection, nom: str) -> None:
    # One interrupted midway never bears the name of a whole one.
    chantier, ordinaire = f"{nom}_en_cours", connection.settings_dict["NAME"]
    lancer("createdb", chantier)
    connection.close()
    connection.settings_dict["NAME"] = chantier
    try:
        call_command("migrate", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = ordinaire
    ordre = sql.SQL("alter database {} rename to {}").format(sql.Identifier(chantier), sql.Identifier(nom))
    entretien.execute(ordre)


def a_ete_copiee(nom: str, modele: str) -> bool:
    """Say whether the database ``nom`` was copied from ``modele``: one that comes from another lacks what changed since."""
    with _entretien() as entretien:
        lecture = "select shobj_description(oid, 'pg_database') from pg_database where datname = %s"
        return entretien.execute(lecture, [nom]).fetchone() == (modele,)


def noter_la_copie(nom: str, modele: str) -> None:
    with _entretien() as entretien:
        entretien.execute(sql.SQL("comment on database {} is {}").format(sql.Identifier(nom), sql.Literal(modele)))
