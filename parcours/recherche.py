"""What is typed in a search, as ``acces.personnes_cherchees`` takes it: this module asks, the database compares.

Nothing of it is kept: neither the words typed nor their sounds are written anywhere.
"""

import json
from itertools import combinations, pairwise

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Value

from cirj.socle.noms import mots, mots_cherches, sons_de_deux, squelette

# What a name has at most: beyond, the other words are not compared.
_MOTS = 8
#: Files with fewer words than what is typed: up to this many words typed.
_MOTS_A_RETIRER = 5


class Recherche:
    """The words typed, cut and read in each way; ``vide`` when they say nothing."""

    def __init__(self, texte: str):
        self.mots = mots_cherches(texte)[:_MOTS]
        self.vide = not self.mots

    def lectures(self) -> list[list[dict[str, list[str]]]]:
        """Return the ways to cut what was typed: word by word; then a word being two in the file, or two being one.

        Never both at once, their sounds would say little.
        """
        seuls = [{"sons": self._sons(mot), "debuts": list(mot)} for mot in self.mots]
        colles = [
            [
                *seuls[:rang],
                {"sons": sorted({son for lu in mot for son in sons_de_deux(lu)}), "debuts": list(mot)},
                *seuls[rang + 1 :],
            ]
            for rang, mot in enumerate(self.mots)
        ]
        joints = [
            [*seuls[:rang], {"sons": self._sons([a + b for a in un for b in autre])}, *seuls[rang + 2 :]]
            for rang, (un, autre) in enumerate(pairwise(self.mots))
        ]
        return [seuls, *colles, *joints]

    @staticmethod
    def _sons(lectures) -> list[str]:
        return sorted({f"~{squelette(lu)}" for lu in lectures})

    def cles(self) -> list[str]:
        """Return the keys of identity of what was typed, without one or several of its words."""
        sons = sorted(squelette(mot) for mot in mots(*(mot[0] for mot in self.mots)))
        if not 1 < len(sons) <= _MOTS_A_RETIRER:
            return []
        return sorted({" ".join(c) for taille in range(1, len(sons)) for c in combinations(sons, taille)})

    def arguments(self, large: bool) -> list[Value]:
        return [
            Value(json.dumps(self.lectures())),
            Value(self.cles(), ArrayField(models.TextField())),
            Value(large, models.BooleanField()),
        ]


class _ParmiLesTrouvees(Func):
    """An expression on the identifier of a person and what ``acces.personnes_cherchees`` finds, asked once a query."""

    trouvees = "acces.personnes_cherchees({}::jsonb, {}, {}) t"

    def __init__(self, recherche: Recherche, large: bool):
        super().__init__(F("id"), *recherche.arguments(large))

    def as_sql(self, compiler, connection, **_):
        (cle, de_cle), *arguments = (compiler.compile(expression) for expression in self.get_source_expressions())
        trouvees = self.trouvees.format(*(sql for sql, _ in arguments))
        de_trouvees = [valeur for _, valeurs in arguments for valeur in valeurs]
        return self.ecrire(cle, list(de_cle), trouvees, de_trouvees)


class EstTrouvee(_ParmiLesTrouvees):
    """The person is among those found: an array, so that her row is then read by its key."""

    output_field = models.BooleanField()

    def ecrire(self, cle: str, de_cle: list, trouvees: str, de_trouvees: list) -> tuple[str, list]:
        return f"{cle} = any (array(select t.id from {trouvees}))", de_cle + de_trouvees


class Rang(_ParmiLesTrouvees):
    """How well she answers what was typed, higher first."""

    output_field = models.IntegerField()

    def ecrire(self, cle: str, de_cle: list, trouvees: str, de_trouvees: list) -> tuple[str, list]:
        rangs = f"(select jsonb_object_agg(t.id, t.rang) from {trouvees})"
        return f"({rangs} ->> {cle}::text)::integer", de_trouvees + de_cle
