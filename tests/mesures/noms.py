"""People invented from lists of names (``noms.csv``): frequent names collide, each written as papers write it or otherwise.

``nom`` of the file is what its ``graphies`` spell: what is true of a name, independent of the search that is measured.
"""

import csv
import random
import unicodedata
from collections import defaultdict
from pathlib import Path

LISTE = Path(__file__).with_name("noms.csv")
# ISO 3166-1 alpha-3 → how many of a thousand people.
PART = {
    "AFG": 320,
    "SYR": 140,
    "SDN": 70,
    "ERI": 130,
    "UKR": 100,
    "TUR": 60,
    "GIN": 70,
    "COD": 50,
    "SOM": 40,
    "KOS": 20,
}

# Written or left out from one paper to the next.
ARTICLES = {"al", "el"}


def plier(texte: str) -> str:
    """Return lower-case letters without accents: what two writings of one spelling have in common."""
    lettres = unicodedata.normalize("NFKD", texte.casefold().replace("ı", "i").replace("-", " ").replace("'", ""))
    return " ".join("".join(c for c in lettres if not unicodedata.combining(c)).split())


class Foule:
    """Draws identities: the first names of a list are more frequent (one over their rank), as in any population."""

    def __init__(self):
        self._noms: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
        self.vrais: dict[str, frozenset[str]] = {}
        with LISTE.open(encoding="utf-8") as fichier:
            for ligne in csv.DictReader(fichier, delimiter=";"):
                graphies = ligne["graphies"].split("|")
                self._noms[ligne["origine"], ligne["genre"]].append(graphies)
                for graphie in graphies:
                    self.vrais[plier(graphie)] = frozenset(ligne["nom"].split())

    def identite(self, hasard: random.Random) -> dict:
        """Return the fields of a person of one origin."""
        origine = hasard.choices(list(PART), list(PART.values()))[0]
        sexe = hasard.choice("MMF")
        prenom = self._tirer(hasard, origine, sexe)
        if origine in {"AFG", "SDN", "SOM"} and hasard.random() < 0.2:
            prenom = f"{prenom} {self._tirer(hasard, origine, 'M')}"
        return {"nom": self._tirer(hasard, origine, "N"), "prenom": prenom, "sexe": sexe, "nationalites": [origine]}

    def _tirer(self, hasard: random.Random, origine: str, genre: str) -> str:
        noms = self._noms[origine, genre]
        graphies = hasard.choices(noms, [1 / rang for rang in range(1, len(noms) + 1)])[0]
        return hasard.choices(graphies, [1 / rang for rang in range(1, len(graphies) + 1)])[0]

    def vrai(self, *champs: str) -> frozenset[str]:
        """Return what the names of a person are, whatever their spelling: a set of words."""
        tous: frozenset[str] = frozenset()
        for champ in map(plier, champs):
            if champ in self.vrais:
                tous |= self.vrais[champ]
            else:
                tous |= frozenset().union(*(self.vrais.get(mot, {mot}) for mot in champ.split()))
        return tous - ARTICLES
