"""What points to a row, found in the models: a table added tomorrow is carried too, without a word here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.db import models
from django.db.models.fields.related import ForeignKey

from parcours.models import Personne


@dataclass(frozen=True)
class Relation:
    """A foreign key to a model, whichever application it is in, with or without a reverse name."""

    modele: type[models.Model]
    champ: ForeignKey

    @property
    def colonne(self) -> str:
        return self.champ.column

    def lignes(self, cles) -> models.QuerySet:
        """Return the rows that point to one of ``cles``, by the plain manager: every row the context opens."""
        return self.modele._base_manager.filter(**{f"{self.champ.name}__in": list(cles)}).order_by("pk")


@cache
def relations_vers(modele: type[models.Model]) -> tuple[Relation, ...]:
    """Return the foreign keys (and one-to-one, and those of many-to-many tables) that point to ``modele``."""
    return tuple(
        Relation(relation.related_model, relation.field)
        for relation in modele._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
    )


def liens_aux_personnes(modele: type[models.Model]) -> Iterator[ForeignKey]:
    """Yield the foreign keys of ``modele`` to a person: a row that has two may come to link a person to herself."""
    for champ in modele._meta.concrete_fields:
        if isinstance(champ, ForeignKey) and champ.related_model is Personne:
            yield champ
