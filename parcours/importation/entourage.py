"""The structure and the caseworker of a row: what is written of them, and how the preview says it.

A person gone is followed by nobody: no dossier opens, and who followed her is noted until the day she left.
"""

import datetime

from cirj.socle.insertion import neuf
from parcours.importation.accompagnement import est_partie
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.structures import StructureLue, piliers_de
from parcours.importation.valeur import VIDE
from parcours.models import Intervention, Parcours, Referent

_FERME = "le dossier ne s'ouvre pas (personne sortie)"
LONGUEUR = Referent._meta.get_field("nom_libre").max_length


def interventions(structure: StructureLue | None, parcours: Parcours, jour: datetime.date) -> list[Intervention]:
    """The structure carries the usual pillars of its kind; health is opened by somebody, never by a file.

    It reads from the day of the import: the table says who follows the person, not since when. Gone, nobody does.
    """
    if parcours.fin is not None or structure is None:
        return []
    return [
        neuf(Intervention, parcours_id=parcours.pk, structure_id=structure.id, pilier=pilier, debut=jour)
        for pilier in piliers_de(structure.type)
    ]


def referents(
    ligne: LigneComprise, structure: StructureLue | None, parcours: Parcours, jour: datetime.date
) -> list[Referent]:
    nom = nom_du_referent(ligne)
    if not nom:
        return []
    return [
        neuf(
            Referent,
            parcours_id=parcours.pk,
            nom_libre=nom,
            structure_id=structure.id if structure else None,
            debut=parcours.debut if parcours.fin else jour,
            fin=parcours.fin,
        )
    ]


def nom_du_referent(ligne: LigneComprise) -> str:
    """Return the name that is kept, with the structure that the directory does not know; "" when there is none."""
    nom = ligne.valeur("referent") or ""
    inconnue = ligne.texte("structure")
    if inconnue and not ligne.valeur("structure") and not ligne.champs["structure"].absent:
        nom = f"{nom or 'Référent non nommé'} ({inconnue})"
    return nom[:LONGUEUR]


def en_mots(ligne: LigneComprise, connue: bool) -> dict[str, str]:
    """Return, by field, what will be written when it is not what the cell alone says.

    ``connue``: she has a dossier, and who follows her there is not the row's to change.
    """
    if ligne.refusee:
        return {}
    nom, dits = nom_du_referent(ligne), {}
    partie, structure = est_partie(ligne), ligne.valeur("structure")
    if connue:
        return {"structure": f"{structure.nom} : {_FERME}"} if structure and partie else {}
    jusque = ", jusqu'à la sortie" if partie else ""
    if structure and partie:
        avec = "notée avec le référent" if nom else "gardée avec la ligne"
        dits["structure"] = f"{structure.nom} : {avec}, {_FERME}"
    elif nom and nom != (ligne.valeur("referent") or ""):
        dits["structure"] = f"noté comme référent : {nom}{jusque}"
    if partie and ligne.champs.get("referent", VIDE).valeur:
        dits["referent"] = f"{nom}{jusque}"
    return dits
