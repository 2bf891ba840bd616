"""The facts from which the dated rules count, theme by theme; read in one query whatever the number of pathways."""

import datetime

from cirj.socle.regles import Bareme
from parcours.faits import emploi, logement, papiers, programme
from parcours.faits.base import Fait, Fenetre
from parcours.models import Parcours

SOURCES = (programme.SOURCE, papiers.SOURCE, logement.SOURCE, emploi.SOURCE)
#: The dated rules that ``faits`` and the deadlines need.
CODES = [code for source in SOURCES for code in source.regles]
LIBELLES = {code: libelle for source in SOURCES for code, libelle in source.libelles.items()}
RESTENT_DUES = frozenset().union(*(source.restent_dues for source in SOURCES))
JOURS = {code: jours for source in SOURCES for code, jours in (source.jours or {}).items()}


def faits(parcours_qs, bareme: Bareme, du: datetime.date, au: datetime.date) -> list[Fait]:
    """Return in one query the facts whose deadline may fall from ``du`` to ``au`` (a little wider, never narrower)."""
    if isinstance(parcours_qs, list):
        cles = [parcours.pk for parcours in parcours_qs]
    else:
        cles = parcours_qs.order_by().values("pk")
    tous = Parcours.objects.filter(pk__in=cles).order_by()
    fenetre = Fenetre(tous, tous.ouverts(), bareme, du, au)
    premiere, *autres = (branche for source in SOURCES for branche in source.branches(fenetre))
    return [Fait(*ligne) for ligne in premiere.union(*autres, all=True)]
