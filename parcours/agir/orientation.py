"""One referral as its reader may read it: from the dossier when it is open to her, else what was sent to the operator."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from cirj.socle.calendrier import affichage_approche
from parcours.agir.eligibilite import Condition, en_mots, gardees
from parcours.commun.confidentialite import NomsLisibles, nom_structure
from parcours.models import Parcours, ParcoursAgir

_CANDIDAT = (
    "select personne, prenom, nom, date_naissance, naissance_precision, telephone from acces.candidats_agir()"
    " where agir = %s"
)


@dataclass(frozen=True)
class Candidat:
    """Who is referred; ``dossier``: her address, when it is open to the reader."""

    id: UUID
    nom: str
    naissance: str
    telephone: str
    dossier: str = ""


def candidat(agir: ParcoursAgir, agent) -> Candidat | None:
    """Return the person; None when the referral is over and her dossier closed to the reader."""
    ouvert = Parcours.objects.visible_par(agent).filter(pk=agir.parcours_id).select_related("personne").first()
    if ouvert is not None:
        personne, agir.parcours = ouvert.personne, ouvert
        return Candidat(
            personne.pk, str(personne), personne.naissance_affichee, personne.telephone, personne.get_absolute_url()
        )
    with connection.cursor() as curseur:
        curseur.execute(_CANDIDAT, [agir.pk])
        ligne = curseur.fetchone()
    if ligne is None:
        return None
    cle, prenom, nom, naissance, precision, telephone = ligne
    return Candidat(cle, f"{prenom} {nom}".strip(), affichage_approche(naissance, precision), telephone)


def nommer(agir: ParcoursAgir, agent) -> dict[str, str]:
    """Return the names of who referred and of the operator, as ``agent`` may read them; reads ``agir.parcours`` if open."""
    siennes = set(agent.structures())
    lire = (
        NomsLisibles(agir.parcours, agent)
        if ParcoursAgir.parcours.is_cached(agir)
        else lambda structure: nom_structure(structure, structure is None or structure.pk in siennes)
    )
    return {"prescripteur": lire(agir.prescripteur), "operateur": lire(agir.operateur)}


def histoire(agir: ParcoursAgir) -> list:
    """Return the changes of state, the oldest first, with their author."""
    return list(agir.transitions.select_related("auteur"))


def conditions(agir: ParcoursAgir) -> tuple[list[Condition], str]:
    """Return the conditions kept with the referral, and what they amount to in a sentence."""
    lues = gardees(agir.eligibilite)
    return lues, en_mots(lues) if lues else ""
