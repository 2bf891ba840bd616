"""Who opens the short forms of the work, social and health pillars: the structure that carries them, the coordination."""

from tests.harnais.acces import PERSONNE, Ligne, reponses

EMPLOI = reponses(404, coordinatrice=200, intervenante=403, sur_autre_pilier=200, exceptionnelle=403)

# The exceptional access reads the social pillar, and writes nothing; nobody here carries it but the coordination.
SOCIAL = reponses(404, coordinatrice=200, intervenante=403, sur_autre_pilier=403, exceptionnelle=403)

LIGNES = [
    *(
        Ligne("fiche_ajouter", SOCIAL, {**PERSONNE, "code": code})
        for code in ("droit", "scolarite", "duo", "acces-soins")
    ),
    Ligne("fiche_ajouter", SOCIAL, {**PERSONNE, "code": "rendez-vous"}, requete="?pilier=sante"),
    *(
        Ligne("fiche_ajouter", EMPLOI, {**PERSONNE, "code": code})
        for code in ("formation", "accompagnement-emploi", "permis", "diplome")
    ),
]
