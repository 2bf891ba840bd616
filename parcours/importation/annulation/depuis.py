"""What was done since on what an import wrote, dossier by dossier, whoever did it and in whatever table.

A row that the import created and that was changed; a row that was added to a person, a pathway or a household that it
created. What was added to a dossier that it only completed is nobody's business here: it stays whatever happens.
"""

import datetime
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.db import connection, models
from django.db.models import Q

from parcours.importation.trace import relations_du_dossier
from parcours.models import (
    EcritureImport,
    Importation,
    MembreMenage,
    Menage,
    Parcours,
    Personne,
    PropositionDoublon,
    Reunion,
)
from parcours.models.doublon import DecisionDoublon
from parcours.models.importation import ResultatLigne
from parcours.reunion.gestes import AJOUTER, CHANGER, RETIRER

_MODELES = {modele._meta.db_table: modele for modele in apps.get_models()}


@dataclass
class Depuis:
    """``reuni``: made one with another dossier since. ``le``: when it was last touched."""

    ajoutes: Counter = field(default_factory=Counter)
    modifies: Counter = field(default_factory=Counter)
    le: datetime.datetime | None = None
    reuni: bool = False

    def noter(self, compteur: Counter, modele: type[models.Model], quand: datetime.datetime) -> None:
        compteur[modele] += 1
        self.le = max(self.le or quand, quand)

    @property
    def touche(self) -> bool:
        return self.reuni or bool(self.ajoutes or self.modifies)

    @property
    def en_mots(self) -> str:
        """« Ajouté : 2 suivis. Modifié : 1 droit. »"""
        if self.reuni:
            return "Réuni à un autre dossier depuis."
        dits = (("Ajouté", self.ajoutes), ("Modifié", self.modifies))
        return " ".join(f"{verbe} : {_compter(compteur)}." for verbe, compteur in dits if compteur)


class Traces:
    """What a group of writings of one import created: for each row, its person and the dates of change it was left at."""

    def __init__(self, ecritures: Iterable[EcritureImport]):
        self.dossiers: dict[uuid.UUID, list[EcritureImport]] = defaultdict(list)
        self._lignes: dict[str, dict[str, tuple[uuid.UUID, set]]] = defaultdict(dict)
        reprises = []
        for ecriture in ecritures:
            self.dossiers[ecriture.dossier].append(ecriture)
            for table, cle, quand in _creees(ecriture):
                self._lignes[table].setdefault(cle, (ecriture.dossier, set()))[1].add(quand)
            reprises += _changees(ecriture)
        # A row of one import may complete what an earlier one of the same import created.
        for table, cle, quand in reprises:
            if cle in self._lignes[table]:
                self._lignes[table][cle][1].add(quand)

    def creees(self, modele: type[models.Model]) -> dict[str, uuid.UUID]:
        """Return the rows of ``modele`` that were created, each with its person."""
        return {cle: dossier for cle, (dossier, _) in self._lignes.get(modele._meta.db_table, {}).items()}

    def tables(self) -> list[type[models.Model]]:
        return [_MODELES[table] for table, lignes in self._lignes.items() if lignes]

    def laissee(self, modele: type[models.Model], cle: str) -> tuple[uuid.UUID, set] | None:
        return self._lignes.get(modele._meta.db_table, {}).get(cle)


def depuis(importation: Importation, traces: Traces) -> dict[uuid.UUID, Depuis]:
    """Return what was done since on each dossier, in a number of queries that does not depend on how many there are."""
    trouves = {dossier: Depuis() for dossier in traces.dossiers}
    for modele in traces.tables():
        _modifiees(trouves, modele, traces)
    for modele in (Personne, Parcours):
        for relation in relations_du_dossier(modele):
            _ajoutees(trouves, relation.modele, relation.colonne, traces.creees(modele), traces)
    _arrivees(trouves, importation, traces)
    _doubles(trouves, importation, traces)
    _reunis(trouves)
    return trouves


def _modifiees(trouves: dict[uuid.UUID, Depuis], modele: type[models.Model], traces: Traces) -> None:
    for cle, _, quand in _lire(modele, modele._meta.pk.column, traces.creees(modele)):
        dossier, laissees = traces.laissee(modele, cle)
        if quand not in laissees:
            trouves[dossier].noter(trouves[dossier].modifies, modele, quand)


def _ajoutees(trouves: dict[uuid.UUID, Depuis], modele, colonne: str, de_qui: dict, traces: Traces) -> None:
    for cle, vers, quand in _lire(modele, colonne, de_qui):
        if traces.laissee(modele, cle) is None:
            dossier = de_qui[vers]
            trouves[dossier].noter(trouves[dossier].ajoutes, modele, quand)


