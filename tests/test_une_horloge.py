"""One clock: the day of an instant is the day in Paris, on pages and in files; just after midnight UTC is still yesterday."""

import ast
import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.db import models
from django.template import Context, Template
from django.utils import timezone

RACINE = Path(__file__).resolve().parents[1]
SOURCES = [p for app in ("cirj", "acteurs", "parcours", "comites") for p in sorted((RACINE / app).rglob("*.py"))]
GABARITS = sorted((RACINE / "templates").rglob("*.html"))
#: Instants without a zone: the cells of a workbook.
SANS_FUSEAU = {(f"parcours/importation/{nom}.py", "cellule.date()") for nom in ("lecture", "ouverture")}


def _noms(genre: type[models.Field]) -> set[str]:
    return {c.name for modele in apps.get_models() for c in modele._meta.concrete_fields if type(c) is genre}


#: What is an instant in every table that has it.
INSTANTS = (_noms(models.DateTimeField) - _noms(models.DateField)) | {"last_login"}


def _est_un_instant(noeud: ast.AST) -> bool:
    return isinstance(noeud, ast.Attribute) and noeud.attr in INSTANTS


def _fautes(arbre: ast.AST) -> Iterator[ast.AST]:
    """Yield what reads the day, or the hour, of an instant as the database keeps it: in UTC."""
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Call) and isinstance(noeud.func, ast.Attribute):
            sur = noeud.func.value
            a_paris = isinstance(sur, ast.Call) and ast.unparse(sur.func).endswith(("localtime", "now"))
            if noeud.func.attr == "date" and not noeud.args and not noeud.keywords and not a_paris:
                yield noeud
            if noeud.func.attr == "strftime" and _est_un_instant(sur):
                yield noeud
        if isinstance(noeud, ast.Call) and ast.unparse(noeud.func).endswith("en_francais"):
            yield from (un for un in noeud.args if _est_un_instant(un))
        if isinstance(noeud, ast.FormattedValue) and noeud.format_spec and _est_un_instant(noeud.value):
            yield noeud
        if isinstance(noeud, ast.Attribute) and noeud.attr in ("day", "month", "year") and _est_un_instant(noeud.value):
            yield noeud


def test_no_source_reads_the_day_of_an_instant_in_utc():
    assert {"cree_le", "termine_le", "annule_le"} <= INSTANTS
    fautes = [
        f"{chemin.relative_to(RACINE)}:{faute.lineno} {ast.unparse(faute)}"
        for chemin in SOURCES
        if "migrations" not in chemin.parts
        for faute in _fautes(ast.parse(chemin.read_text()))
        if (str(chemin.relative_to(RACINE)), ast.unparse(faute)) not in SANS_FUSEAU
    ]
    assert fautes == []


@pytest.mark.parametrize(
    "ecrit",
    ["x.cree_le.date()", "f'{x.cree_le:%d/%m/%Y}'", "en_francais(x.cree_le)", "x.cree_le.year", "quand.date()"],
)
def test_the_rule_sees_what_it_forbids(ecrit):
    assert list(_fautes(ast.parse(ecrit)))


def test_no_template_reads_the_day_of_an_instant_in_utc():
    instants = re.compile(rf"\b(?:{'|'.join(sorted(INSTANTS | {'le'}))})\.(?:date|day|month|year)\b")
    fautes = [
        f"{chemin.relative_to(RACINE)} : {trouvee[0]}"
        for chemin in GABARITS
        for trouvee in instants.finditer(chemin.read_text())
    ]
    assert fautes == []


def test_an_instant_of_the_evening_in_utc_is_today_in_paris():
    with time_machine.travel(datetime.datetime(2026, 11, 29, 23, 30, tzinfo=datetime.UTC), tick=False):
        dit = Template("{% load francais %}{{ x|jour }}, {{ x|distance }}").render(Context({"x": timezone.now()}))
    assert dit == "30 nov. 2026, aujourd&#x27;hui"
