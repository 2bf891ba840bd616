"""Opening the alerts that are due and closing those that are no more; run again, it changes nothing.

Nightly for each department, and for the pathways that a transaction has just changed (``au_changement``).
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cirj.socle.regles import Bareme, RegleAbsente
from parcours.dossier.echeances import SANS_LIMITE, dire, jours_dus
from parcours.dossier.faits import LIBELLES, RESTENT_DUES
from parcours.models import Alerte, Parcours
from parcours.models.alerte import CauseFermeture

PREAVIS = "ALERTE_PREAVIS"
#: After these, the pathway is over and something is still due.
APRES_LA_SORTIE = {"SUIVI_T6", "SUIVI_T12"}


class Cle(NamedTuple):
    """What makes an alert the same one."""

    parcours_id: UUID
    code: str
    objet: UUID


@dataclass(frozen=True)
class Bilan:
    """How many alerts were opened, closed, moved to another day."""

    ouvertes: int = 0
    fermees: int = 0
    deplacees: int = 0


@transaction.atomic
def evaluer(parcours_qs, jour: datetime.date | None = None) -> Bilan:
    """Bring the alerts of these pathways to what is due on ``jour``, in a number of queries that does not grow.

    Runs as a service (``contexte.service``): an agent alone sees neither every fact nor every alert.
    """
    jour = jour or timezone.localdate()
    ouvertes = {
        Cle(a.parcours_id, a.code, a.objet): a
        for a in Alerte.objects.ouvertes().filter(parcours__in=parcours_qs.order_by().values("pk")).select_for_update()
    }
    dues = alertes_dues(parcours_qs, jour)
    nouvelles = [_nouvelle(cle, *dues[cle], jour) for cle in dues if cle not in ouvertes]
    # Two runs at once: the constraint keeps the first.
    Alerte.objects.bulk_create(nouvelles, ignore_conflicts=True)
    return Bilan(
        len(nouvelles),
        _fermer([ouvertes[cle] for cle in ouvertes if cle not in dues], jour),
        _deplacer((ouvertes[cle], *dues[cle]) for cle in ouvertes if cle in dues),
    )


def alertes_dues(parcours_qs, jour: datetime.date) -> dict[Cle, tuple]:
    """Return what the rules make an alert of on ``jour`` → (fact, day), without writing anything."""
    preavis = _Preavis(jour)
    dates, _ = jours_dus(parcours_qs, jour - SANS_LIMITE, preavis.horizon)
    return {
        Cle(fait.parcours_id, code, fait.objet): (fait, quand)
        for fait, code, quand in dates
        if preavis.due(code, quand)
    }


class _Preavis:
    """How long before its day each deadline becomes an alert: the rule ALERTE_PREAVIS, or its own."""

    def __init__(self, jour: datetime.date):
        self.jour = jour
        self._bareme = Bareme(PREAVIS, *(f"{PREAVIS}_{code}" for code in LIBELLES))
        self._fins = {code: self._fin(code) for code in LIBELLES}
        self.horizon = max(self._fins.values())

    def due(self, code: str, quand: datetime.date) -> bool:
        return quand <= self._fins[code] and (quand >= self.jour or code in RESTENT_DUES)

    def _fin(self, code: str) -> datetime.date:
        try:
            return self._bareme.echeance(f"{PREAVIS}_{code}", self.jour)
        except RegleAbsente:
            return self._bareme.echeance(PREAVIS, self.jour)


def _nouvelle(cle: Cle, fait, quand: datetime.date, jour: datetime.date) -> Alerte:
    libelle, pilier = dire(fait, cle.code)
    return Alerte(**cle._asdict(), libelle=libelle[:200], pilier=pilier, echeance=quand, ouverte_le=jour)


def _deplacer(vues: Iterable) -> int:
    """Follow the dates and the words that changed without ceasing to be due."""
    changees = []
    for alerte, fait, quand in vues:
        libelle, pilier = dire(fait, alerte.code)
        if (alerte.echeance, alerte.libelle, alerte.pilier) != (quand, libelle[:200], pilier):
            alerte.echeance, alerte.libelle, alerte.pilier = quand, libelle[:200], pilier
            alerte.modifie_le = timezone.now()
            changees.append(alerte)
    Alerte.objects.bulk_update(changees, ["echeance", "libelle", "pilier", "modifie_le"], batch_size=500)
    return len(changees)


def _fermer(finies: list[Alerte], jour: datetime.date) -> int:
    if not finies:
        return 0
    siens = Parcours.objects.filter(pk__in={alerte.parcours_id for alerte in finies})
    termines = set(siens.filter(fin__lte=jour).values_list("pk", flat=True))
    # However far away it was moved.
    dates, _ = jours_dus(siens, jour - SANS_LIMITE, jour + SANS_LIMITE)
    encore = {Cle(fait.parcours_id, code, fait.objet): quand for fait, code, quand in dates}
    for alerte in finies:
        terminee = alerte.parcours_id in termines and alerte.code not in APRES_LA_SORTIE
        quand = encore.get(Cle(alerte.parcours_id, alerte.code, alerte.objet))
        alerte.close_le, alerte.modifie_le = jour, timezone.now()
        alerte.cause = _cause(alerte, terminee, quand, jour)
    Alerte.objects.bulk_update(finies, ["close_le", "cause", "modifie_le"], batch_size=500)
    return len(finies)


def _cause(alerte: Alerte, terminee: bool, quand: datetime.date | None, jour: datetime.date) -> CauseFermeture:
    """Say why an alert is due no more: its pathway ended, its day passed or moved, or what it asked is done.

    ``quand``: the day the same deadline falls on today; None when nothing sets it any more.
    """
    if terminee:
        return CauseFermeture.PARCOURS_TERMINE
    if alerte.code == "AGIR_CONTACT":
        return CauseFermeture.FAIT
    if quand is None:
        return CauseFermeture.FAIT
    return CauseFermeture.REPOUSSEE if quand > jour else CauseFermeture.PASSEE
