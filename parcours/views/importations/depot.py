"""The list of imports, and the first step: depositing a file."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cirj.socle import regles
from cirj.socle.acces import exiger, trouver
from cirj.socle.templatetags.francais import sans_coupe
from parcours.importation.depot import abandonner, deposer
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.formulaires import DepotForm
from parcours.models import Importation

PAR_PAGE = 20
RESERVE = "Seule la coordination du département importe des tableaux."


def importations(request: HttpRequest) -> HttpResponse:
    exiger(request.user.coordonne, RESERVE)
    liste = (
        Importation.objects.visible_par(request.user)
        .filter(departement=request.user.affectation.departement_id)
        .select_related("demande_par")
        .defer("analyse", "ignorees", "entetes")
    )
    page = Paginator(liste, PAR_PAGE).get_page(request.GET.get("page"))
    return render(request, "parcours/importation/liste.html", {"page": page})


def nouvelle(request: HttpRequest) -> HttpResponse:
    """Step 1."""
    exiger(request.user.coordonne, RESERVE)
    formulaire = DepotForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and formulaire.is_valid():
        fichier, acteur = formulaire.cleaned_data["fichier"], request.user.affectation
        try:
            depose = deposer(
                fichier,
                fichier.name,
                departement=acteur.departement_id,
                agent=request.user,
                structure=acteur.structure,
            )
        except FichierIllisible as erreur:
            formulaire.add_error("fichier", str(erreur))
        else:
            return redirect("importation_colonnes", depose.pk)
    contexte = {"formulaire": formulaire, "taille_max": regles.nombre("IMPORT_TAILLE")}
    return render(request, "parcours/importation/depot.html", contexte)


@require_POST
def abandonner_import(request: HttpRequest, pk) -> HttpResponse:
    """Erase a deposited file that was not imported."""
    depose = trouver(Importation.objects.select_for_update(of=("self",)), request.user, pk=pk)
    exiger(depose.a_verifier, "Cet import a déjà commencé.")
    abandonner(depose)
    messages.success(request, sans_coupe(f"Le tableau « {depose.nom_fichier} » a été effacé. Rien n'a été importé."))
    return redirect("importations")
