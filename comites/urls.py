"""Addresses of the committees' floor."""

from django.urls import path
from django.views.generic import TemplateView

urlpatterns = [
    path("", TemplateView.as_view(template_name="base.html"), name="accueil"),
    path("comites/", TemplateView.as_view(template_name="base.html"), name="comites"),
    path("tableau-de-bord/", TemplateView.as_view(template_name="base.html"), name="tableau_de_bord"),
    path("rapports/", TemplateView.as_view(template_name="base.html"), name="rapports"),
]
