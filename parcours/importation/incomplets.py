"""Values that say something beside another one only: a day of entry without a lodging, a reason without an exit.

What they would be written on is not in the row: they are not taken, and it is said on their cell.
"""

from dataclasses import replace

from parcours.importation.lignes import Ligne
from parcours.importation.valeur import VIDE, Lecture
from parcours.nomenclatures import Lien

#: Field → the field it is written with, and what the table does not say.
_AVEC = {
    "entree_hebergement": ("hebergement", "la date n'est pas reprise : le tableau ne dit pas quel hébergement"),
    "date_decision": ("statut", "la date n'est pas reprise : le tableau ne dit pas quelle protection"),
    "date_notification": ("statut", "la date n'est pas reprise : le tableau ne dit pas quelle protection"),
}


def dire_les_incomplets(champs: dict[str, Lecture], ligne: Ligne) -> None:
    """Take out of ``champs`` what nothing else in the row lets write, and say so; after the questions, which cannot help."""
    for champ, (porteur, dit) in _AVEC.items():
        autre = champs.get(porteur, VIDE)
        if champs.get(champ, VIDE).valeur is None or autre.valeur is not None or autre.refus:
            continue
        # Once that word is answered, its date comes with it.
        inconnu = f"la date n'est pas reprise tant que « {autre.texte} » n'est pas précisé"
        _dire(champs, champ, inconnu if autre.texte and not autre.absent else dit)
    if champs.get("motif_sortie", VIDE).valeur and "sortie" in champs and not champs["sortie"].valeur:
        _dire(champs, "motif_sortie", "le motif n'est pas repris : le tableau ne dit pas que la personne est sortie")
    # A child alone is a child all the same.
    if champs.get("lien", VIDE).valeur not in (None, Lien.TITULAIRE, Lien.ENFANT) and not ligne.foyer:
        _dire(champs, "lien", "la place n'est pas reprise : le tableau ne dit pas de quelle famille")


def _dire(champs: dict[str, Lecture], champ: str, dit: str) -> None:
    lecture = champs[champ]
    champs[champ] = replace(lecture, valeur=None, lu="", probleme=f"« {lecture.texte} » : {dit}.")
