"""Inserting many new rows of one model with one order, whose text does not grow with them.

``bulk_create`` writes a parameter for each value: for the 200,000 records of a large table most of the time went into
quoting and parsing them. Here the rows travel as one JSON text that PostgreSQL turns into the table's own types. Row
security, triggers, constraints and defaults of the model hold as they do for any insertion.
"""

import datetime
import decimal
import json
import uuid
from collections.abc import Collection

from django.db import connection
from django.db.models import AutoField, Field, Model
from psycopg import sql

from cirj.socle.chiffrement import ChampChiffre

_EN_TEXTE = (uuid.UUID, datetime.date, datetime.time, decimal.Decimal)


def inserer(objets: Collection[Model]) -> None:
    """Insert ``objets``, new rows of one model; no signal is sent. Keys that the database counts are given to them.

    Raise ``IntegrityError`` as ``bulk_create`` does: all the rows are written, or none.
    """
    if not objets:
        return
    modele = type(next(iter(objets)))
    champs = [champ for champ in modele._meta.local_concrete_fields if not champ.generated]
    _numeroter(objets, modele)
    lignes = [{champ.column: _valeur(champ, objet) for champ in champs} for objet in objets]
    colonnes = sql.SQL(", ").join(sql.Identifier(champ.column) for champ in champs)
    ordre = sql.SQL(
        "insert into {table} ({colonnes}) select {colonnes} from json_populate_recordset(null::{table}, %s::json)"
    ).format(table=sql.Identifier(modele._meta.db_table), colonnes=colonnes)
    with connection.cursor() as curseur:
        curseur.execute(ordre, [json.dumps(lignes, default=_en_texte, ensure_ascii=False)])
    for objet in objets:
        objet._state.adding, objet._state.db = False, connection.alias


def _numeroter(objets: Collection[Model], modele: type[Model]) -> None:
    """Reserve the keys of a table that numbers its rows: rows that are returned would come in no promised order."""
    cle = modele._meta.pk
    if not isinstance(cle, AutoField):
        return
    with connection.cursor() as curseur:
        curseur.execute(
            "select nextval(pg_get_serial_sequence(%s, %s)) from generate_series(1, %s)",
            [modele._meta.db_table, cle.column, len(objets)],
        )
        for objet, (numero,) in zip(objets, curseur.fetchall(), strict=True):
            objet.pk = numero


def _valeur(champ: Field, objet: Model):
    """Return what is written of a field, dates of creation and change included."""
    valeur = champ.pre_save(objet, add=True)
    return champ.get_prep_value(valeur) if isinstance(champ, ChampChiffre) else valeur


def _en_texte(valeur: object) -> str:
    """Return a value as PostgreSQL reads it."""
    if not isinstance(valeur, _EN_TEXTE):
        raise TypeError(f"Valeur inattendue pour une colonne : {type(valeur).__name__}")
    return str(valeur)
