"""The digest by e-mail: how much waits for somebody, in each structure she acts for; never a name of a followed person."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Role
from cirj.socle import regles
from cirj.socle.rls import contexte
from cirj.socle.textes import rendre_texte
from parcours.models import Alerte

_ROLES = (Role.COORDINATION, *ACCOMPAGNENT)


@dataclass(frozen=True)
class Attente:
    """``nombre`` things of one kind, in words that agree: « échéance dépassée » or « échéances dépassées »."""

    nombre: int
    un: str
    plusieurs: str

    def __str__(self) -> str:
        return f"{self.nombre} {self.un if self.nombre == 1 else self.plusieurs}"


@dataclass(frozen=True)
class Partie:
    """What waits under one assignment."""

    structure: str
    attentes: list[Attente]


#: What each floor counts for an agent, under the assignment she acts with.
_SOURCES: list[Callable[[Agent], Iterable[Attente]]] = []


def enregistrer_attentes(source: Callable[[Agent], Iterable[Attente]]) -> None:
    """Add a kind of thing that may wait for somebody."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def alertes_en_attente(agent: Agent) -> Iterable[Attente]:
    """Count the alerts: of the people she is the caseworker of, when she is one; else of her structure or department."""
    jour = timezone.localdate()
    visibles = Alerte.objects.visible_par(agent).attendues()
    siennes = visibles.suivies_par(agent) if agent.accompagne else visibles
    dates = list((siennes if siennes.exists() else visibles).values_list("code", "echeance"))
    limite = regles.echeance("ALERTE_PRESSANTE", jour)
    contacts = [quand for code, quand in dates if code == "AGIR_CONTACT"]
    autres = [quand for code, quand in dates if code != "AGIR_CONTACT"]
    yield Attente(len(contacts), "personne à recontacter", "personnes à recontacter")
    yield Attente(sum(q < jour for q in autres), "échéance dépassée", "échéances dépassées")
    yield Attente(sum(jour <= q <= limite for q in autres), "échéance proche", "échéances proches")
    yield Attente(sum(q > limite for q in autres), "échéance à préparer", "échéances à préparer")


def parties(agent: Agent) -> list[Partie]:
    """Return what waits for ``agent``, assignment by assignment; nothing where nothing waits."""
    trouvees = []
    for affectation in agent.affectations_actives:
        if affectation.role not in _ROLES:
            continue
        agent.affectation = affectation
        with contexte.pour_agent(agent):
            attentes = [a for source in _SOURCES for a in source(agent) if a.nombre]
        if attentes:
            trouvees.append(Partie(str(affectation.structure), attentes))
    return trouvees


def message(des_parties: list[Partie], jour: datetime.date) -> tuple[str, str]:
    """Return the subject and the body of the e-mail."""
    nombre = sum(a.nombre for partie in des_parties for a in partie.attentes)
    sujet = f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{nombre} point{'s' if nombre > 1 else ''} à regarder"
    contenu = {
        "parties": des_parties,
        "jour": jour,
        "accueil": settings.ADRESSE_SITE + reverse("accueil"),
        "compte": settings.ADRESSE_SITE + reverse("mon_compte"),
    }
    return sujet, rendre_texte("parcours/alertes/courriel.txt", contenu)
