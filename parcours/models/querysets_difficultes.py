"""Door of the difficulties that tables name: by pillar, as for blockages."""

from django.db.models import Exists, OuterRef, Q

from acteurs.nomenclatures import Pilier, Role
from cirj.socle.acces import QuerySetVisible
from parcours.models.parcours_ouverts import parcours_encore_ouvert
from parcours.models.querysets import _ACCOMPAGNENT, en_exception, interventions_de


class DifficulteQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "DifficulteQuerySet":
        """Coordination sees the department's; a structure, the pillars it carries in that pathway today.

        Without a pillar, the words may be of any: only the structure that the row names reads them, while it
        intervenes. In exception, all but health and what has no pillar.
        """
        de_pilier = ~Q(pilier__in=["", Pilier.SANTE])
        return self.filter(self._portees(agent) | (de_pilier & Q(parcours__in=en_exception(agent))))

    def decidables_par(self, agent) -> "DifficulteQuerySet":
        """Those that she may confirm or set aside: an exceptional access only reads."""
        return self.filter(self._portees(agent))

    def a_confirmer(self) -> "DifficulteQuerySet":
        """Those nobody has decided about, of pathways that are open."""
        return self.filter(parcours_encore_ouvert(), etat="a_confirmer")

    @staticmethod
    def _portees(agent) -> Q:
        siennes = interventions_de(agent).filter(parcours=OuterRef("parcours"))
        return (
            Q(parcours__departement__in=agent.departements(Role.COORDINATION))
            | Q(Exists(siennes.filter(pilier=OuterRef("pilier"))))
            | (Q(pilier="") & Q(structure__in=agent.structures(*_ACCOMPAGNENT)) & Q(Exists(siennes)))
        )
