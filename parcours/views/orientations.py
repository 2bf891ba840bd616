"""Referrals: the list, the page of one, its sending, and each side's answers, in place or on the page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from acteurs.comptes.confirmation import exiger_confirmation
from acteurs.nomenclatures import Pilier
from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from parcours.dossier.dossier import Dossier
from parcours.models import Maillon, Orientation
from parcours.nomenclatures import EtatOrientation
from parcours.orientations.enchainements import suite_a_demander
from parcours.orientations.formulaires import (
    FormulaireDebut,
    FormulaireFin,
    FormulaireGeste,
    FormulaireOrientation,
    FormulaireRefus,
    essayer,
)
from parcours.orientations.lecture import lire
from parcours.views.en_place import rendre_formulaire

PAR_PAGE = 25
_FORMULAIRES = {"refuser": FormulaireRefus, "commencer": FormulaireDebut, "terminer": FormulaireFin}
_GESTES = {"accepter": "accepter", "attente": "mettre_en_attente", "annuler": "annuler", "classer": "classer"}
_DIT = {
    "accepter": "L'orientation est acceptée : votre structure intervient, et lit ce pilier du dossier.",
    "attente": "La demande est en liste d'attente : qui l'a envoyée le voit.",
    "refuser": "L'orientation est refusée : qui l'a envoyée en lit la raison sur sa journée.",
    "commencer": "Le début est noté.",
    "terminer": "La fin et son résultat sont notés.",
    "annuler": "L'orientation est annulée.",
    "classer": "C'est noté : ce refus ne reviendra plus sur votre journée.",
}
SENS = {"recues": "Reçues", "envoyees": "Envoyées", "toutes": "Toutes"}


def orientations(request: HttpRequest) -> HttpResponse:
    agent = request.user
    exiger(agent.coordonne or agent.accompagne)
    sens = request.GET.get("sens", "")
    sens = sens if sens in SENS else ("toutes" if agent.coordonne else "recues")
    ensemble = Orientation.objects.visible_par(agent)
    if sens == "recues":
        ensemble = ensemble.filter(destination__in=agent.structures())
    elif sens == "envoyees":
        ensemble = ensemble.envoyees_par(agent)
    if ouvertes := request.GET.get("etat") != "finies":
        ensemble = ensemble.filter(etat__in=EtatOrientation.en_cours())
    else:
        ensemble = ensemble.exclude(etat__in=EtatOrientation.en_cours())
    page = Paginator(ensemble.pour_affichage(), PAR_PAGE).get_page(request.GET.get("page"))
    page.object_list = lire(page.object_list, agent)
    noter_lecture(
        "orientations", personnes=[v.personne_id for v in page], action=Action.LISTE, detail=SENS[sens].lower()
    )
    contexte = {"page": page, "sens": sens, "tous_les_sens": SENS.items(), "ouvertes": ouvertes}
    return render(request, "parcours/orientations/orientations.html", contexte)


def orientation(request: HttpRequest, pk) -> HttpResponse:
    return _page(request, trouver(Orientation.objects.pour_affichage(), request.user, pk=pk))


def orientation_nouvelle(request: HttpRequest, personne_id) -> HttpResponse:
    """Send one; ``?suite_de=``: a refused one, its words already there; ``?maillon=``: the step of a chain."""
    dossier = Dossier(request.user, personne_id)
    if dossier.parcours is None:
        raise Http404
    suite_de = _sienne(Orientation.objects, request, dossier, "suite_de")
    maillon = _sienne(Maillon.objects.select_related("dispositif"), request, dossier, "maillon")
    origine = suite_de or maillon
    pilier = origine.pilier if origine else request.GET.get("pilier", "")
    pilier = pilier if pilier in Pilier.values else ""
    formulaire = FormulaireOrientation(
        request.POST or None,
        dossier=dossier,
        suite_de=suite_de,
        maillon=maillon,
        pilier=pilier,
        identifiant=f"orientation-{pilier or 'nouvelle'}",
    )
    exiger(
        formulaire.permis(), "Sur ce pilier, l'orientation revient à la structure qui le porte, ou à la coordination."
    )
    if request.method == "POST" and formulaire.is_valid() and formulaire.donne_acces():
        exiger_confirmation(request)
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, formulaire.message)
        return redirect(dossier.personne)
    return rendre_formulaire(request, formulaire, dossier, titre=formulaire.titre, bouton=formulaire.bouton)


@require_POST
def orientation_agir(request: HttpRequest, pk, verbe: str) -> HttpResponse:
    """Answer, begin, finish, take back. Refused, the page says why and keeps what was typed."""
    agent = request.user
    trouvee = trouver(Orientation.objects.pour_affichage(), agent, pk=pk)
    if verbe in _FORMULAIRES:
        formulaire = _FORMULAIRES[verbe](request.POST, orientation=trouvee)
    elif verbe in _GESTES:
        formulaire = FormulaireGeste(request.POST, orientation=trouvee, verbe=_GESTES[verbe])
    else:
        raise Http404
    if verbe == "accepter" and trouvee.sans_reponse and trouvee.ouvre_a_d_autres(agent):
        exiger_confirmation(request)
    change = essayer(formulaire, trouvee, agent) if formulaire.is_valid() else None
    if change is None:
        relue = trouver(Orientation.objects.pour_affichage(), agent, pk=pk)
        return _page(request, relue, {verbe: formulaire})
    messages.success(request, _DIT[verbe] if change else trouvee.ce_qui_est_fait)
    retour = request.POST.get("retour", "")
    # An address of the site, and not the name of a page: ``redirect`` would look for the latter.
    if retour.startswith("/") and url_has_allowed_host_and_scheme(retour, {request.get_host()}, request.is_secure()):
        return HttpResponseRedirect(retour)
    # Whoever was told « no » may have just lost the page.
    return redirect(trouvee)


def _page(request: HttpRequest, trouvee: Orientation, rendus: dict | None = None) -> HttpResponse:
    (vue,) = lire([trouvee], request.user)
    noter_lecture("orientation", trouvee.pk, [vue.personne_id])
    formulaires = {nom: classe(orientation=trouvee) for nom, classe in _FORMULAIRES.items()} | (rendus or {})
    contexte = {
        "vue": vue,
        "o": trouvee,
        "formulaires": formulaires,
        "rate": next(iter((rendus or {}).values()), None),
        "suite": suite_a_demander(trouvee, request.user) if vue.personne else None,
    }
    return render(request, "parcours/orientations/orientation.html", contexte, status=422 if rendus else 200)


def _sienne(ensemble, request: HttpRequest, dossier: Dossier, parametre: str):
    """Return the row that the address names, when it is this pathway's; 404 otherwise."""
    cle = request.GET.get(parametre, "")
    if not cle:
        return None
    try:
        return trouver(ensemble.filter(parcours=dossier.parcours), request.user, pk=cle)
    except ValidationError as erreur:
        raise Http404 from erreur
