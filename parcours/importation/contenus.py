"""What the cells of a column say of it: levels, decisions, ticks; told to the person as the reason."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from parcours.importation import codes
from parcours.importation.champs import EN_NOTE, NON_REPRIS, PAR_CODE, est_coche
from parcours.importation.coches import coche, que_des_coches
from parcours.importation.dates import DateRefusee, lire_echeance
from parcours.importation.hebergements_lus import genre_du_lieu
from parcours.importation.lecture import Cellule, texte
from parcours.importation.mots_entetes import sens
from parcours.importation.niveaux_lus import niveau

#: Share of the cells that must say the same thing.
PRESQUE_TOUTES = 0.8
#: From which sentences, among ticks, say that the column is not of ticks.
LA_MOITIE = 0.5
#: Fewer cells prove nothing.
ASSEZ = 2
#: Field of a column of ticks → what the ticks may mean.
_PILIERS = {
    "langues": "pilier_langue",
    "niveau": "pilier_langue",
    "hebergement": "pilier_logement",
    "emploi": "pilier_emploi",
}
#: What happened: of these, a column of days to come says something else.
_PASSEES = {champ.code for champ in PAR_CODE.values() if champ.date} - {"cir_fin"}
_QUELQU_UN = re.compile(r"(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame)\s", re.IGNORECASE)
# Free words, or nothing that is kept: any cell goes.
_LIBRES = {*EN_NOTE, "blocage", "referent", "composition", "numero_famille"}


@dataclass(frozen=True)
class AuContenu:
    raison: str
    champ: str = ""
    propose: str = ""


def contredit(champ: str, valeurs: list[Cellule]) -> AuContenu | None:
    """Say why the cells cannot be what the header names; None when they may."""
    if champ in _PASSEES and presque_tous(valeurs, _est_a_venir):
        return AuContenu("Ses dates sont presque toutes à venir : dites ce qu'elles disent.", "", "note")
    if champ.startswith("pilier_") and presque_tous(valeurs, _sans_coche, LA_MOITIE):
        return AuContenu("Ses cases sont des phrases, pas des croix : dites ce qu'elle contient.", "", "note")
    if champ == "structure" and presque_tous(valeurs, _est_quelqu_un):
        return AuContenu("Ses cases nomment des personnes, non des structures : est-ce le référent ?", "", "referent")
    if champ == "programme" and (trouve := _des_hebergements(valeurs)):
        return trouve
    if champ in NON_REPRIS or champ in _LIBRES or est_coche(PAR_CODE[champ]):
        return None
    if not que_des_coches(valeurs):
        return None
    propose = _PILIERS.get(champ, "")
    return AuContenu("Cette colonne ne contient que des croix : dites ce qu'elles veulent dire.", "", propose)


def _des_hebergements(valeurs: list[Cellule]) -> AuContenu | None:
    """« Dispositif » names a programme in one table, the kinds of accommodation (CPH, HUDA) in another."""
    dits = list(map(texte, valeurs))
    if not presque_tous(dits, _est_hebergement, LA_MOITIE) or not presque_tous(
        dits, lambda ecrit: _est_hebergement(ecrit) or codes.programme(ecrit).valeur is not None
    ):
        return None
    exemples = ", ".join(list(dict.fromkeys(filter(_est_hebergement, dits)))[:3])
    if presque_tous(dits, _est_hebergement):
        return AuContenu(f"Ses cases sont des hébergements ({exemples}).", "hebergement")
    return AuContenu(f"Ses cases disent des hébergements ({exemples}) et des programmes : dites ce qu'elle contient.")


def reconnu_au_contenu(entete: str, valeurs: list[Cellule]) -> AuContenu | None:
    """Return what the cells make of a column that its header does not name."""
    textes = [texte(valeur) for valeur in valeurs]
    if len(textes) < ASSEZ:
        return None
    mots = sens(entete)
    if "ofpra" in mots and presque_tous(textes, _est_statut):
        return AuContenu("Ses cases sont des décisions de protection.", "statut")
    if "ofpra" in mots and presque_tous(textes, est_une_date):
        return AuContenu("Ses cases sont des dates, à côté de l'OFPRA ou de la CNDA.", "", "date_decision")
    if presque_tous(textes, _est_niveau_cecrl) and mots <= {"niveau", "francais", "langue"}:
        return AuContenu("Ses cases sont des niveaux (A1, B2…).", "niveau")
    if presque_tous(textes, _est_niveau_cecrl):
        return AuContenu("Ses cases sont des niveaux (A1, B2…) : est-ce le niveau atteint ?", "", "niveau")
    if que_des_coches(valeurs):
        return AuContenu("Cette colonne ne contient que des croix : dites ce qu'elles veulent dire.")
    return None


def presque_tous(valeurs: list, est: Callable[[Any], bool], part: float = PRESQUE_TOUTES) -> bool:
    return len(valeurs) >= ASSEZ and sum(map(est, valeurs)) >= part * len(valeurs)


def _est_a_venir(valeur: Cellule) -> bool:
    aujourdhui = timezone.localdate()
    try:
        return lire_echeance(valeur, aujourdhui).jour > aujourdhui
    except DateRefusee:
        return False


def _sans_coche(valeur: Cellule) -> bool:
    return coche(valeur) is None


def _est_quelqu_un(valeur: Cellule) -> bool:
    return bool(_QUELQU_UN.match(texte(valeur)))


def _est_niveau_cecrl(ecrit: str) -> bool:
    lu = niveau(ecrit).valeur
    return lu is not None and bool(lu.niveau)


def _est_hebergement(ecrit: str) -> bool:
    return genre_du_lieu(ecrit).valeur is not None and codes.programme(ecrit).valeur is None


def _est_statut(ecrit: str) -> bool:
    lu = codes.statut(ecrit)
    return lu.valeur is not None or lu.refus


def est_une_date(ecrit: str) -> bool:
    return sum(caractere.isdigit() for caractere in ecrit) >= 4 and not any(c.isalpha() for c in ecrit)
