"""A table deposited under headers of its own, as its columns are read."""

from django.core.files.base import ContentFile

from parcours.importation.depot import deposer
from parcours.models import Importation


def deposer_tableau(entetes: str, *lignes: str, agent=None) -> Importation:
    """Deposit a table; headers and rows are written with semicolons."""
    contenu = "\n".join([entetes, *lignes]) + "\n"
    return deposer(ContentFile(contenu.encode()), "t.csv", departement="39", agent=agent)
