"""What somebody carries for the committees, declared to the hand-over (``acteurs.passation``)."""

import datetime

from django.db.models import QuerySet
from django.utils import timezone

from acteurs.equipe.habilitations import PORTENT
from acteurs.nomenclatures import Role
from acteurs.passation.destinataires import Destinataire
from acteurs.passation.registre import Genre
from comites.models import Decision, Participant

_AUTEUR = "Qui a écrit ou demandé : reste sous son nom."


def _decisions() -> QuerySet:
    return Decision.objects.a_realiser().select_related("blocage__parcours__personne")


def confier_decisions(lignes: list[Decision], vers: Destinataire | None, jour: datetime.date) -> None:
    """Give decisions to somebody, who has not seen them yet, or leave them to the structure."""
    siennes = Decision.objects.filter(pk__in=[ligne.pk for ligne in lignes])
    if vers is None:
        siennes.update(responsable=None, modifie_le=timezone.now())
    else:
        siennes.update(responsable=vers.agent, structure=vers.structure_id, vue_le=None, modifie_le=timezone.now())


def _invitations() -> QuerySet:
    return Participant.objects.filter(
        seance__close_le__isnull=True, seance__date__gte=timezone.localdate()
    ).select_related("seance__comite")


def _invitations_lues(agent) -> QuerySet:
    """A session is the coordination's to read, and row-level security says so too: the others are told how many."""
    return Participant.objects.visible_par(agent)


def confier_invitations(lignes: list[Participant], vers: Destinataire | None, jour: datetime.date) -> None:
    """Seat somebody else at these sessions, or leave the seat to the structure; nobody sits twice."""
    seances = {ligne.seance_id for ligne in lignes}
    deja = set(Participant.objects.filter(seance__in=seances).values_list("seance", "structure", "agent"))
    doubles, gardes = [], []
    for ligne in lignes:
        structure = vers.structure_id if vers else ligne.structure_id
        place = (ligne.seance_id, structure, vers.agent.pk if vers else None)
        if place in deja:
            doubles.append(ligne.pk)
            continue
        deja.add(place)
        ligne.agent, ligne.structure_id, ligne.modifie_le = vers and vers.agent, structure, timezone.now()
        gardes.append(ligne)
    Participant.objects.filter(pk__in=doubles).delete()
    Participant.objects.bulk_update(gardes, ["agent", "structure", "modifie_le"])


GENRES = (
    Genre(
        code="decision",
        rang=60,
        nom="décision à réaliser,décisions à réaliser",
        titre="Décisions à réaliser",
        champ="comites.Decision.responsable",
        ouvertes=_decisions,
        visibles=lambda agent: Decision.objects.visible_par(agent),
        decrire=lambda ligne: f"{ligne} ({ligne.blocage.parcours.personne})",
        confier=confier_decisions,
        personne="blocage.parcours.personne_id",
        sans_personne="À la structure, sans nommer personne",
    ),
    Genre(
        code="seance",
        rang=70,
        nom="séance à venir,séances à venir",
        titre="Séances à venir",
        champ="comites.Participant.agent",
        ouvertes=_invitations,
        visibles=_invitations_lues,
        decrire=lambda ligne: str(ligne.seance),
        confier=confier_invitations,
        sans_personne="À la structure, sans nommer personne",
        roles=(*PORTENT, Role.PREFECTURE),
    ),
)

HISTORIQUE = {
    "comites.BrouillonDecision.agent": "Un brouillon à elle seule, effacé à la clôture de la séance.",
    "comites.RapportAnnuel.demande_par": _AUTEUR,
}
