"""Encrypted columns, and the keyed hash by which their content is found."""

import base64
import hashlib
import hmac
import json
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


class ContenuIllisible(ValueError):
    """No key of ``CLES_CHIFFREMENT`` opens this value."""


def empreinte(valeur: str) -> str:
    """Return the keyed hash of ``valeur``, 64 hexadecimal digits: equal values, and only they, share one."""
    return hmac.new(settings.CLE_EMPREINTE.encode(), valeur.encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=4)
def _coffre(cles: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(cle.encode()).digest())) for cle in cles])


def chiffrer(clair: str) -> str:
    """Return ``clair`` under the first of the keys."""
    return _coffre(tuple(settings.CLES_CHIFFREMENT)).encrypt(clair.encode()).decode()


def dechiffrer(chiffre: str) -> str:
    """Return what ``chiffrer`` was given; ``ContenuIllisible`` when no key opens it."""
    try:
        return _coffre(tuple(settings.CLES_CHIFFREMENT)).decrypt(chiffre.encode()).decode()
    except InvalidToken as erreur:
        raise ContenuIllisible("Aucune clé de CLES_CHIFFREMENT n'ouvre cette valeur.") from erreur


class ChampChiffre(models.TextField):
    """Text encrypted in the database and clear in Python; never searchable: keep an ``empreinte`` beside it."""

    def get_prep_value(self, value):
        return chiffrer(value) if value else value

    def from_db_value(self, value, expression, connection):
        return dechiffrer(value) if value else value


class JsonChiffre(ChampChiffre):
    """A JSON value encrypted in the database: rows of files that carry names and numbers."""

    # For the type checker, whose plugin for Django reads them: what is put in and what is found is not text.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_prep_value(self, value):
        return None if value is None else super().get_prep_value(json.dumps(value, ensure_ascii=False))

    def from_db_value(self, value, expression, connection):
        clair = super().from_db_value(value, expression, connection)
        return json.loads(clair) if clair else None
