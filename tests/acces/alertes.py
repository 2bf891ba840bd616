"""Alerts: who lists them, who puts one off."""

from tests.harnais.acces import QUI_ACCOMPAGNE, Ligne, reponses

# An exceptional access opens a dossier, no list; the alert is on a pillar of the first structure.
SON_ALERTE = reponses(404, coordinatrice=200, intervenante=200)
LIGNES = [
    Ligne("alertes", QUI_ACCOMPAGNE),
    Ligne("alerte_reporter", SON_ALERTE, {"pk": "alerte"}),
    Ligne("alerte_reprendre", reponses(404, coordinatrice=302, intervenante=302), {"pk": "alerte"}, "POST"),
]
