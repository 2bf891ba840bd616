"""The coordinator brings a catalogue file: imported whole, or refused with each defect named."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from acteurs.catalogue.formulaire import CatalogueForm
from acteurs.catalogue.importation import CatalogueInvalide, importer
from cirj.socle.acces import exiger
from cirj.socle.templatetags.francais import compte


def initiatives_importer(request: HttpRequest) -> HttpResponse:
    exiger(request.user.coordonne, "Le catalogue est importé par la coordination départementale.")
    formulaire = CatalogueForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    erreurs: list[str] = []
    if request.method == "POST" and formulaire.is_valid():
        try:
            bilan = importer(formulaire.cleaned_data["fichier"].read())
        except CatalogueInvalide as refus:
            erreurs = refus.erreurs
        else:
            creees = compte(bilan.creees, "initiative créée,initiatives créées")
            a_jour = compte(bilan.mises_a_jour, "mise à jour,mises à jour")
            messages.success(request, f"Catalogue importé : {creees}, {a_jour}.")
            return redirect("initiatives")
    statut = 422 if request.method == "POST" else 200
    return render(request, "initiatives/importer.html", {"formulaire": formulaire, "erreurs": erreurs}, status=statut)
