"""The review of a structure's accesses: its head answers for its agents, the coordination for its heads."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from acteurs.equipe.formulaire_revue import ReponsesRevue
from acteurs.equipe.habilitations import peut_confirmer
from acteurs.models import RevueAcces
from acteurs.models.revue import Reponse
from acteurs.passation.formulaire import FormulairePassation
from acteurs.passation.remise import remettre
from acteurs.views.passation import formulaire_de_passation, noter
from cirj.socle.acces import trouver
from cirj.socle.contraintes import message
from cirj.socle.templatetags.francais import compte


@require_http_methods(["GET", "POST"])
def revue(request: HttpRequest, pk) -> HttpResponse:
    examinee = trouver(RevueAcces.objects.select_related("structure"), request.user, pk=pk)
    attendues = list(examinee.a_confirmer())
    siennes = [ligne for ligne in attendues if peut_confirmer(request.user, ligne.affectation)]
    formulaire = ReponsesRevue(request.POST if request.method == "POST" else None, lignes=siennes)
    refus = ""
    if request.method == "POST" and formulaire.is_valid():
        reponses = formulaire.reponses()
        retraits = [ligne for ligne, reponse in reponses if reponse == Reponse.RETIRE]
        passations = [formulaire_de_passation(request, ligne.affectation) for ligne in retraits]
        confirmee = bool(request.POST.get("confirme"))
        if retraits and not (confirmee and all(passation.is_valid() for passation in passations)):
            return _demander_confirmation(request, examinee, formulaire, passations, confirmee)
        try:
            _repondre(request, reponses, passations)
        except IntegrityError as erreur:
            refus = message(erreur)
        else:
            _dire(request, examinee, [reponse for _, reponse in reponses])
            return redirect("revue", pk=examinee.pk) if len(reponses) < len(siennes) else redirect("equipe")
    contexte = {
        "revue": examinee,
        "formulaire": formulaire,
        "refus": refus,
        "autres": [ligne for ligne in attendues if ligne not in siennes],
        "rendues": examinee.lignes.exclude(reponse="").select_related("affectation__agent", "repondue_par"),
    }
    return render(request, "acteurs/revue.html", contexte, status=422 if refus else 200)


@transaction.atomic
def _repondre(request: HttpRequest, reponses, passations: list[FormulairePassation]) -> None:
    """Write the answers; what the accesses that end carried is handed over first."""
    for passation in passations:
        remettre(passation.affectation, passation.charges, passation.attributions)
    for ligne, reponse in reponses:
        ligne.repondre(reponse, request.user)
    RevueAcces.objects.clore_achevees()


def _demander_confirmation(
    request: HttpRequest,
    examinee: RevueAcces,
    formulaire: ReponsesRevue,
    passations: list[FormulairePassation],
    confirmee: bool,
) -> HttpResponse:
    """Before an access ends: whose, what it carries, and to whom that goes. Nothing is chosen yet the first time."""
    if not confirmee:
        passations = [
            FormulairePassation(affectation=passation.affectation, charges=passation.charges)
            for passation in passations
        ]
    noter(request, "revue", examinee, passations)
    contexte = {
        "revue": examinee,
        "passations": passations,
        "envoyes": [(champ.html_name, champ.value()) for champ in formulaire if champ.value()],
    }
    return render(request, "acteurs/revue_confirmer.html", contexte, status=422 if confirmee else 200)


def _dire(request: HttpRequest, examinee: RevueAcces, reponses: list[str]) -> None:
    if not reponses:
        messages.info(request, "Rien n'est coché : rien n'a changé.")
        return
    gardes, retires = reponses.count(Reponse.GARDE), reponses.count(Reponse.RETIRE)
    phrase = f"C'est noté : {compte(gardes, 'accès gardé,accès gardés')}, {compte(retires, 'terminé,terminés')}."
    examinee.refresh_from_db()
    messages.success(request, f"{phrase} La revue est close." if examinee.close_le else phrase)
