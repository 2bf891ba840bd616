"""The access table: every address of the site, and what each member of the cast gets (``tests.harnais.acces.CAST``).

A line names the answer of everybody, then of those who get another one.
"""

from tests.acces import LIGNES
from tests.harnais.acces import (
    AILLEURS,
    CHIFFRES,
    DEUX_COORDINATIONS,
    GERE_LE_COMPTE,
    LE_RAPPORT,
    LIT_LE_COMPTE,
    PERSONNE,
    PUBLIQUE,
    QUI_ACCOMPAGNE,
    QUI_GERE,
    SON_DEPARTEMENT,
    SON_DOSSIER,
    SON_DOSSIER_ECRIT,
    SON_GESTE,
    SON_PILIER,
    SON_PILIER_ECRIT,
    SUR_LE_TERRAIN,
    TOUS,
    Ligne,
    reponses,
)
from tests.harnais.acces import CONNEXION as C

SOCLE = [
    Ligne("sante", reponses(503, anonyme=503), page=False),
    Ligne("accessibilite", PUBLIQUE),
    Ligne("donnees_personnelles", PUBLIQUE),
]
ACTEURS = [
    Ligne("mon_compte", TOUS),
    Ligne("changer_affectation", AILLEURS, methode="POST"),
    Ligne("proconnect_delier", AILLEURS, methode="POST"),
    Ligne("sessions", TOUS),
    Ligne("sessions_fermer", AILLEURS, methode="POST"),
    Ligne("session_fermer", SON_GESTE, {"pk": "session"}, "POST"),
    # What was kept of a form: its author's alone; the others go home.
    Ligne("saisies", reponses(302, coordinatrice=200)),
    Ligne("saisie_abandonner", SON_GESTE, {"pk": "saisie"}, "POST"),
    Ligne("confirmation_faite", TOUS, requete="?suite=/"),
    Ligne("equipe", QUI_GERE),
    Ligne("invitation_nouvelle", QUI_GERE),
    Ligne("invitation_accepter", PUBLIQUE, {"jeton": "invitation.jeton"}),
    Ligne("invitation_renvoyer", GERE_LE_COMPTE, {"pk": "invitation"}, "POST"),
    Ligne("invitation_annuler", GERE_LE_COMPTE, {"pk": "invitation"}, "POST"),
    Ligne("affectation_terminer", LIT_LE_COMPTE, {"pk": "affectation"}),
    Ligne("revue", reponses(404, coordinatrice=200, administratrice=200), {"pk": "revue"}),
    Ligne("structures", QUI_GERE),
    Ligne("structure_nouvelle", QUI_GERE),
    Ligne("initiatives", TOUS),
    Ligne("initiative", TOUS, {"pk": "initiative"}),
    Ligne("initiatives_importer", DEUX_COORDINATIONS),
    Ligne("structure_modifier", LIT_LE_COMPTE, {"pk": "structure"}),
]
PARCOURS = [
    Ligne("ma_journee", SUR_LE_TERRAIN),
    Ligne("personnes", QUI_ACCOMPAGNE),
    Ligne("personne_nouvelle", QUI_ACCOMPAGNE),
    Ligne("dossier", SON_DOSSIER, PERSONNE),
    Ligne("dossier_chronologie", SON_DOSSIER, PERSONNE),
    Ligne("dossier_fiches", SON_DOSSIER, PERSONNE),
    Ligne(
        "qui_a_consulte",
        reponses(404, coordinatrice=200, intervenante=403, sur_autre_pilier=403, exceptionnelle=403),
        PERSONNE,
        page=False,
    ),
    Ligne("journal", DEUX_COORDINATIONS),
    Ligne("journal_fichier", DEUX_COORDINATIONS, {"format": "csv"}, page=False),
    Ligne("membre_nouveau", SON_DOSSIER_ECRIT, PERSONNE),
    Ligne("suivi_nouveau", SON_DOSSIER_ECRIT, PERSONNE),
    Ligne(
        "suivi_modifier", reponses(404, coordinatrice=403, intervenante=200, exceptionnelle=403), {"suivi_id": "suivi"}
    ),
    # Taken back only in the session that logged it.
    Ligne(
        "suivi_annuler",
        reponses(404, coordinatrice=403, intervenante=403, exceptionnelle=403),
        {"suivi_id": "suivi"},
        "POST",
    ),
    Ligne("dossier_documents", SON_DOSSIER, PERSONNE),
    Ligne("document_nouveau", SON_DOSSIER_ECRIT, PERSONNE),
    Ligne("document", SON_PILIER, {"pk": "document"}, page=False),
    Ligne("document_retirer", SON_PILIER_ECRIT, {"pk": "document"}),
    Ligne("fiche_ajouter", SON_DOSSIER_ECRIT, {**PERSONNE, "code": "titre"}),
    Ligne(
        "fiche_ajouter",
        reponses(404, coordinatrice=200, intervenante=403, sur_autre_pilier=200, exceptionnelle=403),
        {**PERSONNE, "code": "emploi"},
    ),
    Ligne("fiche_modifier", SON_PILIER_ECRIT, {**PERSONNE, "code": "blocage-leve", "objet_id": "libre"}),
    Ligne(
        "fiche_modifier",
        reponses(404, coordinatrice=200, intervenante=200, sur_autre_pilier=403, exceptionnelle=403),
        {**PERSONNE, "code": "intervention-finie", "objet_id": "intervention"},
    ),
    # Left a month ago by the social worker's structure; the coordination has the dossier.
    Ligne("personnes_quittees", SUR_LE_TERRAIN),
    Ligne("mes_suivis", reponses(404, coordinatrice=302, intervenante=200), {"personne_id": "quittee"}),
    Ligne(
        "mes_suivis",
        reponses(404, coordinatrice=302, intervenante=302, sur_autre_pilier=302, terminee=200, exceptionnelle=302),
        PERSONNE,
    ),
    Ligne("acces_exceptionnels", DEUX_COORDINATIONS),
    Ligne("acces_exceptionnel_demander", SUR_LE_TERRAIN),
    # Hers, now over: the person is hidden from her again.
    Ligne("acces_exceptionnel_changer", SON_GESTE, {"pk": "acces_exceptionnel"}, "POST"),
    Ligne("rapprochements", QUI_ACCOMPAGNE),
    # Asked by the other structure, answered by who holds the dossier.
    Ligne("rapprochement", reponses(404, coordinatrice=200, intervenante=200, sur_autre_pilier=200), {"pk": "reponse"}),
    Ligne("importations", DEUX_COORDINATIONS),
    Ligne("importation_nouvelle", DEUX_COORDINATIONS),
    Ligne("importation", SON_DEPARTEMENT, {"pk": "importee"}),
    Ligne("importation_feuille", SON_GESTE, {"pk": "importation"}, "POST"),
    Ligne("importation_colonnes", SON_DEPARTEMENT, {"pk": "importation"}),
    Ligne("importation_apercu", SON_DEPARTEMENT, {"pk": "importation"}),
    Ligne("importation_lancer", SON_GESTE, {"pk": "importation"}, "POST"),
    # An import that works is not taken up again.
    Ligne("importation_reprendre", reponses(404, coordinatrice=403), {"pk": "importation"}, "POST"),
    Ligne("importation_abandonner", SON_GESTE, {"pk": "importation"}, "POST"),
    Ligne("importation_refusees", SON_DEPARTEMENT, {"pk": "importee"}, page=False),
    Ligne("importation_decider", SON_GESTE, {"pk": "importee", "doublon": "proposition"}, "POST"),
]
COMITES = [
    Ligne("accueil", TOUS),
    Ligne("comites", DEUX_COORDINATIONS),
    Ligne("comite_creer", DEUX_COORDINATIONS),
    Ligne("mes_seances", reponses(200, coordinatrice=302, etrangere=302, administratrice=403)),
    # The social worker's structure is invited.
    Ligne("ma_seance", reponses(404, coordinatrice=302, intervenante=200), {"pk": "seance"}),
    Ligne("ma_seance", reponses(404, coordinatrice=302, membre_cellule=200), {"pk": "cellule"}),
    Ligne("point_faits", SON_DEPARTEMENT, {"pk": "point"}),
    # The other department has no committee yet: its coordinator is led to creating one.
    Ligne("seance_planifier", reponses(403, coordinatrice=200, etrangere=302)),
    Ligne("seance", SON_DEPARTEMENT, {"pk": "seance"}),
    Ligne("seance_modifier", SON_DEPARTEMENT, {"pk": "seance"}),
    Ligne("seance_inscrire", SON_GESTE, {"pk": "seance"}, "POST", {"blocages": "libre"}),
    Ligne("participant_ajouter", SON_GESTE, {"pk": "seance"}, "POST", {"qui": "structure"}),
    Ligne("participant_changer", SON_GESTE, {"pk": "participant"}, "POST", {"action": "excuse"}),
    Ligne("seance_tenue", SON_DEPARTEMENT, {"pk": "seance"}),
    Ligne("seance_clore", SON_GESTE, {"pk": "seance"}, "POST"),
    Ligne("seance_releve", SON_DEPARTEMENT, {"pk": "seance"}),
    Ligne("point_changer", SON_GESTE, {"pk": "point"}, "POST"),
    Ligne("point_brouillon", SON_DEPARTEMENT, {"pk": "point"}, "POST", page=False),
    Ligne(
        "blocage_inscrire",
        reponses(404, coordinatrice=302, intervenante=403, exceptionnelle=403),
        {"pk": "libre"},
        "POST",
        {"seance": "seance"},
    ),
    Ligne("decision", SON_PILIER, {"pk": "decision"}),
    Ligne("tableau_de_bord", CHIFFRES),
    Ligne("tableau_de_bord_fichier", CHIFFRES, {"format": "csv"}, page=False),
    Ligne("indicateur_liste", DEUX_COORDINATIONS, {"code": "file_active"}),
    Ligne("rapports", CHIFFRES),
    Ligne("rapport", LE_RAPPORT, {"pk": "rapport"}),
    Ligne("rapport_pdf", LE_RAPPORT, {"pk": "rapport"}, page=False),
    Ligne("rapport_relancer", reponses(403, coordinatrice=302, etrangere=404), {"pk": "rapport"}, "POST"),
    Ligne("rapport_commentaires", DEUX_COORDINATIONS, {"annee": "2025"}),
]
TABLE = [*SOCLE, *ACTEURS, *PARCOURS, *COMITES, *LIGNES]

