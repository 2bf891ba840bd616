"""How each form and each page that writes keeps two people from overwriting each other: the table, and its words.

A model form has no line here: it carries the version, or only adds (``cirj/socle/concurrence.py``).
"""

from dataclasses import dataclass

VERSION, AJOUT, ETAT, PRIVE, LECTURE, REDITE = "version", "ajout", "état", "privé", "lecture", "redite"


@dataclass(frozen=True)
class Ecriture:
    """``comment``: VERSION, the form compares; AJOUT, rows are only added; ETAT, ``verbes`` hold the row and say what
    was done meanwhile; PRIVE, nobody but oneself writes it; LECTURE, nothing is written; REDITE, sent twice it changes nothing more.
    ``raison``: why, in words.
    """

    comment: str
    raison: str = ""
    verbes: tuple[str, ...] = ()


def etat(*verbes: str, raison: str = "") -> Ecriture:
    return Ecriture(ETAT, raison, verbes)


def ajout(raison: str, *verbes: str) -> Ecriture:
    return Ecriture(AJOUT, raison, verbes)


COMPARE = Ecriture(VERSION)

#: Forms that are not a model's, and do not carry the version.
FORMULAIRES = {
    "acteurs.catalogue.formulaire.CatalogueForm": etat("acteurs.catalogue.importation.importer"),
    "acteurs.comptes.formulaires.OuvertureDeCompte": etat("acteurs.models.Invitation.ouvrir_compte"),
    "acteurs.comptes.formulaires_connexion.ChangementMotDePasse": Ecriture(PRIVE, "one's own password"),
    "acteurs.comptes.formulaires_connexion.Confirmation": Ecriture(PRIVE, "one's own session"),
    "acteurs.comptes.formulaires_connexion.Connexion": Ecriture(PRIVE, "one's own session"),
    "acteurs.comptes.formulaires_connexion.MotDePasseOublie": Ecriture(PRIVE, "one's own password"),
    "acteurs.comptes.formulaires_connexion.NouveauMotDePasse": Ecriture(PRIVE, "one's own password"),
    "acteurs.comptes.formulaires_connexion.PremierMotDePasse": Ecriture(PRIVE, "one's own password"),
    "acteurs.equipe.formulaires.FiltreEquipe": Ecriture(LECTURE, "a filter"),
    "acteurs.passation.formulaire.FormulaireFin": Ecriture(
        REDITE, "only an access under way is found: twice, it is ended once"
    ),
    "acteurs.passation.formulaire.FormulairePassation": Ecriture(
        REDITE, "what was handed over is not hers any more: twice, nothing is left to give"
    ),
    "acteurs.groupement.formulaires.FormulaireJour": etat(
        "acteurs.models.Groupement.nommer_chef", "acteurs.models.MembreGroupement.quitter"
    ),
    "acteurs.regles.formulaire.FormulaireRegle": etat(
        "acteurs.regles.changement.changer", raison="the row seen in force is named; another one is refused"
    ),
    "acteurs.regles.formulaire.FormulaireRetrait": etat("acteurs.regles.changement.retirer"),
    "acteurs.equipe.formulaire_revue.ReponsesRevue": etat("acteurs.models.LigneRevue.repondre"),
    "acteurs.comptes.formulaires_second_facteur.ActivationApplication": Ecriture(PRIVE, "one's own second step"),
    "acteurs.comptes.formulaires_second_facteur.AjoutCle": Ecriture(PRIVE, "one's own second step"),
    "acteurs.comptes.formulaires_second_facteur.CodeConfirmation": Ecriture(PRIVE, "one's own session"),
    "acteurs.comptes.formulaires_second_facteur.CodeConnexion": Ecriture(PRIVE, "one's own session"),
    "acteurs.comptes.formulaires_second_facteur.NomCle": Ecriture(PRIVE, "one's own key"),
    "comites.decisions.formulaires.CloreDecisionForm": etat("comites.models.Decision.clore"),
    "comites.decisions.formulaires.DecisionForm": ajout(
        "a decision, once a form", "comites.models.PointOrdreDuJour.decider"
    ),
    "comites.presentation.formulaire.FiltresFigures": Ecriture(LECTURE, "a filter"),
    "comites.rapport.formulaires.DemandeRapport": ajout(
        "one in preparation a year: a constraint", "comites.rapport.demande.demander"
    ),
    "comites.seances.formulaires_releve.ClotureForm": etat("comites.models.Seance.clore"),
    "comites.seances.formulaires.ComiteForm": ajout("a committee is created, and changed by no page"),
    "comites.seances.formulaires.ParticipantForm": ajout("somebody on the list: a constraint refuses her twice"),
    "parcours.dossier.filters.FormulaireFiltres": Ecriture(LECTURE, "a filter"),
    "parcours.acces.formulaire.FormulaireAccesExceptionnel": ajout("an access", "parcours.acces.exceptions.ouvrir"),
    "parcours.agir.formulaires.FormulairePassage": etat("parcours.models.ParcoursAgir.passer"),
    "parcours.agir.formulaires_fichiers.FormulaireEtats": Ecriture(
        REDITE, "only words that still wait are found: twice, they are answered once"
    ),
    "parcours.agir.formulaires_fichiers.FormulaireListeOfii": ajout("a list, compared then forgotten"),
    "parcours.agir.formulaires_fichiers.FormulairePeriode": Ecriture(LECTURE, "the period of a file"),
    "parcours.agir.formulaires_fichiers.FormulaireValidation": etat("parcours.models.ParcoursAgir.passer"),
    "parcours.alertes.formulaire.FormulaireReport": etat(
        "parcours.models.Alerte.reporter", raison="tells the report made meanwhile"
    ),
    "parcours.plan.formulaire_difficultes.FiltreDifficultes": Ecriture(LECTURE, "a filter"),
    "parcours.documents.formulaire.FormulaireDocument": ajout("a document"),
    "parcours.importation.formulaires.DepotForm": ajout("a deposited file"),
    "parcours.importation.formulaires.FeuillesForm": etat("parcours.views.importations.colonnes.feuille"),
    "parcours.journal.formulaire.FiltresJournal": Ecriture(LECTURE, "a filter"),
    "parcours.mon_parcours.formulaire.FormulaireMonParcours": Ecriture(LECTURE, "what is printed"),
    "parcours.orientations.formulaires.FormulaireDebut": etat("parcours.models.Orientation.commencer"),
    "parcours.orientations.formulaires.FormulaireFin": etat("parcours.models.Orientation.terminer"),
    "parcours.orientations.formulaires.FormulaireRefus": etat("parcours.models.Orientation.refuser"),
    "parcours.acces.formulaire_rapprochement.FormulaireReponse": etat("parcours.acces.rapprochements.repondre"),
}
_AGENDA = tuple(f"comites.models.PointOrdreDuJour.{verbe}" for verbe in ("deplacer", "retirer", "reporter"))
_ORIENTATION = tuple(
    f"parcours.models.Orientation.{verbe}"
    for verbe in ("accepter", "mettre_en_attente", "refuser", "commencer", "terminer", "annuler", "classer")
)
#: Addresses that read what is sent.
PAGES = {
    "acces_exceptionnel_changer": etat(
        "parcours.models.AccesExceptionnel.interrompre", "parcours.models.AccesExceptionnel.marquer_vu"
    ),
    "acces_exceptionnel_demander": ajout("an access", "parcours.acces.exceptions.ouvrir"),
    "activite": COMPARE,
    "activite_inscrire": ajout("somebody on the list", "parcours.views.activites.activite_inscrire"),
    "activite_modifier": COMPARE,
    "activite_nouvelle": ajout("an activity"),
    "activite_retirer": etat("parcours.views.activites.activite_retirer"),
    "confier": Ecriture(REDITE, "what was handed over is not hers any more: twice, nothing is left to give"),
    "affectation_terminer": Ecriture(REDITE, "only an access under way is found: twice, it is ended once"),
    "agir_orientation": etat("parcours.models.ParcoursAgir.passer"),
    "alerte_reporter": etat("parcours.models.Alerte.reporter"),
    "alerte_reprendre": etat("parcours.models.Alerte.reprendre"),
    "attente_lever": Ecriture(REDITE, "a delay lifted is not there any more: twice, it is said"),
    "blocage_inscrire": etat("comites.models.Seance.inscrire"),
    "changer_affectation": Ecriture(PRIVE, "one's own session"),
    "comite_creer": ajout("a committee"),
    "decision": etat("comites.models.Decision.clore"),
    "difficulte_confirmer": etat("parcours.models.DifficulteSignalee.confirmer"),
    "difficulte_ecarter": etat("parcours.models.DifficulteSignalee.ecarter"),
    "difficultes_decider": etat(
        "parcours.models.DifficulteSignalee.confirmer", "parcours.models.DifficulteSignalee.ecarter"
    ),
    "document_nouveau": ajout("a document"),
    "document_retirer": etat("parcours.models.Document.retirer"),
    "doubles_distinctes": ajout("a pair", "parcours.views.reunions.doubles_distinctes"),
    "fiche_ajouter": COMPARE,
    "fiche_modifier": COMPARE,
    "groupement": ajout("a member of the consortium"),
    "groupement_chef": etat("acteurs.models.Groupement.nommer_chef"),
    "groupement_modifier": COMPARE,
    "groupement_nouveau": ajout("a consortium"),
    "groupement_quitter": etat("acteurs.models.MembreGroupement.quitter"),
    "importation_abandonner": etat("parcours.views.importations.depot.abandonner_import"),
    "importation_colonne": etat("parcours.views.importations.colonnes.colonne"),
    "importation_annulation_reprendre": etat("parcours.views.importations.annulation.annulation_reprendre"),
    "importation_annuler": etat("parcours.importation.annulation.execution.demander"),
    "importation_colonnes": COMPARE,
    "importation_decider": etat(
        "parcours.importation.decision.meme_personne",
        "parcours.importation.decision.autre_personne",
        "parcours.importation.decision.plus_tard",
    ),
    "importation_differences": etat("parcours.views.importations.differences._choisir"),
    "importation_feuille": etat("parcours.views.importations.colonnes.feuille"),
    "importation_lancer": etat("parcours.views.importations.suivi.lancer"),
    "importation_nouvelle": ajout("a deposited file"),
    "importation_repondre": etat("parcours.views.importations.questions.repondre"),
    "importation_reprendre": etat("parcours.views.importations.suivi.reprendre"),
    "initiatives_importer": etat("acteurs.catalogue.importation.importer"),
    "invitation_accepter": etat("acteurs.models.Invitation.accepter", "acteurs.models.Invitation.ouvrir_compte"),
    "invitation_annuler": etat("acteurs.models.Invitation.annuler"),
    "invitation_nouvelle": ajout("an invitation"),
    "invitation_renvoyer": etat("acteurs.models.Invitation.renvoyer"),
    "membre_nouveau": ajout("a person"),
    "mon_compte": COMPARE,
    "numero_etranger": Ecriture(LECTURE, "a number shown, the reading noted"),
    "offre_modifier": COMPARE,
    "offre_nouvelle": ajout("an offer"),
    "orientation_agir": etat(*_ORIENTATION),
    "orientation_nouvelle": ajout("a referral"),
    "participant_ajouter": ajout("somebody on the list", "comites.seances.formulaires.ParticipantForm.enregistrer"),
    "participant_changer": etat("comites.models.Participant.noter", "comites.models.Participant.retirer"),
    "personne_nouvelle": ajout("a person"),
    "point_brouillon": etat("comites.seances.brouillons.garder"),
    "point_changer": etat(*_AGENDA),
    "point_faits": COMPARE,
    "proconnect_connexion": Ecriture(PRIVE, "one's own session"),
    "proconnect_delier": Ecriture(PRIVE, "one's own account"),
    "rapport_commentaires": COMPARE,
    "rapport_relancer": etat("comites.models.RapportAnnuel.recommencer"),
    "rapports": ajout("a report", "comites.rapport.demande.demander"),
    "rapprochement": etat("parcours.acces.rapprochements.repondre"),
    "rapprochement_ofii": etat("parcours.models.ParcoursAgir.passer"),
    "rapprochements_ofii": ajout("a list, compared then forgotten"),
    "regle_changer": etat("acteurs.regles.changement.changer"),
    "regle_retirer": etat("acteurs.regles.changement.retirer"),
    "reunion": etat("parcours.reunion.fusion.reunir", "parcours.views.reunions._exiger_vues"),
    "reunion_defaire": etat("parcours.reunion.fusion.defaire"),
    "revue": etat("acteurs.models.LigneRevue.repondre"),
    "saisie_abandonner": Ecriture(PRIVE, "what one typed oneself"),
    "seance_clore": etat("comites.models.Seance.clore"),
    "seance_inscrire": etat("comites.models.Seance.inscrire"),
    "seance_modifier": COMPARE,
    "seance_planifier": ajout("a session"),
    "seance_tenue": etat(
        "comites.seances.brouillons.garder", "comites.models.PointOrdreDuJour.decider", "comites.models.Seance.ouvrir"
    ),
    "session_fermer": Ecriture(PRIVE, "one's own session"),
    "session_modifier": COMPARE,
    "session_nouvelle": ajout("a session of an offer"),
    "sessions_fermer": Ecriture(PRIVE, "one's own sessions"),
    "structure_modifier": COMPARE,
    "structure_nouvelle": ajout("a structure"),
    "suivi_annuler": Ecriture(PRIVE, "the follow-up one has just logged, in this very session"),
    "suivi_modifier": COMPARE,
    "suivi_nouveau": ajout("a follow-up"),
}
