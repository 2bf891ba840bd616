"""No form and no page that writes can forget that two people may be there: each is found, and asked how it does."""

import ast
import importlib
import inspect
import pkgutil
import textwrap

import pytest
from django import forms
from django.urls import get_resolver

from cirj.socle.concurrence import AjoutSeul, AvecVersion
from tests.harnais.a_deux import CAS
from tests.table_ecritures import AJOUT, ETAT, FORMULAIRES, PAGES, VERSION

ETAGES = ("cirj.socle", "acteurs", "parcours", "comites")
#: What holds a row, or changes it only as it was read.
TENUES = (
    "select_for_update",
    "attendre_son_tour",
    "pg_advisory_xact_lock",
    "get_or_create",
    "update_or_create",
    ".update(",
    "IntegrityError",
    "verrouiller()",
    "@depot_a_changer",
)


def _tout_importer() -> None:
    for etage in ETAGES:
        paquet = importlib.import_module(etage)
        for module in pkgutil.walk_packages(paquet.__path__, f"{etage}."):
            if ".migrations" not in module.name and ".management" not in module.name:
                importlib.import_module(module.name)


def _sous_classes(classe) -> set:
    directes = set(classe.__subclasses__())
    return directes | {c for directe in directes for c in _sous_classes(directe)}


def _notres() -> list[type]:
    _tout_importer()
    siennes = {c for c in _sous_classes(forms.BaseForm) if c.__module__.startswith(ETAGES)}
    return sorted(siennes, key=_nom)


def _faites_de(classe: type) -> list[type]:
    """Our classes made of this one; django-filter makes one of its own at the first page that is served."""
    return [c for c in classe.__subclasses__() if c.__module__.startswith(ETAGES)]


def _nom(classe: type) -> str:
    return f"{classe.__module__}.{classe.__qualname__}"


def test_every_model_form_compares_or_only_adds():
    modeles = [c for c in _notres() if issubclass(c, forms.BaseModelForm) and c._meta.model is not None]
    assert len(modeles) > 60
    assert [_nom(c) for c in modeles if not issubclass(c, (AvecVersion, AjoutSeul))] == []
    # The mechanism comes first: what it says cannot be taken back by a form.
    assert [_nom(c) for c in modeles if c.save not in (AvecVersion.save, AjoutSeul.save) and not _rappelle(c)] == []


def _rappelle(classe: type) -> bool:
    """A form that says more when it saves still calls the mechanism's own."""
    propres = [c for c in classe.__mro__ if "save" in vars(c) and c.__module__.startswith(ETAGES)]
    return propres[-1] in (AvecVersion, AjoutSeul) and all(
        "super().save(" in inspect.getsource(c.save) for c in propres
    )


def test_every_form_that_compares_is_written_by_the_one_gesture():
    """``essayer`` and ``verrouiller`` are the mechanism's; the committees' hold their session first."""
    versions = [c for c in _notres() if issubclass(c, AvecVersion)]
    assert [_nom(c) for c in versions if c.essayer is not AvecVersion.essayer] == []
    autres = {c.verrouiller for c in versions} - {AvecVersion.verrouiller}
    assert all("super().verrouiller()" in inspect.getsource(v) for v in autres)
    for classe in versions:
        if not issubclass(classe, forms.BaseModelForm) and vars(classe):
            assert classe.objet_versionne is not AvecVersion.objet_versionne or not classe.base_fields, _nom(classe)


def test_every_other_form_says_how_it_writes():
    """A class that others are made of is no form by itself."""
    autres = {
        _nom(c)
        for c in _notres()
        if not issubclass(c, (AvecVersion, AjoutSeul, forms.BaseModelForm)) and not _faites_de(c) and _demande(c)
    }
    assert autres == set(FORMULAIRES)


def _demande(classe: type) -> bool:
    """Say whether the form asks for something: a verb's bare button has no field of its own."""
    return bool(classe.base_fields) or "self.fields[" in inspect.getsource(classe) or _nom(classe) in FORMULAIRES


