"""Writing a judged batch, in bulk: a number of queries that does not depend on the number of rows."""

import datetime
from itertools import chain

from parcours.importation.completion import completer
from parcours.importation.construction import Dossier, Provenance, construire
from parcours.importation.doublons import empreinte_de, identite_de
from parcours.importation.jugement import Jugement
from parcours.importation.lecture import Cellule, texte
from parcours.models import LigneImport, Personne, PropositionDoublon
from parcours.models.importation import Importation, ResultatLigne


def ecrire(importation: Importation, jugements: list[Jugement], provenance: Provenance) -> None:
    """Create the people, complete the known ones, keep every row with what became of it, propose the doubles."""
    enregistrer([construire(j.ligne, provenance) for j in jugements if j.resultat == ResultatLigne.CREEE])
    a_completer = [j for j in jugements if j.a_completer]
    connues = Personne.objects.filter(pk__in=[j.personne for j in a_completer]).select_for_update().in_bulk()
    for jugement in a_completer:
        completer(connues[jugement.personne], jugement.ligne, provenance)
    lignes = LigneImport.objects.bulk_create([_ligne(importation, j) for j in jugements])
    PropositionDoublon.objects.bulk_create(
        PropositionDoublon(
            departement_id=importation.departement_id,
            ligne=ligne,
            candidate_id=ressemblance.candidate.id,
            motifs=list(ressemblance.motifs),
            identite=empreinte_de(identite_de(jugement.ligne)),
        )
        for ligne, jugement in zip(lignes, jugements, strict=True)
        for ressemblance in jugement.nouvelles
    )


def enregistrer(dossiers: list[Dossier]) -> None:
    """Insert the records of new people, one query a kind of record."""
    for rang in zip(*(dossier.tous() for dossier in dossiers), strict=True):
        par_modele: dict[type, list] = {}
        for objet in chain.from_iterable(rang):
            par_modele.setdefault(type(objet), []).append(objet)
        for modele, objets in par_modele.items():
            modele._default_manager.bulk_create(objets)


def _ligne(importation: Importation, jugement: Jugement) -> LigneImport:
    ligne = jugement.ligne
    creee = jugement.resultat == ResultatLigne.CREEE
    return LigneImport(
        importation=importation,
        numero=ligne.numero,
        valeurs=[geler(cellule) for cellule in ligne.cellules],
        problemes=ligne.problemes,
        nombre_problemes=len(ligne.problemes),
        resultat=jugement.resultat,
        personne_id=ligne.id if creee else jugement.personne,
        empreinte=ligne.empreinte,
    )


def geler(cellule: Cellule) -> str | int | float | dict:
    """Return a cell as JSON can keep it: a date stays a date."""
    if isinstance(cellule, datetime.date):
        return {"jour": cellule.isoformat()}
    return cellule if isinstance(cellule, int | float | str) and not isinstance(cellule, bool) else texte(cellule)


def degeler(valeur: str | int | float | dict) -> Cellule:
    """Return the cell that ``geler`` kept."""
    return datetime.date.fromisoformat(valeur["jour"]) if isinstance(valeur, dict) else valeur
