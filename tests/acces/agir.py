"""AGIR and the consortia: the coordination, the operator, and whoever follows the person."""

from tests.harnais.acces import DEUX_COORDINATIONS, QUI_ACCOMPAGNE, Ligne, reponses

# The second association leads the consortium: its members read it, the coordination keeps it.
_GROUPEMENT = reponses(404, coordinatrice=200, autre_intervenante=200)
_GROUPEMENT_TENU = reponses(404, coordinatrice=200, autre_intervenante=403)

LIGNES = [
    Ligne("groupements", QUI_ACCOMPAGNE),
    Ligne("groupement_nouveau", DEUX_COORDINATIONS),
    Ligne("groupement", _GROUPEMENT, {"pk": "groupement"}),
    Ligne("groupement_modifier", _GROUPEMENT_TENU, {"pk": "groupement"}),
    Ligne("groupement_chef", _GROUPEMENT_TENU, {"pk": "membre_groupement"}),
    Ligne("groupement_quitter", _GROUPEMENT_TENU, {"pk": "membre_groupement"}),
]
