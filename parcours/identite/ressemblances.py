"""Who may already be known under another spelling: asked before a dossier is created."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from cirj.socle.noms import mots, squelette
from cirj.socle.rls import contexte
from parcours.commun.ecarts import jour_et_mois_inverses
from parcours.models import Personne

_MAXIMUM = 6


@dataclass(frozen=True)
class Ressemblances:
    """``visibles``: dossiers the agent may open; ``ailleurs``: whether others, of which nothing is told, look alike."""

    visibles: list[Personne]
    ailleurs: bool

    def __bool__(self) -> bool:
        return bool(self.visibles) or self.ailleurs


def ressemblances(agent, departement: str, nom: str, prenom: str, naissance: datetime.date | None) -> Ressemblances:
    """Return the people of the department who have all the words of the name, or one of its words and its birth date, as it is
    or with day and month swapped.

    A birth on 1 January says nothing: offices write it for people whose day is unknown.
    """
    semblables = _semblables(departement, nom, prenom, naissance)
    visibles = semblables.visible_par(agent).select_related("commune")
    # Whether there is one, and nothing of it: counted without being read.
    with contexte.statistiques(departement):
        ailleurs = _caches(semblables, agent).exists()
    return Ressemblances(list(visibles[:_MAXIMUM]), ailleurs)


def semblables_caches(agent, departement: str, nom: str, prenom: str, naissance: datetime.date | None) -> list[UUID]:
    """Return the identifiers of the look-alikes hidden to ``agent``: for those who hold them, never for her."""
    caches = _caches(_semblables(departement, nom, prenom, naissance), agent)
    with contexte.statistiques(departement):
        return list(caches.order_by().values_list("pk", flat=True)[:_MAXIMUM])


def _semblables(departement: str, nom: str, prenom: str, naissance: datetime.date | None) -> QuerySet[Personne]:
    departement_entier = Personne.objects.filter(departement=departement)
    critere = Q(pk__in=departement_entier.chercher(f"{nom} {prenom}", large=False).values("pk"))
    if naissance and (naissance.month, naissance.day) != (1, 1):
        un_mot = Q()
        for mot in mots(nom, prenom):
            un_mot |= Q(recherche__contains=f"~{squelette(mot)} ")
        # A name without a letter has no word: it looks like nobody, whatever the birth.
        jours = {naissance, jour_et_mois_inverses(naissance) or naissance}
        critere |= (Q(date_naissance__in=jours) & un_mot) if un_mot else Q()
    return departement_entier.filter(critere)


def _caches(semblables: QuerySet[Personne], agent) -> QuerySet[Personne]:
    return semblables.exclude(pk__in=Personne.objects.visible_par(agent).values("pk"))
