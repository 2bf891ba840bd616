"""Changing a rule: two functions of the database, which ask who acts, why and from when (``acteurs/migrations/0013``)."""

import datetime

from django.db import IntegrityError, connection, transaction

from cirj.socle import regles_lues
from cirj.socle.contraintes import message

UN_SEUL_DEPARTEMENT = (
    "Cette plateforme sert plusieurs départements, et une règle vaut pour tous : l'administration technique la change. "
    "Demandez-le-lui, avec la source."
)
RESERVE = "Les règles sont changées par la coordination ou par l'administration technique, avec un motif et une source."


def peut_changer() -> bool:
    """Say whether the database lets the acting agent change a rule: the page asks the one who decides."""
    with connection.cursor() as curseur:
        curseur.execute("select acces.change_les_regles()")
        return curseur.fetchone()[0]


def pourquoi_lire_seulement(agent) -> str:
    """Return why somebody who may not change the rules only reads them."""
    return UN_SEUL_DEPARTEMENT if agent.coordonne else RESERVE


def changer(code: str, valeur: str, du: datetime.date, source: str, motif: str, remplace: int | None) -> str:
    """Give ``code`` this value from ``du``; return why it was refused, "" when it is done.

    ``remplace``: the row in force on that day when the change was prepared, None when there was none.
    """
    return _executer("select acces.changer_regle(%s, %s, %s, %s, %s, %s)", [code, valeur, du, source, motif, remplace])


def retirer(regle: int, motif: str) -> str:
    """Withdraw a value that has not begun: the one before goes on; return why it was refused, "" when it is done."""
    return _executer("select acces.retirer_regle(%s, %s)", [regle, motif])


def _executer(requete: str, parametres: list) -> str:
    try:
        with transaction.atomic(), connection.cursor() as curseur:
            curseur.execute(requete, parametres)
    except IntegrityError as erreur:
        return message(erreur)
    regles_lues.oublier()
    return ""
