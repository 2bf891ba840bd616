"""A form that opens in place with scripts, and is a page of its own without."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import reselect, reswap, retarget

from cirj.socle.journal import noter_lecture
from parcours.dossier.dossier import Dossier

_PAGES_DU_JOUR = {"accueil", "ma_journee"}


def retour_au_jour(request: HttpRequest) -> str:
    """Return the name of the day's page that the form was opened from; "" from a dossier."""
    retour = request.GET.get("retour", "")
    return retour if retour in _PAGES_DU_JOUR else ""


def rendre_formulaire(request: HttpRequest, formulaire, dossier: Dossier, **contexte) -> HttpResponse:
    """Render the form; sent again with errors, it takes the place of the one that was sent, nothing lost."""
    noter_lecture("formulaire", dossier.personne.pk, [dossier.personne.pk], detail=f"bouton « {contexte['bouton']} »")
    contexte |= {
        "formulaire": formulaire,
        "dossier": dossier,
        "personne": dossier.personne,
        "id_formulaire": f"formulaire-{formulaire.auto_id.removesuffix('-%s')}",
        "retour": request.GET.get("retour", ""),
    }
    contexte.setdefault("gabarit_formulaire", "parcours/commun/_formulaire.html")
    gabarit = contexte["gabarit_formulaire"] if request.htmx else "parcours/commun/formulaire.html"
    reponse = render(request, gabarit, contexte)
    if not request.htmx:
        return reponse
    if formulaire.is_bound:
        place = f"#{contexte['id_formulaire']}"
        reponse = reswap(reselect(retarget(reponse, place), place), "outerHTML")
    return reponse
