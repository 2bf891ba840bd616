"""The lines of the language pillar."""

from tests.harnais.acces import PERSONNE, SON_PILIER_ECRIT, Ligne, reponses

# The shared structure carries language; the one that carries employment reads the dossier, not this pillar.
_SON_PILIER = reponses(404, coordinatrice=200, intervenante=200, sur_autre_pilier=403, exceptionnelle=403)

LIGNES = [
    *(
        Ligne("fiche_ajouter", _SON_PILIER, {**PERSONNE, "code": code})
        for code in ("evaluation", "certification", "prescription", "cours")
    ),
    Ligne("fiche_modifier", SON_PILIER_ECRIT, {**PERSONNE, "code": "prescription", "objet_id": "une_prescription"}),
    Ligne("fiche_modifier", SON_PILIER_ECRIT, {**PERSONNE, "code": "cours", "objet_id": "un_cours"}),
]
