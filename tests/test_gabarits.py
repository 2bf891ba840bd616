"""What every template obeys: the strict Content-Security-Policy, and French messages protected from forgery."""

import re
from pathlib import Path

import pytest
from django.conf import settings

RACINE = Path(settings.TEMPLATES[0]["DIRS"][0])
GABARITS = sorted(RACINE.rglob("*.html"))
# A PDF is rendered from its own files, by a program: no browser, no policy.
PAGES = [g for g in GABARITS if not {"rapport", "email"} & set(g.relative_to(RACINE).parts)]


def _nom(gabarit: Path) -> str:
    return str(gabarit.relative_to(RACINE))


@pytest.mark.parametrize("gabarit", PAGES, ids=_nom)
def test_no_inline_style_script_or_handler(gabarit):
    texte = gabarit.read_text()
    assert not re.search(r"\sstyle\s*=", texte)
    assert not re.search(r"<style\b", texte)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", texte)
    for script in re.findall(r"<script\b([^>]*)>", texte):
        assert "src=" in script or 'type="application/json"' in script


@pytest.mark.parametrize("gabarit", PAGES, ids=_nom)
def test_forms_that_write_carry_the_token(gabarit):
    texte = gabarit.read_text()
    for formulaire in re.findall(r"<form\b.*?</form>", texte, re.DOTALL | re.IGNORECASE):
        if re.search(r'method="post"', formulaire, re.IGNORECASE):
            assert "csrf_token" in formulaire


@pytest.mark.parametrize("gabarit", GABARITS, ids=_nom)
def test_stored_text_is_never_declared_safe(gabarit):
    assert not re.search(r"\|\s*safe\b|autoescape off", gabarit.read_text())


def test_no_template_is_left_unused():
    sources = "\n".join(
        fichier.read_text()
        for dossier in ("acteurs", "parcours", "comites", "cirj", "templates")
        for fichier in (RACINE.parent / dossier).rglob("*")
        if fichier.suffix in (".py", ".html", ".txt")
    )
    # Found by convention: error pages, and the library's own pages that ours replace.
    par_convention = re.compile(r"^(400|403|403_csrf|404|429|500)\.html$|^(account|allauth|mfa|dsfr|django)/")
    oublies = [
        _nom(g)
        for g in GABARITS
        if not par_convention.match(_nom(g)) and f'"{_nom(g)}"' not in sources and f"'{_nom(g)}'" not in sources
    ]
    assert oublies == []
