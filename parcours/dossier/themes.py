"""The themes of the dossier, in the order of its records: the only list."""

from parcours.agir.theme import THEME as AGIR
from parcours.commun.theme import Theme
from parcours.dossier import formulaires_cercle
from parcours.droits.theme import THEME as DROITS
from parcours.emploi.theme import THEME as EMPLOI
from parcours.famille.theme import THEME as FAMILLE
from parcours.identite.theme import THEME as IDENTITE
from parcours.langue.theme import THEME as LANGUE
from parcours.logement.theme import THEME as LOGEMENT
from parcours.orientations.theme import THEME as ENCHAINEMENT
from parcours.papiers.theme import THEME as PAPIERS
from parcours.plan.theme import THEME as PLAN
from parcours.rendez_vous.theme import THEME as RENDEZ_VOUS
from parcours.sante.theme import THEME as SANTE
from parcours.social.theme import THEME as SOCIAL

#: Pathway, structures and caseworkers: the dossier's own.
CERCLE = Theme(code="cercle", titre="Parcours et entourage", fiches=formulaires_cercle.FICHES)

THEMES = (
    IDENTITE,
    PAPIERS,
    FAMILLE,
    LANGUE,
    LOGEMENT,
    SOCIAL,
    SANTE,
    EMPLOI,
    DROITS,
    RENDEZ_VOUS,
    ENCHAINEMENT,
    PLAN,
    AGIR,
    CERCLE,
)
