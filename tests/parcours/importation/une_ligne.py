"""One row understood without a database."""

import datetime

from parcours.importation.comprehension import Lecteur
from parcours.importation.contexte import Contexte
from parcours.importation.lignes import Ligne


class SansBase(Contexte):
    """No cell of these tests is a town nor a structure."""

    def __init__(self):
        pass

    departement = "39"
    aujourdhui = datetime.date(2026, 11, 21)
    age_max, age_douteux, menage_max = 110, 90, 30


def ligne(**cellules):
    """Understand one row, column name → cell."""
    lecteur = Lecteur(SansBase(), dict(enumerate(cellules)))
    return lecteur.comprendre(Ligne(1, list(cellules.values())))
