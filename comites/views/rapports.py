"""The annual reports: ask, follow, read, comment."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cirj.socle.acces import exiger, trouver
from comites.models import RapportAnnuel
from comites.models.rapport import EtatRapport
from comites.rapport.demande import demander, relancer
from comites.rapport.formulaires import DemandeRapport
from comites.views.figures import departement_de

RESERVE = "La coordination prépare le rapport ; vous le lirez ici dès qu'il sera prêt."


def rapports(request: HttpRequest) -> HttpResponse:
    """List the reports; a coordinator asks for one here."""
    departement = departement_de(request)
    coordonne = request.user.departement_coordonne(departement.pk)
    formulaire = DemandeRapport(request.POST or None, departement=departement)
    if request.method == "POST":
        exiger(coordonne, RESERVE)
        if formulaire.is_valid():
            rapport, nouveau = demander(departement, formulaire.cleaned_data["annee"], request.user)
            if not nouveau:
                messages.info(request, "Ce rapport était déjà demandé : le voici.")
            return redirect("rapport", rapport.pk)
    visibles = RapportAnnuel.objects.visible_par(request.user).filter(departement=departement)
    liste = visibles.select_related("demande_par") if coordonne else visibles.derniers().select_related("demande_par")
    contexte = {
        "departement": departement,
        "formulaire": formulaire,
        "rapports": liste[:50],
        "coordonne": coordonne,
    }
    return render(request, "comites/rapports.html", contexte)


@require_safe
def rapport(request: HttpRequest, pk) -> HttpResponse:
    """Show one report: its progress while it is made, its PDF once it is."""
    trouve = _trouver(request, pk)
    if trouve.immobile:
        # Its worker was probably stopped: asked again, it is made once whatever happens.
        relancer(trouve)
    gabarit = "comites/rapport/avancement.html" if request.htmx else "comites/rapport.html"
    reponse = render(
        request, gabarit, {"rapport": trouve, "coordonne": request.user.departement_coordonne(trouve.departement_id)}
    )
    if request.htmx and (not trouve.en_preparation or trouve.muet != ("muet" in request.GET)):
        # The whole page has more to say than the progress bar: its links, its buttons.
        reponse["HX-Refresh"] = "true"
    return reponse


@require_POST
def rapport_relancer(request: HttpRequest, pk) -> HttpResponse:
    trouve = _trouver(request, pk)
    exiger(request.user.departement_coordonne(trouve.departement_id), RESERVE)
    if trouve.etat == EtatRapport.ECHEC and _autre_en_preparation(trouve):
        messages.info(request, "Un rapport de cette année est déjà en préparation.")
    else:
        # The page says how it goes.
        relancer(trouve)
    return redirect("rapport", trouve.pk)


@require_safe
def rapport_pdf(request: HttpRequest, pk) -> HttpResponse:
    trouve = _trouver(request, pk, etat=EtatRapport.PRET)
    nom = f"rapport-{trouve.annee}-{trouve.departement_id}.pdf"
    try:
        fichier = default_storage.open(trouve.fichier.name)
    except FileNotFoundError:
        # A database restored without its files: the report is known, its PDF is not there.
        messages.error(request, "Le fichier de ce rapport n'est plus là. La coordination peut en préparer un nouveau.")
        return redirect("rapport", trouve.pk)
    return FileResponse(fichier, content_type="application/pdf", filename=nom, as_attachment=True)


def _trouver(request: HttpRequest, pk, **criteres) -> RapportAnnuel:
    """Return the report this agent may read; 403 for roles that read none, 404 for a stranger's."""
    if not (request.user.coordonne or request.user.observe):
        raise PermissionDenied("Votre rôle ne donne pas accès au rapport annuel.")
    ensemble = RapportAnnuel.objects.select_related("departement", "demande_par")
    return trouver(ensemble, request.user, pk=pk, **criteres)


def _autre_en_preparation(rapport: RapportAnnuel) -> bool:
    return RapportAnnuel.objects.en_preparation().filter(departement=rapport.departement, annee=rapport.annee).exists()
