"""A department as large as wished, written in bulk: for measuring, not for reading."""

import datetime
import random

from django.utils import timezone

from acteurs.models import Affectation, Agent, Commune, Departement, Structure
from acteurs.nomenclatures import Pilier, Role
from parcours.models import Intervention, Parcours, Personne, PilierParcours, PointBlocage, Protection, Sejour, Suivi
from tests.mesures.noms import Foule
from tests.mesures.recherche import identites

LOT = 2_000


def peupler(nombre: int) -> tuple[Agent, Agent]:
    """Write ``nombre`` people with a pathway each; return a coordinator and a social worker (500 dossiers)."""
    hasard, jour, foule = random.Random(1), timezone.localdate(), Foule()
    jura = Departement.objects.create(code="39", nom="Jura", region="Bourgogne-Franche-Comté")
    communes = Commune.objects.bulk_create(
        Commune(code_insee=f"39{n:03}", nom=f"Commune {n}", cle=f"commune {n}", departement=jura) for n in range(100)
    )
    structures = [
        Structure.objects.create(nom=f"Structure {n}", type="association", departement=jura) for n in range(40)
    ]
    coordinatrice = _agent("coordination@mesures.example", Role.COORDINATION, structures[0])
    intervenant = _agent("intervenant@mesures.example", Role.INTERVENANT, structures[1])
    for debut in range(0, nombre, LOT):
        _lot(range(debut, min(debut + LOT, nombre)), nombre, hasard, foule, jour, jura, communes, structures)
    _etiquetees(jour, jura, structures)
    return coordinatrice, intervenant


def _etiquetees(jour, jura, structures) -> None:
    """The people that the labelled spellings must find (tests/mesures/recherche.py), followed by the measured structure."""
    personnes = [Personne(departement=jura, nom=nom, prenom=prenom) for nom, prenom in identites()]
    for personne in personnes:
        personne.recalculer_cles()
    Personne.objects.bulk_create(personnes)
    parcours = Parcours.objects.bulk_create(Parcours(personne=p, departement=jura, debut=jour) for p in personnes)
    Intervention.objects.bulk_create(
        Intervention(parcours=p, structure=structures[1], pilier=Pilier.LANGUE, debut=jour) for p in parcours
    )


def _agent(email: str, role: str, structure: Structure) -> Agent:
    agent = Agent.objects.create_user(email, "Mesurer-la-vitesse-39")
    Affectation.objects.create(
        agent=agent, structure=structure, departement=structure.departement, role=role, debut=datetime.date(2020, 1, 1)
    )
    return agent


def _lot(rangs, nombre, hasard, foule, jour, jura, communes, structures) -> None:
    personnes = [
        Personne(
            departement=jura,
            **foule.identite(hasard),
            commune=hasard.choice(communes),
            date_naissance=jour - datetime.timedelta(days=hasard.randint(7000, 22000)),
        )
        for _ in rangs
    ]
    for personne in personnes:
        personne.recalculer_cles()
    Personne.objects.bulk_create(personnes)
    Protection.objects.bulk_create(Protection(personne=p, statut="refugie", date=jour) for p in personnes)
    Sejour.objects.bulk_create(
        Sejour(personne=p, categorie=hasard.choice(["cada", "parc_social", "iml_mandat"]), debut=jour)
        for p in personnes
    )
    parcours = Parcours.objects.bulk_create(
        Parcours(
            personne=p,
            departement=jura,
            debut=jour - datetime.timedelta(days=hasard.randint(10, 900)),
            dernier_contact=jour - datetime.timedelta(days=hasard.randint(0, 120)),
        )
        for p in personnes
    )
    PilierParcours.objects.bulk_create(
        PilierParcours(parcours=p, pilier=pilier, etat="en_cours") for p in parcours for pilier in Pilier.values
    )
    # The measured structure carries 500 dossiers, whatever the size of the department.
    part = max(1, nombre // 500)
    Intervention.objects.bulk_create(
        Intervention(
            parcours=p,
            structure=structures[1] if rang % part == 0 else hasard.choice(structures[2:]),
            pilier=pilier,
            debut=p.debut,
        )
        for rang, p in enumerate(parcours)
        for pilier in (Pilier.LANGUE, Pilier.LOGEMENT)
    )
    Suivi.objects.bulk_create(
        Suivi(
            parcours=p,
            departement=jura,
            piliers=[hasard.choice(Pilier.values)],
            texte="Point fait ensemble.",
            date=p.debut + datetime.timedelta(days=n),
            structure=structures[1],
        )
        for p in parcours
        for n in range(5)
    )
    PointBlocage.objects.bulk_create(
        PointBlocage(parcours=p, departement=jura, pilier="langue", cause="langue", signale_le=p.debut)
        for p in parcours[::10]
    )
