"""The coordinator's day: what waits for her in the department she acts for, in four short lists."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, DateField, F, OuterRef, Q, QuerySet, Subquery, Value, Window
from django.utils import timezone

from acteurs.models import RevueAcces
from acteurs.passation.charges import sans_porteur
from cirj.socle import regles
from comites.models import Decision, PointOrdreDuJour, Seance
from parcours.dossier.echeances import echeances
from parcours.models import (
    AccesExceptionnel,
    DifficulteSignalee,
    Orientation,
    Parcours,
    PointBlocage,
    PropositionDoublon,
    ReponseRapprochement,
)
from parcours.passation import PRINCIPAL

COURTE = 5


@dataclass(frozen=True)
class Extrait:
    """The first rows of a list, and how many it has in all: one query for both."""

    lignes: list
    total: int

    @property
    def reste(self) -> int:
        return self.total - len(self.lignes)


def extrait(ensemble: QuerySet, taille: int = COURTE) -> Extrait:
    lignes = list(ensemble.annotate(total=Window(Count("*")))[:taille])
    return Extrait(lignes, lignes[0].total if lignes else 0)


class JourneeCoordination:
    """Everything the page says, read when it is asked for; ``jour`` is today."""

    def __init__(self, agent, departement: str, jour: datetime.date | None = None):
        self.agent, self.departement = agent, departement
        self.jour = jour or timezone.localdate()

    @property
    def tous_les_blocages(self) -> QuerySet:
        """Situations without a decision, the oldest first, each with the date of the session that will hear it."""
        inscrits = PointOrdreDuJour.objects.en_attente().filter(blocage=OuterRef("pk")).order_by("seance__date")
        return (
            PointBlocage.objects.visible_par(self.agent)
            .filter(departement=self.departement)
            .sans_decision()
            .de_qui_est_suivi()
            .select_related("parcours__personne__commune")
            .annotate(seance_le=Subquery(inscrits.values("seance__date")[:1], output_field=DateField()))
            .annotate(seance_id=Subquery(inscrits.values("seance")[:1]))
            .order_by("signale_le", "cree_le")
        )

    @property
    def tous_les_contacts(self) -> QuerySet:
        """People whose contact rule is overdue, the longest silence first."""
        return (
            self._parcours.ouverts(self.jour)
            .sans_contact_depuis(self._bareme.limite_passee("AGIR_CONTACT", self.jour))
            .select_related("personne__commune")
            .order_by(F("dernier_contact").asc(nulls_first=True), "debut", "personne__cle_tri")
        )

    @property
    def toutes_les_decisions(self) -> QuerySet:
        """Decisions past their deadline, and those she carries herself, the nearest deadline first."""
        siennes = Decision.objects.visible_par(self.agent).filter(blocage__departement=self.departement).a_realiser()
        return (
            (siennes.en_retard(self.jour) | siennes.portees_par(self.agent))
            .select_related("structure", "responsable", "blocage__parcours__personne")
            .order_by("echeance", "cree_le")
        )

    @cached_property
    def blocages(self) -> Extrait:
        return extrait(self.tous_les_blocages)

    @cached_property
    def contacts(self) -> Extrait:
        return extrait(self.tous_les_contacts)

    @cached_property
    def decisions(self) -> Extrait:
        return extrait(self.toutes_les_decisions)

    @property
    def toutes_les_orientations(self) -> QuerySet:
        """Referrals without an answer for longer than the rule, and her own that were refused, the oldest first."""
        siennes = Orientation.objects.visible_par(self.agent).filter(departement=self.departement)
        silence = siennes.sans_reponse_depuis(self._bareme.limite_passee("ORIENTATION_REPONSE", self.jour))
        refusees = siennes.envoyees_par(self.agent).a_reprendre()
        return (
            siennes.filter(Q(pk__in=silence.values("pk")) | Q(pk__in=refusees.values("pk")))
            .avec_les_noms()
            .select_related("parcours__personne__commune")
            .order_by("envoyee_le", "cree_le")
        )

    @cached_property
    def orientations(self) -> Extrait:
        return extrait(self.toutes_les_orientations)

    @cached_property
    def toutes_les_echeances(self) -> list:
        """Deadlines of the dated rules from today to the end of the rule ECHEANCES_PROCHES, those put off left out."""
        proches = echeances(self._parcours, self.jour, self._fin_des_echeances)
        return [echeance for echeance in proches if not echeance.reportee_au]

    @cached_property
    def echeances(self) -> Extrait:
        return Extrait(self.toutes_les_echeances[:COURTE], len(self.toutes_les_echeances))

    @cached_property
    def duree_des_echeances(self) -> int:
        """Days ahead that the list of deadlines looks."""
        return (self._fin_des_echeances - self.jour).days

    @cached_property
    def acces(self) -> list[AccesExceptionnel]:
        """Exceptional accesses that she has not said she has seen."""
        return list(
            AccesExceptionnel.objects.visible_par(self.agent)
            .filter(departement=self.departement)
            .a_voir()
            .pour_affichage()[:COURTE]
        )

    @property
    def doubles(self) -> int:
        """Doubles that an import proposed and that nobody has decided."""
        return self._attentes.get("doubles", 0)

    @property
    def rapprochements(self) -> int:
        """Questions about look-alikes that wait for an answer."""
        return self._attentes.get("rapprochements", 0)

    @property
    def revues(self) -> int:
        """Reviews of accesses that a structure's head should have given back."""
        return self._attentes.get("revues", 0)

    @property
    def difficultes(self) -> int:
        """What tables say and nobody has confirmed: no blockage yet."""
        return self._attentes.get("difficultes", 0)

    @property
    def sans_referent(self) -> int:
        """People whose lead caseworker has no open access any more."""
        return self._attentes.get("sans_referent", 0)

    @cached_property
    def _attentes(self) -> dict[str, int]:
        """The five counts, in one query."""
        limite = self._bareme.limite_passee("RAPPROCHEMENT_VALIDITE", self.jour)
        doubles = PropositionDoublon.objects.visible_par(self.agent).en_attente()
        questions = ReponseRapprochement.objects.visible_par(self.agent).a_donner(limite)
        revues = RevueAcces.objects.visible_par(self.agent).en_retard(self.jour)
        sans_referent = sans_porteur(PRINCIPAL, self.departement)
        difficultes = DifficulteSignalee.objects.visible_par(self.agent).a_confirmer()
        comptes = [
            ensemble.filter(departement=self.departement)
            .order_by()
            .values(quoi=Value(quoi))
            .annotate(n=Count("pk"))
            .values_list("quoi", "n")
            for quoi, ensemble in (
                ("doubles", doubles),
                ("rapprochements", questions),
                ("revues", revues),
                ("sans_referent", sans_referent),
                ("difficultes", difficultes),
            )
        ]
        return dict(comptes[0].union(*comptes[1:], all=True))

    @cached_property
    def seances(self) -> list[Seance]:
        """The sessions to come, the nearest first."""
        return list(
            Seance.objects.visible_par(self.agent)
            .filter(comite__departement=self.departement)
            .a_venir(self.jour)
            .select_related("comite")[:10]
        )

    @cached_property
    def silence(self) -> str:
        """The rule of contact, in words: « 2 mois »."""
        return self._bareme.regle("AGIR_CONTACT", self.jour).en_mots

    @cached_property
    def _bareme(self) -> regles.Bareme:
        return regles.Bareme("AGIR_CONTACT", "ECHEANCES_PROCHES", "RAPPROCHEMENT_VALIDITE", "ORIENTATION_REPONSE")

    @cached_property
    def _fin_des_echeances(self) -> datetime.date:
        return self._bareme.echeance("ECHEANCES_PROCHES", self.jour)

    @property
    def _parcours(self):
        return Parcours.objects.visible_par(self.agent).filter(departement=self.departement)
