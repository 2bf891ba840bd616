"""A theme is declared once and named once: nothing of it is forgotten, nothing said twice."""

import importlib
import inspect
import itertools
import pkgutil
from collections import Counter

import pytest

import parcours
from acteurs.nomenclatures import Pilier
from parcours.commun.bref import Bref
from parcours.commun.dates_du_fil import DatesDuFil
from parcours.commun.faits import Source
from parcours.commun.fiche import FormulaireFiche
from parcours.commun.theme import Theme
from parcours.dossier.themes import CERCLE, THEMES

#: The dossier's own, declared beside the list.
DU_DOSSIER = {CERCLE.code}
#: File of a theme → the name that it must give.
FICHIERS = {"faits": "SOURCE", "bref": "BREF", "chronologie": "FIL", "releve": "sections"}
#: Small forms that have a page of their own.
AVEC_UNE_PAGE = {"FormulaireConfirmation"}
#: Rooms whose file of that name is for something else, and why.
AUTREMENT = {
    ("commun", "faits"): "the shape that themes fill in",
    ("commun", "bref"): "the shape that themes fill in",
    ("commun", "chronologie"): "the shape that themes fill in",
    ("commun", "releve"): "the shape that themes fill in",
    ("dossier", "faits"): "all the themes at once",
    ("dossier", "bref"): "all the themes at once",
    ("dossier", "releve"): "all the themes at once",
    ("importation", "faits"): "what a row of a table says",
    ("orientations", "chronologie"): "told reader by reader: the destination may be masked",
    ("rendez_vous", "releve"): "shown by three pillars, each its own",
    ("droits", "releve"): "shown by two pillars, each its own",
    ("droits", "bref"): "told by two pillars, each its own",
}


def _dossiers() -> list[str]:
    return [m.name for m in pkgutil.iter_modules(parcours.__path__) if m.ispkg]


def _declares() -> dict[str, Theme]:
    """Folder → the theme that its ``theme.py`` declares."""
    trouves = {}
    for dossier in _dossiers():
        if importlib.util.find_spec(f"parcours.{dossier}.theme") and dossier != "commun":
            trouves[dossier] = importlib.import_module(f"parcours.{dossier}.theme").THEME
    return trouves


def test_every_declared_theme_is_in_the_list_and_once():
    declares = list(_declares().values())
    assert len(declares) > 10
    assert Counter(theme.code for theme in THEMES) == Counter([*(theme.code for theme in declares), *DU_DOSSIER])


@pytest.mark.parametrize(("dossier", "fichier"), list(itertools.product(_dossiers(), FICHIERS)))
def test_what_a_theme_writes_in_its_files_is_declared(dossier, fichier):
    if importlib.util.find_spec(f"parcours.{dossier}.{fichier}") is None or (dossier, fichier) in AUTREMENT:
        return
    module = importlib.import_module(f"parcours.{dossier}.{fichier}")
    theme = _declares()[dossier]
    assert getattr(module, FICHIERS[fichier]) in (theme.faits, theme.bref, theme.fil, theme.sections)


@pytest.mark.parametrize("pilier", Pilier.values)
def test_every_pillar_has_its_records_and_its_line(pilier):
    theme = next(theme for theme in THEMES if theme.code == pilier)
    assert theme.titre == Pilier(pilier).label
    assert theme.sections
    assert theme.bref


def test_every_small_form_is_of_a_theme():
    declares = {fiche for theme in THEMES for fiche in theme.fiches.values()}
    ecrits = {
        classe
        for module in pkgutil.walk_packages(parcours.__path__, "parcours.")
        if ".formulaire" in module.name and not module.name.startswith("parcours.importation")
        for classe in vars(importlib.import_module(module.name)).values()
        if inspect.isclass(classe) and issubclass(classe, FormulaireFiche) and classe.__module__ == module.name
    }
    # A form that others complete has no address.
    bases = {base for classe in ecrits for base in classe.__mro__[1:]}
    assert {classe.__name__ for classe in ecrits - bases - declares} == AVEC_UNE_PAGE


@pytest.mark.parametrize(
    "dits",
    [
        [mot for theme in THEMES for mot in theme.fiches],
        [theme.code for theme in THEMES],
        [theme.titre for theme in THEMES],
        [code for theme in THEMES if theme.faits for code in theme.faits.libelles],
        [nature for theme in THEMES if theme.fil for nature in (*theme.fil.dire, *theme.fil.assembler)],
    ],
    ids=["addresses", "codes", "titles", "deadlines", "kinds of the timeline"],
)
def test_two_themes_never_say_the_same_word(dits):
    assert [mot for mot, nombre in Counter(dits).items() if nombre > 1] == []


def test_a_declaration_holds_what_it_says():
    for theme in THEMES:
        assert theme.faits is None or isinstance(theme.faits, Source)
        assert theme.bref is None or isinstance(theme.bref, Bref)
        assert theme.fil is None or isinstance(theme.fil, DatesDuFil)
        assert theme.fil is None or not theme.fil.assembler or theme.fil.pilier in Pilier.values
