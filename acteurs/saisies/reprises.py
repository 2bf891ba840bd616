"""What was typed and could not be sent comes back in its form, where it was typed; it is forgotten once received.

``saisie_reprendre`` says which kept form is taken up again; the next page that holds this form shows it filled. A form
that opens in place is opened on its page. When neither the page nor the form's own address shows it any more, the page
« Votre saisie a été gardée » does, in words.
"""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from acteurs.comptes.middleware import CLE_SESSION as AFFECTATION
from acteurs.models import SaisieGardee
from acteurs.saisies.en_mots import en_mots
from acteurs.saisies.lecture import CHAMP, renvoyee
from cirj.socle.formulaires_html import Formulaire, Page
from cirj.socle.remplissage import ecrire, remplir

#: In the session: which kept form is taken up again, and the addresses that may hold its form.
CLE_SESSION = "reprise"
ANCRE = "#reprise"


def reprendre(request: HttpRequest, saisie: SaisieGardee) -> HttpResponse:
    """Lead to the page that ``saisie`` was typed on, acting for the same structure, where it will be found again."""
    for affectation in request.user.affectations_actives:
        if str(affectation.pk) == saisie.contenu.get("affectation") and affectation != request.user.affectation:
            request.session[AFFECTATION] = str(affectation.pk)
            messages.info(request, f"Vous agissez pour {affectation.structure}, comme quand vous écriviez.")
    return _aller(request, saisie, [adresse for adresse in (saisie.page, saisie.chemin) if adresse])


def _aller(request: HttpRequest, saisie: SaisieGardee, adresses: list[str]) -> HttpResponse:
    request.session[CLE_SESSION] = {"saisie": str(saisie.pk), "adresses": adresses}
    return redirect(adresses[0] + ANCRE)


class ReprisesMiddleware:
    """Fill the form of a page with what was kept of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reponse = self.get_response(request)
        reprise = request.session.get(CLE_SESSION)
        if request.method != "GET" or not reprise or request.get_full_path() not in reprise["adresses"]:
            return reponse
        if not request.user.is_authenticated:
            return reponse
        saisie = SaisieGardee.objects.visible_par(request.user).filter(pk=reprise["saisie"]).first()
        if saisie is None:
            del request.session[CLE_SESSION]
            return reponse
        return _remplie(request, reponse, saisie)


def _remplie(request: HttpRequest, reponse: HttpResponse, saisie: SaisieGardee) -> HttpResponse:
    """Return the page, its form filled; or lead to where the form may be."""
    ici = request.get_full_path()
    if _est_une_page(reponse):
        page = Page(reponse.content.decode(), ici)
        if formulaire := page.trouver(saisie.chemin, saisie.champs):
            request.session[CLE_SESSION] = {"saisie": str(saisie.pk), "adresses": [ici]}
            reponse.content = remplir(page, formulaire, saisie.champs, _cle(saisie), partial(_avis, saisie, formulaire))
            return reponse
        if request.headers.get("HX-Request"):
            return reponse
        if (ouvreur := page.ouvreur(saisie.chemin)) and page.contenu:
            # Opened by its own link, once: coming back to this page later opens nothing by itself.
            request.session[CLE_SESSION] = {"saisie": str(saisie.pk), "adresses": [saisie.chemin]}
            dite = render_to_string("saisies/_a_ouvrir.html", {"saisie": saisie})
            marquee = (ouvreur.debut, ouvreur.fin, ouvreur.avec(**{"data-reprise": ""}))
            reponse.content = ecrire(page.texte, [(page.contenu, page.contenu, dite), marquee])
            return reponse
    if ici != saisie.chemin:
        return _aller(request, saisie, [saisie.chemin])
    del request.session[CLE_SESSION]
    return redirect("saisies")


def _avis(saisie: SaisieGardee, formulaire: Formulaire, restes: list) -> str:
    """Return what is said of a form that was filled again."""
    dits = {"saisie": saisie, "geste": not formulaire.se_remplit, "restes": en_mots(restes, saisie.champs)}
    return render_to_string("saisies/_reprise.html", dits)


def _cle(saisie: SaisieGardee) -> str:
    """Return the hidden field by which a form sent again is known."""
    return render_to_string("saisies/_cle.html", {"saisie": saisie, "champ": CHAMP})


def _est_une_page(reponse: HttpResponse) -> bool:
    html = reponse.headers.get("Content-Type", "").startswith("text/html")
    return reponse.status_code == 200 and html and not reponse.streaming


class SaisieRenvoyeeMiddleware:
    """Forget a kept form once it was sent again and received; refused, it stays known by its form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reponse = self.get_response(request)
        if request.method != "POST" or not request.user.is_authenticated or (saisie := renvoyee(request)) is None:
            return reponse
        if reponse.status_code >= 400:
            return _reconnue(request, reponse, saisie)
        saisie.delete()
        request.session.pop(CLE_SESSION, None)
        partie = reponse.status_code == 200 and not reponse.streaming and b"<html" not in reponse.content[:1000]
        if partie and not request.headers.get("HX-Request"):
            # The answer is a part of the page it was typed on: alone, it could not be read.
            messages.success(request, "Votre saisie est envoyée.")
            return redirect(saisie.page or "accueil")
        return reponse


def _reconnue(request: HttpRequest, reponse: HttpResponse, saisie: SaisieGardee) -> HttpResponse:
    """Return the refused form with the key of what was kept: corrected and sent, it is forgotten too."""
    if reponse.streaming or not reponse.headers.get("Content-Type", "").startswith("text/html"):
        return reponse
    page = Page(reponse.content.decode(), request.get_full_path())
    formulaire = page.trouver(request.get_full_path(), [[nom, v] for nom, v in request.POST.lists()])
    if formulaire:
        reponse.content = ecrire(page.texte, [(formulaire.balise.fin, formulaire.balise.fin, _cle(saisie))])
    return reponse
