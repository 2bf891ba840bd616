"""Slow work of the committees' floor. Every task may be run twice, and taken up again by another worker."""

from celery import shared_task

from cirj.socle.confier import confier
from comites.models import RapportAnnuel


@shared_task
def produire_rapport(identifiant: str) -> None:
    """Freeze and render one annual report."""
    # Imported late: rendering costs 0.5 s and 60 MB, which the web never pays.
    from comites.rapport.production import produire

    produire(identifiant)


@shared_task
def reprendre_rapports() -> None:
    """Send again the reports that a stopped worker left unfinished."""
    for rapport in RapportAnnuel.objects.en_preparation():
        confier(produire_rapport, str(rapport.pk))
