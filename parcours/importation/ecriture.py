"""Writing a judged batch, in bulk: a number of queries that does not depend on the number of rows."""

import datetime
from itertools import chain

from django.utils import timezone

from cirj.socle.chiffrement import empreinte
from cirj.socle.insertion import inserer, neuf
from parcours.importation.construction import Dossier, Provenance, construire
from parcours.importation.differences.choix import Choisis
from parcours.importation.differences.reprise import Reprises, compter, noter
from parcours.importation.doublons import empreinte_de, identite_de
from parcours.importation.foyers import foyers, installer, rejoindre
from parcours.importation.jugement import Jugement
from parcours.importation.lecture import Cellule, texte
from parcours.importation.lignes import Ligne
from parcours.importation.remarques import commentaires_geles, geler_les_marques
from parcours.importation.trace import noter_completees, noter_creees, photographier
from parcours.models import LigneImport, Personne, PropositionDoublon
from parcours.models.importation import Importation, ResultatLigne


def ecrire(importation: Importation, jugements: list[Jugement], provenance: Provenance) -> None:
    """Create the people, complete the known ones, keep every row with what became of it, propose the doubles."""
    dossiers = {j.ligne.id: construire(j.ligne, provenance) for j in jugements if j.resultat == ResultatLigne.CREEE}
    familles = foyers(jugements, provenance.jour)
    # Those that were there before the import are not its to take away.
    tenus = {f.menage.pk: m.personne_id for f in familles if f.menage for _, m in f.rejoignent}
    installer(familles, dossiers)
    enregistrer(list(dossiers.values()))
    a_completer = [j for j in jugements if j.a_completer]
    avant = photographier([j.personne for j in a_completer], tenus)
    connues = Personne.objects.filter(pk__in=[j.personne for j in a_completer]).select_for_update().in_bulk()
    reprises = Reprises(connues, provenance, Choisis.de(importation)) if connues else None
    constats = {j.ligne.id: reprises.reprendre(j.personne, j.ligne) for j in a_completer}
    for famille in familles:
        for cle, membre in famille.rejoignent:
            rejoindre(membre, famille.menage, famille.places[cle])
    compter(importation, chain.from_iterable(constats.values()))
    lignes = [_ligne(importation, j) for j in jugements]
    for ligne, jugement in zip(lignes, jugements, strict=True):
        noter(ligne, constats.get(jugement.ligne.id, []))
    inserer(lignes)
    par_ligne = {jugement.ligne.id: ligne for jugement, ligne in zip(jugements, lignes, strict=True)}
    noter_creees((par_ligne[cle], dossier) for cle, dossier in dossiers.items())
    completees: dict = {}
    for jugement in a_completer:
        completees.setdefault(jugement.personne, []).append(par_ligne[jugement.ligne.id])
    noter_completees(completees, avant)
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
    """Insert the records of new people, one query a kind of record; all bear one instant of creation."""
    instant = timezone.now()
    for rang in zip(*(dossier.tous() for dossier in dossiers), strict=True):
        # A household is shared by the people of a family.
        par_modele: dict[type, dict] = {}
        for objet in chain.from_iterable(rang):
            par_modele.setdefault(type(objet), {})[objet.pk or id(objet)] = objet
        for objets in par_modele.values():
            inserer(objets.values(), instant)


def _ligne(importation: Importation, jugement: Jugement) -> LigneImport:
    ligne = jugement.ligne
    creee = jugement.resultat == ResultatLigne.CREEE
    return neuf(
        LigneImport,
        importation_id=importation.pk,
        rang=ligne.rang,
        feuille=ligne.ligne.feuille,
        numero=ligne.numero,
        foyer=empreinte(f"{importation.pk}\x1e{ligne.ligne.foyer}") if ligne.ligne.foyer else "",
        structure_feuille=ligne.ligne.structure,
        sortie_feuille=ligne.ligne.sortie,
        valeurs=[geler(cellule) for cellule in ligne.cellules],
        marques=geler_les_marques(ligne.ligne.couleur, ligne.ligne.commentaires, ligne.ligne.place, ligne.ligne.titre),
        marquee=bool(ligne.ligne.couleur or ligne.ligne.commentaires),
        problemes=ligne.problemes,
        nombre_problemes=len(ligne.problemes),
        resultat=jugement.resultat,
        personne_id=ligne.id if creee else jugement.personne,
        empreinte=ligne.empreinte,
    )


def ligne_gardee(ligne: LigneImport) -> Ligne:
    """Return the row as it was in its file."""
    return Ligne(
        ligne.numero,
        [degeler(valeur) for valeur in ligne.valeurs],
        rang=ligne.rang,
        feuille=ligne.feuille,
        foyer=ligne.foyer,
        structure=ligne.structure_feuille,
        sortie=ligne.sortie_feuille,
        couleur=ligne.marques.get("couleur", ""),
        place=ligne.marques.get("place", ""),
        titre=ligne.marques.get("titre", ""),
        commentaires=commentaires_geles(ligne.marques),
    )


def geler(cellule: Cellule) -> str | int | float | dict:
    """Return a cell as JSON can keep it: a date stays a date, with its hour."""
    if isinstance(cellule, datetime.datetime):
        return {"moment": cellule.isoformat()}
    if isinstance(cellule, datetime.date):
        return {"jour": cellule.isoformat()}
    return cellule if isinstance(cellule, int | float | str) and not isinstance(cellule, bool) else texte(cellule)


def degeler(valeur: str | int | float | dict) -> Cellule:
    """Return the cell that ``geler`` kept."""
    if not isinstance(valeur, dict):
        return valeur
    if "moment" in valeur:
        return datetime.datetime.fromisoformat(valeur["moment"])
    return datetime.date.fromisoformat(valeur["jour"])
