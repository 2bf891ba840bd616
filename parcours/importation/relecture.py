"""A row understood again, as it was in its file."""

from parcours.importation.comprehension import Lecteur
from parcours.importation.contexte import Contexte
from parcours.importation.croix import deja_douteuses
from parcours.importation.ecriture import ligne_gardee
from parcours.importation.ligne_comprise import LigneComprise
from parcours.models import LigneImport


def relire(ligne: LigneImport, contexte: Contexte | None = None) -> LigneComprise:
    """Understand again the row as it was in its file."""
    importation = ligne.importation
    return Lecteur.de(importation, contexte, deja_douteuses(ligne.problemes)).comprendre(ligne_gardee(ligne))
