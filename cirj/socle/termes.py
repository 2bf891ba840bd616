"""The end that a dated rule sets to what a column dates, computed by the database: no query of its own."""

from django.db.models import DateField, DurationField, ExpressionWrapper, F, Func, Value


class Duree(Func):
    """The duration of a rule, today's value (``acces.duree``, which row-level security reads too)."""

    function, output_field = "acces.duree", DurationField()


def terme(colonne: str, code: str) -> ExpressionWrapper:
    """Return ``colonne`` moved by the rule ``code``: what is seen as long as it is not before today."""
    return ExpressionWrapper(F(colonne) + Duree(Value(code)), output_field=DateField())
