"""The facts put forward about a case: what the members of the technical cell will read."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cirj.socle.acces import trouver
from cirj.socle.journal import noter_lecture
from comites.models import PointOrdreDuJour, SeanceClose
from comites.seances.formulaires_faits import FaitsForm


def point_faits(request: HttpRequest, pk) -> HttpResponse:
    point = trouver(
        PointOrdreDuJour.objects.select_related("seance__comite", "blocage__parcours__personne"), request.user, pk=pk
    )
    if point.seance.est_close and request.method != "POST":
        raise SeanceClose
    formulaire = FaitsForm(request.POST if request.method == "POST" else None, point=point)
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, "Les faits communiqués à la cellule sont enregistrés.")
        return redirect(f"{point.seance.get_absolute_url()}#agenda")
    noter_lecture("faits", point.pk, [point.blocage.parcours.personne_id])
    statut = 403 if point.seance.est_close else 422 if formulaire.is_bound else 200
    contexte = {"point": point, "seance": point.seance, "formulaire": formulaire}
    return render(request, "comites/point_faits.html", contexte, status=statut)
