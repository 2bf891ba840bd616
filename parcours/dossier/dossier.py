"""The dossier of a person as one agent may read it: the band, the pillars, the household, the circle.

Reads in a number of queries that does not depend on what the dossier holds.
"""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from acteurs.nomenclatures import ACCOMPAGNENT
from cirj.socle.acces import trouver
from cirj.socle.calendrier import depuis, en_francais
from cirj.socle.rls import contexte
from parcours.acces.rapprochements import piliers_a_ouvrir
from parcours.commun.chronologie import decisions
from parcours.commun.confidentialite import NomsLisibles
from parcours.dossier.bref import en_bref
from parcours.dossier.echeances import SANS_LIMITE, Echeance, echeances
from parcours.dossier.lecture import en_cours, parcours_actuel, personnes_lues
from parcours.dossier.piliers import VuePilier, vues_piliers
from parcours.famille.regles_reunification import dire_les_attendus
from parcours.models import (
    AccesExceptionnel,
    DifficulteSignalee,
    Intervention,
    MembreMenage,
    Personne,
    Referent,
)
from parcours.nomenclatures import StatutProtection, TypeTitre
from parcours.nomenclatures.pays_et_langues import noms_langues, noms_pays

AGIR_TERME, CONTACT = "AGIR_TERME", "AGIR_CONTACT"
# Days ahead: far enough for the term of a programme that begins today.
_HORIZON = 1100


@dataclass(frozen=True)
class LigneCercle:
    """One structure of the circle: what it carries, since when, how to reach it."""

    nom: str
    telephone: str
    courriel: str
    interventions: list[Intervention]


