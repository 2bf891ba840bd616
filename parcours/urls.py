"""Addresses of the pathways' floor."""

from django.urls import path

from parcours.views import (
    documents,
    dossier,
    fiches,
    importations,
    journal,
    journee,
    personne_nouvelle,
    personnes,
    suivi,
)

urlpatterns = [
    path("ma-journee/", journee.ma_journee, name="ma_journee"),
    path("personnes/", personnes.personnes, name="personnes"),
    path("personnes/nouvelle/", personne_nouvelle.personne_nouvelle, name="personne_nouvelle"),
    path("personnes/<uuid:personne_id>/", dossier.dossier, name="dossier"),
    path("personnes/<uuid:personne_id>/chronologie/", dossier.chronologie_dossier, name="dossier_chronologie"),
    path("personnes/<uuid:personne_id>/fiches/", dossier.fiches_dossier, name="dossier_fiches"),
    path("personnes/<uuid:personne_id>/suivi/", suivi.suivi_nouveau, name="suivi_nouveau"),
    path("personnes/<uuid:personne_id>/menage/", personne_nouvelle.membre_nouveau, name="membre_nouveau"),
    path("personnes/<uuid:personne_id>/documents/", documents.documents, name="dossier_documents"),
    path("personnes/<uuid:personne_id>/documents/nouveau/", documents.document_nouveau, name="document_nouveau"),
    path("personnes/<uuid:personne_id>/consultations.pdf", journal.qui_a_consulte, name="qui_a_consulte"),
    path("personnes/<uuid:personne_id>/<slug:code>/", fiches.fiche, name="fiche_ajouter"),
    path("personnes/<uuid:personne_id>/<slug:code>/<uuid:objet_id>/", fiches.fiche, name="fiche_modifier"),
    path("suivis/<uuid:suivi_id>/", suivi.suivi_modifier, name="suivi_modifier"),
    path("suivis/<uuid:suivi_id>/annuler/", suivi.suivi_annuler, name="suivi_annuler"),
    path("documents/<uuid:pk>/", documents.document, name="document"),
    path("documents/<uuid:pk>/retirer/", documents.document_retirer, name="document_retirer"),
    path("journal/", journal.journal, name="journal"),
    path("journal/entrees.<slug:format>", journal.journal_fichier, name="journal_fichier"),
    path("importations/", importations.importations, name="importations"),
    path("importations/nouvelle/", importations.nouvelle, name="importation_nouvelle"),
    path("importations/<uuid:pk>/", importations.importation, name="importation"),
    path("importations/<uuid:pk>/feuille/", importations.feuille, name="importation_feuille"),
    path("importations/<uuid:pk>/colonnes/", importations.colonnes, name="importation_colonnes"),
    path("importations/<uuid:pk>/apercu/", importations.apercu, name="importation_apercu"),
    path("importations/<uuid:pk>/lancer/", importations.lancer, name="importation_lancer"),
    path("importations/<uuid:pk>/reprendre/", importations.reprendre, name="importation_reprendre"),
    path("importations/<uuid:pk>/abandonner/", importations.abandonner_import, name="importation_abandonner"),
    path("importations/<uuid:pk>/refusees.xlsx", importations.refusees, name="importation_refusees"),
    path("importations/<uuid:pk>/doubles/<uuid:doublon>/", importations.decider, name="importation_decider"),
]
