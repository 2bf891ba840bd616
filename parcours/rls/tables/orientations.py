"""Referrals and chains: who sends, who receives, and what stays as it was sent."""

from cirj.socle.rls.conditions import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, SA_STRUCTURE, dans, ou
from cirj.socle.rls.table import Declencheur
from parcours.rls.commun import de_tout_le_parcours, du_parcours, par_pilier

_EQUIPE = dans("parcours_id", "parcours_equipe")
_HORS_SANTE = f"(pilier <> 'sante' or {dans('parcours_id', 'parcours_equipe', 'sante')})"
# What a structure wrote, as long as it intervenes on the pathway.
_LA_SIENNE = f"{SA_STRUCTURE} and {_EQUIPE} and {_HORS_SANTE}"
_RECUE = dans("id", "orientations_recues")
# Sending opens a pillar once it is accepted: the same limits as adding an intervention.
_ENVOI = ou(
    f"{SA_STRUCTURE} and ({par_pilier('parcours_equipe')})",
    f"{SA_STRUCTURE} and pilier <> 'sante' and not {dans('destination_id', 'structures')} and {_EQUIPE}",
)

TABLES = {
    "parcours_orientation": du_parcours(
        ou(DEPARTEMENT_LU, par_pilier("parcours_lus"), _LA_SIENNE, _RECUE),
        ou(DEPARTEMENT_ECRIT, par_pilier("parcours_equipe"), _LA_SIENNE, _RECUE),
        ou(DEPARTEMENT_ECRIT, f"etat = 'envoyee' and ({_ENVOI})"),
        figees=(
            "parcours_id",
            "pilier",
            "agent_id",
            "structure_id",
            "destination_id",
            "dispositif_id",
            "session_id",
            "demande",
            "accord_le",
            "envoyee_le",
            "suite_de_id",
        ),
        declencheurs=(
            Declencheur("changer_orientation", "before update of etat", "acces.changer_orientation()"),
            Declencheur(
                "ouvrir_par_orientation",
                "after update of etat",
                "acces.ouvrir_par_orientation()",
                si="new.etat = 'acceptee' and old.etat <> 'acceptee'",
            ),
        ),
    ),
    "parcours_enchainement": de_tout_le_parcours(),
    "parcours_maillon": du_parcours(
        ou(DEPARTEMENT_LU, par_pilier("parcours_lus"), _LA_SIENNE),
        ou(DEPARTEMENT_ECRIT, par_pilier("parcours_equipe"), _LA_SIENNE),
        figees=("parcours_id", "enchainement_id", "structure_id"),
    ),
}
