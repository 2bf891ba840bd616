"""What the end of an assignment leaves to be carried by somebody else, and what nobody carries already."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from acteurs.models import Affectation, Agent
from acteurs.passation.registre import Genre, genres
from cirj.socle.rls import contexte


@dataclass
class Charge:
    """The rows of one kind. ``montrees``: those whose words the reader may read; the others are only counted."""

    genre: Genre
    lignes: list[Any]
    montrees: list[Any]

    @property
    def nombre(self) -> int:
        return len(self.lignes)

    @property
    def tues(self) -> int:
        return len(self.lignes) - len(self.montrees)


@dataclass
class Reste:
    """What an account that no longer acts still carries. ``affectation``: her last one in the department, if any."""

    agent: Agent
    affectation: Affectation | None
    comptes: list[tuple[Genre, int]] = field(default_factory=list)


def charges(affectation: Affectation, lecteur) -> list[Charge]:
    """Return what ``affectation`` leaves, once ended, to be carried by somebody else; the kinds without a row left out."""
    trouvees = []
    for genre in genres():
        with contexte.remise(affectation.departement_id):
            lignes = list(_laissees(genre, affectation))
        if lignes:
            cles = [ligne.pk for ligne in lignes]
            lues = set(genre.visibles(lecteur).filter(pk__in=cles).values_list("pk", flat=True))
            trouvees.append(Charge(genre, lignes, [ligne for ligne in lignes if ligne.pk in lues]))
    return trouvees


def restes(departement: str, structures=None) -> list[Reste]:
    """Return what is left without anybody in a department, by account; ``structures``: only of those who worked there."""
    par_agent: dict[Any, Reste] = {}
    comptes: dict[Any, list[tuple[Genre, int]]] = {}
    connus = {genre.code: genre for genre in genres()}
    with contexte.remise(departement):
        for code, agent, nombre in _comptes(departement):
            comptes.setdefault(agent, []).append((connus[code], nombre))
    dernieres = (
        Affectation.objects.filter(agent__in=comptes, departement=departement)
        .select_related("agent", "structure", "departement")
        .defer("departement__contour")
    )
    for affectation in sorted(dernieres, key=_anciennete):
        par_agent[affectation.agent_id] = Reste(affectation.agent, affectation, comptes[affectation.agent_id])
    if structures is not None:
        return _ranges(r for r in par_agent.values() if r.affectation.structure_id in structures)
    venues_d_ailleurs = Agent.objects.filter(pk__in=comptes.keys() - par_agent.keys())
    return _ranges([*par_agent.values(), *(Reste(agent, None, comptes[agent.pk]) for agent in venues_d_ailleurs)])


def sans_porteur(genre: Genre, departement: str) -> QuerySet:
    """Return the rows of a kind whose carrier has no open account acting in the department."""
    en_place = Agent.objects.en_activite(departement=departement, role__in=genre.roles)
    return genre.ouvertes().filter(
        ~Exists(en_place.filter(pk=OuterRef(f"{genre.porteur}_id"))),
        departement=departement,
        **{f"{genre.porteur}__isnull": False},
    )


def _comptes(departement: str) -> QuerySet:
    """Return (kind, account, how many) of what nobody carries, in one query."""
    par_genre = [
        sans_porteur(genre, departement)
        .order_by()
        .values(un_genre=Value(genre.code), un_agent=F(genre.porteur))
        .annotate(nombre=Count("pk"))
        .values_list("un_genre", "un_agent", "nombre")
        for genre in genres()
    ]
    return par_genre[0].union(*par_genre[1:], all=True)


def _laissees(genre: Genre, affectation: Affectation) -> QuerySet:
    """What she carries here; while another of her accesses lets her carry it, only what names the structure she leaves."""
    siennes = genre.ouvertes().filter(
        **{genre.porteur: affectation.agent_id, "departement": affectation.departement_id}
    )
    autres = (
        Affectation.objects.actives()
        .filter(
            agent=affectation.agent_id,
            departement=affectation.departement_id,
            role__in=genre.roles,
            agent__is_active=True,
        )
        .exclude(pk=affectation.pk)
    )
    structures = set(autres.values_list("structure", flat=True))
    if not structures:
        return siennes
    if not genre.structure or affectation.structure_id in structures:
        return siennes.none()
    return siennes.filter(Q(**{genre.structure: affectation.structure_id}))


def _anciennete(affectation: Affectation) -> tuple:
    return affectation.fin is None, affectation.fin or affectation.debut, affectation.debut


def _ranges(restes) -> list[Reste]:
    return sorted(restes, key=lambda r: (r.agent.nom, r.agent.prenom, str(r.agent.pk)))
