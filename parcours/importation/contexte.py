"""What one needs to understand rows: the day, the department's communes and structures, the dated limits."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from acteurs.models import Departement
from cirj.socle import regles
from parcours.importation.communes import Communes
from parcours.importation.dates import EXCEL, EXCEL_1904
from parcours.importation.structures import Structures


@dataclass
class Contexte:
    """Built once for an import: a number of queries that does not depend on the number of rows."""

    departement: str
    aujourdhui: datetime.date
    #: Day 0 of the workbook's calendar.
    epoque: datetime.date = EXCEL

    @classmethod
    def du_departement(cls, code: str) -> "Contexte":
        return cls(code, timezone.localdate())

    @classmethod
    def de_l_import(cls, importation) -> "Contexte":
        """The same, with the calendar of the file."""
        epoque = EXCEL_1904 if importation.epoque_1904 else EXCEL
        return cls(importation.departement_id, timezone.localdate(), epoque)

    @cached_property
    def communes(self) -> Communes:
        return Communes(self.departement)

    @cached_property
    def structures(self) -> Structures:
        return Structures(self.departement)

    @cached_property
    def nom_du_departement(self) -> str:
        """« Jura », as people write that somebody left it."""
        return Departement.objects.values_list("nom", flat=True).get(code=self.departement)

    @cached_property
    def age_max(self) -> int:
        return regles.nombre("IMPORT_AGE_MAX", self.aujourdhui)

    @cached_property
    def age_douteux(self) -> int:
        """The age that two figures of a year do not prove."""
        return regles.nombre("IMPORT_AGE_DOUTEUX", self.aujourdhui)

    @cached_property
    def menage_max(self) -> int:
        """Adults, or children, that one household may declare."""
        return regles.nombre("IMPORT_MENAGE_MAX", self.aujourdhui)
