"""AGIR: the list, one referral and its steps, the block of a dossier."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from parcours.agir.dossier import AgirDuDossier
from parcours.agir.eligibilite import minuscule
from parcours.agir.fichier import peut_exporter
from parcours.agir.formulaires import FormulairePassage
from parcours.agir.liste import VUES, ListeAgir
from parcours.agir.orientation import candidat, conditions, histoire, nommer
from parcours.dossier.dossier import Dossier
from parcours.models import ParcoursAgir

_RESERVE = "AGIR est suivi par la coordination et par les structures qui accompagnent."


def agir(request: HttpRequest) -> HttpResponse:
    agent = request.user
    exiger(agent.coordonne or agent.accompagne, _RESERVE)
    liste = ListeAgir(agent, request.GET.get("vue", ""))
    page = liste.page(request.GET.get("page"))
    noter_lecture(
        "agir",
        personnes=[ligne.personne_id for ligne in page if ligne.personne_id],
        action=Action.LISTE,
        detail=VUES[liste.vue],
    )
    contexte = {"page": page, "liste": liste, "onglets": liste.onglets(), "exporte": peut_exporter(agent)}
    return render(request, "parcours/agir/liste.html", contexte)


def agir_orientation(request: HttpRequest, pk) -> HttpResponse:
    """The referral: what was sent, what was decided, and the next step (POST) for who may take it."""
    agent = request.user
    trouve = trouver(ParcoursAgir.objects.select_related("operateur", "prescripteur"), agent, pk=pk)
    qui = candidat(trouve, agent)
    formulaire = None
    if suites := trouve.suites_pour(agent):
        formulaire = FormulairePassage(request.POST or None, agir=trouve, agent=agent)
    if request.method == "POST":
        exiger(bool(suites), "Cette étape revient à l'opérateur ou à la coordination.")
        if formulaire.is_valid():
            if formulaire.ouvre:
                exiger_confirmation(request)
            if formulaire.enregistrer():
                messages.success(request, f"C'est noté : {minuscule(trouve.get_etat_display())}.")
                # Refused, it leaves the operator's hands.
                encore = ParcoursAgir.objects.visible_par(agent).filter(pk=trouve.pk).exists()
                return redirect(trouve if encore else "agir")
    noter_lecture("agir_orientation", trouve.pk, [qui.id] if qui else [])
    lues, avis = conditions(trouve)
    contexte = {
        "agir": trouve,
        "qui": qui,
        "formulaire": formulaire,
        "conditions": lues,
        "avis": avis,
        "histoire": histoire(trouve),
        **nommer(trouve, agent),
    }
    return render(request, "parcours/agir/orientation.html", contexte, status=422 if request.method == "POST" else 200)


def dossier_agir(request: HttpRequest, personne_id) -> HttpResponse:
    """The block of the dossier; a page of its own without scripts."""
    dossier = Dossier(request.user, personne_id, complet=False)
    noter_lecture("agir_dossier", dossier.personne.pk, [dossier.personne.pk])
    contexte = {"dossier": dossier, "personne": dossier.personne, "vue": AgirDuDossier(dossier)}
    gabarit = "parcours/agir/_dossier.html" if request.htmx else "parcours/agir/dossier.html"
    return render(request, gabarit, contexte)
