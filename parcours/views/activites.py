"""Collective activities: the list, one activity with its attendance, who takes part, the sheet to print."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from cirj.socle.templatetags.francais import compte
from parcours.activites.formulaire import FormulaireActivite, FormulairePresences
from parcours.commun.confidentialite import nom_structure
from parcours.models import Activite, Parcours, Participation, Personne
from parcours.models.activite import Cloture
from parcours.nomenclatures import Presence

PAR_PAGE = 30
#: Names offered at once to choose from; beyond, one searches.
PROPOSEES = 40
_LA_SIENNE = "La liste est tenue par la structure qui organise l'activité."


@require_safe
def activites(request: HttpRequest) -> HttpResponse:
    """Activities of the department, the latest first, and the year's three counts as the agent may read them."""
    agent = request.user
    exiger(agent.accompagne or agent.coordonne, "Les activités sont lues par les structures et par la coordination.")
    visibles = Activite.objects.visible_par(agent).select_related("structure")
    annee = timezone.localdate().year
    venues = Participation.objects.visible_par(agent).presentes().filter(activite__date__year=annee)
    if agent.accompagne:
        venues = venues.filter(activite__structure=agent.affectation.structure_id)
    contexte = {
        "page": Paginator(visibles, PAR_PAGE).get_page(request.GET.get("page")),
        "annee": annee,
        "activites_tenues": venues.values("activite").distinct().count(),
        "participations": venues.count(),
        "personnes": venues.values("parcours__personne").distinct().count(),
        "peut_creer": agent.accompagne,
        "sienne": agent.affectation.structure_id,
    }
    return render(request, "parcours/activites/liste.html", contexte)


def activite_nouvelle(request: HttpRequest) -> HttpResponse:
    exiger(request.user.accompagne, "Une activité est créée par la structure qui l'organise.")
    formulaire = FormulaireActivite(request.POST or None, agent=request.user)
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, "L'activité est créée. Choisissez maintenant qui y participe.")
        return redirect("activite_inscrire", formulaire.ecrit.pk)
    return render(request, "parcours/activites/formulaire.html", {"formulaire": formulaire})


def activite_modifier(request: HttpRequest, pk) -> HttpResponse:
    activite = _la_sienne(request, pk)
    formulaire = FormulaireActivite(request.POST or None, agent=request.user, activite=activite)
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, "L'activité est corrigée.")
        return redirect("activite", pk)
    return render(request, "parcours/activites/formulaire.html", {"formulaire": formulaire, "activite": activite})


def activite(request: HttpRequest, pk) -> HttpResponse:
    """The attendance list, one tap a person; whoever does not follow somebody reads a number, not a name."""
    activite = trouver(Activite.objects.select_related("structure"), request.user, pk=pk)
    tenue = activite.tenue_par(request.user)
    recues = request.POST if request.method == "POST" else None
    if recues is not None:
        exiger(tenue, _LA_SIENNE)
        exiger(activite.liste_ouverte, "Cette liste ne peut plus être corrigée.")
    formulaire = FormulairePresences(recues, activite=activite, participations=_lisibles(activite, request.user))
    if recues is not None and formulaire.essayer():
        return _suivre(request, activite)
    lisibles = formulaire.participations()
    noter_lecture("activite", activite.pk, [p.parcours.personne_id for p in lisibles])
    contexte = {
        "activite": activite,
        "formulaire": formulaire,
        "structure": nom_structure(activite.structure, tenue or request.user.coordonne),
        "participations": lisibles,
        "autres": activite.inscrits() - len(lisibles),
        "presences": Presence.choices,
        "tenue": tenue,
        "modifiable": tenue and activite.liste_ouverte,
        "peut_clore": tenue and activite.liste_ouverte and activite.passee,
        "venues": sum(p.etat == Presence.PRESENT for p in lisibles),
    }
    return render(request, "parcours/activites/activite.html", contexte, status=422 if formulaire.is_bound else 200)


def _suivre(request: HttpRequest, activite: Activite) -> HttpResponse:
    """The list is written: close it when that is asked, or bring the follow-ups of a closed one up to date."""
    premiere = activite.close_le is None
    if activite.passee and (not premiere or "clore" in request.POST):
        _dire(request, activite.clore(request.user), premiere)
    else:
        messages.success(request, "La liste est enregistrée.")
    return redirect("activite", activite.pk)


