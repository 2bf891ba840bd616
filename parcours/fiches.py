"""The small forms of the dossier, by the word their address uses; each theme lists its own."""

from parcours.forms import (
    fiches_agir,
    fiches_cercle,
    fiches_demandes,
    fiches_droits,
    fiches_emploi,
    fiches_famille,
    fiches_identite,
    fiches_langue,
    fiches_logement,
    fiches_orientation,
    fiches_papiers,
    fiches_piliers,
    fiches_plan,
    fiches_rendez_vous,
    fiches_social,
)
from parcours.forms.fiche import FormulaireFiche

FICHES: dict[str, type[FormulaireFiche]] = {
    **fiches_piliers.FICHES,
    **fiches_plan.FICHES,
    **fiches_droits.FICHES,
    **fiches_social.FICHES,
    **fiches_rendez_vous.FICHES,
    **fiches_emploi.FICHES,
    **fiches_langue.FICHES,
    **fiches_identite.FICHES,
    **fiches_logement.FICHES,
    **fiches_demandes.FICHES,
    **fiches_papiers.FICHES,
    **fiches_famille.FICHES,
    **fiches_cercle.FICHES,
    **fiches_orientation.FICHES,
    **fiches_agir.FICHES,
}
