"""The one way a task is started: after the commit, and never lost.

What is asked is a row, written in the transaction of what it is about. Once committed, the task is given to the broker
and the row deleted. A broker that does not answer leaves the row there: beat sends it when the broker is back. A task may
thus be sent twice: each may be run twice.
"""

import datetime
import logging
from collections.abc import Callable
from contextvars import ContextVar
from functools import partial

from celery import Task, current_app
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from kombu.exceptions import OperationalError

from cirj.socle.models import TacheAConfier

journal = logging.getLogger(__name__)
#: Who asked a moment ago is perhaps giving it to the broker.
RECENTE = datetime.timedelta(seconds=30)
#: Rows taken up at once; the others follow at the next turn.
LOT = 500
MUETTE = (
    "{quoi} n'a pas pu être lancé : le service des tâches ne répond pas. Rien n'est perdu, et il partira de lui-même au "
    "retour du service ; vous pouvez aussi réessayer dans quelques minutes."
)
#: What the request under way could not start.
_muettes: ContextVar[list[str] | None] = ContextVar("muettes", default=None)


def confier(tache: Task, *arguments, quoi: str = "Ce travail", ensuite: Callable[[bool], None] | None = None) -> None:
    """Start ``tache`` once the transaction is committed; ``arguments`` are what JSON can say.

    ``quoi`` (« Le rapport ») tells whoever asked what could not start; ``ensuite`` is called with whether it left.
    """
    demande = TacheAConfier.objects.create(nom=tache.name, arguments=list(arguments))
    transaction.on_commit(partial(_partir, demande.pk, tache, arguments, quoi, ensuite))


def _partir(pk: int, tache: Task, arguments: tuple, quoi: str, ensuite: Callable[[bool], None] | None) -> None:
    try:
        tache.delay(*arguments)
    except OperationalError:
        journal.warning("%s n'a pas pu être confiée : la file des tâches ne répond pas", tache.name)
        if (muettes := _muettes.get()) is not None and quoi not in muettes:
            muettes.append(quoi)
        partie = False
    else:
        TacheAConfier.objects.filter(pk=pk).delete()
        partie = True
    if ensuite is not None:
        # Outside a transaction the database does not know on whose behalf: the protected tables would look empty.
        with transaction.atomic():
            ensuite(partie)


@transaction.atomic
def repartir() -> int:
    """Give the broker what it did not take; return how many left. What was asked several times leaves once."""
    attendent = TacheAConfier.objects.filter(cree_le__lt=timezone.now() - RECENTE)
    parties, vues = [], set()
    for demande in attendent.select_for_update(skip_locked=True)[:LOT]:
        if (cle := f"{demande.nom} {demande.arguments}") not in vues:
            try:
                current_app.send_task(demande.nom, args=demande.arguments)
            except OperationalError:
                break
            vues.add(cle)
        parties.append(demande.pk)
    TacheAConfier.objects.filter(pk__in=parties).delete()
    return len(vues)


class TachesMuettesMiddleware:
    """Tell whoever sent a form what it could not start, on the next page; no view has to think of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        muettes: list[str] = []
        jeton = _muettes.set(muettes)
        try:
            reponse = self.get_response(request)
            # A page that only shows does so again and again: what waits is said on the page itself.
            if request.method == "POST":
                for quoi in muettes:
                    messages.warning(request, MUETTE.format(quoi=quoi))
            return reponse
        finally:
            _muettes.reset(jeton)
