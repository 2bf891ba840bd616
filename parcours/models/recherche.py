"""What is typed in a search, as ``acces.personnes_cherchees`` takes it: this module asks, the database compares.

Nothing of it is kept: neither the words typed nor their sounds are written anywhere.
"""

import json
from itertools import combinations, pairwise

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Value

from cirj.socle.noms import a_une_lettre, composes, mots, mots_cherches, sons_de_deux, squelette

# What a name has at most: beyond, the other words are not compared.
_MOTS = 8
#: Files with fewer words than what is typed: up to this many words typed.
_MOTS_A_RETIRER = 5


class Recherche:
    """The words typed, cut and read in each way; ``vide`` when they say nothing."""

    def __init__(self, texte: str):
        self.mots = mots_cherches(texte)[:_MOTS]
        self.composes = composes(texte)
        self.vide = not self.mots

    def lectures(self) -> list[list[dict[str, list[str]]]]:
        """Return the ways to cut what was typed: word by word; a word being two in the file, or two being one; a compound
        as it is typed.

        Never two of these at once, their sounds would say little. ``proches``: what one wrong letter may have made of a
        word, taken apart (« Abdul Katim ») or not (« Ubdallah »).
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
        entiers = [
            [*seuls[:debut], {"sons": [mot], "proches": a_une_lettre(mot)}, *seuls[fin:]]
            for debut, fin, mot in self.composes
            if fin <= len(seuls)
        ]
        mots_fautifs = [seul | {"proches": a_une_lettre(mot[0])} for seul, mot in zip(seuls, self.mots, strict=True)]
        return [mots_fautifs, *colles, *joints, *entiers]

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
