"""The access table: every address of the site, and what each member of the cast gets.

Order of the answers: coordinator, social worker inside, social worker of another structure, prefecture, coordinator of
another department, anonymous.
"""

from tests.harnais.acces import CONNEXION as C
from tests.harnais.acces import Ligne

# A stranger's object does not exist; a role that may not act is told so.
DEUX_COORDINATIONS = (200, 403, 403, 403, 200, C)
SON_DEPARTEMENT = (200, 404, 404, 404, 404, C)
TOUS = (200, 200, 200, 200, 200, C)
PUBLIQUE = (200, 200, 200, 200, 200, 200)

SOCLE = [
    Ligne("sante", (503, 503, 503, 503, 503, 503), page=False),
    Ligne("accessibilite", PUBLIQUE),
    Ligne("donnees_personnelles", PUBLIQUE),
]
ACTEURS = [
    Ligne("mon_compte", TOUS),
    Ligne("changer_affectation", (302, 302, 302, 302, 302, C), methode="POST"),
    Ligne("proconnect_delier", (302, 302, 302, 302, 302, C), methode="POST"),
    Ligne("sessions", TOUS),
    Ligne("sessions_fermer", (302, 302, 302, 302, 302, C), methode="POST"),
    Ligne("session_fermer", (302, 404, 404, 404, 404, C), {"pk": "session"}, "POST"),
    # What was kept of a form: its author's alone; the others go home.
    Ligne("saisies", (200, 302, 302, 302, 302, C)),
    Ligne("saisie_abandonner", (302, 404, 404, 404, 404, C), {"pk": "saisie"}, "POST"),
    Ligne("confirmation_faite", TOUS, requete="?suite=/"),
    Ligne("equipe", DEUX_COORDINATIONS),
    Ligne("invitation_nouvelle", DEUX_COORDINATIONS),
    Ligne("invitation_accepter", PUBLIQUE, {"jeton": "invitation.jeton"}),
    Ligne("invitation_renvoyer", (302, 403, 403, 403, 404, C), {"pk": "invitation"}, "POST"),
    Ligne("invitation_annuler", (302, 403, 403, 403, 404, C), {"pk": "invitation"}, "POST"),
    Ligne("affectation_terminer", (200, 403, 403, 403, 404, C), {"pk": "affectation"}),
    Ligne("revue", (200, 404, 404, 404, 404, C), {"pk": "revue"}),
    Ligne("structures", DEUX_COORDINATIONS),
    Ligne("structure_nouvelle", DEUX_COORDINATIONS),
    Ligne("initiatives", TOUS),
    Ligne("initiative", TOUS, {"pk": "initiative"}),
    Ligne("initiatives_importer", DEUX_COORDINATIONS),
    Ligne("structure_modifier", (200, 403, 403, 403, 404, C), {"pk": "structure"}),
]
# Who follows people, here or elsewhere; a person's pages, for the coordination and the structures that intervene.
QUI_ACCOMPAGNE = (200, 200, 200, 403, 200, C)
SON_DOSSIER = (200, 200, 404, 404, 404, C)
PERSONNE = {"personne_id": "personne"}
PARCOURS = [
    Ligne("ma_journee", (403, 200, 200, 403, 403, C)),
    Ligne("personnes", QUI_ACCOMPAGNE),
    Ligne("personne_nouvelle", QUI_ACCOMPAGNE),
    Ligne("dossier", SON_DOSSIER, PERSONNE),
    Ligne("dossier_chronologie", SON_DOSSIER, PERSONNE),
    Ligne("dossier_fiches", SON_DOSSIER, PERSONNE),
    Ligne("qui_a_consulte", (200, 403, 404, 404, 404, C), PERSONNE, page=False),
    Ligne("journal", DEUX_COORDINATIONS),
    Ligne("journal_fichier", DEUX_COORDINATIONS, {"format": "csv"}, page=False),
    Ligne("membre_nouveau", SON_DOSSIER, PERSONNE),
    Ligne("suivi_nouveau", SON_DOSSIER, PERSONNE),
    Ligne("suivi_modifier", (403, 200, 404, 404, 404, C), {"suivi_id": "suivi"}),
    # Taken back only in the session that logged it.
    Ligne("suivi_annuler", (403, 403, 404, 404, 404, C), {"suivi_id": "suivi"}, "POST"),
    Ligne("dossier_documents", SON_DOSSIER, PERSONNE),
    Ligne("document_nouveau", SON_DOSSIER, PERSONNE),
    Ligne("document", SON_DOSSIER, {"pk": "document"}, page=False),
    Ligne("document_retirer", SON_DOSSIER, {"pk": "document"}),
    Ligne("fiche_ajouter", SON_DOSSIER, {**PERSONNE, "code": "titre"}),
    Ligne("fiche_ajouter", (200, 403, 404, 404, 404, C), {**PERSONNE, "code": "emploi"}),
    Ligne("fiche_modifier", SON_DOSSIER, {**PERSONNE, "code": "blocage-leve", "objet_id": "libre"}),
    Ligne("fiche_modifier", SON_DOSSIER, {**PERSONNE, "code": "intervention-finie", "objet_id": "intervention"}),
    # Left a month ago by the social worker's structure; the coordination has the dossier.
    Ligne("personnes_quittees", (403, 200, 200, 403, 403, C)),
    Ligne("mes_suivis", (302, 200, 404, 404, 404, C), {"personne_id": "quittee"}),
    Ligne("mes_suivis", (302, 302, 404, 404, 404, C), PERSONNE),
    Ligne("acces_exceptionnels", DEUX_COORDINATIONS),
    Ligne("acces_exceptionnel_demander", (403, 200, 200, 403, 403, C)),
    # Hers, now over: the person is hidden from her again.
    Ligne("acces_exceptionnel_changer", (302, 404, 404, 404, 404, C), {"pk": "acces_exceptionnel"}, "POST"),
    Ligne("rapprochements", (200, 200, 200, 403, 200, C)),
    # Asked by the other structure, answered by who holds the dossier.
    Ligne("rapprochement", (200, 200, 404, 404, 404, C), {"pk": "reponse"}),
    Ligne("importations", DEUX_COORDINATIONS),
    Ligne("importation_nouvelle", DEUX_COORDINATIONS),
    Ligne("importation", SON_DEPARTEMENT, {"pk": "importee"}),
    Ligne("importation_feuille", (302, 404, 404, 404, 404, C), {"pk": "importation"}, "POST"),
    Ligne("importation_colonnes", SON_DEPARTEMENT, {"pk": "importation"}),
    Ligne("importation_apercu", SON_DEPARTEMENT, {"pk": "importation"}),
    Ligne("importation_lancer", (302, 404, 404, 404, 404, C), {"pk": "importation"}, "POST"),
    # An import that works is not taken up again.
    Ligne("importation_reprendre", (403, 404, 404, 404, 404, C), {"pk": "importation"}, "POST"),
    Ligne("importation_abandonner", (302, 404, 404, 404, 404, C), {"pk": "importation"}, "POST"),
    Ligne("importation_refusees", SON_DEPARTEMENT, {"pk": "importee"}, page=False),
    Ligne("importation_decider", (302, 404, 404, 404, 404, C), {"pk": "importee", "doublon": "proposition"}, "POST"),
]
COMITES = [
    Ligne("accueil", TOUS),
    Ligne("comites", DEUX_COORDINATIONS),
    Ligne("comite_creer", DEUX_COORDINATIONS),
    Ligne("mes_seances", (302, 200, 200, 200, 302, C)),
    # The social worker's structure is invited.
    Ligne("ma_seance", (302, 200, 404, 404, 404, C), {"pk": "seance"}),
    Ligne("point_faits", SON_DEPARTEMENT, {"pk": "point"}),
    # The other department has no committee yet: its coordinator is led to creating one.
    Ligne("seance_planifier", (200, 403, 403, 403, 302, C)),
    Ligne("seance", SON_DEPARTEMENT, {"pk": "seance"}),
    Ligne("seance_modifier", SON_DEPARTEMENT, {"pk": "seance"}),
    Ligne("seance_inscrire", (302, 404, 404, 404, 404, C), {"pk": "seance"}, "POST", {"blocages": "libre"}),
    Ligne("participant_ajouter", (302, 404, 404, 404, 404, C), {"pk": "seance"}, "POST", {"qui": "structure"}),
    Ligne("participant_changer", (302, 404, 404, 404, 404, C), {"pk": "participant"}, "POST", {"action": "excuse"}),
    Ligne("seance_tenue", SON_DEPARTEMENT, {"pk": "seance"}),
    Ligne("seance_clore", (302, 404, 404, 404, 404, C), {"pk": "seance"}, "POST"),
    Ligne("seance_releve", SON_DEPARTEMENT, {"pk": "seance"}),
    Ligne("point_changer", (302, 404, 404, 404, 404, C), {"pk": "point"}, "POST"),
    Ligne("point_brouillon", (200, 404, 404, 404, 404, C), {"pk": "point"}, "POST", page=False),
    Ligne("blocage_inscrire", (302, 403, 404, 404, 404, C), {"pk": "libre"}, "POST", {"seance": "seance"}),
    Ligne("decision", (200, 200, 404, 404, 404, C), {"pk": "decision"}),
    Ligne("tableau_de_bord", (200, 403, 403, 200, 200, C)),
    Ligne("tableau_de_bord_fichier", (200, 403, 403, 200, 200, C), {"format": "csv"}, page=False),
    Ligne("indicateur_liste", DEUX_COORDINATIONS, {"code": "file_active"}),
    Ligne("rapports", (200, 403, 403, 200, 200, C)),
    Ligne("rapport", (200, 403, 403, 200, 404, C), {"pk": "rapport"}),
    Ligne("rapport_pdf", (200, 403, 403, 200, 404, C), {"pk": "rapport"}, page=False),
    Ligne("rapport_relancer", (302, 403, 403, 403, 404, C), {"pk": "rapport"}, "POST"),
    Ligne("rapport_commentaires", DEUX_COORDINATIONS, {"annee": "2025"}),
]
TABLE = [*SOCLE, *ACTEURS, *PARCOURS, *COMITES]

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
