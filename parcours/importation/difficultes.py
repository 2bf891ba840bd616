"""What the column « frein » or « blocage » says: notes to confirm, never blockages; no day is made up for them."""

import datetime

from acteurs.nomenclatures import Pilier
from cirj.socle.insertion import neuf
from parcours.importation.codes import BlocageLu
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.numeros_masques import masquer_dans
from parcours.importation.observations import piliers_evoques
from parcours.importation.structures import StructureLue
from parcours.importation.tables import cle
from parcours.models import DifficulteSignalee, Parcours

CHAMP = "blocage"
LONGUEUR = DifficulteSignalee._meta.get_field("texte").max_length


def difficultes(
    ligne: LigneComprise, structure: StructureLue | None, parcours: Parcours, lue_le: datetime.date, fichier: str
) -> list[DifficulteSignalee]:
    """Return the notes of the row, unsaved: one a cause that was recognised, or the whole text when one was not."""
    lus: list[BlocageLu] = ligne.valeur(CHAMP) or []
    dits = [(lu.texte, lu.pilier, lu.cause) for lu in lus]
    if not lus and ligne.texte(CHAMP) and not ligne.champs[CHAMP].absent:
        dits = [(ligne.texte(CHAMP), "", "")]
    return [
        neuf(
            DifficulteSignalee,
            parcours_id=parcours.pk,
            departement_id=ligne.departement,
            pilier=_pilier(texte, pilier),
            cause=cause,
            texte=masquer_dans(texte)[:LONGUEUR],
            fichier=fichier,
            lue_le=lue_le,
            structure_id=structure.id if structure else None,
        )
        for texte, pilier, cause in dits
    ]


def a_ajouter(parcours: Parcours, apportees: list[DifficulteSignalee]) -> list[DifficulteSignalee]:
    """Return those that the pathway does not hold: a same text is noted once, whatever became of it.

    A cause that is blocked today needs no confirming.
    """
    if not apportees:
        return []
    dites = {cle(texte) for texte in parcours.difficultes.values_list("texte", flat=True)}
    ouvertes = set(parcours.blocages.filter(leve_le__isnull=True).values_list("cause", flat=True))
    return [d for d in apportees if cle(d.texte) not in dites and d.cause not in ouvertes]


def _pilier(texte: str, pilier: str) -> str:
    """Words of health are read by who carries health, whatever the cause; several pillars evoked are none."""
    evoques = piliers_evoques(texte)
    if Pilier.SANTE in evoques:
        return Pilier.SANTE
    return pilier or (evoques[0] if len(evoques) == 1 else "")
