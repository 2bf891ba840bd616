"""Addresses: each floor brings its own."""

from django.urls import include, path

urlpatterns = [
    path("compte/", include("allauth.urls")),
    path("", include("acteurs.urls")),
    path("", include("parcours.urls")),
    path("", include("comites.urls")),
]
