"""Completing a known person's dossier from a row, then writing what was chosen of the differences; nothing is silent."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from parcours.importation.completion import completer
from parcours.importation.construction import Provenance
from parcours.importation.differences.base import Apport, Choix, Difference, Impossible
from parcours.importation.differences.choix import Choisis, differences, manques
from parcours.importation.differences.connus import Connu, lire_connus
from parcours.importation.differences.resumes import lus_dans_le_dossier, suivre
from parcours.importation.ligne_comprise import LigneComprise
from parcours.models import Importation, LigneImport

#: Beside what was done of the differences: what the table no longer says, by name of field or of column.
TU = "tu"
INATTENDU = "Le dossier garde quelque chose qui ne va pas avec cette valeur."


@dataclass(frozen=True)
class Constat:
    """What became of one difference: ``fait`` is a ``Choix``; ``raison``: why it is not the one that was chosen."""

    champ: str
    libelle: str
    dossier: str
    tableau: str
    fait: str
    raison: str = ""

    @property
    def garde(self) -> bool:
        return self.fait == Choix.GARDER


class Reprises:
    """Takes the rows of a batch one after the other; each sees what those before it wrote."""

    def __init__(self, personnes: dict, provenance: Provenance, choisis: Choisis):
        self._personnes, self._provenance, self._choisis = personnes, provenance, choisis
        self._connus = lire_connus(personnes, personnes)
        self._ecrits: set = set()

    def reprendre(self, cle, ligne: LigneComprise) -> list[Constat]:
        return reprendre(self._a_jour(cle), ligne, self._provenance, self._choisis)

    def _a_jour(self, cle) -> Connu:
        connu = self._connus[cle]
        # The row of a relative may have written the household that they share.
        tenus = {cle, connu.menage.pk if connu.menage else cle}
        if tenus & self._ecrits:
            connu = lire_connus([cle], self._personnes)[cle]
        self._ecrits |= tenus
        return connu


def reprendre(connu: Connu, ligne: LigneComprise, provenance: Provenance, choisis: Choisis) -> list[Constat]:
    """Complete what is empty, write what was chosen; return what became of each difference."""
    apport = Apport(ligne, provenance)
    avant = lus_dans_le_dossier(connu, apport)
    # First: what is empty is completed from what the database holds then.
    appris = [_appliquer(connu, apport, manque, Choix.REMPLACER) for manque in manques(connu, apport)]
    if appris:
        connu = _relire(connu)
    trouvees = differences(connu, apport)
    completer(connu.personne, apport.dossier, provenance, structure=all(d.champ != "structure" for d in trouvees))
    # What could not be written is said, as a difference that was kept.
    constats = [constat for constat in appris if constat.garde]
    for difference in trouvees:
        constats.append(_appliquer(connu, apport, difference, choisis.pour(ligne.empreinte, difference.champ)))
        if constats[-1].raison:
            # What was refused is still in memory: the next ones start from what the database holds.
            connu = _relire(connu)
    suivre(connu, apport, avant, {constat.champ for constat in constats + appris if constat.fait == Choix.REMPLACER})
    return constats


def _relire(connu: Connu) -> Connu:
    connu.personne.refresh_from_db()
    return lire_connus([connu.personne.pk], {connu.personne.pk: connu.personne})[connu.personne.pk]


def _appliquer(connu: Connu, apport: Apport, difference: Difference, choix: str) -> Constat:
    ecrire = {
        Choix.REMPLACER: difference.comparaison.remplacer,
        Choix.AJOUTER: difference.comparaison.ajouter,
    }.get(choix)
    dite = (difference.champ, str(difference.libelle), difference.dossier, difference.tableau)
    if ecrire is None:
        return Constat(*dite, Choix.GARDER.value)
    try:
        with transaction.atomic():
            ecrire(connu, apport)
    except Impossible as raison:
        return Constat(*dite, Choix.GARDER.value, str(raison))
    except ValidationError as refus:
        return Constat(*dite, Choix.GARDER.value, " ".join(refus.messages))
    except IntegrityError:
        return Constat(*dite, Choix.GARDER.value, INATTENDU)
    return Constat(*dite, str(choix))


def noter(ligne: LigneImport, constats: list[Constat]) -> None:
    """Keep on the row (unsaved) what became of its differences."""
    ligne.differences = [asdict(constat) for constat in constats]
    ligne.differences_gardees = sum(constat.garde for constat in constats)


def compter(importation: Importation, constats: Iterable[Constat], tus: Mapping[str, int] | None = None) -> None:
    """Add to the numbers of the import (unsaved): choice → field → how many. ``tus``: see ``Tus``."""
    comptes = {fait: Counter(nombres) for fait, nombres in importation.differences.items()}
    for constat in constats:
        comptes.setdefault(constat.fait, Counter())[constat.champ] += 1
    if tus:
        comptes.setdefault(TU, Counter()).update(tus)
    importation.differences = {fait: dict(nombres) for fait, nombres in comptes.items()}
