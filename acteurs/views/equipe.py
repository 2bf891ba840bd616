"""« Équipe »: who has access to the department, who was invited, and how an access ends."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from acteurs.forms.equipe import FiltreEquipe
from acteurs.habilitations import departement_gere, peut_confirmer, peut_terminer, roles_attribuables
from acteurs.models import Affectation, Invitation, RevueAcces
from cirj.socle.acces import exiger, trouver
from cirj.socle.noms import de

PAR_PAGE = 25


def equipe(request: HttpRequest) -> HttpResponse:
    """The department's team, or the structure's for its head."""
    agent = request.user
    if agent.dirige:
        return _equipe_de_la_structure(request)
    departement = departement_gere(agent)
    protege = Authenticator.objects.filter(user=OuterRef("agent"), type__in=["totp", "webauthn"])
    affectations = (
        Affectation.objects.visible_par(agent)
        .filter(departement=departement)
        .select_related("agent", "structure", "departement")
        .annotate(protege=Exists(protege))
    )
    filtre = FiltreEquipe(request.GET)
    page = Paginator(filtre.appliquer(affectations), PAR_PAGE).get_page(request.GET.get("page"))
    for affectation in page:
        affectation.a_terminer = not affectation.fin and peut_terminer(agent, affectation)
    roles = roles_attribuables(agent, departement)
    invitations = list(
        Invitation.objects.visible_par(agent)
        .en_attente()
        .filter(departement=departement)
        .select_related("structure", "invite_par")
    )
    for invitation in invitations:
        invitation.a_gerer = invitation.role in roles
    revues = list(
        RevueAcces.objects.visible_par(agent)
        .en_cours()
        .filter(departement=departement)
        .avec_reste()
        .select_related("structure")
        .order_by("a_rendre_le", "structure__nom")
    )
    return render(
        request,
        "acteurs/equipe.html",
        {
            "filtre": filtre,
            "page": page,
            "invitations": invitations,
            "departement": departement,
            "revues": revues,
            "retards": [revue for revue in revues if revue.en_retard],
            "a_temps": [revue for revue in revues if not revue.en_retard],
            "filtree": any(valeur for nom, valeur in request.GET.items() if nom not in ("page", "tri")),
        },
    )


def _equipe_de_la_structure(request: HttpRequest) -> HttpResponse:
    agent, structure = request.user, request.user.affectation.structure
    acces = list(
        Affectation.objects.visible_par(agent)
        .actives()
        .filter(structure=structure)
        .select_related("agent", "structure", "departement")
        .order_by("agent__nom", "agent__prenom")
    )
    for affectation in acces:
        affectation.a_terminer = peut_terminer(agent, affectation)
    revue = RevueAcces.objects.visible_par(agent).en_cours().filter(structure=structure).first()
    siennes = [ligne for ligne in revue.a_confirmer() if peut_confirmer(agent, ligne.affectation)] if revue else []
    contexte = {"acces": acces, "structure": structure, "revue": revue, "a_confirmer": len(siennes)}
    return render(request, "acteurs/equipe_structure.html", contexte)


@require_http_methods(["GET", "POST"])
def affectation_terminer(request: HttpRequest, pk) -> HttpResponse:
    """Ask, then end an access at once."""
    if not request.user.dirige:
        departement_gere(request.user)
    visibles = Affectation.objects.actives().select_related("agent", "structure", "departement")
    affectation = trouver(visibles, request.user, pk=pk)
    exiger(peut_terminer(request.user, affectation), "Vous ne pouvez pas mettre fin à cet accès.")
    dernier = not affectation.agent.affectations.actives().exclude(pk=pk).exists()
    if request.method == "POST":
        ferme = affectation.terminer()
        suite = "Son compte est fermé et déconnecté." if ferme else "Son compte garde ses autres accès."
        messages.success(request, f"L'accès {de(affectation.agent)} à {affectation.structure} a pris fin. {suite}")
        return redirect("equipe")
    return render(request, "acteurs/affectation_terminer.html", {"affectation": affectation, "dernier": dernier})
