"""The page itself: an accessible PDF that never takes a second sheet of paper."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.utils import timezone

from parcours.mon_parcours.contenu import Aide, MonParcours, PilierDit
from parcours.mon_parcours.langues import FRANCAIS, langue

GABARIT, FEUILLE = "parcours/mon_parcours/document.html", "mon-parcours.css"


@dataclass(frozen=True)
class Place:
    """How much is shown: steps of a pillar, dates, people; ``signes``: kept of a title or of a name.

    ``taille``: the size of the type, a class of the sheet (« grand », « moyen », « petit », « minime »).
    """

    etapes: int
    dates: int
    aides: int
    signes: int = 200
    taille: str = "moyen"


#: From the most comfortable to the tightest: the first that holds on one sheet is printed.
PLACES = (
    Place(3, 5, 5, taille="grand"),
    Place(2, 4, 4, taille="grand"),
    Place(3, 5, 5),
    Place(2, 4, 4),
    Place(2, 4, 4, taille="petit"),
    Place(1, 3, 4, 100, "petit"),
    Place(1, 2, 3, 60, "petit"),
    Place(1, 1, 2, 40, "minime"),
)


@dataclass(frozen=True)
class PilierMontre:
    pilier: PilierDit
    #: (step, its title as it is printed)
    etapes: list
    autres: int


def produire(contenu: MonParcours, code: str) -> bytes:
    """Return the PDF in French and in the language ``code`` (« fra »: French alone)."""
    # Imported late: the renderer costs 0.5 s and 60 MB, which no other page pays.
    from cirj.socle.pdf import rendre_sur_une_page

    identifiant = f"mon-parcours-{contenu.personne.pk}-{timezone.now().isoformat()}"
    return rendre_sur_une_page(GABARIT, contextes(contenu, code), FEUILLE, identifiant)


def contextes(contenu: MonParcours, code: str) -> list[dict]:
    """Return what the template reads, with less and less to show."""
    francais, autre = langue(FRANCAIS), langue(code)
    commun = {
        "contenu": contenu,
        "langues": [francais] if code == FRANCAIS else [autre, francais],
        "sienne": autre,
        "jour": timezone.localdate(),
        "a_relire": autre.a_relire,
        "courriel": settings.COURRIEL_DPO or settings.COURRIEL_CONTACT,
    }
    return [commun | _choisir(contenu, place) for place in PLACES]


def _choisir(contenu: MonParcours, place: Place) -> dict:
    return {
        "taille": place.taille,
        "piliers": [_montre(pilier, place) for pilier in contenu.piliers],
        "dates": [replace(d, ou=_couper(d.ou, place)) for d in contenu.dates[: place.dates]],
        "autres_dates": max(0, len(contenu.dates) - place.dates),
        "aides": [_couper_aide(aide, place) for aide in contenu.aides[: place.aides]],
        "autres_aides": max(0, len(contenu.aides) - place.aides),
    }


def _montre(pilier: PilierDit, place: Place) -> PilierMontre:
    montrees = [(etape, _couper(etape.intitule, place)) for etape in pilier.etapes[: place.etapes]]
    return PilierMontre(pilier, montrees, max(0, len(pilier.etapes) - place.etapes))


def _couper_aide(aide: Aide, place: Place) -> Aide:
    return replace(aide, nom=_couper(aide.nom, place), precision=_couper(aide.precision, place))


def _couper(texte: str, place: Place) -> str:
    return texte if len(texte) <= place.signes else texte[: place.signes - 1].rstrip() + "…"
