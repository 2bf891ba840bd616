"""Who opens the short forms of the work, social and health pillars: the structure that carries them, the coordination."""

from tests.harnais.acces import PERSONNE, Ligne, reponses

EMPLOI = reponses(404, coordinatrice=200, intervenante=403, sur_autre_pilier=200, exceptionnelle=403)

LIGNES = [
    *(
        Ligne("fiche_ajouter", EMPLOI, {**PERSONNE, "code": code})
        for code in ("formation", "accompagnement-emploi", "permis", "diplome")
    ),
]
