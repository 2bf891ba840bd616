"""AGIR and the consortia: the coordination, the operator, and whoever follows the person."""

from tests.harnais.acces import (
    DEUX_COORDINATIONS,
    PERSONNE,
    QUI_ACCOMPAGNE,
    SON_DEPARTEMENT,
    SON_DOSSIER,
    SON_DOSSIER_ECRIT,
    Ligne,
    reponses,
)

# The second association leads the consortium: its members read it, the coordination keeps it.
_GROUPEMENT = reponses(404, coordinatrice=200, autre_intervenante=200)
_GROUPEMENT_TENU = reponses(404, coordinatrice=200, autre_intervenante=403)
# Somebody whom the first association follows and refers to the second: its dossier is not open to the operator.
_ORIENTATION = reponses(404, coordinatrice=200, intervenante=200, autre_intervenante=200)

LIGNES = [
    Ligne("agir", QUI_ACCOMPAGNE),
    Ligne("agir", QUI_ACCOMPAGNE, requete="?vue=a_verifier"),
    Ligne("agir_orientation", _ORIENTATION, {"pk": "agir"}),
    # Alone, the coordination gives the file: the second association leads, its social worker is no head of structure.
    Ligne("agir_fichier_demander", DEUX_COORDINATIONS),
    Ligne("agir_fichier", DEUX_COORDINATIONS, {"format": "csv"}, requete="?du=2024-01-01&au=2024-12-31", page=False),
    Ligne("rapprochements_ofii", DEUX_COORDINATIONS),
    Ligne("rapprochement_ofii", SON_DEPARTEMENT, {"pk": "rapprochement_ofii"}),
    Ligne("lignes_ofii_ecartees", SON_DEPARTEMENT, {"pk": "rapprochement_ofii"}, page=False),
    Ligne("dossier_agir", SON_DOSSIER, PERSONNE),
    Ligne("fiche_ajouter", SON_DOSSIER_ECRIT, {**PERSONNE, "code": "orienter-agir"}),
    Ligne("groupements", QUI_ACCOMPAGNE),
    Ligne("groupement_nouveau", DEUX_COORDINATIONS),
    Ligne("groupement", _GROUPEMENT, {"pk": "groupement"}),
    Ligne("groupement_modifier", _GROUPEMENT_TENU, {"pk": "groupement"}),
    Ligne("groupement_chef", _GROUPEMENT_TENU, {"pk": "membre_groupement"}),
    Ligne("groupement_quitter", _GROUPEMENT_TENU, {"pk": "membre_groupement"}),
]
