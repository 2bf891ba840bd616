"""A real browser on the real site; a real worker on the real broker."""

import os
import shutil
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import sync_playwright

from tests.harnais.troupe import MOT_DE_PASSE, confirmer_session

OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def chromium():
    executable = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
    assert executable, "Chromium manque : « make test » l'installe, ou installez-le vous-même."
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        yield navigateur
        navigateur.close()


@pytest.fixture
def site(live_server):
    """The address of the site, served on the tests' database, rules included."""
    return live_server.url


@pytest.fixture
def ouvrir_page(chromium, site):
    """Return a function that opens a logged-in page: ``ouvrir_page(agent, "/personnes/", largeur=390)``."""
    contextes, violations = [], []

    def noter_violation(message) -> None:
        if "Content Security Policy" in message.text:
            violations.append(f"{message.page.url if message.page else ''} : {message.text}")

    def ouvrir(agent=None, chemin="/", largeur=1280, confirmee=True):
        contexte = chromium.new_context(viewport={"width": largeur, "height": 844}, locale="fr-FR", base_url=site)
        contextes.append(contexte)
        contexte.on("console", noter_violation)
        page = contexte.new_page()
        page.set_default_timeout(10_000)
        page.erreurs = []
        page.on("pageerror", lambda erreur: page.erreurs.append(str(erreur)))
        page.on("console", lambda m: page.erreurs.append(m.text) if m.type == "error" else None)
        if agent is not None:
            page.goto("/compte/login/")
            page.get_by_label("Adresse électronique").fill(agent.email)
            page.get_by_label("Mot de passe", exact=True).fill(MOT_DE_PASSE)
            page.get_by_role("button", name="Se connecter", exact=True).click()
            page.wait_for_url(lambda url: "/compte/login" not in url)
            if confirmee:
                cles = {cookie["name"]: cookie["value"] for cookie in contexte.cookies()}
                confirmer_session(SessionStore(cles[settings.SESSION_COOKIE_NAME]), agent)
        page.goto(chemin)
        return page

    yield ouvrir
    for contexte in contextes:
        contexte.close()
    # Whatever the test was about: no page of the site asks for what its own policy forbids.
    assert violations == []


@pytest.fixture
def ouvrier(transactional_db):
    """A Celery worker, in its own process, on the tests' database and broker."""
    base = settings.DATABASES["default"]
    url = f"postgresql://{base['USER']}:{base['PASSWORD']}@{base['HOST']}:{base['PORT']}/{base['NAME']}"
    processus = demarrer_ouvrier(url)
    yield processus
    processus.terminate()
    processus.wait(20)


def demarrer_ouvrier(url: str, **options) -> subprocess.Popen:
    commande = [
        sys.executable,
        "-m",
        "tests.harnais.ouvrier",
        "-A",
        "cirj",
        "worker",
        "--pool=prefork",
        "--concurrency=1",
    ]
    return subprocess.Popen(
        [*commande, "--loglevel=WARNING", "--without-gossip", "--without-mingle"],
        env={**os.environ, "DATABASE_URL": url},
        cwd=settings.TEMPLATES[0]["DIRS"][0].parent,
        **options,
    )


def cocher(page, libelle: str) -> None:
    """Tick a box as a person does, by its words, once the page no longer moves: its drawing hides the box itself."""
    page.wait_for_load_state()
    page.locator("label").filter(has_text=libelle).first.click()
    assert page.get_by_label(libelle).first.is_checked()


def attendre(condition, secondes: float = 60):
    """Wait until ``condition()`` is true and return its value; fail after ``secondes``."""
    fin = time.monotonic() + secondes
    while time.monotonic() < fin:
        if valeur := condition():
            return valeur
        time.sleep(0.2)
    raise AssertionError(f"Rien n'est venu en {secondes} s.")
