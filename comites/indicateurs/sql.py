"""Counts, breakdowns and medians of querysets as scalar expressions, so that one statement evaluates a whole page."""

from django.db import models
from django.db.models import Func, Subquery, Value


class Compte(Subquery):
    """Number of rows of a queryset."""

    template = "(SELECT count(*) FROM (%(subquery)s) lignes)"
    output_field = models.IntegerField()

    def __init__(self, ensemble, **options):
        super().__init__(ensemble.order_by().values("pk"), **options)


class Repartition(Subquery):
    """Number of rows of a queryset by the value of an expression, as a JSON object; a missing value is the key ''."""

    template = (
        "(SELECT coalesce(jsonb_object_agg(t.cle, t.n), '{}'::jsonb) FROM (SELECT coalesce(lignes.cle::text, '') AS cle,"
        " count(*) AS n FROM (%(subquery)s) lignes GROUP BY 1) t)"
    )
    output_field = models.JSONField()

    def __init__(self, ensemble, expression, **options):
        super().__init__(ensemble.order_by().values(cle=expression), **options)


class Mediane(Subquery):
    """Median of an expression over the rows of a queryset; None without rows."""

    template = "(SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY lignes.cle) FROM (%(subquery)s) lignes)"
    output_field = models.FloatField()

    def __init__(self, ensemble, expression, **options):
        super().__init__(ensemble.order_by().values(cle=expression), **options)


class Plus(Func):
    """``Plus(date, "2 months")``: the same day two calendar months later, the month's last when it does not exist."""

    template = "(%(expressions)s::interval)::date"
    arg_joiner = " + "
    output_field = models.DateField()

    def __init__(self, jour, duree: str, **options):
        super().__init__(jour, Value(duree), **options)


class Jours(Func):
    """Days from one date to another."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = models.IntegerField()
