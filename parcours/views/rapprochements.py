"""Requests about look-alikes: what one's structure asked, what it is asked, and the answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from acteurs.comptes.confirmation import exiger_confirmation
from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from parcours.acces.formulaire_rapprochement import FormulaireReponse
from parcours.commun.confidentialite import nom_structure
from parcours.models import DemandeRapprochement, Personne, ReponseRapprochement
from parcours.models.rapprochement import Avis, EtatDemande

_RECENTES = 50


def rapprochements(request: HttpRequest) -> HttpResponse:
    agent = request.user
    exiger(agent.coordonne or agent.accompagne)
    demandes = list(DemandeRapprochement.objects.visible_par(agent).avec_etat()[:_RECENTES])
    ouvertes = _ouvertes(agent, demandes)
    a_donner = list(ReponseRapprochement.objects.visible_par(agent).a_donner().pour_affichage()[:_RECENTES])
    for reponse in a_donner:
        reponse.demandeur = _demandeur(reponse, agent)
    montrees = [*(reponse.candidate_id for reponse in a_donner), *(personne.pk for personne in ouvertes.values())]
    noter_lecture("rapprochements", personnes=montrees, action=Action.LISTE)
    contexte = {
        "demandes": [(demande, ouvertes.get(demande.pk)) for demande in demandes],
        "a_donner": a_donner,
        "accompagne": agent.accompagne,
    }
    return render(request, "parcours/acces/rapprochements.html", contexte)


def rapprochement(request: HttpRequest, pk) -> HttpResponse:
    """The typed identity beside the dossier one holds; « the same » with pillars opens it to the structure that asks."""
    agent = request.user
    reponse = trouver(ReponseRapprochement.objects.pour_affichage(), agent, pk=pk)
    formulaire = FormulaireReponse(request.POST or None, reponse=reponse, agent=agent)
    if request.method == "POST" and formulaire.is_valid():
        if formulaire.ouvre:
            exiger_confirmation(request)
        if formulaire.essayer():
            messages.success(request, _dit(formulaire))
            return redirect("rapprochements")
        if reponse.avis != Avis.EN_ATTENTE:
            messages.error(request, " ".join(formulaire.non_field_errors()))
    noter_lecture("rapprochement", reponse.pk, [reponse.candidate_id])
    contexte = {
        "reponse": reponse,
        "demande": reponse.demande,
        "personne": reponse.candidate,
        "demandeur": _demandeur(reponse, agent),
        "formulaire": formulaire if reponse.avis == Avis.EN_ATTENTE else None,
    }
    return render(request, "parcours/acces/rapprochement.html", contexte, status=422 if formulaire.is_bound else 200)


def _dit(formulaire: FormulaireReponse) -> str:
    if formulaire.ouvre:
        return "Votre réponse est enregistrée : la structure intervient, ses agents voient ces piliers."
    return "Votre réponse est enregistrée : la structure qui a demandé la lira."


def _demandeur(reponse: ReponseRapprochement, agent) -> str:
    """The structure that asks; a revealing name only to the coordination."""
    return nom_structure(reponse.demande.structure, agent.departement_coordonne(reponse.departement_id))


def _ouvertes(agent, demandes: list[DemandeRapprochement]) -> dict:
    """Return, by request answered « the same », the person when her dossier is open to the agent."""
    memes = [demande.pk for demande in demandes if demande.etat == EtatDemande.MEME]
    reponses = ReponseRapprochement.objects.filter(
        demande__in=memes, avis=Avis.MEME, candidate__in=Personne.objects.visible_par(agent).values("pk")
    )
    return {r.demande_id: r.candidate for r in reponses.select_related("candidate")} if memes else {}
