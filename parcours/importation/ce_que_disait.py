"""What the rows of the imports said of one person, word for word: each cell under its header, and what was not taken."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from parcours.importation.absences import absence
from parcours.importation.champs import NON_REPRIS, PAR_CODE, Champ, dit_par_une_coche
from parcours.importation.couleurs import nom_de_couleur
from parcours.importation.differences.reprise import Constat
from parcours.importation.ecriture import degeler
from parcours.importation.lecture import Cellule, texte
from parcours.importation.numeros_masques import masquer_la_case, masquer_le_message
from parcours.importation.remarques import Commentaire, commentaires_geles
from parcours.models import LigneImport
from parcours.models.importation import Importation

#: What the table holds and this page does not need: as large as the file.
LOURDS = ("analyse", "marques", "ignorees", "questions", "reponses", "feuilles", "annulation", "colonnes_demandees")


@dataclass(frozen=True)
class CelluleDite:
    """``lue``: the field that its column was read as, or "". ``remarques``: why something of it was not taken."""

    entete: str
    ecrit: str
    lue: str
    remarques: list[str]


@dataclass(frozen=True)
class LigneDite:
    """``autres``: what was not taken and stands in no column; ``gardees``: what the dossier said otherwise, and kept."""

    ligne: LigneImport
    le: datetime.datetime
    cellules: list[CelluleDite]
    couleur: str
    commentaires: list[Commentaire]
    de_la_feuille: list[str]
    autres: list[str] = field(default_factory=list)
    gardees: list[Constat] = field(default_factory=list)

    @property
    def importation(self) -> Importation:
        return self.ligne.importation


def lignes_de(personne, agent) -> QuerySet[LigneImport]:
    """Return the rows that speak of the person in the imports that the agent sees, the latest import first."""
    siennes = LigneImport.objects.filter(personne=personne, importation__in=Importation.objects.visible_par(agent))
    siennes = siennes.select_related("importation").defer(*(f"importation__{lourd}" for lourd in LOURDS))
    quand = Coalesce("importation__termine_le", "importation__cree_le")
    return siennes.annotate(le=quand).order_by("-le", "-importation__cree_le", "rang", "pk")


def dire(ligne: LigneImport) -> LigneDite:
    """Return what the page shows of one row; no query."""
    champs, entetes = ligne.importation.champs_des_colonnes, ligne.importation.entetes
    problemes = defaultdict(list)
    for probleme in ligne.problemes:
        problemes[probleme["champ"]].append(masquer_le_message(probleme))
    cellules = []
    for index, valeur in enumerate(ligne.valeurs):
        champ, cellule = champs.get(index, ""), degeler(valeur)
        ecrit = texte(cellule)
        if ecrit:
            entete = entetes[index] if index < len(entetes) else ""
            reprise = champ in PAR_CODE and champ not in NON_REPRIS
            vide = reprise and _sans_note(PAR_CODE[champ], cellule)
            lue = PAR_CODE[champ].libelle if reprise and not vide else ""
            remarques = problemes.pop(champ, []) if reprise else ["Colonne laissée de côté : rien n'en est repris."]
            remarques = [*remarques, "Cette case ne dit rien : aucune note n'en est faite."] if vide else remarques
            cellules.append(CelluleDite(entete, masquer_la_case(champ, ecrit, entete), lue, remarques))
    couleur = ligne.marques.get("couleur", "")
    return LigneDite(
        ligne,
        ligne.le,
        cellules,
        nom_de_couleur(couleur) if couleur else "",
        [commentaire.masque for commentaire in commentaires_geles(ligne.marques)],
        _de_la_feuille(ligne),
        [message for messages in problemes.values() for message in messages],
        [constat for dit in ligne.differences if (constat := Constat(**dit)).garde],
    )


def _sans_note(champ: Champ, cellule: Cellule) -> bool:
    """« NC », « — » in a column of notes gave none."""
    return (
        champ.note and champ.porte_absence and not dit_par_une_coche(champ, cellule) and bool(absence(texte(cellule)))
    )


def _de_la_feuille(ligne: LigneImport) -> list[str]:
    dites = [f"Structure d'après la feuille : {ligne.structure_feuille}"] if ligne.structure_feuille else []
    dites += [f"Sous le titre « {titre} »"] if (titre := ligne.marques.get("titre", "")) else []
    return dites + ([f"Sortie d'après la feuille : {ligne.sortie_feuille}"] if ligne.sortie_feuille else [])
