"""Households of the table: the rows of one family make one household, with those of them already known."""

from collections import defaultdict

from parcours.importation.comprehension import LigneComprise
from parcours.importation.construction import Dossier
from parcours.importation.jugement import Jugement
from parcours.importation.tables import cle
from parcours.models import MembreMenage, Menage
from parcours.nomenclatures import Lien

_CIVILITES = {"monsieur", "madame", "mr", "mme"}


def reunir_les_foyers(jugements: list[Jugement], dossiers: dict) -> None:
    """Put the new dossiers (row's id → dossier) of one family in one household; at most one query."""
    familles: dict[str, list[Jugement]] = defaultdict(list)
    for jugement in jugements:
        if foyer := jugement.ligne.ligne.foyer:
            familles[foyer].append(jugement)
    connus = {j.personne for membres in familles.values() for j in membres if j.personne}
    menages = _menages(connus)
    for membres in familles.values():
        existant = next((menages[j.personne] for j in membres if j.personne in menages), None)
        nouveaux = [(j.ligne, dossiers[j.ligne.id]) for j in membres if j.ligne.id in dossiers]
        _reunir(nouveaux, existant)


def _menages(personnes: set) -> dict:
    """Return the household of each person today."""
    if not personnes:
        return {}
    ouvertes = MembreMenage.objects.filter(personne__in=personnes, fin__isnull=True).select_related("menage")
    return {membre.personne_id: membre.menage for membre in ouvertes}


def _reunir(nouveaux: list[tuple[LigneComprise, Dossier]], existant: Menage | None) -> None:
    if not nouveaux:
        return
    premiere, premier = nouveaux[0]
    menage = existant or premier.menage
    for ligne, dossier in nouveaux:
        if dossier is not premier or existant:
            dossier.membre.lien = _lien(ligne, premiere)
        dossier.menage, dossier.membre.menage_id = menage, menage.pk
        dossier.menage_existant = existant is not None


def _lien(ligne: LigneComprise, premiere: LigneComprise) -> str:
    """Return the place in the household of who is not its first person; « Monsieur », « Madame » make a couple."""
    lien = ligne.valeur("lien")
    if lien and lien != Lien.TITULAIRE:
        return lien
    civilites = {cle(ligne.texte("lien")), cle(premiere.texte("lien"))}
    sexes = {ligne.valeur("sexe"), premiere.valeur("sexe")}
    return Lien.CONJOINT if civilites <= _CIVILITES and sexes == {"F", "M"} else Lien.AUTRE
