"""What becomes of each row of a batch: created, already known, double to decide, refused."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from parcours.importation.avis import Avis
from parcours.importation.doublons import Annuaire, annuaire_des_connus, identite_de
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.ressemblances import Identite, Ressemblance
from parcours.models import PropositionDoublon
from parcours.models.doublon import DecisionDoublon
from parcours.models.importation import Importation, LigneImport, ResultatLigne


@dataclass
class Jugement:
    """``personne``: the known one. ``nouvelles``: the look-alikes to propose (none when already proposed).

    ``a_completer``: the known person is told something by this row that no earlier row said.
    """

    ligne: LigneComprise
    resultat: str
    personne: uuid.UUID | None = None
    nouvelles: list[Ressemblance] = field(default_factory=list)
    a_completer: bool = False

    @property
    def sans_suite(self) -> bool:
        """An identical row was read before: nothing is written, nor proposed again."""
        connue = self.resultat == ResultatLigne.CONNUE and not self.a_completer
        return connue or (self.resultat == ResultatLigne.DOUBLON and not self.nouvelles)


class Juge:
    """Judges batches in order. ``memoire``: keep the people to be created in mind (a trial writes nobody)."""

    def __init__(self, departement: str, importation: Importation | None = None, memoire: bool = False):
        self.departement = departement
        self.importation = importation
        self._memoire = memoire
        self._a_creer = Annuaire()
        self._empreintes: dict[str, Jugement] = {}
        self._avis = Avis()

    def juger(self, lignes: list[LigneComprise]) -> list[Jugement]:
        """Return one judgment a row, in nine queries at most."""
        if not self._memoire:
            self._a_creer, self._empreintes = Annuaire(), {}
        admises = [ligne for ligne in lignes if not ligne.refusee]
        deja_lues = _deja_lues(self.departement, [ligne.empreinte for ligne in admises])
        identites = {ligne.id: identite_de(ligne) for ligne in admises if ligne.empreinte not in deja_lues}
        connus = annuaire_des_connus(self.departement, list(identites.values())) if identites else Annuaire()
        du_fichier = self._crees_par_cet_import(connus.ids)
        self._avis = Avis.de(self.departement, identites.values())
        return [self._juger_une(ligne, deja_lues, identites, connus, du_fichier) for ligne in lignes]

    def _juger_une(
        self,
        ligne: LigneComprise,
        deja_lues: dict[str, tuple[str, uuid.UUID | None]],
        identites: dict[uuid.UUID, Identite],
        connus: Annuaire,
        du_fichier: set[uuid.UUID],
    ) -> Jugement:
        if ligne.refusee:
            return Jugement(ligne, ResultatLigne.REFUSEE)
        if ligne.empreinte in deja_lues:
            return Jugement(ligne, *deja_lues[ligne.empreinte])
        if premiere := self._empreintes.get(ligne.empreinte):
            # The same row twice in one file.
            if premiere.resultat == ResultatLigne.DOUBLON:
                return Jugement(ligne, ResultatLigne.DOUBLON)
            return Jugement(ligne, ResultatLigne.CONNUE, premiere.personne or premiere.ligne.id)
        jugement = self._comparer(ligne, identites[ligne.id], connus, du_fichier)
        self._empreintes[ligne.empreinte] = jugement
        return jugement

    def _comparer(
        self, ligne: LigneComprise, identite: Identite, connus: Annuaire, du_fichier: set[uuid.UUID]
    ) -> Jugement:
        anciennes = [r for r in connus.ressemblances(identite) if not self._avis.ecarte(identite, r)]
        vues = {r.candidate.id for r in anciennes}
        semblables = anciennes + [r for r in self._a_creer.ressemblances(identite) if r.candidate.id not in vues]
        identiques = [
            r.candidate.id
            for r in anciennes
            if (r.identique or self._avis.confirme(identite, r)) and r.candidate.id not in du_fichier
        ]
        if len(identiques) == 1:
            return Jugement(ligne, ResultatLigne.CONNUE, identiques[0], a_completer=True)
        if semblables:
            return Jugement(ligne, ResultatLigne.DOUBLON, nouvelles=semblables)
        self._a_creer.ajouter(identite)
        return Jugement(ligne, ResultatLigne.CREEE)

    def _crees_par_cet_import(self, parmi: set[uuid.UUID]) -> set[uuid.UUID]:
        """Two rows of one file are never taken for one person without being asked, even written the same."""
        if self.importation is None or not parmi:
            return set()
        creees = self.importation.lignes.filter(resultat=ResultatLigne.CREEE, personne__in=parmi)
        return set(creees.values_list("personne", flat=True))


def _deja_lues(departement: str, empreintes: list[str]) -> dict[str, tuple[str, uuid.UUID | None]]:
    """Return, by hash, what an earlier identical row became: (known, person) or (double, None) while undecided."""
    anciennes = LigneImport.objects.filter(importation__departement=departement, empreinte__in=set(empreintes)).exclude(
        resultat=ResultatLigne.REFUSEE
    )
    trouvees: dict[str, tuple[str, uuid.UUID | None]] = {}
    attente: dict[str, list[int]] = defaultdict(list)
    for id_, hachage, resultat, personne in anciennes.values_list("id", "empreinte", "resultat", "personne"):
        if personne:
            trouvees[hachage] = (ResultatLigne.CONNUE, personne)
        elif resultat == ResultatLigne.DOUBLON:
            attente[hachage].append(id_)
    encore = _lignes_en_attente([id_ for ids in attente.values() for id_ in ids])
    for hachage, ids in attente.items():
        if hachage not in trouvees and encore & set(ids):
            trouvees[hachage] = (ResultatLigne.DOUBLON, None)
    return trouvees


def _lignes_en_attente(lignes: list[int]) -> set[int]:
    if not lignes:
        return set()
    en_attente = PropositionDoublon.objects.filter(ligne__in=lignes, decision=DecisionDoublon.EN_ATTENTE)
    return set(en_attente.values_list("ligne", flat=True))
