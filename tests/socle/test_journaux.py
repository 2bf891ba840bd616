"""The logs tell the error, never the person it was about."""

import logging
import sys

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string

from acteurs.models import Structure


@pytest.mark.django_db
def test_a_refused_row_is_not_quoted_in_the_logs(jura):
    # A trace quotes the line of code: the values are not written on it. Under row-level security, PostgreSQL itself quotes
    # nothing; the table of structures has none.
    valeurs = {"nom": "Secrète\nsur deux lignes", "type": "asl"}
    Structure.objects.create(departement=jura, **valeurs)
    classe = import_string(settings.LOGGING["formatters"]["ligne"]["()"])
    try:
        with transaction.atomic():
            Structure.objects.create(departement=jura, **valeurs)
    except IntegrityError:
        trace = sys.exc_info()
        brut = logging.Formatter().formatException(trace)
        ecrit = classe().formatException(trace)
    assert "Secrète" in brut
    assert "Secrète" not in ecrit
    assert "sur deux lignes" not in ecrit
    assert "structure_nom_unique_par_departement" in ecrit
    assert "test_journaux.py" in ecrit
