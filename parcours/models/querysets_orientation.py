"""Doors of referrals and of chains: both sides read the same row, each as far as it may."""

import datetime

from django.db.models import Exists, F, Func, JSONField, OuterRef, Q
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from acteurs.nomenclatures import Pilier, Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.termes import terme
from parcours.models.parcours_ouverts import parcours_encore_ouvert
from parcours.nomenclatures import EtatOrientation

_ACCOMPAGNENT = (Role.INTERVENANT, Role.RESPONSABLE)


def cote_envoi(agent) -> Q:
    """The coordination; who carries the pillar; the structure that wrote it, while it intervenes on the pathway.

    Health is read only by who carries health; in exception, all but health.
    """
    from parcours.models.querysets import en_exception, interventions_de

    equipe = interventions_de(agent).filter(parcours=OuterRef("parcours"))
    sante = Exists(equipe.filter(pilier=Pilier.SANTE))
    return (
        Q(departement__in=agent.departements(Role.COORDINATION))
        | Q(Exists(equipe.filter(pilier=OuterRef("pilier"))))
        | (Q(Exists(equipe), structure__in=agent.structures(*_ACCOMPAGNENT)) & (~Q(pilier=Pilier.SANTE) | Q(sante)))
        | (~Q(pilier=Pilier.SANTE) & Q(parcours__in=en_exception(agent)))
    )


class OrientationQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "OrientationQuerySet":
        """The sender's side, and the structure that received it.

        The latter reads it while it waits, then for a delay if it was refused or taken back; once accepted, it carries
        the pillar.
        """
        return self.filter(cote_envoi(agent) | self._recues(agent)) if agent.affectation else self.none()

    def recues_par(self, agent) -> "OrientationQuerySet":
        """What the agent's structure was sent and may still read as such."""
        return self.filter(self._recues(agent))

    def _recues(self, agent) -> Q:
        siennes = agent.structures(*_ACCOMPAGNENT)
        if not siennes:
            return Q(pk__in=[])
        jour = timezone.localdate()
        return Q(destination__in=siennes) & (
            Q(etat__in=EtatOrientation.ouverts())
            | Q(GreaterThanOrEqual(terme("repondue_le", "ORIENTATION_LECTURE"), jour), etat=EtatOrientation.REFUSEE)
            | Q(GreaterThanOrEqual(terme("annulee_le", "ORIENTATION_LECTURE"), jour), etat=EtatOrientation.ANNULEE)
        )

    def sans_reponse(self) -> "OrientationQuerySet":
        return self.filter(etat__in=EtatOrientation.ouverts())

    def sans_reponse_depuis(self, limite: datetime.date) -> "OrientationQuerySet":
        """Those sent before ``limite`` about which the destination has said nothing at all, on pathways still open."""
        return self.filter(parcours_encore_ouvert(), etat=EtatOrientation.ENVOYEE, envoyee_le__lt=limite)

    def a_reprendre(self) -> "OrientationQuerySet":
        """Refusals that were neither seen nor sent elsewhere, on pathways still open."""
        from parcours.models import Orientation

        return self.filter(
            parcours_encore_ouvert(),
            ~Exists(Orientation.objects.filter(suite_de=OuterRef("pk"))),
            etat=EtatOrientation.REFUSEE,
            classee_le__isnull=True,
        )

    def envoyees_par(self, agent) -> "OrientationQuerySet":
        return self.filter(structure__in=agent.structures())

    def a_traiter_par(self, agent) -> "OrientationQuerySet":
        """What the social worker's day shows: received and waiting, sent by her structure and refused.

        A door of its own, narrower than ``visible_par``: a structure that left the pathway has nothing more to send.
        """
        from parcours.models.querysets import interventions_de

        siennes = agent.structures(*_ACCOMPAGNENT)
        accompagnes = interventions_de(agent).filter(parcours=OuterRef("parcours"))
        hors_sante = ~Q(pilier=Pilier.SANTE) | Q(Exists(accompagnes.filter(pilier=Pilier.SANTE)))
        refusees = self.filter(hors_sante, Exists(accompagnes), structure__in=siennes).a_reprendre()
        return self.filter(
            Q(destination__in=siennes, etat__in=EtatOrientation.ouverts()) | Q(pk__in=refusees.values("pk"))
        ).order_by("envoyee_le", "cree_le")

    def pour_affichage(self) -> "OrientationQuerySet":
        """The same, and ``presentee``: what the destination reads of the person.

        The pathway is not joined: the destination may not read its row, and would lose the referral with it.
        """
        return self.avec_les_noms().annotate(
            presentee=Func(F("pk"), function="acces.presentation_d_orientation", output_field=JSONField())
        )

    def avec_les_noms(self) -> "OrientationQuerySet":
        """Load the structures, the offer, the authors, and whether a refusal was sent elsewhere (``reprise``)."""
        from parcours.models import Orientation

        return self.select_related(
            "agent", "structure", "destination__commune", "dispositif__commune", "dispositif__structure", "session",
            "attente_par", "repondue_par", "commencee_par", "terminee_par", "annulee_par",
        ).defer("destination__commune__contour", "dispositif__commune__contour").annotate(
            reprise=Exists(Orientation.objects.filter(suite_de=OuterRef("pk"))),
        )  # fmt: skip


class EnchainementQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "EnchainementQuerySet":
        """A chain is read with its pathway; its links, each with its pillar."""
        from parcours.models import Parcours

        return self.filter(parcours__in=Parcours.objects.visible_par(agent).values("pk"))


class MaillonQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "MaillonQuerySet":
        return self.filter(cote_envoi(agent)) if agent.affectation else self.none()

    def pas_finis(self) -> "MaillonQuerySet":
        return self.filter(Q(fait_le__isnull=True) | Q(fait_le__gt=timezone.localdate()))
