"""The social worker's day: her people, the most urgent first, each with the reason for being there."""

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone
from django.utils.functional import cached_property

from acteurs.equipe.habilitations import peut_confirmer
from acteurs.models import RevueAcces
from acteurs.passation.charges import sans_porteur
from cirj.socle import regles
from parcours.dossier.echeances import Echeance, a_venir
from parcours.models import (
    AccesExceptionnel,
    DifficulteSignalee,
    Orientation,
    Parcours,
    PointBlocage,
    Referent,
    ReponseRapprochement,
)
from parcours.orientations.enchainements import Rappel, rappels
from parcours.orientations.lecture import VueOrientation, lire
from parcours.passation import PRINCIPAL

_SEMAINE = datetime.timedelta(days=7)


@dataclass
class LigneJournee:
    """One pathway; ``raisons``: short sentences, the most pressing first; ``rang``: the lower, the more urgent."""

    parcours: Parcours
    echeances: list[Echeance]
    blocages: list[PointBlocage]
    suivi_recent: UUID | None = None
    horizon: datetime.date = field(default_factory=timezone.localdate)

    @property
    def personne(self):
        return self.parcours.personne

    @property
    def contact(self) -> datetime.date | None:
        """The day by which the person is to be contacted."""
        return next((e.date for e in self.echeances if e.code == "AGIR_CONTACT"), None)

    @property
    def a_contacter(self) -> bool:
        return self.contact is not None and self.contact <= timezone.localdate() + _SEMAINE

    @property
    def proches(self) -> list[Echeance]:
        """Deadlines passed or near, contact apart."""
        return [e for e in self.echeances if e.code != "AGIR_CONTACT" and e.date <= self.horizon]

    @property
    def cle(self) -> tuple:
        """The earliest thing due first; then what is blocked; then the oldest contact."""
        dues = [e.date for e in self.proches] + ([self.contact] if self.a_contacter else [])
        premiere = min(dues, default=datetime.date.max)
        return (
            not dues,
            premiere,
            not self.blocages,
            self.contact or datetime.date.max,
            self.personne.cle_tri,
        )


class JourneeAccompagnement:
    """``toutes``: the whole structure's people; otherwise those whose caseworker the agent is, when she is one."""

    def __init__(self, agent, recents: dict[UUID, UUID], toutes: bool = False):
        self.agent, self.recents = agent, recents
        visibles = self._visibles = list(self._parcours())
        siens = [parcours for parcours in visibles if parcours.est_referente]
        self.nombre_structure = len(visibles)
        self.choix = bool(siens) and len(siens) < len(visibles)
        self.toutes = toutes or not siens
        toutes_les_lignes = self._lignes(visibles if self.toutes else siens)
        self.nombre = len(toutes_les_lignes)
        #: What was just logged goes down, under the rest, with the way to take it back.
        self.notees = [ligne for ligne in toutes_les_lignes if ligne.suivi_recent]
        self.lignes = [ligne for ligne in toutes_les_lignes if not ligne.suivi_recent]

    @cached_property
    def orientations(self) -> list[VueOrientation]:
        """Referrals that wait for the structure's answer, and its own that were refused, the oldest first."""
        siennes = Orientation.objects.a_traiter_par(self.agent).pour_affichage()
        return lire(siennes, self.agent, self._visibles)

    @property
    def recues(self) -> list[VueOrientation]:
        return [vue for vue in self.orientations if vue.orientation.sans_reponse]

    @property
    def refusees(self) -> list[VueOrientation]:
        return [vue for vue in self.orientations if vue.peut_renvoyer]

    @cached_property
    def rappels(self) -> list[tuple[Parcours, Rappel]]:
        """What the chains of her people ask for: a gap that opens, a referral to send."""
        par_cle = {parcours.pk: parcours for parcours in self._visibles}
        return [(par_cle[rappel.parcours_id], rappel) for rappel in rappels(self._visibles, self.agent)]

    @cached_property
    def rapprochements(self) -> int:
        """Questions about look-alikes that wait for the structure's answer."""
        return ReponseRapprochement.objects.visible_par(self.agent).a_donner().count()

    @cached_property
    def difficultes(self) -> int:
        """What tables say of the pillars that her structure carries, and that nobody has confirmed."""
        siennes = DifficulteSignalee.objects.visible_par(self.agent).decidables_par(self.agent)
        return siennes.a_confirmer().count()

    @cached_property
    def acces(self) -> list[AccesExceptionnel]:
        """Her own exceptional accesses that still last: the dossier is in no list, this leads back to it."""
        siens = AccesExceptionnel.objects.visible_par(self.agent).en_cours().filter(affectation=self.agent.affectation)
        return list(siens.select_related("personne").defer("personne__recherche", "personne__numero_etranger"))

    @cached_property
    def revue(self) -> RevueAcces | None:
        """The review that a structure's head has not finished; ``reste``: how many accesses wait for her own answer."""
        if not self.agent.dirige:
            return None
        revue = RevueAcces.objects.visible_par(self.agent).en_cours().first()
        if revue is not None:
            revue.reste = sum(1 for ligne in revue.a_confirmer() if peut_confirmer(self.agent, ligne.affectation))
        return revue if revue is not None and revue.reste else None

    @cached_property
    def sans_referent(self) -> int:
        """For a structure's head: those of its people whose lead caseworker has no open access any more."""
        if not self.agent.dirige:
            return 0
        sans = sans_porteur(PRINCIPAL, self.agent.affectation.departement_id)
        return sans.filter(parcours__in=self._visibles, structure__in=self.agent.structures()).count()

    @property
    def a_contacter(self) -> int:
        return sum(1 for ligne in self.lignes if ligne.a_contacter)

    def _parcours(self):
        sien = Referent.objects.filter(parcours=OuterRef("pk"), agent=self.agent.pk, fin__isnull=True)
        ouverts = PointBlocage.objects.ouverts().order_by("signale_le", "cree_le")
        return (
            Parcours.objects.visible_par(self.agent)
            .accompagnes_par(self.agent)
            .ouverts()
            .avec_exceptions()
            .select_related("personne__commune")
            .defer("personne__recherche", "personne__numero_etranger", "personne__commune__contour")
            .prefetch_related("interventions", Prefetch("blocages", ouverts, to_attr="blocages_ouverts"))
            .annotate(est_referente=Exists(sien))
        )

    def _lignes(self, parcours: list[Parcours]) -> list[LigneJournee]:
        horizon = timezone.localdate() + datetime.timedelta(days=regles.nombre("ECHEANCES_PROCHES"))
        par_parcours: dict[UUID, list[Echeance]] = {}
        for echeance in a_venir(parcours, self.agent):
            if echeance.reportee_au:
                continue
            par_parcours.setdefault(echeance.parcours.pk, []).append(echeance)
        lignes = []
        for un in parcours:
            ouverts = un.piliers_ouverts_a(self.agent)
            blocages = [blocage for blocage in un.blocages_ouverts if blocage.pilier in ouverts]
            echeances = par_parcours.get(un.pk, [])
            lignes.append(LigneJournee(un, echeances, blocages, self.recents.get(un.pk), horizon))
        return sorted(lignes, key=lambda ligne: ligne.cle)
