"""Alerts: the team reads, pillar by pillar; only a service writes them. A report is written by who may act on the alert."""

from cirj.socle.rls.conditions import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, dans, ou
from parcours.rls.commun import du_parcours, par_pilier

_EQUIPE = ou(f"pilier = '' and {dans('parcours_id', 'parcours_equipe')}", par_pilier("parcours_equipe"))
_REPORTEE = ou(DEPARTEMENT_ECRIT, _EQUIPE)

TABLES = {
    "parcours_alerte": du_parcours(ou(DEPARTEMENT_LU, _EQUIPE), DEPARTEMENT_ECRIT),
    # What it puts off is the alert of this pathway and of this pillar, not another team's; it stays what it was.
    "parcours_reportalerte": du_parcours(
        ou(DEPARTEMENT_LU, _EQUIPE),
        _REPORTEE,
        f"({_REPORTEE}) and exists (select from parcours_alerte a where a.id = alerte_id"
        " and a.parcours_id = parcours_reportalerte.parcours_id and a.pilier = parcours_reportalerte.pilier)",
        figees=("alerte_id", "parcours_id", "pilier", "code", "objet", "agent_id"),
    ),
}
