"""Free text: which pillars it speaks of, by a table of words. One word of health makes the whole text health."""

from functools import lru_cache

from acteurs.nomenclatures import Pilier
from parcours.importation.tables import cle, lire


def piliers_evoques(texte: str) -> list[str]:
    """Return the pillars whose words the text holds, in the order of the nomenclature; health alone when it is there.

    A follow-up that touches health is read only by those who carry health: a doubtful word hides too much, not too
    little.
    """
    par_mot = _piliers_par_mot()
    trouves = {par_mot[mot] for mot in cle(texte).split() if mot in par_mot}
    if Pilier.SANTE in trouves:
        return [Pilier.SANTE]
    return [pilier for pilier in Pilier.values if pilier in trouves]


@lru_cache(maxsize=1)
def _piliers_par_mot() -> dict[str, str]:
    return {cle(ligne["mot"]): ligne["pilier"] for ligne in lire("observations")}
