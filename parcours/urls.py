"""Addresses of the pathways' floor."""

from django.urls import path
from django.views.generic import TemplateView

urlpatterns = [
    path("personnes/", TemplateView.as_view(template_name="base.html"), name="personnes"),
    path("importations/", TemplateView.as_view(template_name="base.html"), name="importations"),
]
