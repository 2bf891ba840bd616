"""« Équipe »: who has access to the department, who was invited, and what is left without anybody."""

from allauth.mfa.models import Authenticator
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from acteurs.comptes.essais import en_attente
from acteurs.equipe.formulaires import FiltreEquipe
from acteurs.equipe.habilitations import departement_gere, peut_confirmer, peut_terminer, roles_attribuables
from acteurs.models import Affectation, Invitation, RevueAcces
from acteurs.passation.charges import restes

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
    attentes = en_attente(affectation.agent.email for affectation in page)
    for affectation in page:
        affectation.a_terminer = affectation.non_terminee and peut_terminer(agent, affectation)
        affectation.attente = attentes.get(affectation.agent.email)
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
            "restes": restes(departement.pk),
            "filtree": any(valeur for nom, valeur in request.GET.items() if nom not in ("page", "tri")),
        },
    )


def _equipe_de_la_structure(request: HttpRequest) -> HttpResponse:
    agent, structure = request.user, request.user.affectation.structure
    acces = list(
        Affectation.objects.visible_par(agent)
        .non_terminees()
        .filter(structure=structure)
        .select_related("agent", "structure", "departement")
        .order_by("agent__nom", "agent__prenom")
    )
    for affectation in acces:
        affectation.a_terminer = peut_terminer(agent, affectation)
    revue = RevueAcces.objects.visible_par(agent).en_cours().filter(structure=structure).first()
    siennes = [ligne for ligne in revue.a_confirmer() if peut_confirmer(agent, ligne.affectation)] if revue else []
    contexte = {"acces": acces, "structure": structure, "revue": revue, "a_confirmer": len(siennes)}
    contexte["restes"] = restes(structure.departement_id, [structure.pk])
    return render(request, "acteurs/equipe_structure.html", contexte)
