"""Difficulties that tables name: read by pillar, decided by who carries it; an exceptional access only reads."""

from tests.harnais.acces import QUI_ACCOMPAGNE, Ligne, reponses

_AVEC = {"pk": "difficulte"}
LIGNES = [
    Ligne("difficultes", QUI_ACCOMPAGNE),
    Ligne(
        "difficultes_decider",
        reponses(302, prefecture=403, administratrice=403),
        {},
        "POST",
    ),
    Ligne("difficulte_confirmer", reponses(404, coordinatrice=200, intervenante=200, exceptionnelle=403), _AVEC),
    Ligne("difficulte_ecarter", reponses(404, coordinatrice=302, intervenante=302, exceptionnelle=403), _AVEC, "POST"),
]
