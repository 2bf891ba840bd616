"""Doors of the imports and of the doubles they propose."""

from django.db.models import F

from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible


class ImportationQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "ImportationQuerySet":
        """The coordination of the department imports and sees its imports."""
        return self.filter(departement__in=agent.departements(Role.COORDINATION))


class PropositionDoublonQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "PropositionDoublonQuerySet":
        return self.filter(departement__in=agent.departements(Role.COORDINATION))

    def de_l_import(self, importation) -> "PropositionDoublonQuerySet":
        """Those of its rows, and those that an earlier import already made of the same rows."""
        return self.filter(
            departement=importation.departement_id, ligne__empreinte__in=importation.lignes.values("empreinte")
        )

    def en_attente(self) -> "PropositionDoublonQuerySet":
        from parcours.models.doublon import DecisionDoublon

        return self.filter(decision=DecisionDoublon.EN_ATTENTE)

    def pour_affichage(self) -> "PropositionDoublonQuerySet":
        """Without the dossiers they look like: the page reads those with all that a row is compared with."""
        lues = self.select_related("ligne__importation")
        return lues.order_by(F("reporte_le").asc(nulls_first=True), "ligne__numero", "cree_le")
