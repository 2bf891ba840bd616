"""« Règles datées »: read by everybody; changed with a reason and a source, after seeing what it would do."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from acteurs.comptes.confirmation import exiger_confirmation
from acteurs.regles.changement import peut_changer, pourquoi_lire_seulement
from acteurs.regles.critere import Critere, par_theme, trouver_critere
from acteurs.regles.essai import essayer
from acteurs.regles.formulaire import FormulaireRegle, FormulaireRetrait
from cirj.socle.acces import exiger
from cirj.socle.calendrier import en_francais


@require_safe
def regles(request: HttpRequest) -> HttpResponse:
    return render(request, "acteurs/regles/liste.html", {"themes": par_theme(), **_droit(request)})


@require_safe
def regle(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "acteurs/regles/regle.html", {"critere": trouver_critere(code), **_droit(request)})


@require_http_methods(["GET", "POST"])
def regle_changer(request: HttpRequest, code: str) -> HttpResponse:
    """The form, then what would change, then the change: each is sent to this address."""
    critere = trouver_critere(code)
    exiger(peut_changer(), pourquoi_lire_seulement(request.user))
    if "corriger" in request.POST:
        return _formulaire(request, critere, FormulaireRegle(critere=critere, initial=_tapees(request)))
    formulaire = FormulaireRegle(request.POST if request.method == "POST" else None, critere=critere)
    if request.method == "POST" and formulaire.is_valid():
        if not request.POST.get("confirme"):
            return _ce_qui_change(request, critere, formulaire)
        exiger_confirmation(request)
        if formulaire.enregistrer():
            du = en_francais(formulaire.cleaned_data["valable_du"])
            messages.success(
                request, f"La règle change le {du}. Les pages la suivent dès ce jour-là, les alertes dans la nuit."
            )
            return redirect("regle", code=code)
    return _formulaire(request, critere, formulaire)


@require_http_methods(["GET", "POST"])
def regle_retirer(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Give up a change that has not begun: the value before it goes on."""
    critere = trouver_critere(code)
    valeur = next((valeur for valeur in critere.a_venir if valeur.ligne.pk == pk), None)
    exiger(peut_changer(), pourquoi_lire_seulement(request.user))
    if valeur is None:
        raise Http404
    formulaire = FormulaireRetrait(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulaire.is_valid():
        exiger_confirmation(request)
        if formulaire.enregistrer(pk):
            messages.success(request, "Le changement prévu est retiré : la valeur d'avant continue.")
            return redirect("regle", code=code)
    contexte = {"critere": critere, "valeur": valeur, "formulaire": formulaire}
    contexte["avant"] = critere.au(valeur.veille)
    return render(request, "acteurs/regles/retirer.html", contexte, status=422 if formulaire.errors else 200)


def _droit(request: HttpRequest) -> dict:
    permis = peut_changer()
    return {"peut_changer": permis, "pourquoi": "" if permis else pourquoi_lire_seulement(request.user)}


def _formulaire(request: HttpRequest, critere: Critere, formulaire: FormulaireRegle) -> HttpResponse:
    contexte = {"critere": critere, "formulaire": formulaire}
    return render(request, "acteurs/regles/changer.html", contexte, status=422 if formulaire.errors else 200)


def _ce_qui_change(request: HttpRequest, critere: Critere, formulaire: FormulaireRegle) -> HttpResponse:
    du, connue = formulaire.cleaned_data["valable_du"], formulaire.connue
    avant, suivante = critere.au(du), critere.apres(du)
    contexte = {
        "critere": critere,
        "formulaire": formulaire,
        "avant": avant,
        "nouvelle": connue.dire(formulaire.texte),
        "connue": connue,
        "suivante": suivante,
        "effets": essayer(critere, connue, formulaire.texte, du, request.user),
        "remplace": avant.ligne.pk if avant else "",
    }
    return render(request, "acteurs/regles/confirmer.html", contexte)


def _tapees(request: HttpRequest) -> dict:
    """Return what the preview carried, for the form to show it again."""
    return {
        nom: valeurs if nom == "valeur" and len(valeurs) > 1 else valeurs[0] for nom, valeurs in request.POST.lists()
    }
