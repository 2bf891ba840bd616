"""The department's offer: a list to filter, a sheet each, kept by its structure and by the coordination."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from acteurs.models import Dispositif, Session
from acteurs.offre.filters import OffreFilter
from acteurs.offre.formulaires import FormulaireOffre, FormulaireSession
from acteurs.offre.places import dire_la_fraicheur, preparer
from cirj.socle.acces import exiger, trouver

PAR_PAGE = 20
_REFUS = "Cette offre est tenue à jour par sa structure, et par la coordination."


def offres(request: HttpRequest) -> HttpResponse:
    """All the open ones; ``?notre=1``: those that the agent keeps, closed ones included."""
    agent = request.user
    notre = agent.accompagne and request.GET.get("notre") == "1"
    visibles = Dispositif.objects.visible_par(agent)
    visibles = visibles.tenus_par(agent) if notre else visibles.actifs()
    filtre = OffreFilter(request.GET or None, queryset=visibles, request=request)
    page = Paginator(filtre.qs.pour_affichage(), PAR_PAGE).get_page(request.GET.get("page"))
    page.object_list = preparer(page.object_list, agent)
    contexte = {
        "filtre": filtre,
        "filtree": any(request.GET.get(champ) for champ in filtre.filters),
        "page": page,
        "notre": notre,
        "ecrit": agent.coordonne or agent.accompagne,
    }
    return render(request, "acteurs/offres.html", contexte)


def offre(request: HttpRequest, pk) -> HttpResponse:
    fiche = trouver(Dispositif.objects.pour_affichage(), request.user, pk=pk)
    preparer([fiche], request.user)
    return render(request, "acteurs/offre.html", {"offre": fiche})


def offre_nouvelle(request: HttpRequest) -> HttpResponse:
    exiger(request.user.coordonne or request.user.accompagne, "L'offre est tenue par les structures qui la proposent.")
    return _fiche(request, None)


def offre_modifier(request: HttpRequest, pk) -> HttpResponse:
    return _fiche(request, _tenue(request, pk))


def session_nouvelle(request: HttpRequest, pk) -> HttpResponse:
    return _session(request, _tenue(request, pk), None)


def session_modifier(request: HttpRequest, pk) -> HttpResponse:
    session = trouver(Session.objects.select_related("dispositif__structure"), request.user, pk=pk)
    exiger(session.dispositif.tenu_par(request.user), _REFUS)
    return _session(request, session.dispositif, session)


def _tenue(request: HttpRequest, pk) -> Dispositif:
    trouvee = trouver(Dispositif.objects.select_related("structure"), request.user, pk=pk)
    exiger(trouvee.tenu_par(request.user), _REFUS)
    return trouvee


def _fiche(request: HttpRequest, instance: Dispositif | None) -> HttpResponse:
    nom = str(instance or "")
    formulaire = FormulaireOffre(request.POST or None, instance=instance, agent=request.user)
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, f"L'offre « {formulaire.ecrit} » est enregistrée.")
        return redirect(formulaire.ecrit)
    contexte = {
        "formulaire": formulaire,
        "offre": instance,
        "titre": nom or "Ajouter une offre",
        "bouton": "Enregistrer l'offre",
    }
    return render(request, "acteurs/offre_formulaire.html", contexte, status=422 if formulaire.is_bound else 200)


def _session(request: HttpRequest, dispositif: Dispositif, instance: Session | None) -> HttpResponse:
    instance = instance or Session(dispositif=dispositif)
    ajout = instance._state.adding
    formulaire = FormulaireSession(request.POST or None, instance=instance)
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, "La session est enregistrée, avec ses places.")
        return redirect(dispositif)
    if not ajout:
        dire_la_fraicheur([instance])
    contexte = {
        "formulaire": formulaire,
        "offre": dispositif,
        "titre": f"{'Ajouter une session' if ajout else 'Session'} : {dispositif}",
        "bouton": "Ajouter la session" if ajout else "Confirmer et enregistrer",
    }
    return render(request, "acteurs/offre_formulaire.html", contexte, status=422 if formulaire.is_bound else 200)
