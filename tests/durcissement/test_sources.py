"""What the sources never do: SQL written with what somebody typed, stored text declared safe."""

import ast
import re
from pathlib import Path

from django.template import Context, Template

from cirj.socle.textes import rendre_texte

RACINE = Path(__file__).resolve().parents[2]
FICHIERS = [
    fichier
    for etage in ("acteurs", "parcours", "comites", "cirj/socle")
    for fichier in sorted((RACINE / etage).rglob("*.py"))
    if "migrations" not in fichier.parts
]
GABARITS = sorted((RACINE / "templates").rglob("*.html"))
#: The only orders put together: with the name of a table that the journal declares, or with the tables and columns of the
#: models, quoted; the merge of two dossiers and the undoing of an import move rows whatever their table. Values are always
#: parameters.
NOMS_DE_TABLES = {
    "cirj/socle/journal.py",
    "parcours/importation/annulation/depuis.py",
    "parcours/importation/annulation/retour.py",
    "parcours/importation/trace.py",
    "parcours/reunion/gestes.py",
}
#: Text of ours declared safe: drawings that the program itself made, their labels escaped.
DESSINS = {"comites/presentation/sections.py", "comites/rapport/rendu.py"}


def _nom(fichier: Path) -> str:
    return str(fichier.relative_to(RACINE))


def _fautifs(fichiers, faute) -> dict:
    """Return the name of each file where ``faute(file)`` finds something, and what it finds."""
    assert len(fichiers) > 3
    return {_nom(fichier): trouvees for fichier in fichiers if (trouvees := faute(fichier))}


def _appels(fichier: Path):
    for noeud in ast.walk(ast.parse(fichier.read_text())):
        if isinstance(noeud, ast.Call):
            yield getattr(noeud.func, "attr", getattr(noeud.func, "id", "")), noeud


def test_sql_is_never_put_together_from_values():
    """The text of an order is written in the source; what somebody typed goes beside it, as parameters."""
    assert _fautifs([f for f in FICHIERS if _nom(f) not in NOMS_DE_TABLES], _ordres_composes) == {}


def _ordres_composes(fichier: Path) -> list[int]:
    return [
        appel.lineno
        for nom, appel in _appels(fichier)
        if (nom in ("execute", "executemany", "RawSQL", "raw") and appel.args and _compose(appel.args[0]))
        or (nom == "extra" and appel.keywords)
    ]


def _compose(ordre: ast.expr) -> bool:
    """A text that holds values; psycopg's own ``sql.SQL(…).format(…)`` quotes what it is given."""
    if isinstance(ordre, ast.Call):
        return getattr(ordre.func, "attr", "") == "format" and isinstance(ordre.func.value, ast.Constant)
    return isinstance(ordre, (ast.JoinedStr, ast.BinOp))


def test_a_composed_order_is_seen(tmp_path):
    essai = tmp_path / "essai.py"
    essai.write_text(
        "c.execute(f'select {x}')\nc.execute('select ' + x)\nc.execute('select %s' % x)\n"
        "c.execute('select {}'.format(x))\nq.extra(where=[x])\nc.execute('select %s', [x])\n"
    )
    assert _ordres_composes(essai) == [1, 2, 3, 4, 5]


def test_no_text_is_declared_safe():
    declare = re.compile(r"mark_safe|SafeString|SafeText|format_html_join\(|autoescape\s*=\s*False")
    fichiers = [f for f in FICHIERS if _nom(f) not in DESSINS]
    assert _fautifs(fichiers, lambda fichier: declare.findall(fichier.read_text())) == {}


#: HTML of ours, escaped: a page of error, a sheet for the printer, the notice of a form that came back. Text goes through
#: ``textes``.
RENDENT = {"cirj/socle/textes.py", "cirj/socle/pdf.py", "cirj/socle/views/erreurs.py", "acteurs/saisies/reprises.py"}


def test_text_made_by_a_template_never_reaches_a_page_as_html():
    fichiers = [f for f in FICHIERS if _nom(f) not in RENDENT]
    assert _fautifs(fichiers, lambda fichier: re.findall(r"render_to_string|get_template\(", fichier.read_text())) == {}
    texte = rendre_texte("comptes/courriel_revue.txt", {"revue": {"a_rendre_le": None}, "lien": "<b>"})
    assert type(texte) is str
    assert "<b>" in texte
    assert "<b>" not in Template("{{ texte }}").render(Context({"texte": texte}))


