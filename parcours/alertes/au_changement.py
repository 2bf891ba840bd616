"""Alerts follow what is written: once the transaction is committed, the pathways it touched are looked at again."""

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save

from cirj.socle.rls import contexte
from parcours.alertes.evaluation import evaluer


def brancher() -> None:
    """Listen to every record that hangs on a person or on a pathway, the alerts apart."""
    from parcours.models import Alerte, Parcours, ReportAlerte

    for modele in apps.get_app_config("parcours").get_models():
        champs = {champ.name for champ in modele._meta.fields}
        if modele in (Alerte, ReportAlerte) or not (modele is Parcours or champs & {"personne", "parcours"}):
            continue
        for signal in (post_save, post_delete):
            signal.connect(_noter, sender=modele, dispatch_uid=f"alertes-{modele.__name__}")


def revoir(*personnes) -> None:
    """Look again at these people's pathways once the transaction is committed: their rows moved without a signal."""
    _lot().personnes.update(personnes)


def _noter(sender, instance, raw=False, **_options) -> None:
    if raw:
        return
    lot = _lot()
    if sender.__name__ == "Parcours":
        lot.parcours.add(instance.pk)
    elif cle := getattr(instance, "parcours_id", None):
        lot.parcours.add(cle)
    elif cle := getattr(instance, "personne_id", None):
        lot.personnes.add(cle)


class _Lot:
    """The pathways and the people that one transaction touched."""

    def __init__(self):
        self.parcours, self.personnes = set(), set()

    def __call__(self) -> None:
        from parcours.models import Parcours

        touches = Parcours.objects.filter(Q(pk__in=self.parcours) | Q(personne__in=self.personnes))
        with contexte.service("*"):
            evaluer(touches)


def _lot() -> _Lot:
    """Return the batch of the transaction, or of the savepoint, under way: one rolled back takes its batch along."""
    ici = set(connection.savepoint_ids)
    for points, fonction, *_ in reversed(connection.run_on_commit):
        if isinstance(fonction, _Lot) and points == ici:
            return fonction
    lot = _Lot()
    if connection.in_atomic_block:
        # An alert that fails must not fail what was just saved: the night looks at everything again.
        transaction.on_commit(lot, robust=True)
    return lot
