"""Which addresses show somebody's data, so that reading them is noted, and why the others do not."""

_FORMULAIRE_VIDE = "Un formulaire vide."
_COMPTES = "Des professionnels et leurs comptes, aucune personne accompagnée."
_CHIFFRES = "Des chiffres, aucun nom."

#: Addresses whose GET notes one reading.
MONTRENT = {
    "activite", "activite_feuille", "activite_inscrire", "acces_exceptionnels", "accueil", "alerte_reporter", "alertes", "decision", "document", "document_nouveau", "document_retirer", "dossier", "doubles", "dossier_chronologie",
    "dossier_documents", "dossier_fiches", "fiche_ajouter", "fiche_modifier",
    "importation", "importation_apercu", "importation_colonnes", "importation_refusees", "indicateur_liste",
    "journal", "journal_fichier", "qui_a_consulte",
    "ma_journee", "ma_seance", "membre_nouveau", "mes_suivis", "plan", "mon_parcours", "mon_parcours_pdf", "orientation", "orientation_nouvelle", "orientations",
    "personnes", "personnes_quittees", "point_faits",
    "rapprochement", "rapprochements", "reunion", "seance", "seance_clore", "seance_releve", "seance_tenue",
    "suivi_modifier", "suivi_nouveau",
    "numero_etranger",
}  # fmt: skip

#: Addresses that a coordinator or a social worker may open and that show nobody, and what they show.
SANS_PERSONNE = {
    "acces_exceptionnel_demander": _FORMULAIRE_VIDE,
    "accessibilite": "Une page publique.",
    "activite_modifier": "Un lieu et des heures.",
    "activite_nouvelle": _FORMULAIRE_VIDE,
    "activites": "Des activités et des nombres, aucun nom.",
    "affectation_terminer": _COMPTES,
    "comite_creer": _FORMULAIRE_VIDE,
    "comites": "Des comités et des dates.",
    "confirmation_faite": "Un retour, après une confirmation.",
    "donnees_personnelles": "Une page publique.",
    "equipe": _COMPTES,
    "groupement": "Des structures, personne n'y est nommé.",
    "groupement_chef": "Des structures, personne n'y est nommé.",
    "groupement_modifier": "Des structures, personne n'y est nommé.",
    "groupement_nouveau": _FORMULAIRE_VIDE,
    "groupement_quitter": "Des structures, personne n'y est nommé.",
    "groupements": "Des structures, personne n'y est nommé.",
    "importation_nouvelle": _FORMULAIRE_VIDE,
    "importations": "Des noms de fichiers, pas leur contenu.",
    "initiative": "Le catalogue ne nomme personne.",
    "initiatives": "Le catalogue ne nomme personne.",
    "initiatives_importer": _FORMULAIRE_VIDE,
    "invitation_accepter": _COMPTES,
    "invitation_nouvelle": _FORMULAIRE_VIDE,
    "mes_seances": "Des dates et des lieux de réunion.",
    "mon_compte": _COMPTES,
    "offre": "Ce qu'une structure propose ; personne n'y est nommé.",
    "offre_modifier": "Ce qu'une structure propose ; personne n'y est nommé.",
    "offre_nouvelle": _FORMULAIRE_VIDE,
    "offres": "Ce que les structures proposent ; personne n'y est nommé.",
    "personne_nouvelle": _FORMULAIRE_VIDE,
    "rapport": "L'état d'un rapport.",
    "rapport_commentaires": _CHIFFRES,
    "rapport_pdf": _CHIFFRES,
    "rapports": "La liste des rapports.",
    "revue": _COMPTES,
    "saisies": "Ce que l'on tapait soi-même.",
    "seance_modifier": "Une date et un lieu.",
    "seance_planifier": _FORMULAIRE_VIDE,
    "session_modifier": "Des dates et des places ; personne n'y est nommé.",
    "session_nouvelle": _FORMULAIRE_VIDE,
    "sessions": _COMPTES,
    "structure_modifier": _COMPTES,
    "structure_nouvelle": _FORMULAIRE_VIDE,
    "structures": _COMPTES,
    "tableau_de_bord": _CHIFFRES,
    "tableau_de_bord_fichier": _CHIFFRES,
}
