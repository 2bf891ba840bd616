"""Addresses of the committees' floor."""

from django.urls import path

from comites.views import (
    accueil,
    agenda,
    cellules,
    comites,
    decisions,
    faits,
    participants,
    rapports,
    releve,
    seances,
    tenue,
)
from comites.views.figures import tableau_de_bord, tableau_de_bord_fichier
from comites.views.indicateur_liste import indicateur_liste
from comites.views.rapport_commentaires import rapport_commentaires

urlpatterns = [
    path("", accueil.accueil, name="accueil"),
    path("comites/", comites.comites, name="comites"),
    path("comites/nouveau/", comites.comite_creer, name="comite_creer"),
    path("comites/mes-seances/", cellules.mes_seances, name="mes_seances"),
    path("comites/mes-seances/<uuid:pk>/", cellules.ma_seance, name="ma_seance"),
    path("comites/seances/nouvelle/", seances.seance_planifier, name="seance_planifier"),
    path("comites/seances/<uuid:pk>/", seances.seance, name="seance"),
    path("comites/seances/<uuid:pk>/modifier/", seances.seance_modifier, name="seance_modifier"),
    path("comites/seances/<uuid:pk>/inscrire/", agenda.seance_inscrire, name="seance_inscrire"),
    path("comites/seances/<uuid:pk>/participants/", participants.participant_ajouter, name="participant_ajouter"),
    path("comites/seances/<uuid:pk>/tenue/", tenue.seance_tenue, name="seance_tenue"),
    path("comites/seances/<uuid:pk>/cloture/", releve.seance_clore, name="seance_clore"),
    path("comites/seances/<uuid:pk>/releve/", releve.seance_releve, name="seance_releve"),
    path("comites/participants/<uuid:pk>/", participants.participant_changer, name="participant_changer"),
    path("comites/points/<uuid:pk>/", agenda.point_changer, name="point_changer"),
    path("comites/points/<uuid:pk>/faits/", faits.point_faits, name="point_faits"),
    path("comites/points/<uuid:pk>/brouillon/", tenue.point_brouillon, name="point_brouillon"),
    path("comites/blocages/<uuid:pk>/inscrire/", agenda.blocage_inscrire, name="blocage_inscrire"),
    path("decisions/<uuid:pk>/", decisions.decision, name="decision"),
    path("tableau-de-bord/", tableau_de_bord, name="tableau_de_bord"),
    path("tableau-de-bord/figures.<slug:format>", tableau_de_bord_fichier, name="tableau_de_bord_fichier"),
    path("tableau-de-bord/<slug:code>/personnes/", indicateur_liste, name="indicateur_liste"),
    path("rapports/", rapports.rapports, name="rapports"),
    path("rapports/<int:annee>/commentaires/", rapport_commentaires, name="rapport_commentaires"),
    path("rapports/<uuid:pk>/", rapports.rapport, name="rapport"),
    path("rapports/<uuid:pk>/relancer/", rapports.rapport_relancer, name="rapport_relancer"),
    path("rapports/<uuid:pk>/pdf/", rapports.rapport_pdf, name="rapport_pdf"),
]