def test_nothing_typed_is_run():
    dangers = {"eval", "exec", "system", "popen", "__import__"}
    modules = re.compile(r"^\s*(?:import|from) (?:pickle|marshal|shelve|telnetlib|ftplib)\b", re.M)

    def faute(fichier: Path) -> list[str]:
        return [nom for nom, _ in _appels(fichier) if nom in dangers] + modules.findall(fichier.read_text())

    assert _fautifs(FICHIERS, faute) == {}


#: The printed documents too: what is typed must not become markup there either.
INTERDITS = {
    "stored text declared safe": re.compile(r"\|\s*(?:safe|safeseq)\b|autoescape\s+off"),
    "inline style or handler": re.compile(r"\s(?:style|on[a-z]+)\s*=\s*[\"']"),
    "script in an address": re.compile(r"javascript:"),
    # A space in the value would begin another attribute.
    "attribute without quotes": re.compile(r"\s(?:href|src|action|value|title|class|id)=\{\{"),
    "window that could move ours": re.compile(r"<a\b(?![^>]*noopener)[^>]*target=[\"']_blank"),
}


def test_only_a_form_with_its_token_sends_something_through_htmx():
    """The token stands in forms alone: an element born of typed words would have none to send."""
    muets = re.compile(r"<form\b(?=[^>]*\bmethod=\"post\")[^>]*\bhx-post[^>]*>(?!(?:(?!</form>).)*csrf_token)", re.S)
    motifs = {
        "a token outside forms": re.compile(r"hx-headers"),
        "something else than a form posts": re.compile(r"<(?!form\b)[a-z]+\b[^>]*\bhx-(?:post|put|patch|delete)"),
        "a form without its token": muets,
    }

    def faute(gabarit: Path) -> list[str]:
        return [nom for nom, motif in motifs.items() if motif.search(gabarit.read_text())]

    assert _fautifs(GABARITS, faute) == {}


def test_a_template_writes_text_as_text():
    def faute(gabarit: Path) -> list[str]:
        return [nom for nom, motif in INTERDITS.items() if motif.search(gabarit.read_text())]

    assert _fautifs(GABARITS, faute) == {}


def test_a_script_writes_text_as_text():
    dangers = re.compile(r"\beval\(|new Function\(|document\.write|insertAdjacentHTML|outerHTML\s*=")
    constante = re.compile(r"\s*[\"'][^\"'`$+]*[\"']\s*;")

    def faute(script: Path) -> list[str]:
        texte = script.read_text()
        # Markup written by a script is a constant of ours.
        suites = [suite[:60] for suite in re.split(r"innerHTML\s*=", texte)[1:] if not constante.match(suite)]
        return dangers.findall(texte) + suites

    assert _fautifs(sorted((RACINE / "static/js").glob("*.js")), faute) == {}


#: The one file that speaks to the broker (see its first lines).
CONFIE = "cirj/socle/confier.py"
DEMARRENT = {
    "delay",
    "delay_on_commit",
    "apply_async",
    "apply_async_on_commit",
    "send_task",
    "signature",
    "s",
    "si",
}


def test_a_task_is_started_by_one_function_which_loses_nothing():
    """Started otherwise, it would be lost, or break a page, when the broker does not answer."""
    fichiers = [*FICHIERS, *sorted((RACINE / "cirj").glob("*.py")), *sorted((RACINE / "cirj/local").glob("*.py"))]

    def faute(fichier: Path) -> list[str]:
        return [f"{nom} l. {appel.lineno}" for nom, appel in _appels(fichier) if nom in DEMARRENT]

    assert _fautifs([f for f in fichiers if _nom(f) != CONFIE], faute) == {}
    assert {nom.split()[0] for nom in faute(RACINE / CONFIE)} == {"delay", "send_task"}


def test_a_page_names_the_cache_it_uses():
    """The default one is the login library's: what it counts is not to be mixed with what may be made again."""
    par_defaut = re.compile(r"from django\.core\.cache import (?:.*\b)?cache\b|\bcaches\[[\"']default")
    assert _fautifs(FICHIERS, lambda fichier: par_defaut.findall(fichier.read_text())) == {}
