"""« le dossier d'Espérance »: a name that follows « de » goes through ``de``, on pages and in messages."""

import ast
import re
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parents[2]
#: What such a name is called, whatever holds it.
NOMMES = ("personne", "candidate", "agent", "referent", "titulaire", "structure", "commune", "nom", "prenom", "de")
_GABARIT = re.compile(rf"\b[dD]e \{{\{{ *(?:\w+\.)*(?:{'|'.join(NOMMES)}) *(?:\}}\}}|\|(?!de\b))")


def _fautes(source: str) -> list[str]:
    """Return the names that an f-string writes bare after « de »."""
    trouvees = []
    for chaine in (noeud for noeud in ast.walk(ast.parse(source)) if isinstance(noeud, ast.JoinedStr)):
        for avant, apres in zip(chaine.values, chaine.values[1:], strict=False):
            de_avant = isinstance(avant, ast.Constant) and re.search(r"\b[dD]e $", str(avant.value))
            dit = ast.unparse(apres.value) if isinstance(apres, ast.FormattedValue) else ""
            if de_avant and re.search(rf"(?:^|[.\w])?\b(?:{'|'.join(NOMMES)})$", dit):
                trouvees.append(f"de {{{dit}}}")
    return trouvees


def test_no_template_writes_a_name_bare_after_de():
    fautes = [
        f"{chemin.relative_to(RACINE)} : {trouvee[0]}"
        for chemin in sorted((RACINE / "templates").rglob("*.html"))
        for trouvee in _GABARIT.finditer(chemin.read_text())
    ]
    assert fautes == []


def test_no_message_writes_a_name_bare_after_de():
    fautes = [
        f"{chemin.relative_to(RACINE)} : {faute}"
        for etage in ("cirj", "acteurs", "parcours", "comites")
        for chemin in sorted((RACINE / etage).rglob("*.py"))
        # The one place that writes it so.
        if chemin != RACINE / "cirj/socle/noms.py"
        for faute in _fautes(chemin.read_text())
    ]
    assert fautes == []


@pytest.mark.parametrize("ecrit", ["le dossier de {{ personne }}", "De {{ vue.de }} vers", "de {{ x.nom|lower }}"])
def test_the_rule_sees_a_bare_name(ecrit):
    assert _GABARIT.search(ecrit)
    assert _fautes('f"le dossier de {ligne.personne}"')
