"""What cannot stand beside one another in one dossier: two current protections, two stays at once, a right twice…

Read from the constraints of the models (unique and exclusion): each conflict is a choice, never a crash.
"""

import uuid
from dataclasses import dataclass, field

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.lookups import PostgresOperatorLookup
from django.db import models
from django.db.models import F, Q, UniqueConstraint, Value

from parcours.models import Personne
from parcours.reunion.relations import Relation, liens_aux_personnes, relations_vers

GARDEE, AUTRE = "gardee", "autre"


class ConstrainteInconnue(TypeError):
    """A kind of constraint this module cannot read; a test goes through every table to say so first."""


@dataclass
class Conflit:
    """Rows of both sides of which one side only stays. ``suites``: what follows of it, once one side is set aside."""

    modele: type[models.Model]
    message: str
    gardees: list[models.Model]
    autres: list[models.Model]
    suites: list["Conflit"] = field(default_factory=list)

    @property
    def cle(self) -> str:
        """Name of the choice in a form: the first row, which no other conflict holds."""
        return f"choix-{self.autres[0].pk}"

    @property
    def nom(self) -> str:
        return str(self.modele._meta.verbose_name).capitalize()

    @property
    def texte_gardees(self) -> str:
        return " ; ".join(map(_decrire, self.gardees))

    @property
    def texte_autres(self) -> str:
        return " ; ".join(map(_decrire, self.autres))

    def tous(self) -> list["Conflit"]:
        return [self, *(suite for direct in self.suites for suite in direct.tous())]


def conflits(gardee: models.Model, autre: models.Model) -> list[Conflit]:
    """Return the conflicts that joining ``autre`` to ``gardee`` (two rows of one model) makes, with what follows."""
    trouves = []
    for relation in relations_vers(type(gardee)):
        siennes = list(relation.lignes([gardee.pk]))
        for groupe in _groupes(relation, siennes, list(relation.lignes([autre.pk])), gardee):
            # What hangs on the row that is set aside joins the one that stays.
            groupe.suites = conflits(groupe.gardees[0], groupe.autres[0])
            trouves.append(groupe)
    return trouves


def _decrire(ligne: models.Model) -> str:
    """Return the row in words, with the day it begins."""
    jour = getattr(ligne, "debut", None) or getattr(ligne, "date", None)
    return f"{ligne} (du {jour:%d/%m/%Y})" if jour else str(ligne)


def se_relie_a_elle(relation: Relation, ligne: models.Model, deux: set[uuid.UUID]) -> bool:
    """Say whether ``ligne`` links the two dossiers to one another: it would link a person to herself."""
    champs = list(liens_aux_personnes(relation.modele))
    return len(champs) > 1 and sum(getattr(ligne, champ.attname) in deux for champ in champs) > 1


def _groupes(relation: Relation, siennes: list, autres: list, gardee: models.Model) -> list[Conflit]:
    """Return the rows that clash, put together when they share one (a stay across two others)."""
    par_cle = {ligne.pk: ligne for ligne in siennes}
    groupes: list[tuple[set, set, str]] = []
    deux = {gardee.pk} | {getattr(ligne, relation.champ.attname) for ligne in autres}
    for ligne in autres:
        if relation.champ.related_model is Personne and se_relie_a_elle(relation, ligne, deux):
            continue
        heurtees, message = _heurtees(relation, ligne, gardee.pk, par_cle)
        if not heurtees:
            continue
        nouveau = (heurtees, {ligne.pk}, message)
        for groupe in [g for g in groupes if g[0] & heurtees]:
            groupes.remove(groupe)
            nouveau = (nouveau[0] | groupe[0], nouveau[1] | groupe[1], groupe[2])
        groupes.append(nouveau)
    d_elle = {ligne.pk: ligne for ligne in autres}
    return [
        Conflit(relation.modele, message, [par_cle[c] for c in sorted(heurtees)], [d_elle[c] for c in sorted(venues)])
        for heurtees, venues, message in groupes
    ]


def _heurtees(relation: Relation, ligne: models.Model, vers, siennes: dict) -> tuple[set, str]:
    """Return the rows of the kept side that ``ligne`` would clash with, and the constraint's words."""
    heurtees: set = set()
    message = ""
    for contrainte, filtre in _filtres(relation, ligne, vers):
        trouvees = set(filtre.values_list("pk", flat=True)) & siennes.keys()
        if trouvees:
            heurtees |= trouvees
            message = message or str(contrainte)
    return heurtees, message


def _filtres(relation: Relation, ligne: models.Model, vers):
    """Yield, for each constraint that speaks of the foreign key, its message and the rows that ``ligne`` would clash with."""
    modele, champ = relation.modele, relation.champ
    valeurs = {c.name: getattr(ligne, c.attname) for c in modele._meta.concrete_fields} | {champ.name: vers}
    autres = modele._base_manager.exclude(pk=ligne.pk)
    for contrainte in modele._meta.constraints:
        if isinstance(contrainte, UniqueConstraint) and contrainte.fields:
            noms, condition = contrainte.fields, contrainte.condition
            memes = Q(**{nom: valeurs[nom] for nom in noms})
            # Two unknown values are not equal, for the database either, unless the constraint says so.
            inconnues = contrainte.nulls_distinct is not False and any(valeurs[nom] is None for nom in noms)
            if champ.name not in noms or inconnues:
                continue
        elif isinstance(contrainte, ExclusionConstraint):
            condition = contrainte.condition
            memes = _exclusion(contrainte, valeurs, modele)
            if champ.name not in [e for e, _ in contrainte.expressions if isinstance(e, str)]:
                continue
        elif isinstance(contrainte, UniqueConstraint):
            raise ConstrainteInconnue(f"{modele._meta.db_table} : {contrainte.name}")
        else:
            continue
        if condition is None or modele._base_manager.filter(condition, pk=ligne.pk).exists():
            ensemble = autres.filter(condition) if condition is not None else autres
            yield contrainte.violation_error_message, ensemble.filter(*_liste(memes))
    if champ.unique:
        yield f"{modele._meta.verbose_name} : un seul par dossier.", autres.filter(**{champ.name: vers})
    for noms in modele._meta.unique_together:
        if champ.name in noms:
            yield "Les deux dossiers portent la même chose.", autres.filter(**{nom: valeurs[nom] for nom in noms})


def _liste(memes) -> list:
    return memes if isinstance(memes, list) else [memes]


def _exclusion(contrainte: ExclusionConstraint, valeurs: dict, modele: type[models.Model]) -> list:
    """Return the lookups of an exclusion constraint, as ``ExclusionConstraint.validate`` writes them."""
    remplacees = {F(nom): Value(valeur, modele._meta.get_field(nom)) for nom, valeur in valeurs.items()}
    conditions = []
    for expression, operateur in contrainte.expressions:
        if isinstance(expression, str):
            expression = F(expression)
        lookup = PostgresOperatorLookup(lhs=expression, rhs=expression.replace_expressions(remplacees))
        lookup.postgres_operator = operateur
        conditions.append(lookup)
    return conditions
