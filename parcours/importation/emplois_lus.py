"""Work as people write it: a category first (« CDI Solvay »), last or in brackets (« usine CDI », « entrepôt (intérim) »).

The other words are an employer or a trade: the whole cell is kept with the situation. Words that say that it is over, to
come or sought (« fin de CDI », « recherche CDI ») are no such situation, and are asked; a trade alone says no category. Two
situations in a cell (« formation + CDD »), or a course beside what may be a job (« CAP, vend. Leclerc »), are asked too.
"""

import re
from functools import lru_cache

from parcours.importation.structures import est_un_genre
from parcours.importation.tables import LONGUEUR_PREFIXE, cle, lire, table
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import CategorieEmploi, FamilleEmploi

#: What separates two facts; a dash alone may be that of a word.
_ENTRE = re.compile(r"\s*[,;/+&\n]\s*|\s+(?:et|puis|[-–—])\s+", re.IGNORECASE)
#: Beside a course or a scheme, other words may be a job; beside a contract, they are its employer or its trade.
_SANS_EMPLOYEUR = (FamilleEmploi.FORMATION, FamilleEmploi.ACCOMPAGNEMENT)


def emploi(texte: str) -> Lecture:
    """Return the situation; ``details`` of a cell that says two: their codes, the likely answers."""
    if ligne := table("emplois").exacte(texte):
        return _lecture(texte, ligne["code"])
    lue = _lire(texte)
    if lue.valeur is None:
        return lue
    parties = [partie for partie in _ENTRE.split(texte) if cle(partie)]
    dites = list(dict.fromkeys(code for rang, partie in enumerate(parties) for code in _situations(partie, rang == 0)))
    dites = dites or [lue.valeur]
    precise = next((code for code in dites if all(a == code or a in _moins_precis().get(code, ()) for a in dites)), "")
    if not precise:
        noms = " et ".join(f"« {CategorieEmploi(code).label} »" for code in dites)
        dit = f"« {texte} » dit {noms} : précisez la situation d'aujourd'hui. Les mots restent écrits avec elle."
        return Lecture(texte, None, "", dit, details=tuple(dites))
    autres = (
        [p for p in parties if _peut_etre_un_emploi(p)] if CategorieEmploi(precise).famille in _SANS_EMPLOYEUR else []
    )
    if autres:
        mots = " et ".join(f"« {partie} »" for partie in autres)
        dit = f"« {texte} » : {mots} est-il un emploi ? Précisez la situation. Les mots restent écrits avec elle."
        return Lecture(texte, None, "", dit, details=(precise,))
    return _lecture(texte, precise)


def a_choisir(lecture: Lecture) -> list[tuple[str, str]]:
    """Return the situations, those that the cell says first."""
    dites = lecture.details or ()
    choix = [paire for paire in CategorieEmploi.choices if paire[0] != CategorieEmploi.INCONNU]
    return sorted(choix, key=lambda un: dites.index(un[0]) if un[0] in dites else len(dites))


def _lire(texte: str) -> Lecture:
    """Return what the cell says if it is one situation."""
    formes = table("emplois")
    inconnue = Lecture(texte, None, "", f"La situation d'emploi « {texte} » n'est pas reconnue.")
    ligne, apres = formes.debut(texte)
    if ligne is not None:
        return inconnue if _reserves("partout") & set(apres.split()) else _lecture(texte, ligne["code"])
    ligne, avant = formes.fin(texte)
    # « pas de formation » ends with a course: a contract alone is read from the end.
    if ligne is None or CategorieEmploi(ligne["code"]).famille != FamilleEmploi.CONTRAT:
        return inconnue
    reserves = _reserves("partout") | _reserves("avant")
    return inconnue if reserves & set(avant.split()) else _lecture(texte, ligne["code"])


def _situations(partie: str, premiere: bool) -> list[str]:
    """Return the situations of a part of the cell: the one that it says, and those named among its other words."""
    if ligne := table("emplois").exacte(partie):
        return [ligne["code"]]
    ligne, suite = table("emplois").debut(partie)
    if ligne is None:
        lue = _lire(partie).valeur
        return [lue] if lue else []
    if CategorieEmploi(ligne["code"]).famille == FamilleEmploi.AUTRE:
        # « sans permis » beside a contract is no situation; « recherche emploi CDI » is one.
        longue = len(cle(partie).split()) - len(suite.split()) > 1
        return [ligne["code"]] if premiere or longue else []
    return [ligne["code"], *_nommees(suite.split())]


def _nommees(mots: list[str]) -> list[str]:
    """Return the contracts, courses and schemes that words name, wherever they stand."""
    trouvees, rang = [], 0
    while rang < len(mots):
        ligne, suite = table("emplois").debut(" ".join(mots[rang:]))
        pris = len(mots) - rang - len(suite.split())
        utile = ligne is not None and len(" ".join(mots[rang : rang + pris])) >= LONGUEUR_PREFIXE
        if utile and CategorieEmploi(ligne["code"]).famille != FamilleEmploi.AUTRE:
            trouvees.append(ligne["code"])
        rang += pris if utile else 1
    return trouvees


def _peut_etre_un_emploi(partie: str) -> bool:
    """Words that are no situation by themselves, no length of time, no kind of structure: « vend. Leclerc »."""
    connue = bool(_situations(partie, premiere=True)) or est_un_genre(partie)
    detail = any(c.isdigit() for c in partie) or bool(_reserves("detail") & set(cle(partie).split()))
    return not (connue or detail)


def _lecture(texte: str, code: str) -> Lecture:
    return Lecture(texte, code, CategorieEmploi(code).label)


@lru_cache(maxsize=1)
def _moins_precis() -> dict[str, frozenset[str]]:
    """Situation → those that say nothing more beside it."""
    return {ligne["code"]: frozenset(ligne["general"].split("|")) for ligne in lire("emplois_precis")}


@lru_cache(maxsize=3)
def _reserves(place: str) -> frozenset[str]:
    """Words that make the category something else, after it too (« CDI terminé ») or before it only (« fin de CDI »).

    « detail »: words of a part that is no job beside a course (« 3 j/semaine », « permis »).
    """
    return frozenset(
        mot for ligne in lire("reserves_emploi") if ligne["place"] == place for mot in ligne["mot"].split("|")
    )
