"""When the pathway of a row begins and ends, as far as the table says it."""

import datetime

from cirj.socle.calendrier import Precision, bornes
from cirj.socle.insertion import neuf
from parcours.importation.ligne_comprise import LigneComprise
from parcours.models import Parcours, Personne
from parcours.nomenclatures import Programme


def parcours_de(ligne: LigneComprise, personne: Personne, aujourdhui: datetime.date) -> Parcours:
    """Return the pathway, unsaved.

    Without a day of entry, the person was followed on the day of her last contact, or is today: since when is unknown,
    and said so. A decision or a contract dates neither.
    """
    entree, contact = ligne.valeur("entree"), ligne.valeur("dernier_contact")
    fin, precision, connue = _sortie(ligne, aujourdhui)
    debut = entree.jour if entree else contact.jour if contact else aujourdhui
    return neuf(
        Parcours,
        personne_id=personne.pk,
        departement_id=ligne.departement,
        programme=_programme(ligne),
        debut=min(debut, fin) if fin else debut,
        debut_precision=entree.precision if entree else Precision.JOUR,
        entree_connue=bool(entree),
        fin=fin,
        fin_precision=precision,
        sortie_connue=connue,
        motif_sortie=(ligne.valeur("motif_sortie") or "") if fin else "",
        dernier_contact=contact.jour if contact else None,
        contact_precision=contact.precision if contact else Precision.JOUR,
    )


def _programme(ligne: LigneComprise) -> str:
    if ligne.valeur("programme"):
        return ligne.valeur("programme")
    return Programme.AGIR if ligne.valeur("agir") else Programme.COORDINATION


def est_partie(ligne: LigneComprise) -> bool:
    """Say whether the row says that the person left, on a day or without one."""
    # In a table that has a column for the day of exit, a reason without a day is asked, not believed.
    return bool(ligne.valeur("sortie") or (ligne.valeur("motif_sortie") and "sortie" not in ligne.champs))


def _sortie(ligne: LigneComprise, aujourdhui: datetime.date) -> tuple[datetime.date | None, str, bool]:
    """Return the day of exit (the last it may be), what is known of it, and whether anything is."""
    sortie = ligne.valeur("sortie")
    if sortie and sortie.jour:
        return min(bornes(sortie.jour, sortie.precision)[1], aujourdhui), sortie.precision, True
    if est_partie(ligne):
        return aujourdhui, Precision.JOUR, False
    return None, Precision.JOUR, True
