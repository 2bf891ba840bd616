"""Addresses of the actors' floor."""

from django.urls import path

from acteurs.views import groupements, initiatives, initiatives_importer, offres, regles

urlpatterns = [
    path("groupements/", groupements.groupements, name="groupements"),
    path("groupements/nouveau/", groupements.groupement_nouveau, name="groupement_nouveau"),
    path("groupements/<uuid:pk>/", groupements.groupement, name="groupement"),
    path("groupements/<uuid:pk>/modifier/", groupements.groupement_modifier, name="groupement_modifier"),
    path(
        "groupements/membres/<uuid:pk>/chef/", groupements.groupement_membre, {"geste": "chef"}, name="groupement_chef"
    ),
    path(
        "groupements/membres/<uuid:pk>/quitter/",
        groupements.groupement_membre,
        {"geste": "quitter"},
        name="groupement_quitter",
    ),
    path("initiatives/", initiatives.initiatives, name="initiatives"),
    path("initiatives/importer/", initiatives_importer.initiatives_importer, name="initiatives_importer"),
    path("initiatives/<uuid:pk>/", initiatives.initiative, name="initiative"),
    path("offres/", offres.offres, name="offres"),
    path("offres/nouvelle/", offres.offre_nouvelle, name="offre_nouvelle"),
    path("offres/<uuid:pk>/", offres.offre, name="offre"),
    path("offres/<uuid:pk>/modifier/", offres.offre_modifier, name="offre_modifier"),
    path("offres/<uuid:pk>/sessions/nouvelle/", offres.session_nouvelle, name="session_nouvelle"),
    path("offres/sessions/<uuid:pk>/", offres.session_modifier, name="session_modifier"),
    path("regles/", regles.regles, name="regles"),
    path("regles/<slug:code>/", regles.regle, name="regle"),
    path("regles/<slug:code>/changer/", regles.regle_changer, name="regle_changer"),
    path("regles/<slug:code>/<int:pk>/retirer/", regles.regle_retirer, name="regle_retirer"),
]
