"""Answers of a list too long to be shown whole beside each question: a country, a language, a town of the department.

The likely ones are chosen among; any other is written, from the list that the page holds once.
"""

from collections.abc import Callable
from dataclasses import dataclass

from parcours.importation import pays_et_langues_lus as monde
from parcours.importation.contexte import Contexte


@dataclass(frozen=True)
class ListeLongue:
    """``noms``: code → name. ``lire``: the answer that the words say, "" when they name nothing for sure."""

    noms: Callable[[Contexte], dict[str, str]]
    lire: Callable[[str, Contexte], str]

    def nommer(self, reponse: str, contexte: Contexte) -> str:
        """Return an answer as it is written, « Dari, Pachto »; "" when the list does not hold it."""
        noms = self.noms(contexte)
        codes = reponse.split()
        return ", ".join(noms[code] for code in codes) if codes and all(code in noms for code in codes) else ""


def _du_monde(liste: monde.Liste) -> ListeLongue:
    def lire(mots: str, contexte: Contexte) -> str:
        """« Syrie », « dari, pachto »."""
        lus = monde.lire(mots, liste)
        return "" if lus.reste else " ".join(lus.codes)

    return ListeLongue(lambda contexte: liste.noms, lire)


LISTES_LONGUES = {
    "nationalite": _du_monde(monde.LISTE_DES_PAYS),
    "langues": _du_monde(monde.LISTE_DES_LANGUES),
    "commune": ListeLongue(
        lambda contexte: contexte.communes.officiels,
        lambda mots, contexte: contexte.communes.lire(mots).valeur or "",
    ),
}
