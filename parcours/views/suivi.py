"""Follow-ups: log in place, take back, correct one's own."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cirj.socle.acces import exiger, trouver
from cirj.socle.noms import de
from parcours.dossier.dossier import Dossier
from parcours.models import Suivi
from parcours.suivi.formulaire import FormulaireSuivi
from parcours.suivi.saisie_recente import noter, oublier
from parcours.views.en_place import rendre_formulaire, retour_au_jour


def suivi_nouveau(request: HttpRequest, personne_id) -> HttpResponse:
    dossier = Dossier(request.user, personne_id, complet=False)
    if dossier.parcours is None:
        raise Http404
    exiger(bool(dossier.ouverts))
    formulaire = FormulaireSuivi(
        request.POST or None, request.FILES or None, parcours=dossier.parcours, agent=request.user
    )
    if request.method == "POST" and formulaire.essayer():
        noter(request, formulaire.ecrit)
        messages.success(request, f"Suivi noté pour {dossier.personne}.")
        return _retour(request, dossier.personne)
    return _rendre(request, formulaire, dossier, "Noter un suivi")


def suivi_modifier(request: HttpRequest, suivi_id) -> HttpResponse:
    suivi = trouver(Suivi.objects, request.user, pk=suivi_id)
    exiger(suivi.modifiable_par(request.user), "Seul l'auteur d'un suivi peut le corriger.")
    dossier = Dossier(request.user, suivi.parcours.personne_id, complet=False)
    formulaire = FormulaireSuivi(
        request.POST or None,
        request.FILES or None,
        parcours=suivi.parcours,
        agent=request.user,
        suivi=suivi,
        identifiant=f"suivi-{suivi.pk}",
    )
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, "Le suivi est corrigé.")
        return redirect(dossier.personne)
    return _rendre(request, formulaire, dossier, "Corriger le suivi")


@require_POST
def suivi_annuler(request: HttpRequest, suivi_id) -> HttpResponse:
    """Take back a follow-up logged in this very session; an older one is corrected, not erased."""
    suivi = trouver(Suivi.objects, request.user, pk=suivi_id)
    exiger(suivi.modifiable_par(request.user), "Seul l'auteur d'un suivi peut l'annuler.")
    exiger(oublier(request, suivi.pk), "Ce suivi n'a pas été noté à l'instant : vous pouvez le corriger.")
    personne = suivi.parcours.personne
    suivi.retirer()
    messages.info(request, f"Le suivi {de(personne)} est annulé.")
    return _retour(request, personne)


def _retour(request: HttpRequest, personne) -> HttpResponse:
    """Go back where the form was opened: a day's list, or the dossier."""
    return redirect(retour_au_jour(request) or personne)


def _rendre(request: HttpRequest, formulaire, dossier: Dossier, titre: str) -> HttpResponse:
    brouillon = f"{request.user.pk}:{formulaire.suivi.pk if formulaire.suivi else formulaire.parcours.pk}"
    return rendre_formulaire(
        request,
        formulaire,
        dossier,
        titre=titre,
        bouton="Enregistrer le suivi",
        gabarit_formulaire="parcours/suivi/_formulaire_suivi.html",
        brouillon=brouillon,
    )
