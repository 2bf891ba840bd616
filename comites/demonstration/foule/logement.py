"""Where a household has lived: first a place to stay, then perhaps a dwelling, all of them together."""

import datetime
import random
from uuid import UUID

from comites.demonstration.lot import Lot
from comites.demonstration.population import Foyer
from comites.demonstration.reseau import Reseau
from comites.demonstration.vocabulaire import APRES, DNA_STRUCTURES
from parcours.models import BailGlissant, DemandeLogement, Sejour
from parcours.nomenclatures import (
    CategorieSejour,
    EtatDemandeLogement,
    MotifFinSejour,
    NatureSejour,
    TypeDemandeLogement,
    Typologie,
)

C = CategorieSejour
DECRITS = (NatureSejour.IML, NatureSejour.LOGEMENT)
#: Rent without charges, in euros, by number of rooms: invented.
LOYERS = {1: 290, 2: 350, 3: 430, 4: 520, 5: 610}


def loger(reseau: Reseau, hasard: random.Random, lot: Lot, foyer: Foyer, jour: datetime.date) -> dict[UUID, Sejour]:
    """Write the stays of the household, and what it applies for; return that of today, by person."""
    premier = hasard.choice([C.CADA, C.CADA, C.HUDA, C.HUDA, C.CPH, C.URGENCE_115, C.TIERS])
    type_structure = DNA_STRUCTURES.get(premier)
    structure = hasard.choice(reseau.de_type(type_structure)) if type_structure else None
    entree = foyer.arrivee - _jours(hasard, 60, 300)
    depart = foyer.arrivee + _jours(hasard, 60, 420)
    etapes = [(premier, structure, entree, None)]
    if depart < jour:
        apres = hasard.choice(APRES)
        aivs = reseau.structures["Agence immobilière sociale (démo)"]
        etapes = [
            (premier, structure, entree, depart),
            (apres, aivs if apres in C.de_nature(NatureSejour.IML) else None, depart, None),
        ]
    decrit = _logement(hasard, len(foyer.membres))
    actuels = {
        personne.pk: [lot(_sejour(personne, etape, etapes, decrit)) for etape in etapes][-1]
        for personne in foyer.membres
    }
    actuel = actuels[foyer.adultes[0].pk]
    _bail(hasard, lot, actuel, jour)
    if actuel.nature == NatureSejour.HEBERGEMENT and (jour - foyer.arrivee).days > 90:
        _demander(reseau, hasard, lot, foyer, jour)
    return actuels


def _sejour(personne, etape: tuple, etapes: list[tuple], decrit: dict) -> Sejour:
    categorie, structure, debut, fin = etape
    suivante = etapes[-1][0]
    heberge = C(suivante).nature == NatureSejour.HEBERGEMENT
    motif = MotifFinSejour.AUTRE_HEBERGEMENT if heberge else MotifFinSejour.LOGEMENT_TROUVE
    return Sejour(
        personne=personne,
        categorie=categorie,
        structure=structure,
        commune_id=personne.commune_id,
        debut=debut,
        fin=fin,
        motif_fin=motif if fin else "",
        **(decrit if C(categorie).nature in DECRITS else {}),
    )


def _logement(hasard: random.Random, occupants: int) -> dict:
    pieces = min(max(1, occupants - 1), 5)
    return {
        "typologie": Typologie.values[pieces - 1],
        "occupants": occupants,
        "surface": 12 + 16 * pieces,
        "loyer": LOYERS[pieces] + hasard.randint(-3, 3) * 10,
        "charges": 20 + 15 * pieces,
    }


def _bail(hasard: random.Random, lot: Lot, sejour: Sejour, jour: datetime.date) -> None:
    if sejour.categorie == C.IML_BAIL_GLISSANT:
        prevu = sejour.debut + _jours(hasard, 250, 330)
        lot(
            BailGlissant(
                personne=sejour.personne,
                sejour=sejour,
                captation_depuis=sejour.debut - _jours(hasard, 40, 120),
                glissement_prevu=max(prevu, jour + _jours(hasard, 20, 90)),
            )
        )


def _demander(reseau: Reseau, hasard: random.Random, lot: Lot, foyer: Foyer, jour: datetime.date) -> None:
    depot = max(foyer.arrivee + _jours(hasard, 30, 80), jour - datetime.timedelta(days=330))
    etat = hasard.choice([EtatDemandeLogement.DEPOSEE, EtatDemandeLogement.EN_INSTRUCTION])
    lot(
        DemandeLogement(
            personne=foyer.adultes[0],
            type=TypeDemandeLogement.LOGEMENT_SOCIAL,
            date=depot,
            etat=etat,
            communes=[foyer.adultes[0].commune_id],
            structure=hasard.choice(reseau.de_type("bailleur")),
        )
    )


def _jours(hasard: random.Random, mini: int, maxi: int) -> datetime.timedelta:
    return datetime.timedelta(days=hasard.randint(mini, maxi))
