"""Opening a dossier in exception: the exact identity, a reason, a short time; every request is counted."""

import datetime

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.journal import noter
from cirj.socle.models import Action
from cirj.socle.noms import cle_identite
from cirj.socle.rls import contexte
from cirj.socle.verrous import attendre_son_tour
from parcours.models import AccesExceptionnel, EssaiAcces, Parcours

INTROUVABLE = (
    "Aucun dossier ne correspond exactement à cette identité dans le département. Vérifiez l'orthographe et la date, "
    "ou adressez-vous à la coordination."
)

FERME = "La coordination a fermé votre accès à ce dossier il y a peu. Adressez-vous à elle pour le lire de nouveau."


class AccesRefuse(ValidationError):
    """Nothing was opened; the message says why, in French."""


def ouvrir(agent, nom: str, prenom: str, naissance: datetime.date, motif: str) -> AccesExceptionnel:
    """Open to ``agent``, at once and to read, the dossier of exactly this person; raise ``AccesRefuse``.

    Call it inside a transaction that the refusal does not undo (the request's): the attempt stays counted.
    """
    attendre_son_tour(f"acces-exceptionnel:{agent.pk}")
    affectation = agent.affectation
    if EssaiAcces.objects.visible_par(agent).filter(agent=agent.pk).du_jour().count() >= regles.nombre(
        "ACCES_EXCEPTIONNEL_ESSAIS"
    ):
        raise AccesRefuse(
            "Vous avez fait aujourd'hui toutes les demandes possibles. Adressez-vous à la coordination départementale."
        )
    essai = EssaiAcces.objects.create(
        agent_id=agent.pk, structure_id=affectation.structure_id, departement_id=affectation.departement_id
    )
    with contexte.statistiques(affectation.departement_id):
        parcours = _parcours_de(affectation.departement_id, nom, prenom, naissance).first()
    if parcours is None:
        raise AccesRefuse(INTROUVABLE)
    maintenant, duree = timezone.now(), regles.regle("ACCES_EXCEPTIONNEL_DUREE")
    fermes = AccesExceptionnel.objects.filter(agent=agent.pk, parcours=parcours, interrompu_par__isnull=False)
    if fermes.filter(fin__gt=regles.decaler(maintenant, duree, -1)).exists():
        raise AccesRefuse(FERME)
    essai.abouti = True
    essai.save(update_fields=["abouti", "modifie_le"])
    deja = AccesExceptionnel.objects.ouverts_a(agent).filter(parcours=parcours).first()
    if deja is not None:
        return deja
    acces = AccesExceptionnel(
        personne_id=parcours.personne_id,
        parcours=parcours,
        agent_id=agent.pk,
        affectation_id=affectation.pk,
        structure_id=affectation.structure_id,
        departement_id=affectation.departement_id,
        motif=motif.strip(),
        debut=maintenant,
        fin=regles.decaler(maintenant, duree),
    )
    # The person and the pathway are not hers to read yet: what the form cannot check, the database does.
    acces.full_clean(exclude=["personne", "parcours"])
    contexte.preciser(motif=acces.motif)
    acces.save()
    noter(Action.ACCES_EXCEPTIONNEL, "parcours_accesexceptionnel", acces.pk, [acces.personne_id])
    return acces


def _parcours_de(departement: str, nom: str, prenom: str, naissance: datetime.date) -> QuerySet[Parcours]:
    """Return the pathways of exactly this person, the one under way first.

    The same name whatever its accents and the order of its words, or another spelling that the dossier knows.
    """
    cle = cle_identite(nom, prenom)[:200]
    if not cle:
        return Parcours.objects.none()
    meme_nom = Q(personne__cle_identite=cle) | Q(personne__variantes__cle_identite=cle)
    return (
        Parcours.objects.filter(meme_nom, departement=departement, personne__date_naissance=naissance)
        .order_by(F("fin").desc(nulls_first=True), "-debut")
        .distinct()
    )
