"""The key of the drafts that the browser keeps: they lie there encrypted, and only their author's session opens them."""

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def cle_brouillons(request: HttpRequest) -> HttpResponse:
    """Answer 32 bytes: hers from one session to the next, so that a draft outlives a session; never stored anywhere.

    A new password makes another key: what an old draft said is lost with it.
    """
    graine = f"{request.user.pk}:{request.user.password}"
    cle = salted_hmac("acteurs.brouillons", graine, algorithm="sha256").digest()
    return HttpResponse(cle, content_type="application/octet-stream")
