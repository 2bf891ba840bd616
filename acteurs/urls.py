"""Addresses of the actors' floor."""

from django.urls import path
from django.views.generic import TemplateView

urlpatterns = [
    path("initiatives/", TemplateView.as_view(template_name="base.html"), name="initiatives"),
]
