"""Somebody who looks like the person of the shared dossier, one merge done, and two people said to be different."""

import uuid

from django.utils import timezone

from cirj.socle.rls import contexte
from parcours.models import DoubleReporte, Personne, PersonnesDistinctes, Reunion


def completer(request, objets: dict) -> dict:
    personne, coordinatrice = objets["personne"], request.getfixturevalue("coordinatrice")
    with contexte.service("*"):
        double = Personne.objects.create(departement=personne.departement, nom=personne.nom, prenom="Double")
        reunion = Reunion.objects.create(
            departement=personne.departement, gardee=personne, retiree_id=uuid.uuid4(), agent=coordinatrice, gestes=[]
        )
    return {"double": double, "reunion": reunion}


def une_ligne_partout(request, objets: dict) -> None:
    deux = {
        "departement": objets["double"].departement,
        "une": objets["personne"],
        "autre": objets["double"],
        "agent": request.getfixturevalue("coordinatrice"),
    }
    PersonnesDistinctes.objects.create(**deux)
    DoubleReporte.objects.create(**deux, reporte_le=timezone.now())
