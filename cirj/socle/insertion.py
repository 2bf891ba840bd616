"""Inserting many new rows of one model with one order, whose text does not grow with them.

``bulk_create`` writes a parameter for each value: for the 200,000 records of a large table most of the time went into
quoting and parsing them. Here the rows travel as one JSON text that PostgreSQL turns into the table's own types. Row
security, triggers, constraints and defaults of the model hold as they do for any insertion.

``neuf`` builds them: ``Model(**values)`` asks every field for its default, one object after the other.
"""

import datetime
import decimal
import json
import uuid
from collections.abc import Callable, Collection
from functools import cache
from operator import attrgetter
from typing import TypeVar

from django.db import connection
from django.db.models import DEFERRED, AutoField, Field, Model
from django.utils import timezone
from psycopg import sql

from cirj.socle.chiffrement import ChampChiffre

M = TypeVar("M", bound=Model)
_EN_TEXTE = (uuid.UUID, datetime.date, datetime.time, decimal.Decimal)


def neuf(modele: type[M], **valeurs) -> M:
    """Return ``modele(**valeurs)``, in a third of the time; foreign keys are named by their column (``personne_id``).

    Raise ``TypeError`` for a name that is no column.
    """
    constants, calcules = _defauts(modele)
    complet = constants | {nom: defaut() for nom, defaut in calcules.items() if nom not in valeurs} | valeurs
    if len(complet) != len(constants):
        raise TypeError(f"{modele.__name__} n'a pas de colonne {', '.join(valeurs.keys() - constants.keys())}")
    return modele(*complet.values())


@cache
def _defauts(modele: type[Model]) -> tuple[dict[str, object], dict[str, Callable]]:
    """Return the defaults that are the same for each row, in the order of the columns, and those that are computed."""
    calcules = {c.attname: c.default for c in modele._meta.concrete_fields if c.has_default() and callable(c.default)}
    return {
        c.attname: None if c.attname in calcules else DEFERRED if c.generated else c.get_default()
        for c in modele._meta.concrete_fields
    }, calcules


def inserer(objets: Collection[Model], instant: datetime.datetime | None = None) -> None:
    """Insert ``objets``, new rows of one model; no signal is sent. Keys that the database counts are given to them.

    ``instant``: that of their creation and change, now unless told.

    Raise ``IntegrityError`` as ``bulk_create`` does: all the rows are written, or none.
    """
    if not objets:
        return
    modele = type(next(iter(objets)))
    champs = [champ for champ in modele._meta.local_concrete_fields if not champ.generated]
    _numeroter(objets, modele)
    noms = [champ.column for champ in champs]
    instant = instant or timezone.now()
    valeurs = zip(*(_colonne(champ, objets, instant) for champ in champs), strict=True)
    # A column that is not named is null.
    lignes = [{n: v for n, v in zip(noms, ligne, strict=True) if v is not None} for ligne in valeurs]
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


def _colonne(champ: Field, objets: Collection[Model], instant: datetime.datetime) -> list:
    """Return what is written of a field for each object, dates of creation and change included."""
    if getattr(champ, "auto_now", False) or getattr(champ, "auto_now_add", False):
        for objet in objets:
            setattr(objet, champ.attname, instant)
        return [str(instant)] * len(objets)
    if type(champ).pre_save is Field.pre_save:
        valeurs = list(map(attrgetter(champ.attname), objets))
    else:
        valeurs = [champ.pre_save(objet, add=True) for objet in objets]
    return [champ.get_prep_value(valeur) for valeur in valeurs] if isinstance(champ, ChampChiffre) else valeurs


def _en_texte(valeur: object) -> str:
    """Return a value as PostgreSQL reads it."""
    if not isinstance(valeur, _EN_TEXTE):
        raise TypeError(f"Valeur inattendue pour une colonne : {type(valeur).__name__}")
    return str(valeur)
