"""The facts from which the dated rules count, theme by theme; read in one query whatever the number of pathways."""

import datetime
from functools import cache, partial

from django.db import connection
from django.db.models import Q

from cirj.socle.regles import Bareme
from cirj.socle.termes import AujourdHui
from parcours.commun.faits import Calcul, Fait, le_jour_meme, lignes
from parcours.dossier.themes import THEMES
from parcours.models import FaitDeDepart, ReportAlerte

SOURCES = tuple(theme.faits for theme in THEMES if theme.faits)
#: The code under which ``faits`` gives back what was put off.
REPORT = "REPORT"
#: The dated rules that ``faits`` and the deadlines need.
CODES = [code for source in SOURCES for code in source.regles]
LIBELLES = {code: libelle for source in SOURCES for code, libelle in source.libelles.items()}
RESTENT_DUES = frozenset().union(*(source.restent_dues for source in SOURCES))
REPOUSSES = frozenset().union(*(source.repousses for source in SOURCES))
JOURS_MEMES = {code: du for source in SOURCES for code, du in source.jours_memes.items()}
BORNEES = frozenset().union(*(source.bornees for source in SOURCES))
JOURS: dict[str, Calcul] = {
    **{code: jours for source in SOURCES for code, jours in source.jours.items()},
    **{code: partial(le_jour_meme, du) for code, du in JOURS_MEMES.items()},
}


def faits(parcours_qs, bareme: Bareme, du: datetime.date, au: datetime.date) -> list[Fait]:
    """Return in one query the facts whose deadline may fall from ``du`` to ``au`` (a little wider, never narrower)."""
    if isinstance(parcours_qs, list):
        cherches = FaitDeDepart.objects.filter(parcours_id__in=[parcours.pk for parcours in parcours_qs])
    else:
        siens = FaitDeDepart.objects.filter(parcours_id__in=parcours_qs.order_by().values("pk"))
        cherches = siens.filter(_dans_la_fenetre(bareme, du, au))
    return [Fait(*ligne) for ligne in cherches.values_list(*Fait._fields)]


@cache
def vue() -> str:
    """Return the order that creates the view of the facts, read with the rights of whoever asks.

    Kept in the process: the health page compares it each time with what the database holds.
    """
    premiere, *autres = (branche for source in SOURCES for branche in source.branches())
    requete, valeurs = premiere.union(*autres, _reports(), all=True).query.sql_with_params()
    colonnes = ", ".join(f'"{nom}"' for nom in Fait._fields)
    table = FaitDeDepart._meta.db_table
    corps = connection.ops.compose_sql(requete, valeurs)  # type: ignore[attr-defined]  # of PostgreSQL, our one engine
    return f"create view {table} ({colonnes}) with (security_invoker = true) as {corps}"


def _reports():
    """Return as facts the alerts that somebody put off: the day until which, the deadline's code, the row it counts from."""
    encore = ReportAlerte.objects.filter(jusqu_au__gt=AujourdHui())
    return lignes(encore, REPORT, "jusqu_au", cle="parcours", texte="code", objet="objet")


def _dans_la_fenetre(bareme: Bareme, du: datetime.date, au: datetime.date) -> Q:
    """Return the condition that bounds what is read for many pathways, whose history is longer than the window."""
    dans = ~Q(code__in=[*JOURS_MEMES, *BORNEES]) | Q(code__in=list(JOURS_MEMES), date__range=(du, au))
    for code in sorted(BORNEES):
        dans |= Q(code=code, date__range=bareme.departs(code, du, au))
    return dans
