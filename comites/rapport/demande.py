"""Asking for an annual report: one in preparation a year, sent to the worker once the transaction is committed."""

from django.db import IntegrityError, transaction

from acteurs.models import Agent, Departement
from cirj.socle.confier import confier
from comites.models import RapportAnnuel
from comites.tasks import produire_rapport


def demander(departement: Departement, annee: int, agent: Agent | None = None) -> tuple[RapportAnnuel, bool]:
    """Return the report of the year in preparation, and whether this call created it.

    Whoever asks second, even at the same instant, lands on the first one's report.
    """
    try:
        with transaction.atomic():
            rapport = RapportAnnuel.objects.create(departement=departement, annee=annee, demande_par=agent)
    except IntegrityError:
        existant = RapportAnnuel.objects.en_preparation().filter(departement=departement, annee=annee).first()
        # None: the other one was finished between the refusal and the reading.
        return (existant, False) if existant else demander(departement, annee, agent)
    lancer(rapport)
    return rapport, True


def lancer(rapport: RapportAnnuel) -> None:
    """Send the report to the worker once the transaction is committed; sent twice, it is made once."""
    confier(produire_rapport, str(rapport.pk), quoi="Le rapport", ensuite=rapport.noter_depart)


@transaction.atomic
def relancer(rapport: RapportAnnuel) -> bool:
    """Take up again: a failed report starts anew with fresh figures, an immobile one goes on.

    False when it became ready meanwhile: what the worker wrote is not written over.
    """
    if not rapport.recommencer():
        return False
    lancer(rapport)
    return True
