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
        suivies = list(zip(lignes, lignes[1:], strict=False))
        probables += [paire for paire in suivies if self._se_ressemblent(*paire, cases)]
        probables += self._couples_de_suite(suivies, cases)
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

    def _se_ressemblent(self, une, autre, cases: Cases) -> bool:
        """A telephone or an address in common, and a name or « couple » beside."""
        if not cases.partagent(une, autre, "telephone", "adresse") or not self._possible(une, autre, cases):
            return False
        memes_noms = bool(cases.mots_du_nom(une) & cases.mots_du_nom(autre))
        return memes_noms or any(cases.dit_couple(ligne) for ligne in (une, autre))

    def _couples_de_suite(self, suivies: list[tuple], cases: Cases) -> list[tuple]:
        """Two rows, and no third beside them, whose household is the same couple, in one town."""
        pareilles = [_meme_couple(une, autre, cases) for une, autre in suivies]
        return [
            paire
            for rang, paire in enumerate(suivies)
            if pareilles[rang] and not any(pareilles[i] for i in (rang - 1, rang + 1) if 0 <= i < len(pareilles))
            and self._possible(*paire, cases)
        ]  # fmt: skip

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


def _meme_couple(une, autre, cases: Cases) -> bool:
    if not (dit := cases.dit_couple(une)) or dit != cases.dit_couple(autre):
        return False
    communes = {cle(dite) for ligne in (une, autre) if (dite := cases.de(ligne, "commune"))}
    return len(communes) < 2


def _unir(une, autre) -> None:
    """Put ``autre`` in the household of ``une``, as her spouse; two families that the table tells apart stay two."""
    if une.foyer and autre.foyer:
        return
    une.foyer = autre.foyer = une.foyer or autre.foyer or f"{une.feuille}\x1f#couple{une.numero}"
    une.place, autre.place = une.place or Lien.TITULAIRE.value, Lien.CONJOINT.value
