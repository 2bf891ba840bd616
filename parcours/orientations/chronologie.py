"""What referrals tell on the timeline: sent, answered, begun, finished; the destination as the reader may name it."""

from collections.abc import Iterator

from parcours.commun.chronologie import Evenement
from parcours.models import Orientation
from parcours.orientations.lecture import lire

_ICONES = {
    "Envoyée": "fr-icon-send-plane-line",
    "Acceptée": "fr-icon-checkbox-circle-line",
    "Terminée": "fr-icon-checkbox-circle-line",
}


def orientations(parcours, agent) -> Iterator[Evenement]:
    """One query; ``parcours`` comes with its person and its interventions."""
    siennes = Orientation.objects.visible_par(agent).filter(parcours=parcours).avec_les_noms()
    for vue in lire(siennes, agent, [parcours]):
        o = vue.orientation
        vers = f"{vue.offre}, {vue.vers}" if vue.offre else vue.vers
        for etape in vue.histoire:
            yield Evenement(
                etape.le,
                f"Orientation vers {vers} : {etape.quoi.lower()}",
                (o.pilier,),
                etape.detail,
                o.get_absolute_url(),
                icone=_ICONES.get(etape.quoi, "fr-icon-arrow-right-line"),
                auteur=etape.qui,
                rang=o.cree_le if etape.quoi == "Envoyée" else o.modifie_le,
            )
