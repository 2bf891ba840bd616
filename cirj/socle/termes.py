"""The end that a dated rule sets to what a column dates, computed by the database: no query of its own."""

import datetime

from django.db.models import DateField, DurationField, ExpressionWrapper, F, Func, Value


class AujourdHui(Func):
    """The day of the transaction (``acces.jour``): what a view compares, written once and true every day."""

    function, output_field = "acces.jour", DateField()


#: A day that a queryset compares: a date, or the database's own; None is today's date.
Jour = datetime.date | AujourdHui | None


class Duree(Func):
    """The duration of a rule, today's value (``acces.duree``, which row-level security reads too)."""

    function, output_field = "acces.duree", DurationField()


def terme(colonne: str, code: str) -> ExpressionWrapper:
    """Return ``colonne`` moved by the rule ``code``: what is seen as long as it is not before today."""
    return ExpressionWrapper(F(colonne) + Duree(Value(code)), output_field=DateField())
