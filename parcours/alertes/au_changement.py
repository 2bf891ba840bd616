"""Alerts follow what is written: once the transaction is committed, the pathways it touched are looked at again."""

import threading

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save

from cirj.socle.rls import contexte
from parcours.alertes.evaluation import evaluer
from parcours.models import Alerte, Parcours, ReportAlerte


def brancher() -> None:
    """Listen to every record that hangs on a person or on a pathway, the alerts apart."""
    for modele in apps.get_app_config("parcours").get_models():
        champs = {champ.name for champ in modele._meta.fields}
        if modele in (Alerte, ReportAlerte) or not (modele is Parcours or champs & {"personne", "parcours"}):
            continue
        for signal in (post_save, post_delete):
            signal.connect(_noter, sender=modele, dispatch_uid=f"alertes-{modele.__name__}")


def revoir(*personnes) -> None:
    """Look again at these people's pathways once the transaction is committed: their rows moved without a signal."""
    _lot.personnes.update(personnes)
    _apres_la_transaction()


def _noter(sender, instance, raw=False, **_options) -> None:
    if raw:
        return
    if sender.__name__ == "Parcours":
        _lot.parcours.add(instance.pk)
    elif cle := getattr(instance, "parcours_id", None):
        _lot.parcours.add(cle)
    elif cle := getattr(instance, "personne_id", None):
        _lot.personnes.add(cle)
    else:
        return
    _apres_la_transaction()


class _Lot(threading.local):
    """The pathways and the people written since the last commit of this thread.

    What a rollback undid stays here until the next commit, and is looked at then: nothing changed, nothing moves.
    """

    def __init__(self):
        self.parcours, self.personnes = set(), set()

    def vider(self) -> Q:
        """Return the condition that finds the pathways, and forget them."""
        siens = Q(pk__in=self.parcours) | Q(personne__in=self.personnes)
        self.parcours, self.personnes = set(), set()
        return siens

    def __bool__(self) -> bool:
        return bool(self.parcours or self.personnes)


_lot = _Lot()


def _apres_la_transaction() -> None:
    # Asked at each write: a savepoint rolled back takes its own request along, not that of the others.
    if connection.in_atomic_block:
        # An alert that fails must not fail what was just saved: the night looks at everything again.
        transaction.on_commit(_evaluer_le_lot, robust=True)


def _evaluer_le_lot() -> None:
    # The first of the transaction's requests does it for all.
    if _lot:
        with contexte.service("*"):
            evaluer(Parcours.objects.filter(_lot.vider()))
