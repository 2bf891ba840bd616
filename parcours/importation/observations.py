"""Free text: which pillars it speaks of, by a table of words. One word of health makes the whole text health."""

from acteurs.nomenclatures import Pilier
from parcours.importation.tables import cle, lire


def piliers_evoques(texte: str) -> list[str]:
    """Return the pillars whose words the text holds, in the order of the nomenclature; health alone when it is there.

    A follow-up that touches health is read only by those who carry health: a doubtful word hides too much, not too
    little.
    """
    mots = set(cle(texte).split())
    trouves = {ligne["pilier"] for ligne in lire("observations") if cle(ligne["mot"]) in mots}
    if Pilier.SANTE in trouves:
        return [Pilier.SANTE]
    return [pilier for pilier in Pilier.values if pilier in trouves]
