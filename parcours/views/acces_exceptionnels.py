"""Exceptional accesses: asked by who follows people, given at once, read and ended by the coordination."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle import regles
from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from cirj.socle.noms import de
from parcours.acces.formulaire import FormulaireAccesExceptionnel
from parcours.models import AccesExceptionnel, EssaiAcces

PAR_PAGE = 25


def acces_exceptionnels(request: HttpRequest) -> HttpResponse:
    """Those of the department, the ones not seen yet first: who read what, for which structure, and why."""
    agent = request.user
    exiger(agent.coordonne, "Les accès exceptionnels sont suivis par la coordination départementale.")
    lus = (
        AccesExceptionnel.objects.visible_par(agent)
        .filter(departement=agent.affectation.departement_id)
        .pour_affichage()
        .order_by("vu_le", "-debut")
    )
    page = Paginator(lus, PAR_PAGE).get_page(request.GET.get("page"))
    noter_lecture("acces_exceptionnels", personnes=[acces.personne_id for acces in page], action=Action.LISTE)
    contexte = {
        "page": page,
        "en_cours": lus.en_cours().count(),
        "a_voir": lus.a_voir().count(),
        "sans_suite": EssaiAcces.objects.visible_par(agent)
        .filter(departement=agent.affectation.departement_id, abouti=False)
        .du_jour()
        .count(),
    }
    return render(request, "parcours/acces/acces_exceptionnels.html", contexte)


@require_POST
def acces_exceptionnel_changer(request: HttpRequest, pk) -> HttpResponse:
    """``action``: « terminer » closes it now, « vu » says it was looked at."""
    acces = trouver(AccesExceptionnel.objects.pour_affichage(), request.user, pk=pk)
    exiger(request.user.departement_coordonne(acces.departement_id))
    match request.POST.get("action"):
        case "terminer":
            if acces.interrompre(request.user):
                messages.success(request, f"{acces.agent} ne lit plus le dossier {de(acces.personne)}.")
            else:
                messages.info(request, "Cet accès était déjà fermé.")
            acces.marquer_vu(request.user)
        case "vu":
            acces.marquer_vu(request.user)
            messages.success(request, f"C'est noté : vous avez vu l'accès {de(acces.agent)}.")
        case _:
            messages.error(request, "Cette action n'existe pas.")
    return redirect("acces_exceptionnels")


def acces_exceptionnel_demander(request: HttpRequest) -> HttpResponse:
    """Ask to read one dossier: exactly who, why. A wrong identity tells nothing, and is counted."""
    exiger(request.user.accompagne, "L'accès exceptionnel est ouvert aux intervenants et responsables de structure.")
    formulaire = FormulaireAccesExceptionnel(request.POST or None, agent=request.user)
    if request.method == "POST" and formulaire.is_valid():
        exiger_confirmation(request)
        if acces := formulaire.essayer():
            messages.success(
                request, f"Le dossier {de(acces.personne)} vous est ouvert, en lecture. La coordination le sait."
            )
            return redirect(acces.personne)
    contexte = {"formulaire": formulaire, "duree": regles.regle("ACCES_EXCEPTIONNEL_DUREE")}
    return render(
        request, "parcours/acces/acces_exceptionnel.html", contexte, status=422 if formulaire.is_bound else 200
    )
