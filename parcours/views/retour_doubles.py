"""After a double is decided: back to the list it was shown in, at the next one."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

LISTE = "doubles"
_CLE = re.compile(r"[0-9a-f-]{36,73}")
_PAGE = re.compile(r"\d{1,5}")


def au_suivant(request: HttpRequest, page: str, *arguments) -> HttpResponse:
    """Return to the list of the department when the answer came from there (``liste``), else to ``page``.

    ``suivant``: the double shown after the one decided, which takes the focus; none on a page's last.
    """
    adresse = reverse(LISTE) if request.POST.get("liste") == LISTE else reverse(page, args=arguments)
    rang, suivant = request.POST.get("page", ""), request.POST.get("suivant", "")
    if _PAGE.fullmatch(rang) and rang != "1":
        adresse += f"?page={rang}"
    return redirect(f"{adresse}#double-{suivant}" if _CLE.fullmatch(suivant) else f"{adresse}#doubles")
