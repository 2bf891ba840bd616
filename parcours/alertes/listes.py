"""The lists of alerts that one chooses among."""

from collections.abc import Mapping

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property

from cirj.socle import regles
from parcours.models import Alerte

#: Code in the address → its name.
LISTES = {"": "En attente", "reportees": "Reportées", "fermees": "Fermées récemment"}


class Tri:
    """What ``parametres`` (the address) ask for: ``etat`` among ``LISTES``; ``voir=tout`` beyond one's own people."""

    def __init__(self, agent, parametres: Mapping[str, str]):
        self.agent = agent
        self.etat = parametres.get("etat", "") if parametres.get("etat", "") in LISTES else ""
        self.tout = parametres.get("voir") == "tout"

    @property
    def titre(self) -> str:
        return LISTES[self.etat].lower()

    @cached_property
    def referente(self) -> bool:
        """Whether some of the alerts are of people whose caseworker she is: then the list begins with those."""
        return self.agent.accompagne and self._visibles.ouvertes().suivies_par(self.agent).exists()

    @property
    def les_siennes(self) -> bool:
        return self.referente and not self.tout

    @cached_property
    def alertes(self) -> QuerySet:
        siennes = self._visibles.suivies_par(self.agent) if self.les_siennes else self._visibles
        match self.etat:
            case "reportees":
                return siennes.reportees().pour_affichage().order_by("report_au", "echeance")
            case "fermees":
                depuis = regles.limite_passee("ALERTE_HISTORIQUE", timezone.localdate())
                return siennes.filter(close_le__gte=depuis).pour_affichage().order_by("-close_le", "-modifie_le")
        return siennes.attendues().pour_affichage().order_by("echeance", "cree_le")

    @property
    def _visibles(self) -> QuerySet:
        return Alerte.objects.visible_par(self.agent)
