"""Doors of the documents: each goes with its follow-up, its pillar or its person."""

from django.db.models import Exists, OuterRef, Q

from acteurs.nomenclatures import Pilier, Role
from cirj.socle.acces import QuerySetVisible
from parcours.models.querysets import en_exception, interventions_de


class DocumentQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "DocumentQuerySet":
        """Coordination sees the department's; a document of a follow-up goes with it, one of a pillar with the pillar.

        Identity papers (neither) are read by whoever intervenes today for the person. In exception, all but health.
        """
        from parcours.models import AccesExceptionnel, Suivi

        siennes = interventions_de(agent)
        pilier = siennes.filter(parcours=OuterRef("parcours"), pilier=OuterRef("pilier"))
        personne = siennes.filter(parcours__personne=OuterRef("personne"))
        exception, ouvertes = en_exception(agent), AccesExceptionnel.objects.ouverts_a(agent).values("personne")
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(suivi__in=Suivi.objects.visible_par(agent).values("pk"))
            | (Q(suivi__isnull=True) & Q(Exists(pilier)))
            | (Q(suivi__isnull=True, pilier="") & Q(Exists(personne)))
            | (Q(suivi__isnull=True, parcours__in=exception) & ~Q(pilier__in=["", Pilier.SANTE]))
            | Q(suivi__isnull=True, pilier="", personne__in=ouvertes)
        )

    def presents(self) -> "DocumentQuerySet":
        """Those that were not withdrawn."""
        return self.filter(retire_le__isnull=True)
