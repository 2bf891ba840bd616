"""Residence documents and rights of one adult of the crowd; school of the household's children."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from cirj.socle import regles
from cirj.socle.calendrier import ajouter_mois
from parcours.models import Droit, Scolarite, TitreSejour
from parcours.models.droit import JALONS
from parcours.nomenclatures import EtatDroit, NiveauScolaire, StatutProtection, TypeDroit, TypeTitre

if TYPE_CHECKING:
    from comites.demonstration.foule.trajectoire import Trajectoire

JOUR = datetime.timedelta(days=1)
SOCIAUX = [
    TypeDroit.CAF,
    TypeDroit.RSA,
    TypeDroit.COMPTE_BANCAIRE,
    TypeDroit.APL,
    TypeDroit.IMPOTS,
    TypeDroit.TRANSPORT,
]
# up to this age, school, and how the place is called
ECOLES = [
    (2, NiveauScolaire.CRECHE, "Multi-accueil"),
    (5, NiveauScolaire.MATERNELLE, "École maternelle"),
    (10, NiveauScolaire.ELEMENTAIRE, "École élémentaire"),
    (14, NiveauScolaire.COLLEGE, "Collège"),
    (18, NiveauScolaire.LYCEE_PRO, "Lycée professionnel"),
]


def ouvrir_les_droits(t: Trajectoire) -> Droit:
    """Write a few rights, asked for or open; return the complementary health cover."""
    for type_ in t.hasard.sample(SOCIAUX, k=t.hasard.randint(2, 4)):
        etat = t.hasard.choice([EtatDroit.OUVERT, EtatDroit.OUVERT, EtatDroit.OUVERT, EtatDroit.DEMANDE])
        _droit(t, type_, etat, t.passe(30, 300))
    _droit(t, TypeDroit.PUMA, EtatDroit.OUVERT, t.passe(10, 60))
    etat = t.hasard.choice([EtatDroit.OUVERT, EtatDroit.OUVERT, EtatDroit.OUVERT, EtatDroit.DEMANDE])
    return _droit(t, TypeDroit.CSS, etat, t.passe(20, 200))


def _droit(t: Trajectoire, type_: str, etat: str, date: datetime.date) -> Droit:
    droit = Droit(personne=t.personne, type=type_, etat=EtatDroit.DEMANDE, date=date, demande_le=date)
    if etat == EtatDroit.OUVERT:
        ouvert = min(date + t.alea(15, 60), t.jour)
        droit.etat, droit.date = etat, ouvert
        setattr(droit, JALONS[EtatDroit.OUVERT], ouvert)
        if type_ == TypeDroit.CSS:
            # Renewed each year since.
            while droit.fin is None or droit.fin <= t.jour:
                droit.fin = ajouter_mois(droit.fin or ouvert, 12)
    return t.lot(droit)


def ouvrir_les_papiers(t: Trajectoire) -> None:
    if t.statut == StatutProtection.PROT_TEMPORAIRE:
        debut = t.jour - t.alea(5, 165)
        t.lot(TitreSejour(personne=t.personne, type=TypeTitre.APS, debut=debut, fin=regles.echeance("FIN_APS", debut)))
        return
    api = t.entree - t.alea(0, 20)
    fin = regles.echeance("FIN_API", api)
    t.lot(TitreSejour(personne=t.personne, type=TypeTitre.API, debut=api, fin=fin))
    if fin < t.jour:
        refugie = t.statut == StatutProtection.REFUGIE
        type_, annees = (TypeTitre.RESIDENT, 10) if refugie else (TypeTitre.PLURIANNUELLE, 4)
        carte = ajouter_mois(fin, 12 * annees) - JOUR
        t.lot(TitreSejour(personne=t.personne, type=type_, debut=fin, fin=carte))


def scolariser(t: Trajectoire) -> None:
    for enfant in t.foyer.enfants:
        _, niveau, ou = next(ecole for ecole in ECOLES if enfant.age <= ecole[0])
        rentree = datetime.date(t.jour.year if t.jour.month >= 9 else t.jour.year - 1, 9, 1)
        debut = max(rentree, t.entree + t.alea(10, 40))
        if debut < t.jour and (niveau != NiveauScolaire.CRECHE or t.hasard.random() < 0.3):
            t.lot(
                Scolarite(
                    personne=enfant,
                    niveau=niveau,
                    etablissement=f"{ou} (démo)",
                    debut=debut,
                    upe2a=niveau in (NiveauScolaire.ELEMENTAIRE, NiveauScolaire.COLLEGE) and debut > rentree,
                    cantine=t.hasard.choice([True, False, None]),
                )
            )
