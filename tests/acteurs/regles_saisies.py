"""What the pages of the dated rules are sent, and what they say."""

import datetime
import html
import re

from django.urls import reverse
from django.utils import timezone

from cirj.socle.models import RegleMetier

CODE = "AGIR_CONTACT"
UN_JOUR = datetime.timedelta(days=1)


def saisie(**autres) -> dict:
    return {
        "valeur": "3",
        "valable_du": (timezone.localdate() + UN_JOUR).isoformat(),
        "motif": "Le cahier des charges change.",
        "source": "Instruction d'essai",
    } | autres


def adresse(code: str = CODE, page: str = "regle_changer", **arguments) -> str:
    return reverse(page, kwargs={"code": code, **arguments})


def apercu(client, regle: str = CODE, **autres):
    """Send the form; return the preview in plain words, and what its form would send."""
    reponse = client.post(adresse(regle), saisie(**autres))
    assert reponse.status_code == 200, reponse.content.decode()
    texte = reponse.content.decode()
    caches = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', texte))
    caches.pop("csrfmiddlewaretoken", None)
    return mots(texte), {nom: html.unescape(valeur) for nom, valeur in caches.items()}


def mots(page: str) -> str:
    texte = html.unescape(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]))
    return " ".join(texte.split()).replace(" ,", ",")


def nouvelles() -> int:
    return RegleMetier.objects.filter(code=CODE).exclude(motif="").count()
