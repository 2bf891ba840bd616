"""The dates of one row, beside its birth: what precedes it is not taken, as in the forms of a dossier.

Nor an entry that follows the exit.
"""

from dataclasses import replace

from cirj.socle.calendrier import bornes
from parcours.importation.dates import DateLue
from parcours.importation.valeur import VIDE, Lecture
from parcours.models.naissance import avant_la_naissance


def ecarter_ce_qui_precede(champs: dict[str, Lecture]) -> None:
    """Take out of ``champs`` the dates that precede the birth, and say so; which of the two is wrong is not known."""
    naissance = champs.get("date_naissance", VIDE).valeur
    if naissance is None:
        return
    for code, lecture in champs.items():
        if code == "date_naissance" or not isinstance(lecture.valeur, DateLue):
            continue
        if avant_la_naissance(_dernier_jour(lecture.valeur), naissance.jour, naissance.precision):
            dit = f"« {lecture.texte} » précède la naissance ({naissance}) : vérifiez l'une et l'autre."
            champs[code] = replace(lecture, valeur=None, lu="", probleme=dit)


def ecarter_une_entree_apres_la_sortie(champs: dict[str, Lecture]) -> None:
    """Take the entry out of ``champs`` when the exit precedes it, and say so: which of the two is wrong is not known.

    The exit stays: whoever is said to be gone is not followed.
    """
    entree, sortie = champs.get("entree", VIDE), champs.get("sortie", VIDE)
    if not isinstance(entree.valeur, DateLue) or not isinstance(sortie.valeur, DateLue):
        return
    if bornes(entree.valeur.jour, entree.valeur.precision)[0] > _dernier_jour(sortie.valeur):
        dit = f"« {entree.texte} » suit la sortie ({sortie.valeur}) : vérifiez l'une et l'autre."
        champs["entree"] = replace(entree, valeur=None, lu="", probleme=dit)


def _dernier_jour(date: DateLue):
    """« 2003 » does not precede a birth of June 2003."""
    return bornes(date.jour, date.precision)[1]