def _dire(request: HttpRequest, fait: Cloture, premiere: bool) -> None:
    notes = compte(fait.notes, "suivi noté,suivis notés")
    messages.success(request, f"La liste est {'close' if premiere else 'corrigée'} : {notes}.")
    if fait.retires:
        retires = compte(fait.retires, "suivi retiré,suivis retirés")
        messages.info(request, f"{retires} : la personne n'était pas venue.")
    if fait.gardes:
        gardes = compte(fait.gardes, "suivi complété depuis est gardé,suivis complétés depuis sont gardés")
        messages.warning(request, f"{gardes} : à corriger dans le dossier si la personne n'était pas venue.")


def activite_inscrire(request: HttpRequest, pk) -> HttpResponse:
    """Choose among the people the structure follows: found by name, ticked, added; a tick taken away removes."""
    activite = _la_sienne(request, pk)
    exiger(activite.liste_ouverte, "Cette liste ne peut plus être corrigée.")
    cherche = request.GET.get("q", "").strip()[:80]
    suivies = Parcours.objects.visible_par(request.user).accompagnes_par(request.user).ouverts(activite.date)
    if request.method == "POST":
        choisis = [cle for cle in map(_uuid, request.POST.getlist("parcours")) if cle]
        deja = set(activite.participations.values_list("parcours", flat=True))
        nouveaux = [p for p in suivies.filter(pk__in=choisis) if p.pk not in deja]
        with transaction.atomic():
            for parcours in nouveaux:
                # A colleague may be ticking the same person.
                Participation.objects.get_or_create(activite=activite, parcours=parcours)
        messages.success(request, f"{compte(len(nouveaux), 'personne inscrite,personnes inscrites')}.")
        return redirect("activite", pk)
    inscrits = activite.participations.values("parcours")
    libres = suivies.exclude(pk__in=inscrits).select_related("personne").order_by("personne__cle_tri")
    if cherche:
        trouvees = Personne.objects.visible_par(request.user).chercher(cherche)
        libres = libres.filter(personne__in=trouvees.order_by().values("pk"))
    proposees = list(libres.defer("personne__recherche", "personne__numero_etranger")[: PROPOSEES + 1])
    noter_lecture("activite_inscription", activite.pk, [p.personne_id for p in proposees[:PROPOSEES]])
    contexte = {
        "activite": activite,
        "proposees": proposees[:PROPOSEES],
        "davantage": len(proposees) > PROPOSEES,
        "cherche": cherche,
    }
    return render(request, "parcours/activites/inscrire.html", contexte)


@require_POST
def activite_retirer(request: HttpRequest, pk, participation_id) -> HttpResponse:
    """Take off the list somebody put there by mistake; who came stays, corrected as absent first."""
    activite = _la_sienne(request, pk)
    exiger(activite.liste_ouverte, "Cette liste ne peut plus être corrigée.")
    participation = trouver(activite.participations.select_for_update(of=("self",)), request.user, pk=participation_id)
    if participation.etat == Presence.PRESENT:
        messages.warning(request, "Cette personne est notée présente : corrigez d'abord sa présence.")
    else:
        participation.delete()
        messages.success(request, "Cette personne n'est plus sur la liste.")
    return redirect("activite", pk)


@require_safe
def activite_feuille(request: HttpRequest, pk) -> HttpResponse:
    """The sheet to print and sign: the names that the structure may read, no other."""
    activite = _la_sienne(request, pk)
    lisibles = _lisibles(activite, request.user)
    noter_lecture("activite_feuille", activite.pk, [p.parcours.personne_id for p in lisibles], Action.EXPORT)
    return render(request, "parcours/activites/feuille.html", {"activite": activite, "participations": lisibles})


def _la_sienne(request: HttpRequest, pk) -> Activite:
    activite = trouver(Activite.objects.select_related("structure"), request.user, pk=pk)
    exiger(activite.tenue_par(request.user), _LA_SIENNE)
    return activite


def _lisibles(activite: Activite, agent) -> list[Participation]:
    siennes = Participation.objects.visible_par(agent).filter(activite=activite).select_related("parcours__personne")
    return list(siennes.defer("parcours__personne__recherche", "parcours__personne__numero_etranger"))


def _uuid(texte: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(texte)
    except ValueError:
        return None
