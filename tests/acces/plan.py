"""The plan of a person, and its short forms."""

from tests.harnais.acces import PERSONNE, SON_DOSSIER, Ligne, reponses

LIGNES = [
    Ligne("plan", SON_DOSSIER, PERSONNE),
    Ligne(
        "fiche_ajouter",
        reponses(404, coordinatrice=200, intervenante=200, sur_autre_pilier=403, exceptionnelle=403),
        {**PERSONNE, "code": "diagnostic"},
        requete="?pilier=langue",
    ),
    Ligne(
        "fiche_modifier",
        reponses(404, coordinatrice=200, intervenante=200, exceptionnelle=403),
        {**PERSONNE, "code": "objectif-clos", "objet_id": "objectif"},
    ),
]
