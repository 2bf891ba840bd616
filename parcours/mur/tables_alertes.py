"""The wall of alerts, as in ``parcours.querysets_alertes``: the team reads, pillar by pillar; only a service writes them.

A report is written by who may change what the alert tells about.
"""

from parcours.mur.gabarits import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, dans, ou, par_pilier

_EQUIPE = ou(f"pilier = '' and {dans('parcours_id', 'parcours_equipe')}", par_pilier("parcours_equipe"))
ALERTE = ("parcours_alerte", ou(DEPARTEMENT_LU, _EQUIPE), DEPARTEMENT_ECRIT)
REPORT = ("parcours_reportalerte", ou(DEPARTEMENT_LU, _EQUIPE), ou(DEPARTEMENT_ECRIT, _EQUIPE))
