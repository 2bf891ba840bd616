"""Showing the foreigner's number in clear: a gesture of whoever follows the person, noted in the journal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cirj.socle.acces import exiger
from cirj.socle.journal import noter_lecture
from parcours.dossier.dossier import Dossier


def numero_etranger(request: HttpRequest, personne_id) -> HttpResponse:
    """Ask first (GET), show then (POST): a link that is followed by mistake shows nothing."""
    dossier = Dossier(request.user, personne_id, complet=False)
    exiger(dossier.modifiable)
    montre = request.method == "POST"
    noter_lecture("numero_etranger" if montre else "formulaire", dossier.personne.pk, [dossier.personne.pk])
    contexte = {"dossier": dossier, "personne": dossier.personne, "montre": montre}
    return render(request, "parcours/identite/numero_etranger.html", contexte)
