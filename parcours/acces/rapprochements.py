"""Asking about a hidden look-alike, and answering: what each side does, and what it may learn."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle import regles
from cirj.socle.noms import cle_identite
from cirj.socle.verrous import attendre_son_tour
from parcours.identite.ressemblances import semblables_caches
from parcours.models import DemandeRapprochement, Intervention, Parcours, ReponseRapprochement
from parcours.models.acces_exceptionnel import debut_du_jour
from parcours.models.rapprochement import Avis


@transaction.atomic
def demander(agent, saisie: DemandeRapprochement) -> DemandeRapprochement | None:
    """Ask the holders of the look-alikes hidden to ``agent``; None when there is none, or no name to compare.

    The same identity asked twice by a structure, and still waited for, is one request.
    """
    affectation = agent.affectation
    cle = cle_identite(saisie.nom, saisie.prenom)[:200]
    if not cle:
        return None
    attendre_son_tour(f"rapprochement:{affectation.structure_id}")
    siennes = DemandeRapprochement.objects.visible_par(agent)
    deja = siennes.filter(
        structure=affectation.structure_id,
        cle_identite=cle,
        date_naissance=saisie.date_naissance,
        jour__gte=regles.limite_passee("RAPPROCHEMENT_VALIDITE"),
    )
    deja = deja.avec_etat().filter(attendues__gt=0).first()
    if deja is not None:
        return deja
    if siennes.filter(agent=agent.pk, cree_le__gte=debut_du_jour()).count() >= regles.nombre("RAPPROCHEMENT_PAR_JOUR"):
        raise ValidationError("Vous avez fait aujourd'hui toutes les demandes possibles. Appelez la coordination.")
    candidates = semblables_caches(agent, affectation.departement_id, saisie.nom, saisie.prenom, saisie.date_naissance)
    if not candidates:
        return None
    saisie.agent_id, saisie.structure_id = agent.pk, affectation.structure_id
    saisie.departement_id = affectation.departement_id
    saisie.full_clean()
    saisie.save()
    for candidate in candidates:
        ReponseRapprochement.objects.create(
            demande=saisie, candidate_id=candidate, departement_id=saisie.departement_id
        )
    return saisie


def parcours_ouvert(reponse: ReponseRapprochement, agent) -> Parcours | None:
    """Return the pathway under way of the look-alike, where a pillar may be opened."""
    ouverts = Parcours.objects.visible_par(agent).ouverts().filter(personne=reponse.candidate_id)
    return ouverts.prefetch_related("interventions").order_by("-debut").first()


def piliers_a_ouvrir(parcours: Parcours | None, agent) -> list[Pilier]:
    """Return the pillars that ``agent`` may open to the asking structure.

    The coordination, all; a structure, those it carries and those that nobody carries — health only if it carries it.
    """
    if parcours is None:
        return []
    if agent.departement_coordonne(parcours.departement_id):
        return list(Pilier)
    jour, siens = timezone.localdate(), parcours.piliers_ouverts_a(agent)
    portes = {i.pilier for i in parcours.interventions.all() if i.active_le(jour)}
    return [p for p in Pilier if p in siens or (p not in portes and p != Pilier.SANTE)]


@transaction.atomic
def repondre(reponse: ReponseRapprochement, agent, avis: str, piliers: Iterable[str] = ()) -> None:
    """Give the answer of ``agent``; the same answer again changes nothing, another one is refused.

    « The same » with pillars: the asking structure intervenes from today on the look-alike's pathway.
    """
    tenue = ReponseRapprochement.objects.select_for_update().get(pk=reponse.pk)
    piliers = sorted(piliers) if avis == Avis.MEME else []
    if tenue.avis != Avis.EN_ATTENTE:
        if tenue.avis == avis:
            return
        raise ValidationError("Quelqu'un a déjà répondu à cette demande : la première réponse compte.")
    if reponse.demande.echeance < timezone.localdate():
        raise ValidationError("Le délai pour répondre est passé : cette demande est close.")
    parcours = parcours_ouvert(reponse, agent)
    if not set(piliers) <= {str(p) for p in piliers_a_ouvrir(parcours, agent)}:
        raise ValidationError("Vous ne pouvez ouvrir que les piliers proposés.")
    reponse.avis, reponse.piliers = avis, piliers
    reponse.repondu_par_id, reponse.repondu_le = agent.pk, timezone.now()
    reponse.save(update_fields=["avis", "piliers", "repondu_par", "repondu_le", "modifie_le"])
    structure = reponse.demande.structure_id
    for pilier in piliers:
        deja = parcours.interventions.filter(structure=structure, pilier=pilier, fin__isnull=True)
        if not deja.exists():
            Intervention.objects.create(
                parcours=parcours,
                structure_id=structure,
                pilier=pilier,
                debut=max(parcours.debut, timezone.localdate()),
            )
