"""The hand-over itself: one transaction, each recipient told once by e-mail what she was given, without a name."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from acteurs.models import Affectation
from acteurs.passation.charges import Charge
from acteurs.passation.destinataires import Destinataire
from acteurs.tasks import programmer_annonce
from cirj.socle.rls import contexte
from cirj.socle.templatetags.francais import compte

#: Row's identifier → who takes it, None being nobody; by kind.
Attributions = Mapping[str, Mapping[Any, Destinataire | None]]


@transaction.atomic
def remettre(affectation: Affectation, charges: list[Charge], attributions: Attributions) -> None:
    """Give each row of ``charges`` to whom ``attributions`` says, and tell those who receive something."""
    jour = timezone.localdate()
    recu: dict[Destinataire, list[str]] = {}
    with contexte.remise(affectation.departement_id):
        for charge in charges:
            for vers, lignes in repartir(charge, attributions[charge.genre.code]).items():
                charge.genre.confier(lignes, vers, jour)
                if vers is not None:
                    recu.setdefault(vers, []).append(compte(len(lignes), charge.genre.nom))
    for vers, quoi in recu.items():
        programmer_annonce(vers.agent, affectation.agent, quoi)


def repartir(charge: Charge, choix: Mapping[Any, Destinataire | None]) -> dict[Destinataire | None, list]:
    """Return the rows of one kind by who takes them."""
    parts: dict[Destinataire | None, list] = {}
    for ligne in charge.lignes:
        parts.setdefault(choix[ligne.pk], []).append(ligne)
    return parts