#: allauth's own addresses: (anonymous, logged in).
BIBLIOTHEQUE: dict[str, tuple] = {
    "account_login": (200, 302),
    "account_logout": (C, 200),
    "account_inactive": (200, 200),
    "account_signup": (200, 302),
    # Not registered with ProConnect.
    "proconnect_connexion": (404, 404),
    "proconnect_retour": (404, 404),
    "proconnect_deconnecte": (C, C),
    "account_reauthenticate": (C, 200),
    "account_change_password": (C, 200),
    "account_set_password": (C, 302),
    "account_reset_password": (200, 200),
    "account_reset_password_done": (200, 200),
    "account_reset_password_from_key": (200, 200),
    "account_reset_password_from_key_done": (200, 200),
    "mfa_index": (C, 200),
    "mfa_authenticate": (C, 302),
    "mfa_reauthenticate": (C, 302),
    "mfa_activate_totp": (C, 302),
    "mfa_deactivate_totp": (C, 404),
    "mfa_view_recovery_codes": (C, 404),
    "mfa_generate_recovery_codes": (C, 302),
    "mfa_download_recovery_codes": (C, 404),
    "mfa_list_webauthn": (C, 200),
    "mfa_add_webauthn": (C, 302),
    "mfa_reauthenticate_webauthn": (C, 302),
    "mfa_remove_webauthn": (C, 302),
    "mfa_edit_webauthn": (C, 302),
    "mfa_login_webauthn": (C, 302),
}
