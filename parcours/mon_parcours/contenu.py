"""What one agent may print of a pathway for the person: no blockage, no note, no summary written for colleagues.

Of each pillar, its state and the titles of the steps to come. A pillar that the agent does not read keeps its title
alone; a structure is named as on the agent's screen.
"""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from acteurs.nomenclatures import Pilier
from parcours.dossier.dossier import Dossier
from parcours.models import Etape, Personne
from parcours.mon_parcours.dates import DatePrevue, dates_prevues
from parcours.nomenclatures import EtatPilier

FERME = "ferme"


@dataclass(frozen=True)
class EtapePrevue:
    cle: str
    intitule: str
    pour_le: datetime.date | None = None

    @property
    def passee(self) -> bool:
        """Its day is gone: the person reads « dès que possible », not a date to regret."""
        return self.pour_le is not None and self.pour_le < timezone.localdate()


@dataclass
class PilierDit:
    """``etat``: a word of ``EtatPilier``, or ``FERME`` when the agent does not read this pillar."""

    pilier: Pilier
    etat: str = FERME
    etapes: list[EtapePrevue] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.pilier.value

    @property
    def ouvert(self) -> bool:
        return self.etat != FERME


@dataclass(frozen=True)
class Aide:
    """Somebody who helps: a caseworker with her structure, or a structure and the pillars it carries."""

    nom: str
    precision: str = ""
    telephone: str = ""
    piliers: tuple[str, ...] = ()
    referent: bool = False


@dataclass
class MonParcours:
    personne: Personne
    piliers: list[PilierDit]
    dates: list[DatePrevue]
    aides: list[Aide]

    @property
    def etapes(self) -> list[EtapePrevue]:
        return [etape for pilier in self.piliers for etape in pilier.etapes]

    def garder(self, cles: set[str]) -> "MonParcours":
        """Return the same with only these steps: a title may have been written for colleagues."""
        piliers = [PilierDit(p.pilier, p.etat, [e for e in p.etapes if e.cle in cles]) for p in self.piliers]
        return MonParcours(self.personne, piliers, self.dates, self.aides)


def composer(dossier: Dossier) -> MonParcours:
    """Return what ``dossier.agent`` may print; ``dossier.parcours`` is a pathway under way."""
    etats = {etat["pilier"]: etat["etat"] for etat in dossier.parcours.etats_piliers}
    piliers = [
        PilierDit(pilier, etats.get(pilier, EtatPilier.A_EVALUER), _etapes(dossier, pilier))
        if pilier in dossier.lus
        else PilierDit(pilier)
        for pilier in Pilier
    ]
    return MonParcours(dossier.personne, piliers, dates_prevues(dossier), [*_referents(dossier), *_structures(dossier)])


def _etapes(dossier: Dossier, pilier: Pilier) -> list[EtapePrevue]:
    prevues: list[Etape] = [etape for etape in dossier.parcours.etapes_a_faire if etape.pilier == pilier]
    return [EtapePrevue(str(etape.pk), etape.intitule, etape.echeance) for etape in prevues]


def _referents(dossier: Dossier) -> list[Aide]:
    return [Aide(str(r), r.nom_structure, _joindre(dossier, r), referent=True) for r in dossier.referents]


def _joindre(dossier: Dossier, referent) -> str:
    """Return the caseworker's own telephone, else her structure's when its name may be read."""
    if referent.agent and referent.agent.telephone:
        return referent.agent.telephone
    nommee = referent.structure is not None and referent.nom_structure == referent.structure.nom
    return referent.structure.telephone if nommee else ""


def _structures(dossier: Dossier) -> list[Aide]:
    """Return the structures of today, less those that a caseworker's line already names."""
    deja = {(aide.precision, aide.telephone) for aide in _referents(dossier)}
    aides = []
    for ligne in dossier.cercle:
        portes = {i.pilier for i in ligne.interventions}
        piliers = tuple(pilier.value for pilier in Pilier if pilier in portes)
        if (ligne.nom, ligne.telephone) not in deja:
            aides.append(Aide(ligne.nom, telephone=ligne.telephone, piliers=piliers))
    return aides
