"""Who of the household an agent may write about on one pillar: living together does not open a dossier."""

from acteurs.nomenclatures import Pilier
from parcours.commun.dossier_lu import DossierLu
from parcours.models import MembreMenage, Parcours


def membres_ouverts(dossier: DossierLu, pilier: Pilier) -> list[MembreMenage]:
    """Return the other members of the household whose ``pilier`` the agent writes: hers, or all for the coordination."""
    visibles = [membre for membre in dossier.menage if membre.visible]
    if dossier.coordonne or not visibles:
        return visibles
    siens = Parcours.objects.accompagnes_par(dossier.agent).filter(personne__in=[m.personne_id for m in visibles])
    ouverts = {
        parcours.personne_id
        for parcours in siens.prefetch_related("interventions")
        if pilier in parcours.piliers_ouverts_a(dossier.agent)
    }
    return [membre for membre in visibles if membre.personne_id in ouverts]
