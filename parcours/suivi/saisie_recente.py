"""« Noté à l'instant, annuler »: the follow-ups logged in this session, kept in it."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from parcours.models import Suivi

CLE = "suivis_notes"
_DUREE = datetime.timedelta(hours=1)
_GARDES = 50


@dataclass(frozen=True)
class SaisieRecente:
    """Pathway id → follow-up just logged there."""

    suivis: dict[UUID, UUID]

    @property
    def parcours(self) -> list[str]:
        """Ids of pathways, as drafts are named after them."""
        return [str(cle) for cle in self.suivis]


def noter(request: HttpRequest, suivi: Suivi) -> None:
    """Remember that this session logged ``suivi``."""
    notes = request.session.get(CLE, {})
    notes.pop(str(suivi.pk), None)
    notes[str(suivi.pk)] = [str(suivi.parcours_id), timezone.now().isoformat()]
    request.session[CLE] = dict(list(notes.items())[-_GARDES:])


def oublier(request: HttpRequest, suivi_id: UUID) -> bool:
    """Say whether this session logged the follow-up, and forget it."""
    notes = request.session.get(CLE, {})
    connu = notes.pop(str(suivi_id), None) is not None
    request.session[CLE] = notes
    return connu


def saisie_recente(request: HttpRequest) -> SaisieRecente:
    """Return the follow-ups of the last hour, the latest of each pathway."""
    limite = (timezone.now() - _DUREE).isoformat()
    notes = request.session.get(CLE, {})
    return SaisieRecente({UUID(p): UUID(cle) for cle, (p, quand) in notes.items() if quand > limite})
