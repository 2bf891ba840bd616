"""The lines of the housing pillar."""

from tests.harnais.acces import PERSONNE, SON_PILIER_ECRIT, Ligne, reponses

_SON_PILIER = reponses(404, coordinatrice=200, intervenante=200, sur_autre_pilier=403, exceptionnelle=403)

LIGNES = [
    *(
        Ligne("fiche_ajouter", _SON_PILIER, {**PERSONNE, "code": code})
        for code in ("sejour", "bail", "demande-logement")
    ),
    *(
        Ligne("fiche_modifier", SON_PILIER_ECRIT, {**PERSONNE, "code": code, "objet_id": objet})
        for code, objet in (
            ("sejour-fini", "une_sous_location"),
            ("sejour-logement", "une_sous_location"),
            ("bail-glisse", "un_bail"),
            ("demande-logement", "une_demande_logement"),
        )
    ),
]
