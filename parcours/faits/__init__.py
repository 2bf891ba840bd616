"""The facts from which the dated rules count, theme by theme; read in one query whatever the number of pathways."""

import datetime

from django.utils import timezone

from cirj.socle.regles import Bareme
from parcours.faits import emploi, langue, logement, papiers, plan, programme, reunification, social
from parcours.faits.base import Fait, Fenetre, de, lignes
from parcours.models import Parcours, ReportAlerte

SOURCES = (
    programme.SOURCE,
    papiers.SOURCE,
    langue.SOURCE,
    logement.SOURCE,
    emploi.SOURCE,
    plan.SOURCE,
    social.SOURCE,
    reunification.SOURCE,
)
#: The code under which ``faits`` gives back what was put off.
REPORT = "REPORT"
#: The dated rules that ``faits`` and the deadlines need.
CODES = [code for source in SOURCES for code in source.regles]
LIBELLES = {code: libelle for source in SOURCES for code, libelle in source.libelles.items()}
RESTENT_DUES = frozenset().union(*(source.restent_dues for source in SOURCES))
REPOUSSES = frozenset().union(*(source.repousses for source in SOURCES))
JOURS = {code: jours for source in SOURCES for code, jours in (source.jours or {}).items()}


def reports(fenetre: Fenetre):
    """Return as facts the alerts that somebody put off: the day until which, the deadline's code, the row it counts from."""
    encore = de(ReportAlerte, fenetre.tous, "parcours").filter(jusqu_au__gt=timezone.localdate())
    return lignes(encore, REPORT, "jusqu_au", cle="parcours", texte="code", objet="objet")


def faits(parcours_qs, bareme: Bareme, du: datetime.date, au: datetime.date) -> list[Fait]:
    """Return in one query the facts whose deadline may fall from ``du`` to ``au`` (a little wider, never narrower)."""
    if isinstance(parcours_qs, list):
        cles = [parcours.pk for parcours in parcours_qs]
    else:
        cles = parcours_qs.order_by().values("pk")
    tous = Parcours.objects.filter(pk__in=cles).order_by()
    fenetre = Fenetre(tous, tous.ouverts(), bareme, du, au)
    premiere, *autres = (branche for source in SOURCES for branche in source.branches(fenetre))
    autres.append(reports(fenetre))
    return [Fait(*ligne) for ligne in premiere.union(*autres, all=True)]
