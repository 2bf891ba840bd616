"""The five pillars of a pathway as one agent may read them: a state, a line of truth, what comes next, what blocks."""

import datetime
from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch
from django.db.models.functions import JSONObject

from acteurs.nomenclatures import Pilier
from parcours.commun.chronologie import DecisionPrise
from parcours.models import DifficulteSignalee, Etape, Intervention, Parcours, PilierParcours, PointBlocage
from parcours.models.parcours import ParcoursQuerySet
from parcours.nomenclatures import EtatPilier

CONFIDENTIEL, BLOQUE = "confidentiel", "bloque"
#: State → the word and the icon that say it; colour only repeats them.
ETATS = {
    CONFIDENTIEL: ("Confidentiel", "fr-icon-lock-line"),
    BLOQUE: ("Bloqué", "fr-icon-alert-fill"),
    EtatPilier.A_EVALUER: ("À évaluer", "fr-icon-question-line"),
    EtatPilier.EN_COURS: ("En cours", "fr-icon-play-circle-line"),
    EtatPilier.ACQUIS: ("Acquis", "fr-icon-checkbox-circle-fill"),
}
ICONES = {
    Pilier.LANGUE: "fr-icon-chat-3-line",
    Pilier.LOGEMENT: "fr-icon-home-4-line",
    Pilier.SOCIAL: "fr-icon-team-line",
    Pilier.SANTE: "fr-icon-heart-line",
    Pilier.EMPLOI: "fr-icon-briefcase-line",
}
#: Short names, for a row of five.
COURTS = {Pilier.SOCIAL: "Social", Pilier.EMPLOI: "Emploi"}


@dataclass
class VuePilier:
    """One pillar. Confidential, it carries nothing else than its name."""

    pilier: Pilier
    etat: str = CONFIDENTIEL
    resume: str = ""
    #: What is true today, told from the records (``parcours.dossier.bref``).
    bref: str = ""
    depuis: datetime.date | None = None
    etapes: list[Etape] = field(default_factory=list)
    blocages: list[PointBlocage] = field(default_factory=list)
    decisions: dict[object, list[DecisionPrise]] = field(default_factory=dict)
    #: What a table says of this pillar and nobody has confirmed: it changes nothing to its state.
    difficultes: list[DifficulteSignalee] = field(default_factory=list)
    #: False: read in exception, nothing to write.
    modifiable: bool = False

    @property
    def code(self) -> str:
        return self.pilier.value

    @property
    def libelle(self) -> str:
        return str(self.pilier.label)

    @property
    def court(self) -> str:
        return COURTS.get(self.pilier, self.libelle)

    @property
    def ouvert(self) -> bool:
        return self.etat != CONFIDENTIEL

    @property
    def mot(self) -> str:
        return ETATS[self.etat][0]

    @property
    def icone(self) -> str:
        return ETATS[self.etat][1]

    @property
    def icone_pilier(self) -> str:
        return ICONES[self.pilier]

    @property
    def blocages_et_decisions(self) -> list[tuple[PointBlocage, list[DecisionPrise]]]:
        return [(blocage, self.decisions.get(blocage.pk, [])) for blocage in self.blocages]


def avec_piliers(ensemble: ParcoursQuerySet) -> ParcoursQuerySet:
    """Load what ``vues_piliers`` reads, in three queries more whatever the number of pathways."""
    etat = JSONObject(pilier="pilier", etat="etat", resume="resume", depuis="depuis")
    etats = PilierParcours.objects.filter(parcours=OuterRef("pk")).values(en_json=etat)
    return (
        ensemble.avec_exceptions()
        .annotate(etats_piliers=ArraySubquery(etats))
        .prefetch_related(
            Prefetch("interventions", Intervention.objects.select_related("structure")),
            Prefetch(
                "blocages", PointBlocage.objects.ouverts().order_by("signale_le", "cree_le"), to_attr="blocages_ouverts"
            ),
            Prefetch(
                "etapes", Etape.objects.a_faire().select_related("responsable", "structure"), to_attr="etapes_a_faire"
            ),
        )
    )


def vues_piliers(
    parcours: Parcours, agent, decisions: dict | None = None, brefs: dict[str, str] | None = None
) -> list[VuePilier]:
    """Return the five pillars of a pathway loaded by ``avec_piliers``, as ``agent`` may read them.

    ``brefs``: pillar → its line told from the records; without them, only what was typed is said.
    """
    lus, ouverts = parcours.piliers_lus_par(agent), parcours.piliers_ouverts_a(agent)
    etats = {etat["pilier"]: etat for etat in parcours.etats_piliers}
    vues = [
        _ouvert(parcours, pilier, etats.get(pilier), decisions or {}, pilier in ouverts)
        if pilier in lus
        else VuePilier(pilier)
        for pilier in Pilier
    ]
    for vue in vues:
        vue.bref = (brefs or {}).get(vue.code, "")
    return vues


def _ouvert(parcours: Parcours, pilier: Pilier, etat: dict | None, decisions: dict, modifiable: bool) -> VuePilier:
    blocages = [blocage for blocage in parcours.blocages_ouverts if blocage.pilier == pilier]
    depuis = datetime.date.fromisoformat(etat["depuis"]) if etat and etat["depuis"] else None
    return VuePilier(
        pilier,
        etat=BLOQUE if blocages else (etat["etat"] if etat else EtatPilier.A_EVALUER),
        resume=etat["resume"] if etat else "",
        depuis=blocages[0].signale_le if blocages else depuis,
        etapes=[etape for etape in parcours.etapes_a_faire if etape.pilier == pilier],
        blocages=blocages,
        decisions=decisions,
        modifiable=modifiable,
    )
