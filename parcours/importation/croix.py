"""« x » in a column that also says yes by « ✓ » or « oui » may be a no: which one is asked, once for the column."""

from collections.abc import Iterable
from dataclasses import replace

from parcours.importation.champs import PAR_CODE, est_coche
from parcours.importation.coches import coche, est_croix
from parcours.importation.coches_datees import avec_sa_date, dit_non_avec_une_date
from parcours.importation.contexte import Contexte
from parcours.importation.lecture import Cellule, texte
from parcours.importation.lignes import Ligne
from parcours.importation.tables import cle, mots_de
from parcours.importation.valeur import Lecture

#: Fields whose cells are a yes or a no, and no right: what a right's « no » may be is asked beside.
OUI_NON = [code for code, champ in PAR_CODE.items() if est_coche(champ) and not (code == "css" or "droit_" in code)]
_DOUTE = "peut dire oui ou non : la colonne dit aussi oui autrement."


def croix_douteuses(lignes: Iterable[Ligne], colonnes: dict[int, str]) -> frozenset[str]:
    """Return the fields whose column says yes both by « x » and by another tick or word."""
    a_cocher = [(index, code) for index, code in colonnes.items() if code in PAR_CODE and est_coche(PAR_CODE[code])]
    dites: dict[str, set[tuple[type, Cellule]]] = {code: set() for _, code in a_cocher}
    for ligne in lignes if a_cocher else ():
        for index, code in a_cocher:
            if index < len(ligne.cellules):
                dites[code].add((type(ligne.cellules[index]), ligne.cellules[index]))
    return frozenset(code for code, siennes in dites.items() if _melees([cellule for _, cellule in siennes]))


def deja_douteuses(problemes: list[dict]) -> frozenset[str]:
    """Return the same as what was kept with a row says it: its column is no longer there to be read."""
    return frozenset(probleme["champ"] for probleme in problemes if probleme["message"].endswith(_DOUTE))


def douteuse(cellule: Cellule) -> Lecture:
    ecrit = texte(cellule)
    return Lecture(ecrit, None, "", f"« {ecrit} » {_DOUTE}")


def a_choisir(lecture: Lecture, contexte: Contexte) -> list[tuple[str, str]]:
    """Ask yes or no of a cross, of a no with a date, of what is only waited for (« RDV pris »)."""
    ecrit = lecture.texte
    attendu = not mots_de("mots_d_attente", "attente").isdisjoint(cle(ecrit).split())
    demandee = lecture.valeur is None and (est_croix(ecrit) or dit_non_avec_une_date(ecrit) or attendu)
    return [("oui", "Oui"), ("non", "Non")] if demandee else []


def choisie(champ: str, ecrit: str, reponse: str, contexte: Contexte) -> Lecture:
    """Return what the field makes of « oui » or « non », with the day that the cell says."""
    return replace(PAR_CODE[champ].comprendre(avec_sa_date(reponse, ecrit), contexte), texte=ecrit)


def _melees(cellules: list[Cellule]) -> bool:
    return any(map(est_croix, cellules)) and any(coche(c) and not est_croix(c) for c in cellules)
