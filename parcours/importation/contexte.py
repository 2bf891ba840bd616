"""What one needs to understand rows: the day, the department's communes and structures, the dated limits."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from cirj.socle import regles
from parcours.importation.communes import Communes
from parcours.importation.structures import Structures


@dataclass
class Contexte:
    """Built once for an import: a number of queries that does not depend on the number of rows."""

    departement: str
    aujourdhui: datetime.date

    @classmethod
    def du_departement(cls, code: str) -> "Contexte":
        return cls(code, timezone.localdate())

    @cached_property
    def communes(self) -> Communes:
        return Communes(self.departement)

    @cached_property
    def structures(self) -> Structures:
        return Structures(self.departement)

    @cached_property
    def age_max(self) -> int:
        return regles.nombre("IMPORT_AGE_MAX", self.aujourdhui)
