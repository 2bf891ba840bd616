"""The appointments and dates of « Mon parcours »: one small source for each kind.

A source takes the dossier as an agent reads it and returns what that agent may print. To add one: write the function,
put it in ``SOURCES``, and its wording (``date_<genre>``) in each file of ``textes/``.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import Precision
from parcours.dossier.dossier import Dossier
from parcours.models import Participation, RendezVous
from parcours.nomenclatures import EtatCours, FamilleEmploi


@dataclass(frozen=True)
class DatePrevue:
    """``genre``: the wording is ``date_<genre>``. ``ou``, ``telephone``: as they are written in France."""

    genre: str
    jour: datetime.date
    heure: datetime.time | None = None
    ou: str = ""
    telephone: str = ""

    @property
    def cle(self) -> str:
        return f"date_{self.genre}"


#: Deadlines of the law that the person acts upon herself; the others are her caseworker's business.
_LES_SIENNES = {
    "RENOUV_TITRE_OUVERTURE": "titre_ouverture",
    "RENOUV_TITRE_LIMITE": "titre_limite",
    "FIN_TITRE": "titre_fin",
    "ECHANGE_PERMIS": "permis",
    "PT_FIN": "protection_fin",
    "FIN_CONTRAT": "fin_contrat",
}


def echeances_legales(dossier: Dossier) -> list[DatePrevue]:
    """Residence permit, driving licence, temporary protection, contracts and courses that end."""
    return [DatePrevue(_LES_SIENNES[e.code], e.date) for e in dossier.echeances if e.code in _LES_SIENNES]


_COMMENCENT = {FamilleEmploi.CONTRAT, FamilleEmploi.FORMATION}


def contrats_a_venir(dossier: Dossier) -> list[DatePrevue]:
    """Contracts and courses that begin on a known day."""
    if Pilier.EMPLOI not in dossier.lus:
        return []
    a_venir = {"date__gte": timezone.localdate(), "date_precision": Precision.JOUR}
    prevus = dossier.personne.situationemplois.filter(**a_venir)
    return [DatePrevue("debut_contrat", s.date, ou=s.organisme) for s in prevus if s.famille in _COMMENCENT]


def rendez_vous(dossier: Dossier) -> list[DatePrevue]:
    """Appointments to come on the pillars that the agent reads, with the service named as on her screen."""
    if dossier.parcours is None:
        return []
    siens = RendezVous.objects.visible_par(dossier.agent).filter(parcours=dossier.parcours).a_venir()
    return [
        DatePrevue(
            "rendez_vous",
            r.date,
            r.heure,
            ", ".join(filter(None, [r.avec or (dossier.nommer(r.structure) if r.structure else ""), r.lieu])),
            r.telephone,
        )
        for r in siens.select_related("structure")
    ]


def cours_a_venir(dossier: Dossier) -> list[DatePrevue]:
    """Courses of French that are to begin, where when it may be said."""
    if Pilier.LANGUE not in dossier.lus:
        return []
    prevus = dossier.personne.cours.filter(etat=EtatCours.EN_ATTENTE, debut_prevu__gte=timezone.localdate())
    return [
        DatePrevue("debut_cours", c.debut_prevu, ou=dossier.nommer(c.structure) if c.structure else "")
        for c in prevus.select_related("structure")
    ]


def activites_a_venir(dossier: Dossier) -> list[DatePrevue]:
    """Group activities she is expected at."""
    if dossier.parcours is None:
        return []
    attendue = Participation.objects.visible_par(dossier.agent).filter(
        parcours=dossier.parcours, activite__date__gte=timezone.localdate(), activite__annulee=False
    )
    return [
        DatePrevue(
            "activite",
            p.activite.date,
            p.activite.debut,
            ", ".join(filter(None, [p.activite.titre, p.activite.lieu])),
        )
        for p in attendue.select_related("activite")
    ]


SOURCES: list[Callable[[Dossier], list[DatePrevue]]] = [
    rendez_vous,
    echeances_legales,
    contrats_a_venir,
    cours_a_venir,
    activites_a_venir,
]


def dates_prevues(dossier: Dossier) -> list[DatePrevue]:
    """Return what is to come, the nearest first; on one day, what has an hour before what has none."""
    jour = timezone.localdate()
    trouvees = [prevue for source in SOURCES for prevue in source(dossier) if prevue.jour >= jour]
    return sorted(trouvees, key=lambda d: (d.jour, d.heure or datetime.time.max, d.genre))