def _arrivees(trouves: dict[uuid.UUID, Depuis], importation: Importation, traces: Traces) -> None:
    """Who joined the household of the family; those of the same table were there from the first."""
    de_qui = traces.creees(Menage)
    entrees = [
        (cle, vers, quand)
        for cle, vers, quand in _lire(MembreMenage, "menage_id", de_qui)
        if traces.laissee(MembreMenage, cle) is None
    ]
    if not entrees:
        return
    personnes = importation.lignes.filter(resultat=ResultatLigne.CREEE).values("personne")
    du_tableau = MembreMenage._base_manager.filter(pk__in=[cle for cle, _, _ in entrees], personne__in=personnes)
    siennes = {str(cle) for cle in du_tableau.values_list("pk", flat=True)} | _venues(importation, entrees)
    for cle, vers, quand in entrees:
        if cle not in siennes:
            trouves[de_qui[vers]].noter(trouves[de_qui[vers]].ajoutes, MembreMenage, quand)


def _venues(importation: Importation, entrees: list[tuple[str, str, datetime.datetime]]) -> set[str]:
    """Return the memberships, among these, of the known people whom the import itself brought in."""
    personnes = MembreMenage._base_manager.filter(pk__in=[cle for cle, _, _ in entrees]).values("personne")
    ecritures = importation.ecritures.filter(creee=False, dossier__in=personnes)
    gestes = [geste for ecriture in ecritures for geste in ecriture.gestes if geste["geste"] != RETIRER]
    return {str(g["apres"]["id"]) for g in gestes if g["table"] == MembreMenage._meta.db_table}


def _lire(modele: type[models.Model], colonne: str, cles: Iterable[str]) -> list[tuple[str, str, datetime.datetime]]:
    """Return (key, ``colonne``, date of change) of the rows whose ``colonne`` is one of ``cles``.

    The keys go as one text: ten thousand parameters a table would take longer than the reading. A row without a date
    counts as changed just now: it is never removed unseen.
    """
    if not cles:
        return []
    datee = any(champ.name == "modifie_le" for champ in modele._meta.concrete_fields)
    table, vers, cle = map(connection.ops.quote_name, (modele._meta.db_table, colonne, modele._meta.pk.column))
    with connection.cursor() as curseur:
        curseur.execute(
            f"select {cle}::text, {vers}::text, {'modifie_le' if datee else 'clock_timestamp()'}"
            f" from {table} where {vers} = any(%s::uuid[])",
            [f"{{{','.join(cles)}}}"],
        )
        return curseur.fetchall()


def _doubles(trouves: dict[uuid.UUID, Depuis], importation: Importation, traces: Traces) -> None:
    """A row of another table waits for a decision about a person that this one created."""
    attendues = PropositionDoublon._base_manager.filter(
        ~Q(ligne__importation=importation),
        candidate__in=list(traces.creees(Personne)),
        decision=DecisionDoublon.EN_ATTENTE,
    )
    for vers, quand in attendues.values_list("candidate", "cree_le"):
        trouves[vers].noter(trouves[vers].ajoutes, PropositionDoublon, quand)


def _reunis(trouves: dict[uuid.UUID, Depuis]) -> None:
    """Two dossiers made one are undone first: what the import wrote is now part of the other."""
    cles = list(trouves)
    en_cours = Reunion.objects.filter(Q(gardee__in=cles) | Q(retiree_id__in=cles), defaite_le=None)
    for deux in en_cours.values_list("gardee", "retiree_id"):
        for cle in set(deux) & trouves.keys():
            trouves[cle].reuni = True


def _creees(ecriture: EcritureImport) -> Iterator[tuple[str, str, datetime.datetime]]:
    """Yield (table, key, date of change) of each row that a writing created."""
    if ecriture.creee:
        quand = datetime.datetime.fromisoformat(ecriture.gestes["le"])
        yield from ((table, cle, quand) for table, cles in ecriture.gestes["cles"].items() for cle in cles)
        return
    yield from _des_gestes(ecriture, AJOUTER)


def _changees(ecriture: EcritureImport) -> Iterator[tuple[str, str, datetime.datetime]]:
    """Yield (table, key, date of change) of each row that a writing changed."""
    if not ecriture.creee:
        yield from _des_gestes(ecriture, CHANGER)


def _des_gestes(ecriture: EcritureImport, voulu: str) -> Iterator[tuple[str, str, datetime.datetime]]:
    for geste in ecriture.gestes:
        if geste["geste"] == voulu:
            ligne = geste["apres"]
            yield geste["table"], str(ligne["id"]), datetime.datetime.fromisoformat(ligne["modifie_le"])


def _compter(compteur: Counter) -> str:
    dits = []
    for modele, nombre in compteur.items():
        meta = modele._meta
        dits.append(f"{nombre} {meta.verbose_name_plural if nombre > 1 else meta.verbose_name}")
    return ", ".join(sorted(dits))
