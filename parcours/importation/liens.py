"""The place of each person of a family beside its person of reference: what the words and the births together allow.

« mère » of a list of families says her role among them, not that she is the mother of whoever comes first.
"""

import datetime
from dataclasses import dataclass
from typing import Self

from cirj.socle import regles
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.tables import table
from parcours.importation.valeur import VIDE
from parcours.models import Personne
from parcours.nomenclatures import Lien

MONSIEUR, MADAME, PERE, MERE, AIEUL = "monsieur", "madame", "pere", "mere", "aieul"
_SEXES = {MONSIEUR: "M", MADAME: "F", PERE: "M", MERE: "F"}
A_VERIFIER = (
    "« {mot} » : le lien avec la personne de référence n'est pas sûr. La place notée dans le ménage est « Autre » : "
    "vérifiez-la."
)


@dataclass(frozen=True)
class Membre:
    """What is known of one person of a family: the word of the table, its code and role, her birth, her sex."""

    mot: str = ""
    lien: str = ""
    role: str = ""
    sexe: str = ""
    naissance: datetime.date | None = None

    @classmethod
    def de_la_ligne(cls, ligne: LigneComprise) -> Self:
        lu = ligne.champs.get("lien", VIDE)
        mot, lien, naissance = ligne.texte("lien"), ligne.valeur("lien") or "", ligne.valeur("date_naissance")
        connu = table("liens").exacte(mot)
        # An answer that was given says more than the word.
        role = lu.details or (connu["role"] if connu and connu["code"] == lien else "")
        return cls(mot, lien, role, ligne.valeur("sexe") or "", naissance.jour if naissance else None)

    @classmethod
    def du_dossier(cls, personne: Personne, lien: str) -> Self:
        return cls("", lien, "", personne.sexe, personne.date_naissance)

    @property
    def genre(self) -> str:
        """Her sex, or what her word says of it."""
        return self.sexe or _SEXES.get(self.role, "")

    def est_enfant(self, majeur_ne_avant: datetime.date) -> bool:
        """She is said to be a child, or is not of age: never the person of reference of a family."""
        mineure = self.naissance is not None and self.naissance > majeur_ne_avant
        return self.lien == Lien.ENFANT or mineure


@dataclass(frozen=True)
class Ages:
    """The dated ages of an import: who was born later than ``majeur_ne_avant`` is no adult; fewer years than
    ``generation`` between two people: neither is a parent of the other.
    """

    majeur_ne_avant: datetime.date
    generation: int

    @classmethod
    def le(cls, jour: datetime.date) -> Self:
        return cls(naissance_d_un_majeur(jour), regles.nombre("IMPORT_ECART_GENERATION", jour))


def naissance_d_un_majeur(jour: datetime.date) -> datetime.date:
    """Return the latest birth of who is of age on ``jour`` (rule ``AGE_MAJORITE``: Code civil, article 414)."""
    return regles.decaler(jour, regles.regle("AGE_MAJORITE", jour), -1)


def seul(membre: Membre) -> str:
    """Return the place of who is the only one of her household: a child's household may lack its adults."""
    return Lien.ENFANT if membre.lien == Lien.ENFANT else Lien.TITULAIRE


def place(membre: Membre, reference: Membre | None, en_couple: bool, ages: Ages) -> tuple[str, str]:
    """Return the place beside ``reference`` (None: nobody is), and what is to be verified, or "".

    ``en_couple``: the person of reference has her spouse in the household already.
    """
    if reference is None:
        return (Lien.ENFANT, "") if membre.lien == Lien.ENFANT else (Lien.AUTRE, "")
    if not membre.lien:
        return Lien.AUTRE, ""
    lien = _lien(membre, reference, en_couple, ages)
    sans_doute = lien or membre.lien == Lien.AUTRE
    return (lien or Lien.AUTRE), ("" if sans_doute else A_VERIFIER.format(mot=membre.mot or Lien(membre.lien).label))


def _lien(membre: Membre, reference: Membre, en_couple: bool, ages: Ages) -> str:
    """Return the place, or "" when nothing settles it."""
    adultes = not any(un.est_enfant(ages.majeur_ne_avant) for un in (membre, reference))
    if membre.lien == Lien.ENFANT:
        return Lien.ENFANT if reference.role != AIEUL and _ecart(reference, membre, ages) is not False else ""
    if {membre.role, reference.role} == {PERE, MERE}:
        return Lien.CONJOINT if not en_couple else ""
    if membre.lien == Lien.PARENT:
        return Lien.PARENT if _ecart(membre, reference, ages) else ""
    if membre.lien in (Lien.CONJOINT, Lien.PARTENAIRE):
        return membre.lien if adultes and not en_couple and reference.role != AIEUL else ""
    if membre.lien == Lien.TITULAIRE:
        return _conjoint(membre, reference) if adultes and not en_couple else ""
    if membre.lien == Lien.FRATRIE:
        # Beside a father or a mother, a brother is as likely a child of the family.
        return Lien.FRATRIE if reference.role not in (PERE, MERE, AIEUL) else ""
    return Lien.AUTRE


def _conjoint(membre: Membre, reference: Membre) -> str:
    """« Monsieur » and « Madame » make a couple; so does who heads the family with who is said to be the spouse."""
    if reference.lien in (Lien.CONJOINT, Lien.PARTENAIRE):
        return reference.lien
    civilites = {membre.role, reference.role} <= {MONSIEUR, MADAME}
    return Lien.CONJOINT if civilites and {membre.genre, reference.genre} == {"F", "M"} else ""


def _ecart(ainee: Membre, cadette: Membre, ages: Ages) -> bool | None:
    """Say whether a generation separates the two, the first being the elder; None when the births do not tell."""
    if not (ainee.naissance and cadette.naissance):
        return None
    return cadette.naissance.year - ainee.naissance.year >= ages.generation
