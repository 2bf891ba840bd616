"""A child to be born has a row in some tables: she is nobody's dossier before her birth, and nothing of her is guessed."""

import re

from parcours.importation.champs import NOMS
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateRefusee, lire_echeance
from parcours.importation.tables import cle

#: Said of a child only.
_A_NAITRE = re.compile(
    r"\b(?:a naitre|naitra|pas encore nee?|naissance (?:prevue|attendue|a venir)|future? (?:bebe|naissance|enfant)|"
    r"in utero|foetus)\b"
)
#: Said of a mother as well: of a child only where the row is a baby's, or in the place of a birth date.
_GROSSESSE = re.compile(
    rf"{_A_NAITRE.pattern}|\b(?:enceinte|grossesse|terme|dpa|accouchement|prevue?|attendue?|a venir)\b"
)
_BEBE = re.compile(r"\b(?:bebe|nourrisson|nouveau ne|foetus|enfant)\b")
_AUTOUR = ("observations", "note", "blocage", "composition", "lien", "dernier_contact", "sortie")
PAS_NE = "« {dit} » : cet enfant n'est pas né. Son dossier se crée après sa naissance."


def a_naitre(comprise, contexte: Contexte) -> str:
    """Return why the row is of a child to be born, or ""; who was born on a day that is written was born."""
    if comprise.valeur("date_naissance"):
        return ""
    propres = [ecrit for champ in (*NOMS, "prenom") if (ecrit := comprise.texte(champ))]
    naissance = comprise.texte("date_naissance")
    if dit := next((ecrit for ecrit in propres if _A_NAITRE.search(cle(ecrit))), ""):
        return PAS_NE.format(dit=dit)
    if _GROSSESSE.search(cle(naissance)):
        return PAS_NE.format(dit=naissance)
    bebe = next((ecrit for ecrit in propres if _BEBE.search(cle(ecrit))), "")
    autour = [*map(comprise.texte, _AUTOUR), *map(str, comprise.ligne.commentaires)]
    dit = next((ecrit for ecrit in autour if (_GROSSESSE if bebe else _A_NAITRE).search(cle(ecrit))), "")
    futur = _est_a_venir(naissance, contexte) if naissance and (bebe or dit) else False
    if (bebe and dit) or (futur and (bebe or dit)):
        return PAS_NE.format(dit=dit or f"{bebe}, {naissance}")
    return ""


def _est_a_venir(ecrit: str, contexte: Contexte) -> bool:
    try:
        return lire_echeance(ecrit, contexte.aujourdhui, contexte.epoque).jour > contexte.aujourdhui
    except DateRefusee:
        return False
