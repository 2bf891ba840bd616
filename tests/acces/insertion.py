"""Who opens the short forms of the work, social and health pillars: the structure that carries them, the coordination."""

from tests.harnais.acces import PERSONNE, QUI_ACCOMPAGNE, SUR_LE_TERRAIN, Ligne, reponses

EMPLOI = reponses(404, coordinatrice=200, intervenante=403, sur_autre_pilier=200, exceptionnelle=403)

# The exceptional access reads the social pillar, and writes nothing; nobody here carries it but the coordination.
SOCIAL = reponses(404, coordinatrice=200, intervenante=403, sur_autre_pilier=403, exceptionnelle=403)

# Any structure of the department reads that it takes place; its own keeps the list.
ACTIVITE = reponses(200, etrangere=404, prefecture=404, administratrice=404)
SA_LISTE = reponses(403, intervenante=200, etrangere=404, prefecture=404, administratrice=404)
SON_GESTE = reponses(403, intervenante=302, etrangere=404, prefecture=404, administratrice=404)
DE_L_ACTIVITE = {"pk": "activite"}

LIGNES = [
    Ligne("activites", QUI_ACCOMPAGNE),
    Ligne("activite_nouvelle", SUR_LE_TERRAIN),
    Ligne("activite", ACTIVITE, DE_L_ACTIVITE),
    Ligne("activite", SON_GESTE, DE_L_ACTIVITE, "POST"),
    Ligne("activite_modifier", SA_LISTE, DE_L_ACTIVITE),
    Ligne("activite_inscrire", SA_LISTE, DE_L_ACTIVITE),
    Ligne("activite_feuille", SA_LISTE, DE_L_ACTIVITE),
    Ligne("activite_retirer", SON_GESTE, {**DE_L_ACTIVITE, "participation_id": "participation"}, "POST"),
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
