"""What the rows of a file say otherwise than the dossiers, without writing anything: a constant number of queries a batch."""

import uuid

from parcours.importation.construction import Provenance
from parcours.importation.contexte import Contexte
from parcours.importation.differences.base import Apport, Choix, Difference
from parcours.importation.differences.choix import Choisis, differences
from parcours.importation.differences.connus import Connu, lire_connus
from parcours.importation.jugement import Jugement
from parcours.importation.ligne_comprise import LigneComprise
from parcours.models import Importation


class Examen:
    def __init__(self, importation: Importation, contexte: Contexte):
        self._choisis = Choisis.de(importation)
        self._provenance = Provenance(contexte, None, None, importation.nom_fichier)

    def differences(self, jugements: list[Jugement]) -> dict[int, list[str]]:
        """Return, by rank, the fields that differ; nothing of a row that an earlier one said."""
        lignes = {j.ligne.rang: (j.personne, j.ligne) for j in jugements if j.a_completer}
        return {rang: [d.champ for d in siennes] for rang, (_, siennes) in self.comparer(lignes).items() if siennes}

    def comparer(self, lignes: dict[int, tuple[uuid.UUID, LigneComprise]]) -> dict[int, tuple[Connu, list[Difference]]]:
        """Return, by key of ``lignes`` (known person, row), her dossier and what the row says otherwise."""
        if not lignes:
            return {}
        connus = lire_connus(personne for personne, _ in lignes.values())
        return {
            rang: (connus[personne], differences(connus[personne], Apport(ligne, self._provenance)))
            for rang, (personne, ligne) in lignes.items()
            if personne in connus
        }

    def structure_gardee(self, ligne: LigneComprise, champs: list[str]) -> bool:
        """Say whether the dossier is kept closed to the row's structure, which does not carry it today."""
        return "structure" in champs and self._choisis.pour(ligne.empreinte, "structure") != Choix.AJOUTER
