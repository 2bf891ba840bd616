"""A department invented at random, with every kind of fact that the indicators read."""

import datetime
import random

import pytest

from acteurs.nomenclatures import Pilier
from comites.models import Comite, Decision, Seance
from parcours.models import (
    ContratIntegration,
    Droit,
    EvaluationLinguistique,
    Intervention,
    MembreMenage,
    Menage,
    Parcours,
    ParcoursAgir,
    Personne,
    PointBlocage,
    Protection,
    Sejour,
    SituationEmploi,
    Suivi,
    SuiviPostSortie,
)
from parcours.nomenclatures import CategorieEmploi, CauseBlocage, EtatDroit, Niveau, Programme

JOUR = datetime.timedelta(days=1)
ARRET = datetime.date(2026, 11, 21)


@pytest.fixture
def peupler(jura, dole, association, coordination):
    """Return a function that adds ``n`` people to the Jura, from a seed: the same seed, the same people."""
    comite = Comite.objects.create(departement=jura, type="technique", nom="Cellule technique")
    seance = Seance.objects.create(comite=comite, date=ARRET)

    def ajouter(n: int, graine: int = 39) -> None:
        hasard = random.Random(graine)
        for rang in range(n):
            _personne(hasard, f"{graine}-{rang}", jura, dole, association, seance)

    return ajouter


def _jour(hasard, debut=datetime.date(2024, 6, 1), fin=ARRET) -> datetime.date:
    return debut + JOUR * hasard.randint(0, (fin - debut).days)


def _personne(hasard, nom, jura, dole, structure, seance) -> None:
    personne = Personne.objects.create(
        departement=jura,
        nom=f"DÉMO {nom}",
        sexe=hasard.choice(["F", "H", "M", ""]).replace("H", "M"),
        nationalites=hasard.choice([["SDN"], ["AFG"], ["SYR", "TUR"], []]),
        commune=hasard.choice([dole, None]),
        date_naissance=hasard.choice([None, _jour(hasard, datetime.date(1950, 1, 1), datetime.date(2015, 1, 1))]),
    )
    entree = _jour(hasard)
    sortie = hasard.choice([None, None, min(ARRET, entree + JOUR * hasard.randint(1, 400))])
    parcours = Parcours.objects.create(
        personne=personne, departement=jura, programme=hasard.choice(Programme.values), debut=entree, fin=sortie
    )
    for pilier in hasard.sample(Pilier.values, 2):
        Intervention.objects.create(parcours=parcours, structure=structure, pilier=pilier, debut=entree, fin=sortie)
    if hasard.random() < 0.8:
        menage = Menage.objects.create(departement=jura)
        MembreMenage.objects.create(menage=menage, personne=personne, debut=entree, lien="autre")
    notification = hasard.choice([None, entree - JOUR * hasard.randint(0, 200)])
    Protection.objects.create(
        personne=personne, statut=hasard.choice(["refugie", "prot_subsidiaire", "prot_temporaire"]), date=notification
    )
    if hasard.random() < 0.7:
        ContratIntegration.objects.create(personne=personne, date=hasard.choice([None, _jour(hasard)]))
    depart = hasard.choice([None, _jour(hasard, entree, ARRET)])
    Sejour.objects.create(
        personne=personne, categorie=hasard.choice(["cada", "cph", "hotel"]), debut=entree, fin=depart
    )
    if depart and hasard.random() < 0.8:
        vers = hasard.choice(["iml_bail_glissant", "parc_social", "fjt", "cph", "rue", "inconnu"])
        Sejour.objects.create(personne=personne, categorie=vers, debut=depart)
    for _ in range(hasard.randint(0, 6)):
        Suivi.objects.create(parcours=parcours, departement=jura, date=_jour(hasard, entree), structure=structure)
    if hasard.random() < 0.6:
        EvaluationLinguistique.objects.create(
            personne=personne,
            nature=hasard.choice(["certification", "auto_evaluation"]),
            niveau=hasard.choice(Niveau.values),
            date=hasard.choice([None, _jour(hasard)]),
        )
    for type_droit in hasard.sample(["puma", "css", "caf", "rsa"], 2):
        etat = hasard.choice([EtatDroit.OUVERT, EtatDroit.DEMANDE])
        Droit.objects.create(personne=personne, type=type_droit, etat=etat, date=hasard.choice([None, _jour(hasard)]))
    if sortie:
        joint = hasard.random() < 0.7
        SuiviPostSortie.objects.create(
            parcours=parcours,
            terme=hasard.choice(["T6", "T12"]),
            fait_le=sortie,
            joint=joint,
            situation=hasard.choice(CategorieEmploi.values) if joint else "",
        )
    if hasard.random() < 0.7:
        _blocage(hasard, parcours, jura, seance, structure)
    if parcours.programme == Programme.AGIR:
        ParcoursAgir.objects.filter(parcours=parcours).update(oriente_le=entree - 20 * JOUR)
        if sortie:
            SituationEmploi.objects.create(personne=personne, categorie="cdi", date=entree)
        if sortie and depart is None:
            personne.sejours.update(categorie="parc_social")


def _blocage(hasard, parcours, jura, seance, structure) -> None:
    signale = _jour(hasard, parcours.debut)
    leve = hasard.choice([None, _jour(hasard, signale)])
    blocage = PointBlocage.objects.create(
        parcours=parcours,
        departement=jura,
        pilier=hasard.choice(Pilier.values),
        signale_le=signale,
        cause=hasard.choice(CauseBlocage.values),
        signale_precision=hasard.choice(["jour", "mois"]),
    )
    if hasard.random() < 0.7:
        prise = _jour(hasard, signale)
        realisee = hasard.choice([None, _jour(hasard, prise)])
        Decision.objects.create(
            point=seance.inscrire(blocage),
            quoi="Écrire au bailleur",
            structure=structure,
            prise_le=prise,
            echeance=prise + JOUR * hasard.randint(0, 90),
            realisee_le=realisee,
            effet_observe="Fait." if realisee else "",
        )
    if leve:
        PointBlocage.objects.filter(pk=blocage.pk).update(leve_le=leve, effet_observe="Réglé.")
