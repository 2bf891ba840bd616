"""Addresses of the actors' floor."""

from django.urls import path

from acteurs.views import initiatives, initiatives_importer

urlpatterns = [
    path("initiatives/", initiatives.initiatives, name="initiatives"),
    path("initiatives/importer/", initiatives_importer.initiatives_importer, name="initiatives_importer"),
    path("initiatives/<uuid:pk>/", initiatives.initiative, name="initiative"),
]
