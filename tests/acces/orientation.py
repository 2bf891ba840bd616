"""The offer, referrals and chains: who opens what."""

from tests.harnais.acces import PERSONNE, QUI_ACCOMPAGNE, SON_PILIER_ECRIT, TOUS, Ligne, reponses

# An offer is the department's; the structure that proposes it and the coordination keep its sheet.
_OFFRE = reponses(200, etrangere=404)
_OFFRE_TENUE = reponses(403, coordinatrice=200, autre_intervenante=200, etrangere=404)
# One that reveals something: the coordination, and the structure itself.
_OFFRE_SENSIBLE = reponses(404, coordinatrice=200, autre_intervenante=200)

# Sent by the first structure to one that never came: both sides, and the exceptional access, which only reads.
_LIT = reponses(404, coordinatrice=200, intervenante=200, autre_intervenante=200, exceptionnelle=200)
_REPOND = reponses(404, coordinatrice=302, intervenante=403, autre_intervenante=302, exceptionnelle=403)
_REPREND = reponses(404, coordinatrice=302, intervenante=302, autre_intervenante=403, exceptionnelle=403)
# Received by the first structure from the coordination, and accepted.
_AVANCE = reponses(404, coordinatrice=302, intervenante=302, exceptionnelle=403)
# One refers on a pillar that one carries, or that nobody carries.
_ENVOIE = reponses(404, coordinatrice=200, intervenante=200, sur_autre_pilier=403, exceptionnelle=403)
_ENCHAINE = reponses(404, coordinatrice=200, intervenante=200, sur_autre_pilier=200, exceptionnelle=403)
# A step of the pillars that the first structure carries: to the others it does not exist.
_MAILLON = SON_PILIER_ECRIT


def _geste(reponses_, verbe: str, pk: str = "orientation", **donnees) -> Ligne:
    return Ligne("orientation_agir", reponses_, {"pk": pk, "verbe": verbe}, "POST", donnees)


LIGNES = [
    Ligne("orientations", QUI_ACCOMPAGNE),
    Ligne("orientations", QUI_ACCOMPAGNE, requete="?sens=toutes"),
    Ligne("orientation", _LIT, {"pk": "orientation"}),
    Ligne("orientation", reponses(404, coordinatrice=200, intervenante=200, exceptionnelle=200), {"pk": "acceptee"}),
    Ligne("orientation_nouvelle", _ENVOIE, PERSONNE, requete="?pilier=langue"),
    _geste(_REPOND, "accepter"),
    _geste(_REPOND, "attente"),
    _geste(_REPOND, "refuser", motif="place"),
    _geste(_REPREND, "annuler"),
    _geste(_REPREND, "classer", "refusee"),
    _geste(_AVANCE, "commencer", "acceptee", jour="acceptee.envoyee_le"),
    Ligne("fiche_ajouter", _ENCHAINE, PERSONNE | {"code": "maillon"}),
    Ligne("fiche_ajouter", _ENCHAINE, PERSONNE | {"code": "enchainement-repris"}),
    *(
        Ligne("fiche_modifier", _MAILLON, PERSONNE | {"code": code, "objet_id": "maillon_prevu"})
        for code in ("maillon", "maillon-fait", "maillon-retire")
    ),
    Ligne("offres", TOUS),
    Ligne("offres", TOUS, requete="?notre=1"),
    Ligne("offre_nouvelle", QUI_ACCOMPAGNE),
    Ligne("offre", _OFFRE, {"pk": "offre"}),
    Ligne("offre", _OFFRE_SENSIBLE, {"pk": "offre_sensible"}),
    Ligne("offre_modifier", _OFFRE_TENUE, {"pk": "offre"}),
    Ligne("offre_modifier", _OFFRE_SENSIBLE, {"pk": "offre_sensible"}),
    Ligne("session_nouvelle", _OFFRE_TENUE, {"pk": "offre"}),
    Ligne("session_modifier", _OFFRE_TENUE, {"pk": "session_offre"}),
]
