"""No address of the site, however it is written, leads to another site."""

from urllib.parse import urlsplit

import pytest

from tests.harnais.troupe import MOT_DE_PASSE

pytestmark = pytest.mark.django_db

AILLEURS = [
    "https://ailleurs.example/",
    "//ailleurs.example/",
    "/\\ailleurs.example",
    "javascript:alert(1)",
    "\\\\ailleurs.example",
    "https:ailleurs.example",
    "http:///ailleurs.example",
    "/%09/ailleurs.example",
    "https://testserver@ailleurs.example/",
    "data:text/html,<script>alert(1)</script>",
]
NOMS = ("next", "retour", "suite", "url", "redirect", "redirect_to", "return", "continue", "vers", "origine")


def sort_du_site(reponse) -> bool:
    """Say whether the answer sends the browser elsewhere, by itself or by a link."""
    suites = [
        reponse.headers.get(nom, "") for nom in ("Location", "HX-Redirect", "HX-Location", "HX-Push-Url", "Refresh")
    ]
    for suite in filter(None, suites):
        morceaux = urlsplit(suite.replace("\\", "/"))
        if morceaux.netloc not in ("", "testserver") or morceaux.scheme not in ("", "http") or suite.startswith("//"):
            return True
    texte = reponse.texte.lower().replace(" ", "")
    liens = ('href="https://ailleurs', 'href="//ailleurs', 'href="/\\ailleurs', 'href="javascript:', 'href="data:text')
    return any(lien in texte for lien in liens)


# The others are ways of writing that the library's own check knows: asked of the login page, below.
@pytest.mark.parametrize("ailleurs", AILLEURS[:4])
def test_no_parameter_leads_to_another_site(adresses, demander, ailleurs):
    parametres = dict.fromkeys(NOMS, ailleurs)
    entetes = {"referer": ailleurs, "hx-current-url": ailleurs}
    sorties = set()
    for adresse in adresses:
        for methode, donnees in (("GET", parametres), ("POST", adresse.donnees | parametres)):
            if sort_du_site(demander(adresse.agent, methode, adresse.url, donnees, entetes)):
                sorties.add((methode, adresse.nom))
    assert sorties == set()


@pytest.mark.parametrize("ailleurs", AILLEURS)
def test_logging_in_goes_on_inside_the_site(client, coordinatrice, ailleurs):
    reponse = client.post(
        f"/compte/login/?next={ailleurs}", {"login": coordinatrice.email, "password": MOT_DE_PASSE, "next": ailleurs}
    )
    assert reponse.status_code == 302
    reponse.texte = ""
    assert not sort_du_site(reponse)


def test_a_way_back_inside_the_site_is_followed(adresses, demander, objets):
    """The check above would pass on a site that never goes back anywhere."""
    adresse = next(a for a in adresses if a.nom == "blocage_inscrire")
    reponse = demander(adresse.agent, "POST", adresse.url, adresse.donnees | {"retour": "/personnes/"})
    assert reponse.url == "/personnes/"


@pytest.mark.parametrize("hote", ["ailleurs.example", "testserver.ailleurs.example", "testserver:80@ailleurs.example"])
def test_another_host_name_is_refused(client, db, hote):
    assert client.get("/compte/login/", headers={"host": hote}).status_code == 400


def test_a_forwarded_host_name_is_not_believed(client, db):
    reponse = client.get("/personnes/", headers={"x-forwarded-host": "ailleurs.example"})
    assert "ailleurs" not in reponse.url


def test_the_link_of_an_invitation_ignores_who_the_request_says_we_are(
    adresses, connecter, monkeypatch, django_capture_on_commit_callbacks
):
    confies = []
    monkeypatch.setattr("acteurs.tasks.envoyer_invitation.delay", lambda *arguments: confies.append(arguments))
    adresse = next(a for a in adresses if a.nom == "invitation_renvoyer")
    with django_capture_on_commit_callbacks(execute=True):
        connecter(adresse.agent).post(adresse.url, headers={"x-forwarded-host": "ailleurs.example"})
    assert len(confies) == 1
    assert "ailleurs" not in str(confies)
