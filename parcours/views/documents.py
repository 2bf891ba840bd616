"""Documents of a dossier: the list, adding one, giving one back, withdrawing one."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from parcours.documents.formulaire import FormulaireDocument, FormulaireRetrait
from parcours.documents.lecture import documents_du_dossier
from parcours.dossier.dossier import Dossier
from parcours.models import Document
from parcours.views.en_place import rendre_formulaire

#: Whatever the file is, it is saved and never displayed by the site's own address: nothing in it may run there.
ENTETES = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
PERDU = "Le fichier de ce document n'est plus là. La structure qui l'avait déposé peut le déposer de nouveau."


@require_safe
def documents(request: HttpRequest, personne_id) -> HttpResponse:
    """List what the agent may read; a part of the dossier with scripts, a page of its own without."""
    dossier = Dossier(request.user, personne_id, complet=False)
    noter_lecture("documents", dossier.personne.pk, [dossier.personne.pk])
    contexte = {"dossier": dossier, "personne": dossier.personne, "documents": documents_du_dossier(dossier)}
    gabarit = "parcours/documents/_liste.html" if request.htmx else "parcours/documents/page.html"
    return render(request, gabarit, contexte)


@require_safe
def document(request: HttpRequest, pk) -> HttpResponse:
    """Give the file back, read from the disk: the answer outlives the request, and asks the database nothing."""
    trouve = trouver(Document.objects.presents().select_related("personne"), request.user, pk=pk)
    try:
        contenu = trouve.fichier.storage.open(trouve.fichier.name)
    except FileNotFoundError:
        # A database restored without its files.
        messages.error(request, PERDU)
        return redirect(trouve.personne)
    noter_lecture("document", trouve.pk, [trouve.personne_id], Action.EXPORT, trouve.get_type_display())
    return FileResponse(
        contenu, as_attachment=True, filename=trouve.nom_fichier, content_type=trouve.type, headers=ENTETES
    )


def document_nouveau(request: HttpRequest, personne_id) -> HttpResponse:
    dossier = Dossier(request.user, personne_id, complet=False)
    exiger(dossier.modifiable)
    formulaire = FormulaireDocument(*_recu(request), dossier=dossier)
    if request.method == "POST" and formulaire.is_valid():
        ajoute = formulaire.enregistrer()
        messages.success(request, f"« {ajoute.titre} » est dans le dossier.")
        return redirect(dossier.personne)
    return rendre_formulaire(
        request,
        formulaire,
        dossier,
        titre="Ajouter un document",
        bouton="Ajouter le document",
        gabarit_formulaire="parcours/documents/_ajout.html",
    )


def document_retirer(request: HttpRequest, pk) -> HttpResponse:
    """Ask to confirm, then erase the file; the row says that there was one."""
    trouve = trouver(Document.objects.presents(), request.user, pk=pk)
    exiger(trouve.retirable_par(request.user), "La structure qui a déposé ce document le retire, ou la coordination.")
    dossier = Dossier(request.user, trouve.personne_id, complet=False)
    formulaire = FormulaireRetrait(*_recu(request), identifiant=f"retrait-{trouve.pk}")
    if request.method == "POST" and formulaire.is_valid():
        titre = trouve.titre
        trouve.retirer(request.user)
        messages.success(request, f"« {titre} » est retiré du dossier, et son fichier effacé.")
        return redirect(dossier.personne)
    return rendre_formulaire(
        request,
        formulaire,
        dossier,
        titre=f"Retirer « {trouve.titre} » ?",
        bouton="Retirer et effacer le fichier",
        gabarit_formulaire="parcours/documents/_retrait.html",
    )


def _recu(request: HttpRequest) -> tuple:
    return (request.POST, request.FILES) if request.method == "POST" else ()
