"""An exit as people write it: a date, words around a date (« sorti le 30/06/2026, abandon »), a tick, a reason alone."""

import re
from dataclasses import replace

from parcours.importation.coches import coche
from parcours.importation.coches_datees import coche_datee, dit_non_avec_une_date
from parcours.importation.contexte import Contexte
from parcours.importation.dates import SANS_DATE, DateRefusee, lire_date
from parcours.importation.dates_parmi_les_mots import dates_ecrites
from parcours.importation.lecture import Cellule, texte
from parcours.importation.tables import cle, mots_de, table
from parcours.importation.valeur import VIDE, Lecture
from parcours.nomenclatures import MotifSortie

DECES = re.compile(r"\b(?:decede|decedee|dcd|deces|mort|morte|feu)\b")


def sortie(cellule: Cellule, contexte: Contexte) -> Lecture:
    """Return when the person left; a tick says that she did, words without a date are asked."""
    ecrit = texte(cellule)
    dit = coche(cellule)
    if (datee := coche_datee(cellule, contexte)) and datee.oui:
        lu = f"sortie : {datee.date}" if datee.date else "sortie, date inconnue"
        return Lecture(ecrit, datee.date or SANS_DATE, lu, datee.probleme)
    if dit is not None:
        return Lecture(ecrit, SANS_DATE, "sortie, date inconnue") if dit else Lecture(ecrit, absent="non")
    try:
        lue = lire_date(cellule, contexte.aujourdhui, None, contexte.epoque, contexte.age_max)
    except DateRefusee as refus:
        if dit_non_avec_une_date(ecrit):
            return Lecture(ecrit, None, "", f"« {ecrit} » dit non, avec une date : la personne est-elle partie ?")
        if len(dedans := dates_ecrites(ecrit)) == 1 and dedans[0].date != ecrit.strip():
            return sortie_ecrite(ecrit, contexte, str(refus))
        if dit_une_sortie(ecrit):
            return Lecture(ecrit, None, "", f"« {ecrit} », sans date : la personne est-elle partie ?")
        return Lecture(ecrit, None, "", str(refus))
    return Lecture(ecrit, lue, str(lue))


def sortie_ecrite(ecrit: str, contexte: Contexte, sinon: str = "") -> Lecture:
    """Return the date that the words hold, or an exit without a date (``sinon``: what is wrong when it cannot be).

    ``details``: the reason that its other words say; those that say none are said.
    """
    for dite in dates_ecrites(ecrit):
        try:
            lue = lire_date(dite.date, contexte.aujourdhui, None, contexte.epoque, contexte.age_max)
        except DateRefusee as refus:
            return Lecture(ecrit, None, "", str(refus))
        autres = set(cle(dite.reste).split()) - _mots("sortie", "neutre")
        if sinon and autres & _mots("contraire"):
            return Lecture(ecrit, None, "", f"« {ecrit} » : {dite.date} n'est pas sûrement le jour de la sortie.")
        if motif := motif_dit(dite.reste):
            return Lecture(ecrit, lue, f"sortie : {lue}, {MotifSortie(motif).label.lower()}", details=motif)
        tue = autres and not DECES.search(cle(dite.reste))
        dit = f"À côté de la date, « {dite.reste} » n'est pas repris." if tue else ""
        return Lecture(ecrit, lue, f"sortie : {lue}", dit)
    return Lecture(ecrit, None, "", sinon) if sinon else Lecture(ecrit, SANS_DATE, "sortie, date inconnue")


def motif_dit(mots: str) -> str:
    """Return the reason that all the words name; « parti », « fin de suivi » only say an exit."""
    utiles = " ".join(mot for mot in cle(mots).split() if mot not in _mots("sortie", "neutre"))
    ligne = (table("motifs_sortie").exacte(mots) or table("motifs_sortie").exacte(utiles)) if utiles else None
    return ligne["code"] if ligne else ""


def dit_une_sortie(mots: str) -> bool:
    """Say whether the words are those of somebody who left: a reason, « partie », « sorti », « parti à Lyon »."""
    return dit_que_sortie(mots) or bool(motif_dit(mots)) or depart_ecrit(mots)[0] is not None


def dit_que_sortie(mots: str) -> bool:
    """« partie », « fin du suivi »: words that only say an exit."""
    simples = cle(mots).split()
    return _mots("sortie", "neutre").issuperset(simples) and not _mots("sortie").isdisjoint(simples)


def depart_ecrit(mots: str) -> tuple[dict | None, str]:
    """Return the form of a departure that the words begin with (« parti à », « retour au pays »), and what follows it."""
    if not _mots("contraire").isdisjoint(cle(mots).split()):
        return None, ""
    return table("departs").debut(mots)


def _mots(*sens: str) -> frozenset[str]:
    """« sortie », « neutre »: words that only say an exit; « contraire »: words that make the date beside them another thing's."""
    return mots_de("mots_d_une_sortie", *sens)


def accorder_le_motif(champs: dict[str, Lecture]) -> None:
    """Take the reason that the cell of the exit says, where no column of its own says one."""
    sortie, motif = champs.get("sortie", VIDE), champs.get("motif_sortie", VIDE)
    if sortie.valeur and sortie.details and not motif.valeur:
        champs["motif_sortie"] = replace(motif, valeur=sortie.details, lu=MotifSortie(sortie.details).label)
