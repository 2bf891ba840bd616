"""The household that waits for a row whose double is decided after the others of its family were written."""

import uuid
from dataclasses import dataclass

from parcours.importation.contexte import Contexte
from parcours.importation.foyers import Foyer, menages_de, placer, rejoindre
from parcours.importation.liens import Ages
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.relecture import relire
from parcours.models import LigneImport, MembreMenage, Menage, Personne
from parcours.models.importation import ResultatLigne


@dataclass
class Accueil:
    """``ici``: the household was written by this import, which takes it away. ``membre``: the membership that moves."""

    foyer: Foyer
    ligne: uuid.UUID
    ici: bool
    membre: MembreMenage | None = None

    @property
    def menage(self) -> Menage:
        return self.foyer.menage

    @property
    def lien(self) -> str:
        return self.foyer.places[self.ligne]

    @property
    def a_verifier(self) -> str:
        return self.foyer.a_verifier.get(self.ligne, "")

    def recevoir(self, personne: Personne) -> None:
        """Bring the known person in; her own household was read, or just written, for her alone."""
        membre = self.membre or personne.appartenances.select_related("menage").get(fin__isnull=True)
        rejoindre(membre, self.menage, self.lien)


def accueil(ligne: LigneImport, comprise: LigneComprise, contexte: Contexte, connue=None) -> Accueil | None:
    """Return the household of the row's family; None when nobody of it has one, or ``connue`` lives with others today."""
    if not ligne.foyer:
        return None
    famille = ligne.importation.lignes.filter(foyer=ligne.foyer, personne__isnull=False).exclude(pk=ligne.pk)
    soeurs = sorted(famille.select_related("importation"), key=lambda s: (s.resultat != ResultatLigne.CREEE, s.rang))
    menages = menages_de({s.personne_id for s in soeurs} | ({connue} if connue else set()))
    siens = next((menages[s.personne_id] for s in soeurs if s.personne_id in menages and s.personne_id != connue), [])
    actuel = menages.get(connue, [])
    if not siens or len(actuel) > 1 or connue in {m.personne_id for m in siens}:
        return None
    menage = siens[0].menage
    lignes = {s.personne_id: relire(s, contexte) for s in soeurs}
    foyer = Foyer(menage)
    placer(foyer, [comprise], {m.personne_id: m for m in siens}, lignes, Ages.le(contexte.aujourdhui))
    crees = [s.personne_id for s in soeurs if s.resultat == ResultatLigne.CREEE]
    return Accueil(foyer, comprise.id, _ecrit_ici(ligne, menage, crees), next(iter(actuel), None))


def _ecrit_ici(ligne: LigneImport, menage: Menage, crees: list[uuid.UUID]) -> bool:
    ecritures = ligne.importation.ecritures.filter(dossier__in=crees, creee=True)
    return any(str(menage.pk) in ecriture.gestes["cles"].get(Menage._meta.db_table, ()) for ecriture in ecritures)
