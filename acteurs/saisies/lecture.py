"""Reading a form out of a request to keep it for whoever typed it, and finding it again when it is sent again."""

import uuid
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from acteurs.models import SaisieGardee
from acteurs.saisies import auteurs

#: The field by which a form sent again says which kept one it is.
CHAMP = "_saisie"
_PAS_GARDES = {"csrfmiddlewaretoken", auteurs.CHAMP, CHAMP}
#: Addresses whose fields are secrets (passwords, codes): never kept.
_SECRETES = ("account_", "mfa_", "proconnect_")


def a_garder(request: HttpRequest, vue=None) -> bool:
    """Say whether ``request`` carries something typed that may be kept."""
    adresse = request.resolver_match
    if request.method != "POST" or adresse is None:
        return False
    ouverte_a_tous = not getattr(vue or adresse.func, "login_required", True)
    return not ouverte_a_tous and not (adresse.url_name or "").startswith(_SECRETES)


def renvoyee(request: HttpRequest, agent=None) -> SaisieGardee | None:
    """Return the kept form that ``request`` sends again, if it is one of ``agent``'s (by default, who is logged in)."""
    try:
        cle = uuid.UUID(request.POST.get(CHAMP, ""))
    except ValueError:
        return None
    return SaisieGardee.objects.visible_par(agent or request.user).filter(pk=cle).first()


def garder_pour_son_auteur(request: HttpRequest, raison: str, vue=None) -> SaisieGardee | None:
    """Keep what a form sent, for whom its mark names, whoever the request comes from; None when nothing may be kept.

    Without a mark nothing is kept: nobody fills the disk, nor another site has anything kept in somebody's name.
    """
    if not a_garder(request, vue) or (agent := auteurs.auteur(request)) is None:
        return None
    return None if SaisieGardee.objects.trop_de_suite(agent) else garder(request, raison, agent)


def garder(request: HttpRequest, raison: str, agent=None) -> SaisieGardee | None:
    """Keep what ``request`` was sending, for ``agent`` (who is logged in); a form stopped twice is kept once."""
    if ancienne := renvoyee(request, agent):
        ancienne.delete()
    champs = [[nom, valeurs] for nom, valeurs in request.POST.lists() if nom not in _PAS_GARDES]
    agent = agent or request.user
    contenu = {
        "affectation": str(agent.affectation.pk) if agent.affectation else "",
        "chemin": request.get_full_path(),
        "page": page_d_origine(request),
        "champs": champs,
        "fichiers": [fichier.name for _, fichiers in request.FILES.lists() for fichier in fichiers],
    }
    return SaisieGardee.garder(agent, raison, contenu)


def page_d_origine(request: HttpRequest) -> str:
    """Return the address, on this site, of the page that the request left; "" when there is none."""
    adresse = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    if not url_has_allowed_host_and_scheme(adresse, {request.get_host()}, require_https=request.is_secure()):
        return ""
    morceaux = urlsplit(adresse)
    if morceaux.path.startswith("//"):  # alone, it would be the address of another site
        return ""
    return morceaux.path + (f"?{morceaux.query}" if morceaux.query else "")
