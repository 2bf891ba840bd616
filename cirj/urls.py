"""Addresses: each floor brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("cirj.socle.urls")),
    path("", include("acteurs.comptes.urls")),
    path("", include("acteurs.urls")),
    path("", include("parcours.urls")),
    path("", include("comites.urls")),
]

handler400 = "cirj.socle.views.erreurs.requete_refusee"
handler403 = "cirj.socle.views.erreurs.interdit"
handler404 = "cirj.socle.views.erreurs.introuvable"
handler500 = "cirj.socle.views.erreurs.panne"
