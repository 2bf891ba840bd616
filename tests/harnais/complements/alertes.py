"""An alert of the shared dossier, on a pillar of the first structure, put off once."""

import datetime

from django.utils import timezone

from cirj.socle.rls import contexte
from parcours.models import Alerte, ReportAlerte


def completer(request, objets: dict) -> dict:
    jour = timezone.localdate()
    with contexte.service("*"):
        # Where transactions are committed, it is open already.
        alerte, _ = Alerte.objects.get_or_create(
            parcours=objets["parcours"],
            code="ETAPE",
            objet=objets["etape"].pk,
            close_le=None,
            defaults={"pilier": "langue", "libelle": "Passer le test", "echeance": jour},
        )
    return {"alerte": alerte}


def une_ligne_partout(request, objets: dict) -> None:
    report = ReportAlerte(
        alerte=objets["alerte"],
        agent=request.getfixturevalue("intervenante"),
        motif="Rendez-vous pris",
        jusqu_au=timezone.localdate() + datetime.timedelta(days=3),
    )
    report.recopier()
    report.save()
