"""The wall of alerts, as in ``parcours.querysets_alertes``: the team reads, pillar by pillar; only a service writes them.

A report is written by who may change what the alert tells about.
"""

from parcours.mur.gabarits import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, dans, ou, par_pilier

_EQUIPE = ou(f"pilier = '' and {dans('parcours_id', 'parcours_equipe')}", par_pilier("parcours_equipe"))
ALERTE = ("parcours_alerte", ou(DEPARTEMENT_LU, _EQUIPE), DEPARTEMENT_ECRIT)
REPORT = ("parcours_reportalerte", ou(DEPARTEMENT_LU, _EQUIPE), ou(DEPARTEMENT_ECRIT, _EQUIPE))
# What it puts off is the alert of this pathway and of this pillar, not another team's.
_DE_SON_ALERTE = (
    "exists (select from parcours_alerte a where a.id = alerte_id and a.parcours_id = parcours_reportalerte.parcours_id"
    " and a.pilier = parcours_reportalerte.pilier)"
)
REPORT_DE_SON_ALERTE = (*REPORT, f"({REPORT[2]}) and {_DE_SON_ALERTE}")
#: What a report puts off stays what it was.
REPORT_FIGE = ("alerte_id", "parcours_id", "pilier", "code", "objet", "agent_id")