def _adresses(resolveur) -> dict:
    trouvees = {}
    for motif in resolveur.url_patterns:
        if hasattr(motif, "url_patterns"):
            trouvees |= _adresses(motif)
        else:
            trouvees[motif.name] = motif.callback
    return trouvees


def _les_notres() -> dict:
    """Name of the address → its view; the library of accounts writes one's own account only."""
    return {
        nom: inspect.unwrap(vue)
        for nom, vue in _adresses(get_resolver()).items()
        if inspect.isfunction(inspect.unwrap(vue))
        and inspect.unwrap(vue).__module__.startswith(ETAGES)
        and not hasattr(vue, "view_class")
    }


def _corps(vue) -> dict:
    """Return the view and the helpers of the views' floor that it calls → their source."""
    corps, reste = {}, [vue]
    while reste:
        fonction = reste.pop()
        if fonction in corps:
            continue
        corps[fonction] = source = textwrap.dedent(inspect.getsource(fonction))
        module = inspect.getmodule(fonction)
        for noeud in ast.walk(ast.parse(source)):
            appelee = inspect.unwrap(getattr(module, noeud.func.id, None) or print) if _par_nom(noeud) else None
            if inspect.isfunction(appelee) and ".views." in appelee.__module__:
                reste.append(appelee)
    return corps


def _par_nom(noeud: ast.AST) -> bool:
    return isinstance(noeud, ast.Call) and isinstance(noeud.func, ast.Name)


def _recoit(vue) -> bool:
    """Say whether the view looks at what is sent."""
    corps = _corps(vue)
    return "@require_safe" not in corps[vue] and any("POST" in source for source in corps.values())


def _classes(vue) -> set[type]:
    """Return the forms that the view makes, those of a registry included."""
    trouvees = set()
    for fonction, source in _corps(vue).items():
        module = inspect.getmodule(fonction)
        for noeud in ast.walk(ast.parse(source)):
            objet = getattr(module, noeud.id, None) if isinstance(noeud, ast.Name) else None
            valeurs = objet.values() if isinstance(objet, dict) else [objet]
            trouvees |= {v for v in valeurs if inspect.isclass(v) and issubclass(v, forms.BaseForm)}
    return trouvees


def test_every_page_that_reads_what_is_sent_says_how_it_writes():
    assert {nom for nom, vue in _les_notres().items() if _recoit(vue)} == set(PAGES)


@pytest.mark.parametrize("nom", sorted(nom for nom, page in PAGES.items() if page.comment == VERSION))
def test_a_page_that_compares_is_asked_for_two(nom):
    classes = _classes(_les_notres()[nom])
    assert any(issubclass(c, AvecVersion) for c in classes)
    assert {_nom(c) for c in classes if not issubclass(c, AvecVersion)} <= set(FORMULAIRES)
    if nom != "fiche_ajouter":
        assert nom in {cas.nom for cas in CAS}


@pytest.mark.parametrize("nom", sorted(nom for nom, page in PAGES.items() if page.comment == AJOUT))
def test_a_page_that_adds_gives_no_row_to_its_form(nom):
    """Its form only adds, or compares when it is given a row: here it is given none."""
    for classe in _classes(_les_notres()[nom]):
        assert issubclass(classe, (AvecVersion, AjoutSeul)) or FORMULAIRES[_nom(classe)].comment == AJOUT, _nom(classe)
    for verbe in PAGES[nom].verbes:
        assert _tient(verbe), verbe


@pytest.mark.parametrize(
    "verbe", sorted({v for e in (*PAGES.values(), *FORMULAIRES.values()) if e.comment == ETAT for v in e.verbes})
)
def test_a_verb_holds_its_row_or_changes_it_only_as_it_was(verbe):
    assert _tient(verbe)


def test_every_claim_says_why():
    for nom, ecriture in (PAGES | FORMULAIRES).items():
        assert ecriture.verbes or ecriture.raison or ecriture.comment == VERSION, nom
        assert ecriture.verbes or ecriture.comment != ETAT, nom


