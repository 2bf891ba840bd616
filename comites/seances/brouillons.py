"""The draft of a decision, kept while it is typed: one window does not write over another unseen."""

import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from comites.models import BrouillonDecision, Decision, PointOrdreDuJour

CHAMPS = ("quoi", "qui", "echeance", "effet_attendu")
#: Hidden fields of the form: which window types (drawn with the form), and the draft it began from.
FENETRE, LU, GARDER_ICI = "jeton", "brouillon_lu", "garder_ici"


@dataclass(frozen=True)
class Gardee:
    """What became of what was typed. ``ailleurs``: the draft of another window, which was left as it is."""

    saisie: dict[str, str]
    ailleurs: BrouillonDecision | None = None


def version(brouillon: BrouillonDecision | None) -> str:
    return brouillon.modifie_le.isoformat() if brouillon else ""


@transaction.atomic
def garder(point: PointOrdreDuJour, agent, recues) -> Gardee:
    """Keep the fields as typed, unless this very form has decided meanwhile, or another window wrote since.

    ``recues``: what the form sent. A window writes over its own draft, over the one its page showed, and over the same
    words; over another's, only when asked to (``GARDER_ICI``).
    """
    # One at a time: a draft sent just before « Enregistrer » may be handled just after.
    PointOrdreDuJour.objects.select_for_update().get(pk=point.pk)
    saisie = {champ: recues.get(champ, "")[:1000] for champ in CHAMPS}
    fenetre = recues.get(FENETRE, "")
    if (cle := _uuid(fenetre)) and Decision.objects.filter(jeton_saisie=cle).exists():
        return Gardee(saisie)
    deja = BrouillonDecision.objects.filter(point=point, agent=agent).first()
    if deja is not None and GARDER_ICI not in recues and _d_ailleurs(deja, saisie, recues):
        return Gardee(saisie, deja)
    BrouillonDecision.objects.update_or_create(
        point=point, agent=agent, defaults={"saisie": saisie | {FENETRE: fenetre}}
    )
    return Gardee(saisie)


def oublier(point: PointOrdreDuJour, agent, recues) -> None:
    """Erase the draft that has become a decision; that of another window stays."""
    deja = BrouillonDecision.objects.filter(point=point, agent=agent).first()
    if deja is not None and not _d_ailleurs(deja, {champ: recues.get(champ, "") for champ in CHAMPS}, recues):
        deja.delete()


def _uuid(texte: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(texte)
    except ValueError:
        return None


def _d_ailleurs(deja: BrouillonDecision, saisie: dict, recues) -> bool:
    if LU not in recues or deja.saisie.get(FENETRE) == recues.get(FENETRE, "") or version(deja) == recues[LU]:
        return False
    ecrit = {champ: deja.saisie.get(champ, "") for champ in CHAMPS}
    return any(ecrit.values()) and ecrit != saisie


def brouillons_de(point: PointOrdreDuJour) -> list[BrouillonDecision]:
    """Return everybody's draft on this item."""
    return list(BrouillonDecision.objects.filter(point=point).select_related("agent").order_by("agent__nom"))


def autres_plumes(brouillons: list[BrouillonDecision], agent) -> list[str]:
    """Return who else has begun a decision here today."""
    jour = timezone.localdate()
    autres = [b for b in brouillons if b.agent_id != agent.pk and b.saisie.get("quoi")]
    return [str(b.agent) for b in autres if timezone.localdate(b.modifie_le) == jour]
