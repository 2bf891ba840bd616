"""What the cells of a row say of a couple: whose spouse she is, « couple » as her household, what two rows share."""

import re
from dataclasses import dataclass
from functools import cached_property

from parcours.importation.champs import EN_NOTE
from parcours.importation.lecture import texte
from parcours.importation.tables import cle, lire

_NOMS = ("nom", "prenom", "nom_complet", "prenom_nom", "nom_naissance", "nom_usage")
#: Where somebody may write whose spouse she is.
_OU = ("lien", "composition", "situation_familiale", "entourage", *sorted(EN_NOTE))
#: Words after « conjoint de » among which the whole name stands.
_MOTS_DU_NOM = 6


def _mots(sens: str) -> str:
    return "|".join(ligne["ecriture"] for ligne in lire("couples") if ligne["sens"] == sens)


_EPOUX = _mots("epoux")
_CONJOINT_DE = re.compile(rf"\b(?:{_EPOUX}) (?:de|d|du|a|avec) (?:(?:m|mr|mme|mlle|monsieur|madame) )?(?P<qui>.+)")
#: A header that names the spouse: « Nom du conjoint ».
_D_EPOUX = re.compile(rf"\b(?:{_EPOUX})\b")
_COUPLE = re.compile(rf"\b(?:{_mots('couple')})\b")
#: « ex-épouse de » is no couple any more.
_RUPTURE = re.compile(rf"\b(?:{_mots('rupture')})\b")
#: Read on the cell as it is, before what costs more: most cells say nothing of a spouse.
_PEUT_ETRE = re.compile(_EPOUX.replace("e", "[eéè]"), re.IGNORECASE)


@dataclass(frozen=True)
class Cases:
    """The cells of the rows of one sheet, by field."""

    colonnes: dict[int, str]
    entetes: list[str]

    def de(self, ligne, champ: str) -> str:
        return next((ecrit for index in self._par_champ.get(champ, ()) if (ecrit := _case(ligne, index))), "")

    def serres(self, lignes: list, champ: str) -> list[str]:
        """Return what each row says in this field, without what only spaces a number: « 06 39… » is « 0639… »."""
        if champ not in self._par_champ:
            return []
        return [cle(self.de(ligne, champ)).replace(" ", "") for ligne in lignes]

    def mots_du_nom(self, ligne) -> frozenset[str]:
        return frozenset(mot for champ in _NOMS for mot in cle(self.de(ligne, champ)).split())

    def dit_couple(self, ligne) -> str:
        """Return the composition of a household that says a couple, or ""."""
        composition = cle(self.de(ligne, "composition"))
        return composition if composition and _COUPLE.search(composition) else ""

    def conjoint_dit(self, ligne) -> tuple[str, ...]:
        """Return the words of the spouse's name, wherever the row says it."""
        for index, nomme in self._ou:
            brut = _case(ligne, index)
            if not brut or not (nomme or _PEUT_ETRE.search(brut)):
                continue
            ecrit = cle(brut)
            dit = ecrit if nomme else trouve["qui"] if (trouve := _CONJOINT_DE.search(ecrit)) else ""
            if dit and not _RUPTURE.search(ecrit):
                return tuple(dit.split()[:_MOTS_DU_NOM])
        return ()

    @cached_property
    def _par_champ(self) -> dict[str, list[int]]:
        par_champ: dict[str, list[int]] = {}
        for index, champ in self.colonnes.items():
            par_champ.setdefault(champ, []).append(index)
        return par_champ

    @cached_property
    def _ou(self) -> list[tuple[int, bool]]:
        """The columns where a spouse may be said, and whether the column is that of her name."""
        ou = [(index, champ) for index, champ in self.colonnes.items() if champ in _OU]
        return [(i, champ == "entourage" and bool(_D_EPOUX.search(cle(self.entetes[i])))) for i, champ in ou]


def _case(ligne, index: int) -> str:
    return texte(ligne.cellules[index]) if index < len(ligne.cellules) else ""
