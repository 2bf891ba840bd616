"""« Ce que porte… »: an access ends, or has ended, and what its holder carried goes to somebody by name."""

from operator import attrgetter

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from acteurs.comptes.refus import REFUS
from acteurs.equipe.habilitations import departement_gere, peut_terminer
from acteurs.models import Affectation
from acteurs.passation.charges import charges, restes
from acteurs.passation.formulaire import FormulaireFin, FormulairePassation
from acteurs.passation.remise import remettre
from cirj.socle.acces import exiger, trouver
from cirj.socle.contraintes import message
from cirj.socle.journal import noter_lecture
from cirj.socle.noms import de


@require_http_methods(["GET", "POST"])
def affectation_terminer(request: HttpRequest, pk) -> HttpResponse:
    """Say when the access ends and to whom what is carried goes, then confirm."""
    affectation = _trouver(request, pk, Affectation.objects.non_terminees())
    if affectation.seule_a_coordonner:
        # Said before she is asked to whom everything goes; the database says so again to two who act together.
        contexte = {"affectation": affectation, "refus": REFUS["departement_garde_sa_coordination"], "impossible": True}
        statut = 422 if request.method == "POST" else 200
        return render(request, "acteurs/affectation_terminer.html", contexte, status=statut)
    fin = FormulaireFin(request.POST if request.method == "POST" else None)
    passation = formulaire_de_passation(request, affectation)
    refus = ""
    if request.method == "POST" and all([fin.is_valid(), passation.is_valid()]):
        if not passation.charges or request.POST.get("confirme"):
            try:
                ferme = terminer(affectation, passation, fin.fin)
            except IntegrityError as erreur:
                refus = message(erreur)
            else:
                messages.success(request, _dire_la_fin(affectation, fin.cleaned_data["dernier_jour"], ferme))
                return redirect("equipe")
        else:
            return _demander_confirmation(request, affectation, passation, fin)
    noter(request, "affectation_terminer", affectation, [passation])
    dernier = not affectation.agent.affectations.non_terminees().exclude(pk=pk).exists()
    contexte = {"affectation": affectation, "dernier": dernier, "fin": fin, "passation": passation, "refus": refus}
    statut = 422 if refus or passation.errors or fin.errors else 200
    return render(request, "acteurs/affectation_terminer.html", contexte, status=statut)


@require_http_methods(["GET", "POST"])
def confier(request: HttpRequest, pk) -> HttpResponse:
    """Hand over what an account carries, whether its access has ended or goes on."""
    affectation = _trouver(request, pk, Affectation.objects.all())
    passation = formulaire_de_passation(request, affectation)
    if request.method == "POST" and passation.charges and passation.is_valid():
        if request.POST.get("confirme"):
            remettre(affectation, passation.charges, passation.attributions)
            messages.success(request, f"C'est fait : ce que portait {affectation.agent} est confié.")
            return redirect("a_confier")
        return _demander_confirmation(request, affectation, passation)
    noter(request, "confier", affectation, [passation])
    contexte = {"affectation": affectation, "passation": passation}
    return render(request, "acteurs/confier.html", contexte, status=422 if passation.errors else 200)


def a_confier(request: HttpRequest) -> HttpResponse:
    """What is left without anybody, in the structure or in the department."""
    agent = request.user
    if agent.dirige:
        trouves = restes(agent.affectation.departement_id, agent.structures())
    else:
        trouves = restes(departement_gere(agent).pk)
    for reste in trouves:
        reste.a_confier = reste.affectation is not None and peut_terminer(agent, reste.affectation)
    return render(request, "acteurs/a_confier.html", {"restes": trouves})


def formulaire_de_passation(request: HttpRequest, affectation: Affectation) -> FormulairePassation:
    return FormulairePassation(
        request.POST if request.method == "POST" else None,
        affectation=affectation,
        charges=charges(affectation, request.user),
    )


@transaction.atomic
def terminer(affectation: Affectation, passation: FormulairePassation, fin=None) -> bool:
    """Hand over, then end the access; say whether the account was closed. Raise ``IntegrityError``."""
    remettre(affectation, passation.charges, passation.attributions)
    return affectation.terminer(fin)


def noter(request: HttpRequest, page: str, objet, passations: list[FormulairePassation]) -> None:
    """Note the people whose names the page shows."""
    montrees = {
        attrgetter(charge.genre.personne)(ligne)
        for passation in passations
        for charge in passation.charges
        if charge.genre.personne
        for ligne in charge.montrees
    }
    noter_lecture(page, objet.pk, montrees)


def _trouver(request: HttpRequest, pk, ensemble) -> Affectation:
    if not request.user.dirige:
        departement_gere(request.user)
    affectation = trouver(ensemble.select_related("agent", "structure", "departement"), request.user, pk=pk)
    exiger(peut_terminer(request.user, affectation), "Vous ne pouvez pas mettre fin à cet accès.")
    return affectation


def _demander_confirmation(
    request: HttpRequest, affectation: Affectation, passation: FormulairePassation, fin: FormulaireFin | None = None
) -> HttpResponse:
    contexte = {
        "affectation": affectation,
        "passation": passation,
        "fin": fin,
        "resume": passation.resume(),
        "envoyes": passation.champs_envoyes(),
    }
    return render(request, "acteurs/passation_confirmer.html", contexte)


def _dire_la_fin(affectation: Affectation, dernier_jour, ferme: bool) -> str:
    if dernier_jour:
        return (
            f"L'accès {de(affectation.agent)} à {affectation.structure} s'arrêtera le {dernier_jour:%d/%m/%Y} au soir."
        )
    suite = "Son compte est fermé et déconnecté." if ferme else "Son compte garde ses autres accès."
    return f"L'accès {de(affectation.agent)} à {affectation.structure} a pris fin. {suite}"
