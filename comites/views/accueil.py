"""The home page: each role finds what she comes for."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from comites.journee import JourneeCoordination
from comites.models import Decision, Seance
from comites.views.accueil_prefecture import accueil_prefecture
from parcours.views.journee import journee

PAR_PAGE = 25
# « voir les N »: the list in full, its title, and the attribute of the day that holds it.
LISTES = {
    "situations": ("Situations sans décision", "tous_les_blocages"),
    "echeances": ("Échéances des prochains jours", "toutes_les_echeances"),
    "orientations": ("Orientations sans réponse, ou refusées", "toutes_les_orientations"),
    "contacts": ("Personnes sans contact récent", "tous_les_contacts"),
    "decisions": ("Décisions en retard, ou que vous portez", "toutes_les_decisions"),
}


def accueil(request: HttpRequest) -> HttpResponse:
    """Send each role to its own page; the address stays « / »."""
    agent = request.user
    if agent.coordonne:
        return journee_coordination(request)
    if agent.observe:
        return accueil_prefecture(request)
    if agent.accompagne:
        return journee(request, decisions=decisions_a_porter(agent), seances=cellules_a_venir(agent))
    if agent.administre:
        return render(request, "comites/accueil_administration.html")
    return render(request, "comites/accueil_sans_role.html")


def decisions_a_porter(agent) -> list[Decision]:
    """What the committees entrusted to ``agent`` or to a structure she acts for, the nearest deadline first."""
    return list(
        Decision.objects.visible_par(agent)
        .portees_par(agent)
        .a_realiser()
        .select_related("blocage__parcours__personne")
        .order_by("echeance", "cree_le")
    )


def cellules_a_venir(agent) -> list[Seance]:
    """The technical cells ``agent`` is invited to, the nearest first."""
    return list(Seance.objects.de_membre(agent).a_venir().select_related("comite").order_by("date"))


def journee_coordination(request: HttpRequest) -> HttpResponse:
    jour = JourneeCoordination(request.user, request.user.affectation.departement_id)
    liste = request.GET.get("voir", "")
    if liste in LISTES:
        titre, attribut = LISTES[liste]
        page = Paginator(getattr(jour, attribut), PAR_PAGE).get_page(request.GET.get("page"))
        _noter(page, liste)
        contexte = {"journee": jour, "liste": liste, "titre": titre, "page": page}
        return render(request, "comites/journee_liste.html", contexte)
    montrees = (jour.blocages, jour.contacts, jour.decisions, jour.echeances, jour.orientations)
    _noter([objet for extrait in montrees for objet in extrait.lignes] + jour.acces)
    return render(request, "comites/journee.html", {"journee": jour})


def _noter(objets, detail: str = "") -> None:
    """Note whom the page shows: blockages, pathways, deadlines and decisions all lead to a person."""
    personnes = []
    for objet in objets:
        blocage = getattr(objet, "blocage", objet)
        porteur = blocage if hasattr(blocage, "personne_id") else getattr(blocage, "parcours", blocage)
        personnes.append(porteur.personne_id)
    noter_lecture("journee", personnes=personnes, action=Action.LISTE, detail=detail)
