"""Whatever is put in an address or in a form, the site answers: refused, not found, redirected — never broken down."""

import itertools

import pytest
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from tests.harnais.formulaires import Champ, champs
from tests.table_acces import TABLE
from tests.test_acces import adresse_de

pytestmark = pytest.mark.django_db

NUL, LONG, INCONNU = "a\x00b", "é" * 20_000, "7c9e6679-7425-40de-944b-e07fc1f90ae7"
DATES = ["31/02/2025", "0001-01-01", "9999-12-31", "2024-02-29", "demain", NUL]
TEXTES = [NUL, LONG, "<b>'\"\\%_\U0001f600 \u202e", "-1"]
CLES = [INCONNU, "abc", NUL, ""]
#: Every parameter that a page reads in its address.
PARAMETRES = (
    "page",
    "q",
    "tri",
    "suivi",
    "commune",
    "pilier",
    "etat",
    "referent",
    "protection",
    "contact",
    "blocage",
    "voir",
    "retour",
    "nom",
    "montrer",
    "annee",
    "du",
    "au",
    "debut",
    "fin",
    "periode",
    "departement",
    "structure",
    "point",
    "theme",
    "public",
    "age",
    "epci",
    "sexe",
    "format",
    "dimension",
    "valeur",
    "modalite",
    "programme",
    "seance",
)
VALEURS = ["abc", "a " * 1500, "-1", "9" * 40, NUL, LONG[:3000], INCONNU, "0001-01-01", "agent:abc", "²"]
#: Names that are sent without being the field of a form that a page shows.
SANS_PAGE = ("blocages", "qui", "action", "vers", "seance", "decision", "retour", "affectation", "feuille", "releve")


def sages(trouves: list[Champ]) -> dict:
    """Return what an attentive person would send."""
    jour = timezone.localdate().isoformat()
    return {
        champ.nom: (champ.valeurs[-1] if champ.valeurs else jour if champ.genre == "date" else "Essai")
        for champ in trouves
    }


def envois(trouves: list[Champ]):
    """Yield bodies: one kind of field at a time is hostile, the others are as a person would fill them."""
    yield {}
    yield sages(trouves)
    noms = {
        genre: [c.nom for c in trouves if c.genre == genre] for genre in ("date", "texte", "choix", "case", "cache")
    }
    for genre, valeurs in (("date", DATES), ("texte", TEXTES), ("choix", CLES), ("case", CLES[:3]), ("cache", CLES)):
        for valeur in valeurs if noms[genre] else ():
            yield sages(trouves) | dict.fromkeys(noms[genre], valeur)
    # One date far from the others: what follows each other no longer does.
    for nom, valeur in itertools.product(noms["date"] if len(noms["date"]) > 1 else (), ("1900-01-01", "2900-01-01")):
        yield sages(trouves) | {nom: valeur}


#: Each group of pages shares its cast and its objects: every request is undone before the next.
GROUPES = 24


@pytest.mark.parametrize("groupe", range(GROUPES))
def test_no_odd_request_breaks_the_site_down(groupe, objets, connecter, coordinatrice, intervenante, cles_lues):
    # Whoever the page is open to: a refusal would prove nothing.
    agents = {agent: connecter(agent, raise_request_exception=False) for agent in (coordinatrice, intervenante)}
    pannes = []
    for ligne in TABLE[groupe::GROUPES]:
        client = agents[intervenante if ligne.reponses[0] == 403 else coordinatrice]
        Visite(client, ligne, adresse_de(ligne, objets), pannes).faire(cles_lues)
    assert not pannes


@pytest.fixture
def cles_lues(monkeypatch) -> set[str]:
    """The names that the site looks for in an address or a form, as it does."""
    lues: set[str] = set()

    def noter(nom: str) -> None:
        methode = getattr(QueryDict, nom)

        def notee(self, *parametres, **options):
            lues.update(parametres[:1] or self)
            return methode(self, *parametres, **options)

        monkeypatch.setattr(QueryDict, nom, notee)

    for nom in ("__getitem__", "__contains__", "_getlist", "lists"):
        noter(nom)
    return lues


@pytest.mark.parametrize(
    "lire",
    [
        lambda lu: lu.get("a"),
        lambda lu: lu.getlist("a"),
        lambda lu: "a" in lu,
        lambda lu: lu.get("a", ""),
        lambda lu: lu.urlencode(),
        lambda lu: list(lu.items()),
        lambda lu: lu.dict(),
        lambda lu: lu.copy().get("a"),
    ],
)
def test_what_the_site_looks_for_is_seen(lire, cles_lues):
    envoye = QueryDict("a=1")
    cles_lues.clear()
    lire(envoye)
    assert cles_lues == {"a"}


class Visite:
    """Everything odd that is asked of one page, each request undone; ``pannes`` receives what broke down."""

    def __init__(self, client, ligne, adresse: str, pannes: list):
        self.client, self.ligne, self.adresse, self.pannes = client, ligne, adresse, pannes

    def faire(self, cles_lues: set[str]) -> None:
        page = self._essayer("get", {})
        for rang, valeur in enumerate(VALEURS):
            cles_lues.clear()
            self._essayer("get", dict.fromkeys(PARAMETRES, valeur), headers={"HX-Request": "true"} if rang % 2 else {})
            # Twice, as a page and as a part of one, it looked for nothing: whatever an address holds is the same to it.
            if rang == 1 and not cles_lues & set(PARAMETRES):
                break
        for donnees in envois(champs(page) or [Champ(nom, "cache") for nom in SANS_PAGE]):
            self._essayer("post", donnees)

    def _essayer(self, methode: str, donnees: dict, **entetes) -> str:
        with transaction.atomic():
            reponse = getattr(self.client, methode)(self.adresse, donnees, **entetes)
            if methode == "post" and reponse.status_code == 302:
                # What was accepted must not break the pages that show it: the dossier, the day.
                for suite in (reponse.url, "/"):
                    self._noter(suite, self.client.get(suite), donnees)
            transaction.set_rollback(True)
        return self._noter(methode, reponse, donnees)

    def _noter(self, ou: str, reponse, donnees: dict) -> str:
        if reponse.status_code >= 500 and reponse.status_code not in self.ligne.reponses:
            dites = {cle: valeur[:40] for cle, valeur in donnees.items()}
            self.pannes.append((str(self.ligne), ou, dites, reponse.exc_info))
        contenu = b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
        # Not ``close()``: it would end the connection of the test with the request.
        for fermer in reponse._resource_closers:
            fermer()
        return contenu.decode(errors="ignore")
