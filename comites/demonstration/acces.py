"""The accesses of the demonstration: a structure whose head has not answered its review in time."""

import datetime

from acteurs.models import Affectation, Agent, RevueAcces
from acteurs.nomenclatures import Role
from comites.demonstration.reseau import Reseau

EN_RETARD = "Association A (démo)"
#: A colleague who left without anybody saying so: what a review finds.
PARTIE = ("alex@cirj.example", "Alex", "Démo")


def ouvrir_revues(reseau: Reseau, jour: datetime.date) -> None:
    """Open the reviews: one is late, the others have just begun."""
    email, prenom, nom = PARTIE
    structure = reseau.structures[EN_RETARD]
    agent = Agent.objects.create_user(email, None, prenom=prenom, nom=nom)
    Affectation.objects.create(
        agent=agent,
        structure=structure,
        departement=reseau.departement,
        role=Role.INTERVENANT,
        debut=jour.replace(year=jour.year - 2, day=1),
    )
    RevueAcces.objects.ouvrir_dues(jour - datetime.timedelta(days=5))
    RevueAcces.objects.filter(structure=structure).update(
        ouverte_le=jour - datetime.timedelta(days=45), a_rendre_le=jour - datetime.timedelta(days=15)
    )
