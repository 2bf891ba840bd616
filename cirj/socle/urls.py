"""Addresses that belong to no business: health, accessibility, personal data."""

from django.urls import path

from cirj.socle.views import legal, sante

urlpatterns = [
    path("sante/", sante.sante, name="sante"),
    path("accessibilite/", legal.accessibilite, name="accessibilite"),
    path("donnees-personnelles/", legal.donnees_personnelles, name="donnees_personnelles"),
]
