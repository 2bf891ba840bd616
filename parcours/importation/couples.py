"""Couples of a table that numbers no family: « conjoint de Ali DEMO » is sure, the same name and telephone on two rows that
follow each other is likely and asked once, the rest is left as it is.
"""

import datetime
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from cirj.socle import regles
from parcours.importation import codes
from parcours.importation.couples_dits import Cases
from parcours.importation.doutes import repere
from parcours.importation.tables import cle
from parcours.nomenclatures import Lien

OUI, NON = "oui", "non"
CHOIX = [[OUI, "Oui : un couple, un seul ménage"], [NON, "Non : deux ménages"]]
_ANNEE = re.compile(r"\b(?:19|20)\d{2}\b")
_D_UN_COUPLE = (Lien.CONJOINT, Lien.PARTENAIRE, Lien.TITULAIRE)


@dataclass
class Couples:
    """``reponses``: key of the question → answer. ``questions``: as ``Lecteur.questions`` gives them."""

    reponses: dict[str, str] = field(default_factory=dict)
    questions: list = field(default_factory=list)

    def rapprocher(self, lignes: list, colonnes: dict[int, str], entetes: list[str]) -> None:
        """Put the rows of a couple in one household; ``lignes`` are those of one sheet, changed in place."""
        cases = Cases(colonnes, entetes)
        probables = self._dits(lignes, cases)
        couples = [cases.dit_couple(ligne) for ligne in lignes]
        probables += self._qui_se_ressemblent(lignes, couples, cases)
        probables += self._couples_de_suite(lignes, couples, cases)
        # Each of the two may say the other.
        une_fois = {frozenset((une.numero, autre.numero)): (une, autre) for une, autre in reversed(probables)}
        for une, autre in sorted(une_fois.values(), key=lambda paire: paire[0].numero):
            self._demander(une, autre, cases)

    def _dits(self, lignes: list, cases: Cases) -> list[tuple]:
        """Link those whose spouse is named in full; return the pairs that a part of the name makes likely."""
        dits = [(rang, mots) for rang, ligne in enumerate(lignes) if (mots := cases.conjoint_dit(ligne))]
        noms = [cases.mots_du_nom(ligne) for ligne in lignes] if dits else []
        par_mot: dict[str, set[int]] = defaultdict(set)
        for rang, nom in enumerate(noms):
            for mot in nom:
                par_mot[mot].add(rang)
        probables = []
        for rang, mots in dits:
            nommees = sorted(set().union(*(par_mot.get(mot, ()) for mot in mots)) - {rang})
            entiers = [i for i in nommees if len(noms[i]) > 1 and noms[i] <= set(mots)]
            partiels = [i for i in nommees if set(mots) <= noms[i]]
            if len(entiers) == 1:
                _unir(lignes[entiers[0]], lignes[rang])
            elif voisins := [i for i in partiels if abs(i - rang) == 1] if not entiers else []:
                probables += [(lignes[voisins[0]], lignes[rang])] if len(voisins) == 1 else []
            elif len(partiels) == 1 and not entiers:
                probables.append((lignes[partiels[0]], lignes[rang]))
        return probables

    def _qui_se_ressemblent(self, lignes: list, couples: list[str], cases: Cases) -> list[tuple]:
        """Two rows that follow each other, with a telephone or an address in common, and a name or « couple » beside."""
        memes = {rang for champ in ("telephone", "adresse") for rang in _repetes(cases.serres(lignes, champ))}
        paires = [(rang, lignes[rang], lignes[rang + 1]) for rang in sorted(memes)]
        return [
            (une, autre)
            for rang, une, autre in paires
            if (couples[rang] or couples[rang + 1] or cases.mots_du_nom(une) & cases.mots_du_nom(autre))
            and self._possible(une, autre, cases)
        ]

    def _couples_de_suite(self, lignes: list, couples: list[str], cases: Cases) -> list[tuple]:
        """Two rows, and no third beside them, whose household is the same couple, in one town."""
        pareilles = {rang for rang in _repetes(couples) if _dans_une_commune(*lignes[rang : rang + 2], cases)}
        paires = [lignes[rang : rang + 2] for rang in sorted(pareilles) if not {rang - 1, rang + 1} & pareilles]
        return [(une, autre) for une, autre in paires if self._possible(une, autre, cases)]

    def _possible(self, une, autre, cases: Cases) -> bool:
        """Two adults of no family yet, not of one sex, of whom no cell says that they are something else."""
        sexes = {codes.sexe(dit).valeur for li in (une, autre) if (dit := cases.de(li, "sexe"))}
        liens = [codes.lien(dit).valeur for li in (une, autre) if (dit := cases.de(li, "lien"))]
        adultes = all(
            int(annee[0]) <= self._annee_d_un_majeur
            for li in (une, autre)
            if (annee := _ANNEE.search(cases.de(li, "date_naissance")))
        )
        meme_sexe = len(sexes) == 1 and bool(cases.de(une, "sexe") and cases.de(autre, "sexe"))
        return adultes and not meme_sexe and all(lien in (None, *_D_UN_COUPLE) for lien in liens)

    @cached_property
    def _annee_d_un_majeur(self) -> int:
        jour: datetime.date = timezone.localdate()
        return regles.decaler(jour, regles.regle("AGE_MAJORITE", jour), -1).year

    def _demander(self, une, autre, cases: Cases) -> None:
        if une.foyer and autre.foyer:
            return
        noms = [_nom(ligne, cases) for ligne in (une, autre)]
        demande = f"{noms[0]} et {noms[1]}"
        reponse = self.reponses.get(repere(demande))
        if reponse == OUI:
            _unir(une, autre)
        elif reponse is None and not (une.foyer or autre.foyer):
            qui = [[ligne.ou_dans_une_phrase, nom] for ligne, nom in zip((une, autre), noms, strict=True)]
            self.questions.append([demande, 2, CHOIX, qui])


def _nom(ligne, cases: Cases) -> str:
    ecrits = dict.fromkeys(cases.de(ligne, champ) for champ in ("prenom", "nom", "nom_complet", "prenom_nom"))
    return " ".join(filter(None, ecrits))


def _repetes(valeurs: list[str]) -> list[int]:
    """Return the ranks whose value is that of the next one."""
    return [rang for rang, (une, autre) in enumerate(zip(valeurs, valeurs[1:], strict=False)) if une and une == autre]


def _dans_une_commune(une, autre, cases: Cases) -> bool:
    return len({cle(dite) for ligne in (une, autre) if (dite := cases.de(ligne, "commune"))}) < 2


def _unir(une, autre) -> None:
    """Put ``autre`` in the household of ``une``, as her spouse; two families that the table tells apart stay two."""
    if une.foyer and autre.foyer:
        return
    une.foyer = autre.foyer = une.foyer or autre.foyer or f"{une.feuille}\x1f#couple{une.numero}"
    une.place, autre.place = une.place or Lien.TITULAIRE.value, Lien.CONJOINT.value
