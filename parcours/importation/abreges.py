"""Headers in a few letters, as the field writes them: « TS », « h/sem », « PE ». Each is asked with what it may mean.

A letter or two inside a header say nothing by themselves: « h/sem » is no « H », « M.L. » no « M ».
"""

from functools import lru_cache

from parcours.importation.contenus import AuContenu, est_une_date, presque_tous
from parcours.importation.etages import SOUS
from parcours.importation.lecture import Cellule, texte
from parcours.importation.tables import cle, lire

#: Letters from which a word of a header means something wherever it stands.
LETTRES = 3


def est_abrege(entete: str) -> bool:
    return cle(entete) in _connus()


def en_clair(mot: str) -> str:
    """Return what an abbreviation may mean, « le travailleur social, ou le titre de séjour »; "" when nothing knows it."""
    return _connus()[cle(mot)]["sens"] if est_abrege(mot) else ""


def abrege(entete: str, valeurs: list[Cellule]) -> AuContenu | None:
    """Return what to ask of a column whose header, or its part below the group, is an abbreviation."""
    court = entete.rpartition(SOUS)[2]
    if not en_clair(court):
        return None
    ligne = _connus()[cle(court)]
    dates = presque_tous([texte(valeur) for valeur in valeurs], est_une_date)
    return AuContenu(f"« {court} » : {ligne['sens']} ?", "", ligne["dates"] if dates else ligne["champ"])


def que_des_lettres(sens: frozenset[str]) -> bool:
    """« h », « am », « tv »: too short to say anything among other words."""
    return all(len(mot) < LETTRES for mot in sens)


@lru_cache(maxsize=1)
def _connus() -> dict[str, dict[str, str]]:
    return {forme: ligne for ligne in lire("abreges") for forme in ligne["ecriture"].split("|")}
