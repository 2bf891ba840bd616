"""Deadlines that the dated rules set on pathways (docs/domaine.md §12), and the steps that are due.

Three queries whatever the number of pathways: the rules, the facts they start from, the pathways concerned.
"""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from cirj.socle.calendrier import bornes
from cirj.socle.regles import Bareme
from parcours.dossier.faits import CODES, JOURS, LIBELLES, REPORT, REPOUSSES, RESTENT_DUES, Fait, faits
from parcours.models import Parcours, Personne

# What is overdue stays overdue, however old.
SANS_LIMITE = datetime.timedelta(days=50 * 366)


@dataclass(frozen=True)
class Echeance:
    """One deadline. ``pilier`` is "" when it belongs to no pillar; ``objet``: the row it is counted from."""

    code: str
    libelle: str
    parcours: Parcours
    personne: Personne
    date: datetime.date
    pilier: str = ""
    objet: UUID | None = None
    #: The day until which somebody put it off, with a reason (``ReportAlerte``).
    reportee_au: datetime.date | None = None

    @property
    def depassee(self) -> bool:
        return self.date < timezone.localdate()

    @property
    def reste_due(self) -> bool:
        """To come; or past, and still to be done."""
        return not self.depassee or self.code in RESTENT_DUES


def echeances(parcours_qs, du: datetime.date, au: datetime.date, agent=None) -> list[Echeance]:
    """Return the deadlines of the pathways from ``du`` to ``au`` included, by date.

    ``parcours_qs``: a queryset, or a list of pathways already loaded with their person (and ``interventions`` when an
    ``agent`` is given), which saves a query. ``agent``: whoever reads; the deadlines of the pillars not open to her are left out. Without one every pillar is
    told: for coordination only. Closed pathways give only what is due after the exit (T+6, T+12).
    """
    dates, reports = jours_dus(parcours_qs, du, au)
    if isinstance(parcours_qs, list):
        parcours = {p.pk: p for p in parcours_qs}
    else:
        parcours = _parcours({fait.parcours_id for fait, _, _ in dates}, agent)
    trouvees = [
        _echeance(fait, code, jour, parcours[fait.parcours_id], reports.get((fait.parcours_id, code, fait.objet)))
        for fait, code, jour in dates
    ]
    if agent is not None:
        ouverts = {cle: p.piliers_lus_par(agent) for cle, p in parcours.items()}
        trouvees = [e for e in trouvees if not e.pilier or e.pilier in ouverts[e.parcours.pk]]
    return sorted(trouvees, key=lambda e: (e.date, e.personne.cle_tri, e.code))


def jours_dus(parcours_qs, du: datetime.date, au: datetime.date) -> tuple[list[tuple[Fait, str, datetime.date]], dict]:
    """Return the deadlines as (fact, code, day), and those put off: (pathway, code, row) → until which day."""
    bareme = Bareme(*CODES)
    lus = faits(parcours_qs, bareme, du, au)
    reports = {(f.parcours_id, f.texte, f.objet): f.date for f in lus if f.code == REPORT}
    dates = [
        (fait, code, jour)
        for fait in lus
        if fait.code != REPORT
        for code, jour in _dates(fait, bareme)
        if du <= jour <= au
    ]
    return dates, reports


def dire(fait: Fait, code: str) -> tuple[str, str]:
    """Return the words of a deadline and its pillar: a step, a goal, a right, an appointment speak for themselves."""
    if fait.texte and fait.code not in REPOUSSES:
        return fait.texte, fait.pilier
    libelle, pilier = LIBELLES[code]
    return libelle, str(pilier)


def a_venir(parcours_qs, agent=None, jour: datetime.date | None = None, jours: int = 366) -> list[Echeance]:
    """Return what is still due on ``jour`` (overdue included) and what falls within ``jours`` days, by date."""
    jour = jour or timezone.localdate()
    debut, fin = jour - SANS_LIMITE, jour + datetime.timedelta(days=jours)
    return [e for e in echeances(parcours_qs, debut, fin, agent) if e.date >= jour or e.code in RESTENT_DUES]


def _echeance(fait: Fait, code: str, jour: datetime.date, parcours, reportee_au) -> Echeance:
    libelle, pilier = dire(fait, code)
    return Echeance(code, libelle, parcours, parcours.personne, jour, pilier, fait.objet, reportee_au)


def _parcours(ids: set, agent) -> dict:
    ensemble = (
        Parcours.objects.filter(pk__in=ids).select_related("personne__commune").defer("personne__commune__contour")
    )
    if agent is not None:
        ensemble = ensemble.avec_exceptions().prefetch_related("interventions")
    return {p.pk: p for p in ensemble} if ids else {}


def _dates(fait: Fait, bareme: Bareme) -> list[tuple[str, datetime.date]]:
    """Return the deadlines that one fact sets, as pairs of code and day."""
    # Known to the month or the year, a fact counts from the last day it may be (docs/domaine.md §12).
    _, depart = bornes(fait.date, fait.precision)
    if fait.code in JOURS:
        return JOURS[fait.code](depart, bareme)
    repousse = datetime.timedelta(days=int(fait.texte)) if fait.code in REPOUSSES else datetime.timedelta()
    return [(fait.code, bareme.echeance(fait.code, depart) + repousse)]
