"""A new person, alone or in a household: look-alikes are shown before anything is created."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from acteurs.nomenclatures import ACCOMPAGNENT, Role
from cirj.socle.acces import exiger
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from cirj.socle.noms import de
from cirj.socle.templatetags.francais import compte
from cirj.socle.verrous import attendre_son_tour
from parcours.acces.rapprochements import demander
from parcours.dossier.dossier import Dossier
from parcours.identite.formulaire_nouvelle import FormulaireMembre, FormulairePersonne
from parcours.identite.ressemblances import Ressemblances, ressemblances
from parcours.models import DemandeRapprochement, Personne

CREER, RATTACHER, DEMANDER = "creer", "rattacher", "demander"


def personne_nouvelle(request: HttpRequest) -> HttpResponse:
    agent = request.user
    exiger(agent.a_role(Role.COORDINATION, *ACCOMPAGNENT) and (agent.coordonne or agent.accompagne))
    formulaire = FormulairePersonne(request.POST or None, agent=agent, initial=_initial(request))
    semblables = Ressemblances([], False)
    if request.method == "POST" and formulaire.is_valid():
        semblables = _semblables(agent, formulaire)
        if semblables.ailleurs and DEMANDER in request.POST and _demander(request, formulaire):
            return redirect("rapprochements")
        if not semblables or CREER in request.POST:
            personne = formulaire.enregistrer()
            messages.success(request, f"Le dossier {de(personne)} est ouvert.")
            return redirect(personne)
    if semblables:
        _noter_semblables(semblables)
    contexte = {"formulaire": formulaire, "semblables": semblables}
    return render(request, "parcours/identite/personne_nouvelle.html", contexte)


def membre_nouveau(request: HttpRequest, personne_id) -> HttpResponse:
    """Add a member to the household: a new person, or one already known; ``?attendu=``: she was to come."""
    dossier = Dossier(request.user, personne_id)
    exiger(dossier.modifiable)
    attendu = _attendu(dossier, request.GET.get("attendu", ""))
    formulaire = FormulaireMembre(request.POST or None, dossier=dossier, attendu=attendu)
    semblables = Ressemblances([], False)
    if request.method == "POST" and formulaire.is_valid():
        semblables = _semblables(request.user, formulaire)
        if semblables.ailleurs and DEMANDER in request.POST and _demander(request, formulaire):
            return redirect("rapprochements")
        connue = next((p for p in semblables.visibles if str(p.pk) == request.POST.get(RATTACHER)), None)
        connue = connue if connue and connue.pk != dossier.personne.pk else None
        ajoutee = formulaire.essayer(connue) if connue or not semblables or CREER in request.POST else None
        if ajoutee:
            messages.success(request, f"{ajoutee} fait partie du ménage.")
            return redirect(dossier.personne)
    if semblables:
        _noter_semblables(semblables, dossier.personne)
    else:
        noter_lecture("formulaire", dossier.personne.pk, [dossier.personne.pk], detail="« Ajouter au ménage »")
    contexte = {"formulaire": formulaire, "semblables": semblables, "personne": dossier.personne, "dossier": dossier}
    return render(request, "parcours/identite/membre_nouveau.html", contexte)


def _attendu(dossier: Dossier, cle: str):
    """Return the person to come that the address names, when she is of this dossier and not here yet."""
    try:
        return dossier.personne.attendus.filter(pk=UUID(cle), arrive_le__isnull=True).first()
    except ValueError:
        return None


def _semblables(agent, formulaire) -> Ressemblances:
    champs, departement = formulaire.cleaned_data, formulaire.instance.departement_id
    # A form sent twice at once: the second finds the dossier that the first opened.
    attendre_son_tour(f"personnes:{departement}")
    return ressemblances(agent, departement, champs["nom"], champs["prenom"], champs["date_naissance"])


def _noter_semblables(semblables: Ressemblances, *autour: Personne) -> None:
    montrees = [personne.pk for personne in (*semblables.visibles, *autour)]
    noter_lecture(
        "semblables",
        "",
        montrees,
        Action.RECHERCHE,
        compte(len(semblables.visibles), "dossier montré,dossiers montrés"),
    )


def _demander(request: HttpRequest, formulaire) -> bool:
    """Ask the holders of the look-alikes; False, with the reason on the form, when nothing more can be asked."""
    champs = formulaire.cleaned_data
    saisie = DemandeRapprochement(
        piliers=champs.get("piliers", []),
        **{nom: champs[nom] for nom in ("nom", "prenom", "date_naissance", "naissance_precision")},
    )
    try:
        demandee = demander(request.user, saisie)
    except ValidationError as refus:
        formulaire.add_error(None, refus.messages)
        return False
    if demandee is not None:
        messages.success(
            request, f"La question est posée pour {demandee}. Vous lirez la réponse ici ; rien n'est créé en attendant."
        )
    return demandee is not None


def _initial(request: HttpRequest) -> dict[str, str]:
    """What was searched for, or asked about, is what is about to be typed."""
    champs = {nom: Personne._meta.get_field(nom).max_length for nom in ("nom", "prenom", "date_naissance")}
    return {nom: request.GET[nom][: taille or 10] for nom, taille in champs.items() if nom in request.GET}
