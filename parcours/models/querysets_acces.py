"""Doors of what opens a dossier otherwise than an intervention: exceptional accesses, requests about look-alikes."""

import datetime

from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, Value
from django.utils import timezone

from acteurs.nomenclatures import Role
from cirj.socle import regles
from cirj.socle.acces import QuerySetVisible

_ACCOMPAGNENT = (Role.INTERVENANT, Role.RESPONSABLE)


def debut_du_jour() -> datetime.datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


class AccesExceptionnelQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "AccesExceptionnelQuerySet":
        """The coordination reads those of the department; an agent, her own."""
        return self.filter(Q(departement__in=agent.departements(Role.COORDINATION)) | Q(agent=agent.pk))

    def en_cours(self, instant: datetime.datetime | None = None) -> "AccesExceptionnelQuerySet":
        instant = instant or timezone.now()
        return self.filter(debut__lte=instant, fin__gt=instant)

    def ouverts_a(self, agent) -> "AccesExceptionnelQuerySet":
        """Those that open something to ``agent`` now, under the assignment she acts with."""
        if agent.affectation is None or not agent.accompagne:
            return self.none()
        return self.en_cours().filter(agent=agent.pk, affectation=agent.affectation.pk)

    def pour_affichage(self) -> "AccesExceptionnelQuerySet":
        return self.select_related("personne", "agent", "structure", "interrompu_par", "vu_par")

    def a_voir(self) -> "AccesExceptionnelQuerySet":
        """Those the coordination has not said she has seen."""
        return self.filter(vu_le__isnull=True)


class EssaiAccesQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "EssaiAccesQuerySet":
        return self.filter(Q(departement__in=agent.departements(Role.COORDINATION)) | Q(agent=agent.pk))

    def du_jour(self) -> "EssaiAccesQuerySet":
        return self.filter(cree_le__gte=debut_du_jour())


class DemandeRapprochementQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "DemandeRapprochementQuerySet":
        """A request is followed by the structure that asks. The holders see their own row to answer, not this."""
        return self.filter(structure__in=agent.structures(*_ACCOMPAGNENT))

    def avec_etat(self) -> "DemandeRapprochementQuerySet":
        """Add what ``DemandeRapprochement.etat`` reads, without telling how many dossiers were looked at."""
        from parcours.models.rapprochement import Avis

        return self.annotate(
            **{
                nom: Func(F("pk"), Value(avis), function="acces.reponses_recues", output_field=IntegerField())
                for nom, avis in (("oui", Avis.MEME.value), ("attendues", Avis.EN_ATTENTE.value))
            }
        )


class ReponseRapprochementQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "ReponseRapprochementQuerySet":
        """Who holds the candidate's file: the structures that intervene today, and the coordination."""
        from parcours.models.querysets import interventions_de

        tenus = interventions_de(agent).filter(parcours__personne=OuterRef("candidate"))
        return self.filter(Q(departement__in=agent.departements(Role.COORDINATION)) | Q(Exists(tenus)))

    def a_donner(self, limite: datetime.date | None = None) -> "ReponseRapprochementQuerySet":
        """Those still waited for; past the delay of the rule, nobody is asked any more."""
        from parcours.models.rapprochement import Avis

        limite = limite or regles.limite_passee("RAPPROCHEMENT_VALIDITE")
        return self.filter(avis=Avis.EN_ATTENTE, demande__jour__gte=limite)

    def pour_affichage(self) -> "ReponseRapprochementQuerySet":
        return self.select_related("demande__structure", "demande__agent", "candidate__commune", "repondu_par").defer(
            "candidate__commune__contour", "candidate__recherche", "candidate__numero_etranger"
        )
