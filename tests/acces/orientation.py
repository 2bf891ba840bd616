"""The offer, referrals and chains: who opens what."""

from tests.harnais.acces import QUI_ACCOMPAGNE, TOUS, Ligne, reponses

# An offer is the department's; the structure that proposes it and the coordination keep its sheet.
_OFFRE = reponses(200, etrangere=404)
_OFFRE_TENUE = reponses(403, coordinatrice=200, autre_intervenante=200, etrangere=404)
# One that reveals something: the coordination, and the structure itself.
_OFFRE_SENSIBLE = reponses(404, coordinatrice=200, autre_intervenante=200)

LIGNES = [
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
