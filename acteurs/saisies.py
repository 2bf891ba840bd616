"""Reading a form out of a request to keep it, and giving its fields back in words."""

import uuid
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from acteurs.models import SaisieGardee

#: The field by which a form sent again says which kept one it is.
CHAMP = "_saisie"
_PAS_GARDES = {"csrfmiddlewaretoken", CHAMP}
#: Addresses whose fields are secrets (passwords, codes): never kept.
_SECRETES = ("account_", "mfa_", "proconnect_")


def a_garder(request: HttpRequest, vue=None) -> bool:
    """Say whether ``request`` carries something typed that may be kept."""
    nom = (request.resolver_match.url_name if request.resolver_match else "") or ""
    return request.method == "POST" and getattr(vue, "login_required", True) and not nom.startswith(_SECRETES)


def renvoyee(request: HttpRequest, agent=None) -> SaisieGardee | None:
    """Return the kept form that ``request`` sends again, if it is one of ``agent``'s (by default, who is logged in)."""
    try:
        cle = uuid.UUID(request.POST.get(CHAMP, ""))
    except ValueError:
        return None
    return SaisieGardee.objects.visible_par(agent or request.user).filter(pk=cle).first()


def garder(request: HttpRequest, raison: str, agent=None) -> SaisieGardee:
    """Keep what ``request`` was sending, for ``agent`` (who is logged in); a form stopped twice is kept once."""
    if ancienne := renvoyee(request, agent):
        ancienne.delete()
    champs = [[nom, valeurs] for nom, valeurs in request.POST.lists() if nom not in _PAS_GARDES]
    contenu = {
        "chemin": request.get_full_path(),
        "page": page_d_origine(request),
        "champs": champs,
        "fichiers": [fichier.name for _, fichiers in request.FILES.lists() for fichier in fichiers],
    }
    return SaisieGardee.garder(agent or request.user, raison, contenu)


def page_d_origine(request: HttpRequest) -> str:
    """Return the address, on this site, of the page that the request left; "" when there is none."""
    adresse = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    if not url_has_allowed_host_and_scheme(adresse, {request.get_host()}, require_https=request.is_secure()):
        return ""
    morceaux = urlsplit(adresse)
    return morceaux.path + (f"?{morceaux.query}" if morceaux.query else "")
