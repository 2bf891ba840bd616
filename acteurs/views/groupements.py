"""Consortia: the coordination creates them, says who is a member and who leads; members read them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from acteurs.groupement.formulaires import FormulaireGroupement, FormulaireJour, FormulaireMembreGroupement
from acteurs.models import Groupement, MembreGroupement
from cirj.socle.acces import exiger, trouver
from cirj.socle.calendrier import en_francais
from cirj.socle.contraintes import message as message_de_contrainte

_REFUS = "Les groupements sont tenus par la coordination de leurs départements."


def groupements(request: HttpRequest) -> HttpResponse:
    exiger(request.user.coordonne or request.user.accompagne, "Un groupement est lu par ses membres.")
    liste = list(Groupement.objects.visible_par(request.user).pour_affichage())
    return render(request, "acteurs/groupements.html", {"groupements": [_vue(g) for g in liste]})


def groupement(request: HttpRequest, pk) -> HttpResponse:
    """The consortium and its members; for who keeps it, adding one (POST)."""
    trouve = trouver(Groupement.objects.pour_affichage(), request.user, pk=pk)
    tenu, formulaire = trouve.tenu_par(request.user), None
    if request.method == "POST":
        exiger(tenu, _REFUS)
    if tenu:
        formulaire = FormulaireMembreGroupement(request.POST or None, groupement=trouve, agent=request.user)
    if request.method == "POST" and formulaire.is_valid():
        membre = formulaire.save()
        messages.success(request, f"{membre.structure} est membre du groupement.")
        return redirect(trouve)
    contexte = {**_vue(trouve), "formulaire": formulaire, "tenu": tenu}
    return render(request, "acteurs/groupement.html", contexte, status=422 if request.method == "POST" else 200)


def groupement_nouveau(request: HttpRequest) -> HttpResponse:
    exiger(request.user.coordonne, _REFUS)
    return _fiche(request, None)


def groupement_modifier(request: HttpRequest, pk) -> HttpResponse:
    trouve = trouver(Groupement.objects.pour_affichage(), request.user, pk=pk)
    exiger(trouve.tenu_par(request.user), _REFUS)
    return _fiche(request, trouve)


def groupement_membre(request: HttpRequest, pk, geste: str) -> HttpResponse:
    """``geste``: « chef » makes the member lead, « quitter » ends its membership, from the day given."""
    membre = trouver(MembreGroupement.objects.select_related("structure", "groupement"), request.user, pk=pk)
    exiger(membre.groupement.tenu_par(request.user), _REFUS)
    formulaire = FormulaireJour(request.POST or None, initial={"jour": timezone.localdate()})
    if request.method == "POST" and formulaire.is_valid() and _changer(membre, geste, formulaire):
        jour = en_francais(formulaire.cleaned_data["jour"])
        dit = "est chef de file" if geste == "chef" else "n'est plus membre"
        messages.success(request, f"{membre.structure} {dit} à partir du {jour}.")
        return redirect(membre.groupement)
    titre = "Changer de chef de file" if geste == "chef" else "Retirer un membre"
    bouton = "Nommer chef de file" if geste == "chef" else "Retirer du groupement"
    contexte = {"formulaire": formulaire, "groupement": membre.groupement, "membre": membre, "titre": titre}
    contexte["bouton"] = bouton
    return render(request, "acteurs/groupement_formulaire.html", contexte, status=422 if formulaire.is_bound else 200)


def _changer(membre: MembreGroupement, geste: str, formulaire: FormulaireJour) -> bool:
    jour = formulaire.cleaned_data["jour"]
    try:
        with transaction.atomic():
            if geste == "chef":
                membre.groupement.nommer_chef(membre, jour)
            else:
                membre.quitter(jour)
    except ValidationError as erreur:
        formulaire.add_error("jour", erreur.messages)
        return False
    except IntegrityError as erreur:
        formulaire.add_error(None, message_de_contrainte(erreur))
        return False
    return True


def _fiche(request: HttpRequest, instance: Groupement | None) -> HttpResponse:
    formulaire = FormulaireGroupement(request.POST or None, instance=instance, agent=request.user)
    if request.method == "POST" and formulaire.essayer():
        messages.success(request, f"Le groupement « {formulaire.ecrit} » est enregistré.")
        return redirect(formulaire.ecrit)
    contexte = {
        "formulaire": formulaire,
        "groupement": instance,
        "titre": "Modifier le groupement" if instance else "Créer un groupement",
        "bouton": "Enregistrer le groupement" if instance else "Créer le groupement",
    }
    return render(request, "acteurs/groupement_formulaire.html", contexte, status=422 if formulaire.is_bound else 200)


def _vue(trouve: Groupement) -> dict:
    jour = timezone.localdate()
    membres = list(trouve.membres.all())
    return {
        "groupement": trouve,
        "chef": trouve.chef_de_file(),
        "membres": [m for m in membres if m.fin is None or m.fin > jour],
        "anciens": [m for m in membres if m.fin is not None and m.fin <= jour],
        "departements": ", ".join(str(d) for d in trouve.departements.all()),
    }
