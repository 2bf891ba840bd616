"""A change of a dated rule in raw SQL, and the value in force."""

import datetime

from django.db import connection, transaction
from django.utils import timezone

from cirj.socle.models import RegleMetier

CODE = "AGIR_CONTACT"
CHANGER = "select acces.changer_regle(%s, %s, %s, %s, %s, %s)"
UN_JOUR = datetime.timedelta(days=1)


def en_vigueur(code: str = CODE) -> RegleMetier:
    return RegleMetier.objects.au(timezone.localdate()).get(code=code)


def essai(**autres) -> list:
    """Return the arguments of a change that holds, with what differs."""
    valeurs = {
        "code": CODE,
        "valeur": "3",
        "du": timezone.localdate() + UN_JOUR,
        "source": "Courrier",
        "motif": "Décidé.",
        "remplace": en_vigueur().pk,
    } | autres
    return list(valeurs.values())


def executer(requete: str, parametres=()) -> None:
    with transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(requete, parametres)
