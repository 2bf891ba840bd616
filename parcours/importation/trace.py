"""What an import writes, noted so that it can be undone: in bulk, a number of queries that does not depend on the rows.

What completes a known dossier is found by comparing the rows of the people before and after, as the database holds them
(encrypted columns stay encrypted): whatever the completion comes to write tomorrow is noted too.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import chain

from django.db import connection, models

from cirj.socle.insertion import inserer, neuf
from parcours.importation.construction import Dossier
from parcours.models import (
    Alerte,
    DoubleReporte,
    EcritureImport,
    LigneImport,
    MembreMenage,
    Menage,
    Parcours,
    Personne,
    PersonnesDistinctes,
    PropositionDoublon,
    ReponseRapprochement,
    ReportAlerte,
    Reunion,
)
from parcours.reunion.gestes import AJOUTER, CHANGER, RETIRER
from parcours.reunion.relations import Relation, relations_vers

#: What the program keeps of its own beside a dossier: not what the dossier says.
HORS_DOSSIER = {Alerte, DoubleReporte, LigneImport, PersonnesDistinctes, PropositionDoublon}
#: Two people said to be different because of a row are no more so once the row is gone.
_HORS_PHOTO = HORS_DOSSIER - {PersonnesDistinctes} | {ReponseRapprochement, ReportAlerte, Reunion}
_MENAGE = Menage._meta.db_table
Photo = dict[uuid.UUID, dict[tuple[str, str], dict]]


@cache
def relations_du_dossier(modele: type[models.Model]) -> tuple[Relation, ...]:
    """Return the foreign keys that make a row part of the person's (or the pathway's) dossier."""
    return tuple(r for r in relations_vers(modele) if r.modele not in HORS_DOSSIER)


def noter_creees(ecrits: Iterable[tuple[LigneImport, Dossier]]) -> None:
    """Note the records of new people, once they are inserted."""
    inserer([_creation(ligne, dossier) for ligne, dossier in ecrits])


def _creation(ligne: LigneImport, dossier: Dossier) -> EcritureImport:
    # ``enregistrer`` gives all the rows of a dossier one instant.
    cles: dict[str, list[str]] = defaultdict(list)
    for objet in chain.from_iterable(dossier.tous()):
        cles[objet._meta.db_table].append(str(objet.pk))
    return neuf(
        EcritureImport,
        importation_id=ligne.importation_id,
        ligne_id=ligne.pk,
        dossier=dossier.personne.pk,
        creee=True,
        gestes={"le": dossier.personne.modifie_le.isoformat(), "cles": cles},
    )


def noter_completees(lignes: dict[uuid.UUID, list[LigneImport]], avant: Photo) -> None:
    """Note what the rows of ``lignes`` (person → rows) changed since ``avant`` was taken."""
    # A household stays the same person's, whoever joined or left it.
    menages = {uuid.UUID(cle): p for p, siennes in avant.items() for table, cle in siennes if table == _MENAGE}
    apres = photographier(list(lignes), menages)
    EcritureImport.objects.bulk_create(
        EcritureImport(
            importation_id=siennes[0].importation_id, ligne=siennes[0], dossier=cle, creee=False, gestes=gestes
        )
        for cle, siennes in lignes.items()
        if (gestes := _gestes(avant.get(cle, {}), apres.get(cle, {})))
    )


def _gestes(avant: dict, apres: dict) -> list[dict]:
    """Return the acts that lead from ``avant`` to ``apres``."""
    faits = [
        {"geste": RETIRER, "table": table, "avant": ligne}
        for (table, cle), ligne in avant.items()
        if (table, cle) not in apres
    ]
    for (table, cle), ligne in apres.items():
        ancienne = avant.get((table, cle))
        if ancienne is None:
            faits.append({"geste": AJOUTER, "table": table, "apres": ligne})
        elif ancienne != ligne:
            faits.append({"geste": CHANGER, "table": table, "avant": ancienne, "apres": ligne})
    return faits


def photographier(personnes: list[uuid.UUID], menages: dict[uuid.UUID, uuid.UUID] | None = None) -> Photo:
    """Return, for each person, the rows of her dossier as the database holds them, by table and key.

    A household is one person's of ``personnes``: who ``menages`` says (household → person), else one of its members.
    """
    photo: Photo = {cle: {} for cle in personnes}
    if not personnes:
        return photo
    _ajouter(photo, Personne, "id", {cle: cle for cle in personnes})
    for relation in relations_vers(Personne):
        if relation.modele not in _HORS_PHOTO:
            _ajouter(photo, relation.modele, relation.colonne, {cle: cle for cle in personnes})
    parcours = dict(Parcours._base_manager.filter(personne__in=personnes).values_list("pk", "personne"))
    for relation in relations_vers(Parcours):
        if relation.modele not in _HORS_PHOTO:
            _ajouter(photo, relation.modele, relation.colonne, parcours)
    membres = MembreMenage._base_manager.filter(personne__in=personnes).values_list("menage", "personne")
    _ajouter(photo, Menage, "id", dict(membres) | (menages or {}))
    return photo


def _ajouter(photo: Photo, modele: type[models.Model], colonne: str, de_qui: dict) -> None:
    """Add the rows whose ``colonne`` is a key of ``de_qui`` (key → person)."""
    if not de_qui:
        return
    table = modele._meta.db_table
    noms = [connection.ops.quote_name(nom) for nom in (colonne, modele._meta.pk.column, table)]
    with connection.cursor() as curseur:
        curseur.execute(
            f"select t.{noms[0]}, t.{noms[1]}::text, to_jsonb(t)::text from {noms[2]} t where t.{noms[0]} = any(%s)",
            [list(de_qui)],
        )
        for vers, cle, ligne in curseur.fetchall():
            photo[de_qui[vers]][table, cle] = json.loads(ligne)