class Dossier:
    """``Dossier(agent, personne_id)`` answers 404 for a stranger; ``parcours`` is None when there is none to see.

    ``complet`` False: the person, the pathway and who intervenes only, for the parts that show nothing else.
    """

    def __init__(self, agent, personne_id, complet: bool = True):
        self.agent = agent
        self.personne = trouver(personnes_lues(), agent, pk=personne_id)
        self.parcours = parcours_actuel(self.personne, agent, complet)
        if self.acces_exceptionnel is not None:
            # Beside each line of the journal about this page: why it was read.
            contexte.preciser(motif=self.acces_exceptionnel.motif)

    @cached_property
    def coordonne(self) -> bool:
        return self.agent.departement_coordonne(self.personne.departement_id)

    @cached_property
    def ouverts(self) -> set[str]:
        """The pillars whose content the agent reads and may change."""
        return self.parcours.piliers_ouverts_a(self.agent) if self.parcours else set()

    @cached_property
    def lus(self) -> set[str]:
        """The pillars whose content the agent reads: those above, and in exception all but health."""
        return self.parcours.piliers_lus_par(self.agent) if self.parcours else set()

    @cached_property
    def acces_exceptionnel(self) -> AccesExceptionnel | None:
        """The exceptional access by which she reads more than her structure carries, when there is one."""
        if self.parcours is None or self.coordonne or not self.parcours.lu_en_exception_par(self.agent):
            return None
        return AccesExceptionnel.objects.ouverts_a(self.agent).filter(parcours=self.parcours).first()

    @cached_property
    def modifiable(self) -> bool:
        """Identity, papers and household are kept by whoever follows the person."""
        return self.coordonne or bool(self.ouverts)

    @cached_property
    def orientables(self) -> list[str]:
        """The pillars on which the agent may refer the person: as for opening a dossier to a structure that asks."""
        fini = self.parcours is None or (self.parcours.fin and self.parcours.fin <= timezone.localdate())
        return [] if fini or not self.modifiable else [str(p) for p in piliers_a_ouvrir(self.parcours, self.agent)]

    def encore_visible(self) -> bool:
        """Say whether the agent still sees the dossier, after a change that may have closed it to her."""
        return Personne.objects.visible_par(self.agent).filter(pk=self.personne.pk).exists()

    @cached_property
    def piliers(self) -> list[VuePilier]:
        if self.parcours is None:
            return []
        lisibles = [b.pk for b in self.parcours.blocages_ouverts if b.pilier in self.lus]
        prises = decisions(lisibles, self.agent)
        vues = vues_piliers(self.parcours, self.agent, prises, en_bref(self.personne, self.parcours, self.lus))
        for vue in vues:
            vue.difficultes = [d for d in self.difficultes if d.pilier == vue.code]
        return vues

    @cached_property
    def difficultes(self) -> list[DifficulteSignalee]:
        """What tables say of this pathway and nobody has confirmed; those without a pillar stand above the pillars."""
        if self.parcours is None:
            return []
        visibles = DifficulteSignalee.objects.visible_par(self.agent)
        return list(visibles.a_confirmer().filter(parcours=self.parcours))

    @property
    def difficultes_sans_pilier(self) -> list[DifficulteSignalee]:
        return [d for d in self.difficultes if not d.pilier]

    @cached_property
    def echeances(self) -> list[Echeance]:
        return [e for e in self._echeances if e.reste_due]

    @cached_property
    def _echeances(self) -> list[Echeance]:
        """What is due, and what has passed too: a term that is over is still told."""
        jour = timezone.localdate()
        bornes = jour - SANS_LIMITE, jour + datetime.timedelta(days=_HORIZON)
        return echeances([self.parcours], *bornes, self.agent) if self.parcours else []

    @property
    def terme(self) -> datetime.date | None:
        """The day the programme reaches its maximum length, when it has one."""
        return next((e.date for e in self._echeances if e.code == AGIR_TERME), None)

    @property
    def contact_attendu(self) -> Echeance | None:
        return next((e for e in self.echeances if e.code == CONTACT), None)

    @property
    def prochaine_echeance(self) -> Echeance | None:
        return next((e for e in self.echeances if e.code not in (AGIR_TERME, CONTACT)), None)

    @property
    def langues(self) -> str:
        return ", ".join(noms_langues(self.personne.langues))

    @property
    def nationalites(self) -> str:
        return ", ".join(noms_pays(self.personne.nationalites))

    @property
    def protection(self) -> str:
        return StatutProtection(self.personne.statut).label if self.personne.statut else ""

    @property
    def protection_depuis(self) -> str:
        return depuis(self.personne.protegee_le, self.personne.protegee_precision or "jour")

    @property
    def titre(self) -> str:
        return TypeTitre(self.personne.titre).label if self.personne.titre else ""

    @property
    def titre_jusqu_a(self) -> str:
        """« jusqu'au 3 déc. 2026 », or what the end of the document in use has become; "" when it has none."""
        fin, demande = self.personne.titre_fin, self.personne.titre_demande_le
        if fin is None:
            return ""
        passee = fin < timezone.localdate()
        suite = f", renouvellement demandé le {en_francais(demande)}" if demande else ""
        return ("expiré le " if passee else "jusqu'au ") + en_francais(fin) + suite

    @property
    def aussi_ecrit(self) -> str:
        return ", ".join(self.personne.autres_ecritures)

    @property
    def reunification(self) -> str:
        """« Réunification en cours : épouse, 3 enfants », "" when nobody is to come."""
        return dire_les_attendus([brut.split(":") for brut in self.personne.attendus_bruts])

    @property
    def interprete(self) -> str:
        """« Nécessaire, en dari », « Pas nécessaire », "" when nobody asked."""
        if self.personne.besoin_interprete is None:
            return ""
        if not self.personne.besoin_interprete:
            return "Pas nécessaire"
        langue = self.personne.langue_interprete
        return f"Nécessaire, en {noms_langues([langue])[0]}" if langue else "Nécessaire"

    @cached_property
    def menage(self) -> list[MembreMenage]:
        """The other members of the household today; ``visible`` says whether their dossier may be opened.

        Their name, place and age are told to whoever reads the dossier of one member: a household is housed, entitled
        and followed together. Nothing else of them is; who reads a name only (a cell, an ended intervention, a decision
        entrusted) does not learn that there is a household.
        """
        visibles = Personne.objects.visible_par(self.agent).filter(pk=OuterRef("personne"))
        actuels = MembreMenage.objects.filter(en_cours())
        mien = actuels.filter(personne=self.personne).values("menage")
        autres = actuels.filter(menage__in=mien).exclude(personne=self.personne).select_related("personne")
        return list(autres.annotate(visible=Exists(visibles)).order_by("debut", "cree_le"))

    @property
    def membres_connus(self) -> QuerySet[MembreMenage]:
        """Everybody in the household today; those who left, when their dossier may be opened: they have their own team."""
        visibles = Personne.objects.visible_par(self.agent).filter(pk=OuterRef("personne"))
        return MembreMenage.objects.filter(en_cours() | Exists(visibles), menage=self.personne.menage_id)

    @cached_property
    def cercle(self) -> list[LigneCercle]:
        """Structures that intervene today, and what each carries."""
        jour, par_structure = timezone.localdate(), {}
        for intervention in self.parcours.interventions.all() if self.parcours else ():
            if intervention.active_le(jour):
                par_structure.setdefault(intervention.structure, []).append(intervention)
        return [self._ligne(structure, portees) for structure, portees in par_structure.items()]

    def _ligne(self, structure, portees: list[Intervention]) -> LigneCercle:
        nom = self.nommer(structure)
        joignable = nom == structure.nom
        for intervention in portees:
            intervention.terminable = self.peut_terminer(intervention)
        return LigneCercle(
            nom,
            structure.telephone if joignable else "",
            structure.courriel if joignable else "",
            portees,
        )

    def peut_terminer(self, intervention: Intervention) -> bool:
        """The coordination, or the structure for its own."""
        siennes = self.agent.structures(*ACCOMPAGNENT)
        return self.coordonne or intervention.structure_id in siennes

    @property
    def peut_terminer_parcours(self) -> bool:
        """The coordination, or the lead caseworker, while the pathway is open."""
        if self.parcours is None or self.parcours.fin is not None:
            return False
        return self.coordonne or any(r.principal and r.agent_id == self.agent.pk for r in self.referents)

    @cached_property
    def nommer(self) -> NomsLisibles:
        """Names a structure met in the pathway, as the agent reads it."""
        return NomsLisibles(self.parcours, self.agent)

    @property
    def referents(self) -> list[Referent]:
        """Caseworkers of today."""
        jour = timezone.localdate()
        return [r for r in self._referents if r.fin is None or r.fin > jour]

    @property
    def derniers_referents(self) -> list[Referent]:
        """Those who followed the person until the end of a pathway that is over."""
        return [r for r in self._referents if r not in self.referents]

    @cached_property
    def _referents(self) -> list[Referent]:
        """A revealing structure is named to those who carry what it carries."""
        siens = list(self.parcours.referents.all()) if self.parcours else []
        for referent in siens:
            referent.nom_structure = self.nommer(referent.structure)
        return siens