def test_no_view_writes_a_form_that_compares_by_another_gesture():
    """``save`` and ``enregistrer`` would write what was not compared."""
    fautives = {}
    for nom, vue in _les_notres().items():
        for fonction, source in _corps(vue).items():
            siens = {c.__name__ for c in _classes(fonction) if issubclass(c, AvecVersion)}
            if lignes := _autres_gestes(source, siens):
                fautives[nom] = lignes
    assert fautives == {}


def _autres_gestes(source: str, classes: set[str]) -> list[int]:
    arbre = ast.parse(source)
    formulaires = {
        cible.id
        for noeud in ast.walk(arbre)
        if isinstance(noeud, ast.Assign) and _par_nom(noeud.value) and noeud.value.func.id in classes
        for cible in noeud.targets
        if isinstance(cible, ast.Name)
    }
    return [
        noeud.lineno
        for noeud in ast.walk(arbre)
        if isinstance(noeud, ast.Call)
        and isinstance(noeud.func, ast.Attribute)
        and noeud.func.attr in ("save", "enregistrer")
        and getattr(noeud.func.value, "id", "") in formulaires
    ]


def test_another_gesture_is_seen():
    source = "def vue(r):\n    f = Fiche(r)\n    f.save()\n    f.essayer()\n    autre.save()\n"
    assert _autres_gestes(source, {"Fiche"}) == [3]


def _tient(verbe: str) -> bool:
    """Say whether the verb, or what it calls in its module, holds the row or asks its state as it writes."""
    module, _, nom = verbe.rpartition(".")
    try:
        fonction = getattr(importlib.import_module(module), nom)
    except ModuleNotFoundError:
        module, _, classe = module.rpartition(".")
        fonction = getattr(getattr(importlib.import_module(module), classe), nom)
    fonction = inspect.unwrap(fonction)
    fonctions = _fonctions_du_module(inspect.getmodule(fonction))
    vues, reste = set(), [fonction.__name__]
    while reste:
        nom = reste.pop()
        if nom in vues or nom not in fonctions:
            continue
        vues.add(nom)
        if any(marque in fonctions[nom] for marque in TENUES):
            return True
        reste += [_appelee(n) for n in ast.walk(ast.parse(fonctions[nom])) if isinstance(n, ast.Call)]
    return False


def test_the_gesture_that_holds_an_import_for_a_view_does_hold_it():
    assert _tient("parcours.views.importations.depose.depot_a_changer")
    assert not _tient("parcours.views.importations.depose.depot_a_lire")


def _fonctions_du_module(module) -> dict[str, str]:
    """Return the functions by name → their source, what is written above them included."""
    source = inspect.getsource(module)
    lignes = source.splitlines(keepends=True)
    return {
        noeud.name: textwrap.dedent(
            "".join(lignes[min([noeud, *noeud.decorator_list], key=lambda n: n.lineno).lineno - 1 : noeud.end_lineno])
        )
        for noeud in ast.walk(ast.parse(source))
        if isinstance(noeud, ast.FunctionDef)
    }


def _appelee(appel: ast.Call) -> str:
    return getattr(appel.func, "attr", getattr(appel.func, "id", ""))


@pytest.mark.django_db
def test_ending_an_access_twice_ends_it_once(objets, coordinatrice, connecter):
    client, adresse = connecter(coordinatrice), f"/equipe/acces/{objets['affectation'].pk}/fin/"
    remise = {f"{objets['affectation'].pk}-tout": str(coordinatrice.pk), "confirme": "1"}
    assert client.post(adresse, remise).status_code == 302
    fin = type(objets["affectation"]).objects.values_list("fin", "modifie_le").get(pk=objets["affectation"].pk)
    assert client.post(adresse).status_code == 404
    assert fin == type(objets["affectation"]).objects.values_list("fin", "modifie_le").get(pk=objets["affectation"].pk)
