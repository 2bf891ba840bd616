"""What housing tells on the timeline beside the moves: the applications, filed and renewed."""

from collections.abc import Callable, Iterator

from django.db.models import QuerySet

from acteurs.nomenclatures import Pilier
from parcours.commun.dates_du_fil import DatesDuFil, Dit, lignes_datees
from parcours.models import DemandeLogement, Parcours
from parcours.nomenclatures import TypeDemandeLogement


def _branches(parcours: Parcours) -> Iterator[QuerySet]:
    demandes = DemandeLogement.objects.filter(personne=parcours.personne_id)
    yield lignes_datees(demandes, "DemandeLogement", "date", "date_precision", "type")
    yield lignes_datees(demandes, "DemandeRenouvelee", "renouvelee_le", code="type")


def _demande(mot: str) -> Callable[[str, str], Dit]:
    return lambda code, _: Dit(
        f"{TypeDemandeLogement(code).court}, {mot}", Pilier.LOGEMENT.value, "fr-icon-home-4-line"
    )


FIL = DatesDuFil(_branches, {"DemandeLogement": _demande("déposée"), "DemandeRenouvelee": _demande("renouvelée")})
