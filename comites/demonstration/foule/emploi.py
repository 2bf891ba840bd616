"""Work and training of one adult of the crowd: one situation after another, each with its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acteurs.nomenclatures import TypeStructure
from cirj.socle.calendrier import ajouter_mois
from comites.demonstration.vocabulaire import METIERS, TRAVAIL
from parcours.emploi.accompagnement_jeunes import terme
from parcours.models import SituationEmploi
from parcours.nomenclatures import CategorieEmploi, FamilleEmploi, MotifFinEmploi, ResultatFormation, TempsTravail

if TYPE_CHECKING:
    from comites.demonstration.foule.trajectoire import Trajectoire

E = CategorieEmploi
#: Months that a contract or a course lasts.
DUREES = {
    E.CDD_6_PLUS: 8,
    E.CDD_MOINS_6: 4,
    E.INTERIM: 3,
    E.CDDI: 12,
    E.FORMATION_HOPE: 8,
    E.FORMATION_QUALIFIANTE: 9,
    E.MODULE_680H: 6,
}


def travailler(t: Trajectoire) -> SituationEmploi:
    """Write the situations; return the last one."""
    situations = [
        SituationEmploi(
            personne=t.personne,
            date=t.entree,
            categorie=t.hasard.choice([E.RECHERCHE, E.RECHERCHE, E.SANS, E.PARENT_FOYER]),
        )
    ]
    date = t.entree + t.alea(150, 420)
    while date < t.jour and t.hasard.random() < 0.75:
        situations.append(_situation(t, date))
        date += t.alea(150, 400)
    for situation, suivante in zip(situations, situations[1:], strict=False):
        if situation.famille != FamilleEmploi.AUTRE:
            _finir(situation, min(suivante.date, situation.fin_prevue or suivante.date))
    derniere = situations[-1]
    if derniere.fin_prevue and derniere.fin_prevue < t.jour:
        if t.hasard.random() < 0.7:
            derniere.categorie, derniere.fin_prevue = E.CDI, None
        else:
            _finir(derniere, derniere.fin_prevue)
            situations.append(SituationEmploi(personne=t.personne, date=derniere.fin, categorie=E.RECHERCHE))
    for situation in situations:
        t.lot(situation)
    return situations[-1]


def _situation(t: Trajectoire, date) -> SituationEmploi:
    jeune = t.personne.age is not None and t.personne.age < 26
    if jeune and t.hasard.random() < 0.5:
        return SituationEmploi(
            personne=t.personne,
            date=date,
            categorie=E.CEJ,
            fin_prevue=terme(E.CEJ, date),
            structure=t.hasard.choice(t.reseau.de_type(TypeStructure.MISSION_LOCALE)),
        )
    categorie = E(t.hasard.choice(TRAVAIL))
    duree = DUREES.get(categorie)
    metier, rome = t.hasard.choice(METIERS)
    contrat = {
        "metier": metier,
        "rome": rome,
        "structure": t.hasard.choice(t.reseau.de_type(TypeStructure.ENTREPRISE)),
        "temps": t.hasard.choice([TempsTravail.PLEIN, TempsTravail.PLEIN, TempsTravail.PARTIEL]),
    }
    return SituationEmploi(
        personne=t.personne,
        date=date,
        categorie=categorie,
        fin_prevue=ajouter_mois(date, duree) if duree else None,
        **(contrat if categorie.famille == FamilleEmploi.CONTRAT else {"metier": metier}),
    )


def _finir(situation: SituationEmploi, jour) -> None:
    situation.fin = jour
    if situation.famille == FamilleEmploi.FORMATION:
        situation.resultat = ResultatFormation.SUIVIE
    elif situation.fin_prevue:
        terminee = jour >= situation.fin_prevue
        situation.motif_fin = MotifFinEmploi.TERME if terminee else MotifFinEmploi.EMBAUCHE
