"""What is asked of a list in its address and cannot be: said in French beside the field, never a bare error.

Every page of the access table that filters (a form sent by GET) is found by reading it; so are the files it gives.
"""

import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from tests.harnais.formulaires import champs
from tests.table_acces import TABLE
from tests.test_acces import adresse_de

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures_comptees_une_fois")]

DATES = ["31/02/2026", "2026-02-31", "0000-01-01", "0001-01-01", "9999-12-31", "99999-01-01", "demain", "-1"]
VALEURS = {"date": DATES, "choix": ["inconnu", "-1", "9999", "é" * 300], "texte": ["é" * 3000]}
#: Filters that a page shows, and the addresses that give the same as a file or a list of names.
FICHIERS = {
    "journal": [("journal_fichier", ["csv"])],
    "agir_fichier_demander": [("agir_fichier", ["csv"])],
    "tableau_de_bord": [("tableau_de_bord_fichier", ["csv"]), ("indicateur_liste", ["file_active"])],
}
_FILTRES = re.compile(r'<form\b[^>]*method="get".*?</form>', re.DOTALL)
PAGES = [ligne for ligne in TABLE if ligne.page and ligne.methode == "GET" and ligne.reponses[0] == 200]


def _filtres(html: str) -> list:
    """Return the fields that the page is filtered by: the search of the header leads elsewhere."""
    contenu = html.partition('id="contenu"')[2]
    return [champ for formulaire in _FILTRES.findall(contenu) for champ in champs(formulaire) if champ.genre != "case"]


def _dits(html: str, nom: str) -> str:
    """Return what the field ``nom`` says it is described by: the beginning of each part it names."""
    champ = next(c for c in re.findall(r"<(?:input|select)\b[^>]*>", html) if f'name="{nom}"' in c)
    ids = (re.search(r'aria-describedby="([^"]*)"', champ) or ["", ""])[1].split()
    parties = [html.partition(f'id="{ici}"')[2].partition(">")[2][:400] for ici in ids]
    return re.sub(r"<[^>]*>|\s+", " ", " ".join(parties))


def test_a_filter_that_cannot_be_is_told_beside_its_field(objets, connecter, coordinatrice):
    client, lues = connecter(coordinatrice), set()
    for ligne in PAGES:
        adresse = adresse_de(ligne, objets).partition("?")[0]
        trouves = [] if adresse in lues else _filtres(client.get(adresse).content.decode())
        lues.add(adresse)
        jours = {champ.nom: "2026-03-01" for champ in trouves if champ.genre == "date"}
        for champ, valeur in ((c, v) for c in trouves for v in VALEURS.get(c.genre, ())):
            demande = jours | {champ.nom: valeur}
            reponse = client.get(adresse, demande)
            assert reponse.status_code in (200, 422), (adresse, demande)
            if champ.genre == "texte":
                continue  # too long, it is cut, or refused as any other
            assert re.search(r"valide|Vérifiez", _dits(reponse.content.decode(), champ.nom)), (adresse, demande)
            for nom, arguments in FICHIERS.get(ligne.nom, ()):
                # The file would hold something else than what was asked: it leads to the page that says why.
                fichier = client.get(reverse(nom, args=arguments), demande)
                assert (fichier.status_code, fichier.url) == (302, f"{adresse}?{urlencode(demande)}")
    assert {reverse(nom) for nom in FICHIERS} <= lues


@pytest.mark.parametrize("nom", ["journal", "agir_fichier_demander"])
@pytest.mark.parametrize(
    ("demande", "dit"),
    [
        ({"du": "2026-03-02", "au": "2026-03-01"}, "précède son début"),
        ({"du": "2020-01-01", "au": "2026-03-01"}, "mois au plus"),
        ({"au": "2026-03-01"}, "obligatoire"),
        ({"du": "2026-03-01"}, "obligatoire"),
        ({"du": "2026-03-01", "au": ""}, "obligatoire"),
    ],
    ids=str,
)
def test_a_period_that_cannot_be_is_told_beside_its_field(nom, demande, dit, connecter, coordinatrice):
    if nom == "journal" and "début" not in dit:
        return  # either end may be left out, and a long period has its pages
    reponse = connecter(coordinatrice).get(reverse(nom), demande)
    assert reponse.status_code in (200, 422)
    html = reponse.content.decode()
    assert dit in _dits(html, "du") + _dits(html, "au")


def test_no_password_is_asked_for_a_file_that_will_not_come(connecter, coordinatrice):
    client = connecter(coordinatrice, confirmee=False)
    for nom in ("journal_fichier", "agir_fichier"):
        reponse = client.get(reverse(nom, args=["csv"]), {"du": "2026-03-02", "au": "2026-03-01"})
        assert "reauthenticate" not in reponse.url
        assert "reauthenticate" in client.get(reverse(nom, args=["csv"]), {"du": "2026-03-01", "au": "2026-03-02"}).url


def test_the_file_of_agir_without_a_period_asks_for_it(connecter, coordinatrice):
    reponse = connecter(coordinatrice).get(reverse("agir_fichier", args=["csv"]), follow=True)
    assert "Ce champ est obligatoire" in reponse.content.decode()
