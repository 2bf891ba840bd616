"""How long the schemes for the young last and for whom they are: dated rules, that warn and never block.

Schemes, ages and articles: docs/domaine.md §7.
"""

import datetime

from django.utils import timezone

from cirj.socle.calendrier import age_a, ans
from cirj.socle.regles import Bareme
from cirj.socle.templatetags.francais import jour
from parcours.nomenclatures import CategorieEmploi

#: Scheme → the rule of its usual length, that of its longest.
DUREES = {
    CategorieEmploi.CEJ.value: ("CEJ_DUREE", "CEJ_DUREE_MAX"),
    CategorieEmploi.PACEA.value: ("PACEA_DUREE", "PACEA_DUREE"),
    CategorieEmploi.PIAL.value: ("PIAL_DUREE", "PIAL_DUREE"),
}
#: Situation → the rules of its youngest and oldest ages, and of the oldest with a recognised disability ("": the same).
AGES = {
    CategorieEmploi.CEJ.value: ("CEJ_AGE_MIN", "CEJ_AGE_MAX", "CEJ_AGE_MAX_HANDICAP"),
    CategorieEmploi.PACEA.value: ("CEJ_AGE_MIN", "CEJ_AGE_MAX", ""),
    CategorieEmploi.PIAL.value: ("CEJ_AGE_MIN", "CEJ_AGE_MAX", ""),
    CategorieEmploi.APPRENTISSAGE.value: ("APPRENTISSAGE_AGE_MIN", "APPRENTISSAGE_AGE_MAX", ""),
    CategorieEmploi.SERVICE_CIVIQUE.value: (
        "SERVICE_CIVIQUE_AGE_MIN",
        "SERVICE_CIVIQUE_AGE_MAX",
        "SERVICE_CIVIQUE_AGE_MAX_HANDICAP",
    ),
}
_CODES = {code for regles in (*DUREES.values(), *AGES.values()) for code in regles if code}


def terme(categorie: str, entree: datetime.date | None) -> datetime.date | None:
    """Return the day on which a scheme entered on ``entree`` usually ends; None for what has no rule, or no entry."""
    if categorie not in DUREES or entree is None:
        return None
    usuelle, _ = DUREES[categorie]
    return Bareme(usuelle).echeance(usuelle, entree)


def avertissements(personne, situation) -> list[str]:
    """Return what is unusual in a situation: an age out of bounds at the entry, a scheme longer than the longest."""
    bareme, entree = Bareme(*_CODES), situation.date or timezone.localdate()
    quoi = situation.get_categorie_display()
    dits = []
    if situation.categorie in AGES and personne.date_naissance:
        *bornes, du_handicap = AGES[situation.categorie]
        plus_jeune, plus_age = (int(bareme.regle(code, entree).valeur) for code in bornes)
        avec_handicap = int(bareme.regle(du_handicap, entree).valeur) if du_handicap else None
        age = age_a(personne.date_naissance, entree)
        if not plus_jeune <= age <= plus_age:
            sauf = f" ({avec_handicap} ans en cas de handicap)" if avec_handicap else ""
            dits.append(
                f"{quoi} : d'ordinaire de {plus_jeune} à {plus_age} ans{sauf} ; {personne} a {ans(age)} à l'entrée. "
                "C'est enregistré, à vérifier."
            )
    if situation.categorie in DUREES and situation.fin_prevue and situation.date:
        plus_long = bareme.echeance(DUREES[situation.categorie][1], situation.date)
        if situation.fin_prevue > plus_long:
            dits.append(f"{quoi} : au plus tard le {jour(plus_long)} d'ordinaire. C'est enregistré, à vérifier.")
    return dits
