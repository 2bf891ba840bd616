"""Step 3, above the rows: the values and the hidden rows that are asked, once each."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from cirj.socle.templatetags.francais import compte, sans_coupe
from parcours.importation.analyse import essayer
from parcours.importation.contexte import Contexte
from parcours.importation.doutes import repere
from parcours.importation.lecture import Classeur
from parcours.importation.lignes import Tri
from parcours.importation.listes_longues import LISTES_LONGUES
from parcours.importation.questions import RIEN
from parcours.importation.rappels import Rappel, Rappels
from parcours.models import Importation
from parcours.views.importations.depose import depot_a_changer
from parcours.views.importations.questions_posees import nom_de

CACHEES = {
    "masquee": (
        "ligne masquée : le fichier la cache,lignes masquées : le fichier les cache",
        "Un filtre est peut-être resté actif",
    ),
    "barree": (
        "ligne barrée : la personne est peut-être partie,lignes barrées : ces personnes sont peut-être parties",
        "Le texte est barré dans le fichier",
    ),
}


@dataclass(frozen=True)
class CacheeDite:
    quoi: str
    nombre: int
    mots: str
    explication: str
    reponse: str
    rappel: Rappel | None = None


def cachees_a_dire(importation: Importation, tri: Tri, rappels: Rappels) -> list[CacheeDite]:
    """Return the hidden and struck-through rows that hold people, and what was answered of them, here or before."""
    reponses = importation.reponses.get("cachees", {})
    lignes = [*tri.lignes, *tri.cachees]
    dites = []
    for quoi, (mots, explication) in CACHEES.items():
        if nombre := sum(getattr(ligne, quoi) for ligne in lignes):
            rappel = None if quoi in reponses else rappels.cachee(quoi)
            reponse = rappel.reponse if rappel else reponses.get(quoi, "")
            dites.append(CacheeDite(quoi, nombre, mots, explication, reponse, rappel))
    return dites


@require_POST
@depot_a_changer
def repondre(request: HttpRequest, depose: Importation) -> HttpResponse:
    """Keep the answers, and judge the rows again; ``suite``: the questions to read next."""
    valeurs = _reponses(request, depose)
    cachees = {
        quoi: request.POST[f"cachees-{quoi}"]
        for quoi in CACHEES
        if request.POST.get(f"cachees-{quoi}") in ("oui", "non")
    }
    if not valeurs and not cachees:
        if "suite" not in request.POST:
            messages.warning(request, "Aucune réponse n'est choisie : rien n'a changé.")
        return _suite(request, depose)
    anciennes = depose.reponses.get("valeurs", {})
    depose.reponses = depose.reponses | {
        "valeurs": {champ: anciennes.get(champ, {}) | valeurs.get(champ, {}) for champ in {*anciennes, *valeurs}},
        "cachees": depose.reponses.get("cachees", {}) | cachees,
    }
    essayer(depose, Classeur(depose.fichier.path))
    depose.save()
    restent = sum(map(len, depose.questions.values()))
    encore = compte(restent, "valeur reste à préciser,valeurs restent à préciser") if restent else "rien à préciser"
    messages.success(request, f"Vos réponses sont prises en compte : {encore}.")
    return _suite(request, depose)


def _suite(request: HttpRequest, depose: Importation) -> HttpResponse:
    """Back to the questions that were read, or to those that were asked for."""
    suite = request.POST.get("suite", request.POST.get("questions", ""))
    adresse = reverse("importation_apercu", args=[depose.pk])
    return redirect(f"{adresse}?{urlencode({'questions': suite})}#questions" if suite else adresse)


def _reponses(request: HttpRequest, depose: Importation) -> dict[str, dict[str, str]]:
    """Return field → key of the value → answer, for what was asked, and answered from what may be."""
    lues: dict[str, dict[str, str]] = {}
    contexte = Contexte.de_l_import(depose)
    for champ, demandees in depose.questions.items():
        for texte, _, choix, *_ in demandees:
            nom, codes = nom_de(champ, texte), {RIEN, *(code for code, _ in choix)}
            reponse, ecrite = (request.POST.get(f"{nom}{suite}", "").strip() for suite in ("", "-autre"))
            if champ in LISTES_LONGUES and ecrite:
                # What somebody writes is what she means, whatever stays chosen above.
                reponse = LISTES_LONGUES[champ].lire(ecrite, contexte)
                if not reponse:
                    messages.warning(
                        request, sans_coupe(f"« {ecrite} » n'est pas dans la liste : choisissez-y un nom.")
                    )
            elif reponse not in codes:
                continue
            if reponse:
                lues.setdefault(champ, {})[repere(texte)] = reponse
    return lues
