"""The review of a structure's accesses: its head answers for its agents, the coordination for its heads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from acteurs.forms.revue import ReponsesRevue
from acteurs.habilitations import peut_confirmer
from acteurs.models import RevueAcces
from acteurs.models.revue import Reponse
from cirj.socle.acces import trouver
from cirj.socle.templatetags.francais import compte


@require_http_methods(["GET", "POST"])
def revue(request: HttpRequest, pk) -> HttpResponse:
    examinee = trouver(RevueAcces.objects.select_related("structure"), request.user, pk=pk)
    attendues = list(examinee.a_confirmer())
    siennes = [ligne for ligne in attendues if peut_confirmer(request.user, ligne.affectation)]
    formulaire = ReponsesRevue(request.POST if request.method == "POST" else None, lignes=siennes)
    if request.method == "POST" and formulaire.is_valid():
        reponses = formulaire.reponses()
        for ligne, reponse in reponses:
            ligne.repondre(reponse, request.user)
        RevueAcces.objects.clore_achevees()
        _dire(request, examinee, [reponse for _, reponse in reponses])
        return redirect("revue", pk=examinee.pk) if len(reponses) < len(siennes) else redirect("equipe")
    contexte = {
        "revue": examinee,
        "formulaire": formulaire,
        "autres": [ligne for ligne in attendues if ligne not in siennes],
        "rendues": examinee.lignes.exclude(reponse="").select_related("affectation__agent", "repondue_par"),
    }
    return render(request, "acteurs/revue.html", contexte)


def _dire(request: HttpRequest, examinee: RevueAcces, reponses: list[str]) -> None:
    if not reponses:
        messages.info(request, "Rien n'est coché : rien n'a changé.")
        return
    gardes, retires = reponses.count(Reponse.GARDE), reponses.count(Reponse.RETIRE)
    phrase = f"C'est noté : {compte(gardes, 'accès gardé,accès gardés')}, {compte(retires, 'terminé,terminés')}."
    examinee.refresh_from_db()
    messages.success(request, f"{phrase} La revue est close." if examinee.close_le else phrase)
