"""Addresses of the pathways' floor."""

from django.urls import path
from django.views.generic import TemplateView

from parcours.views import importations

urlpatterns = [
    path("personnes/", TemplateView.as_view(template_name="base.html"), name="personnes"),
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
