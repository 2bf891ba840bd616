"""Addresses of the actors' floor."""

from django.urls import path
from django.views.generic import TemplateView

urlpatterns = [
    path("mon-compte/", TemplateView.as_view(template_name="base.html"), name="mon_compte"),
    path("equipe/", TemplateView.as_view(template_name="base.html"), name="equipe"),
    path("accessibilite/", TemplateView.as_view(template_name="base.html"), name="accessibilite"),
    path("donnees-personnelles/", TemplateView.as_view(template_name="base.html"), name="donnees_personnelles"),
    path("initiatives/", TemplateView.as_view(template_name="base.html"), name="initiatives"),
]
