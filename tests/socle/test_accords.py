"""A number agrees with what it counts: « 1 an », « 2 ans », in every sentence that a template or a module writes."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

from cirj.socle.calendrier import ans
from cirj.socle.models import RegleMetier

RACINE = Path(settings.TEMPLATES[0]["DIRS"][0]).parent
#: Words that end with an « s » and count nothing, or are the same for one.
_INVARIABLES = {
    "mois",
    "fois",
    "parcours",
    "dans",
    "sans",
    "vers",
    "plus",
    "puis",
    "depuis",
    "après",
    "vous",
    "très",
    "accès",
    "près",
    "ces",
    "as",
}
#: Sentences that are only written for two or more, with what makes it sure.
_TOUJOURS_PLURIEL = {
    ("commun/erreurs_formulaire.html", "points"),  # one is said apart
    ("acteurs/sessions.html", "endroits"),  # under {% if autres %}
    ("parcours/views/importations/apercu.py", "lignes"),  # under « > 1 »
    ("parcours/importation/colonnes.html", "feuilles"),  # under {% if > 1 %}
    ("parcours/importation/_ses_feuilles.html", "feuilles"),  # one is said apart
    ("parcours/importation/apercu.html", "lignes"),  # under {% if > 1 %}; a table cut short is a long one
    ("parcours/journal/journal.html", "actes"),  # « plus de »: the most that is shown
    ("comites/journee.html", "prochains"),  # the days of a dated rule
    ("parcours/logement/termes.py", "personnes"),  # more than a rule allows, which is one at least
    ("parcours/langue/regles_prescription.py", "heures"),  # values of dated rules: tens of hours
    ("parcours/journal/recit.py", "dossiers"),  # under « > 1 »
    ("parcours/famille/regles_reunification.py", "ans"),  # an age of majority, or near
    ("parcours/emploi/accompagnement_jeunes.py", "ans"),  # 16, 26, 30: dated rules
    ("parcours/agir/eligibilite.py", "ans"),  # the least age of the programme
    ("parcours/importation/identite.py", "caractères"),
    ("parcours/importation/ouverture.py", "cases"),  # bounds of a file: thousands
    ("parcours/importation/ouverture.py", "colonnes"),
    ("parcours/importation/ouverture.py", "lignes"),
    ("parcours/importation/ouverture.py", "feuilles"),
    ("parcours/agir/ofii/lecture.py", "lignes"),
    ("parcours/documents/formulaire.py", "documents"),
    ("acteurs/catalogue/schema.py", "caractères"),
    ("acteurs/comptes/mots_de_passe.py", "caractères"),
    ("acteurs/comptes/mots_de_passe.py", "mots"),
    ("cirj/settings/environnement.py", "caractères"),
    ("cirj/local/audit.py", "bibliothèques"),
    ("cirj/local/arret.py", "secondes"),  # patience: a minute and more
    ("cirj/local/postgres.py", "secondes"),
    ("cirj/socle/regles_connues.py", "valeurs"),  # « de 1 à 4 »
    ("cirj/socle/templatetags/francais.py", "jours"),  # from two on: nearer days have a word of their own
    ("cirj/socle/templatetags/francais.py", "ans"),
    ("comites/views/accueil_prefecture.py", "personnes"),  # fewer is secret
    ("comites/demonstration/recits/cohorte.py", "heures"),
}
_SUITE = re.compile(r"[ \N{NO-BREAK SPACE}]([a-zà-ÿœ]+[sx])\b")


def _modules() -> list[Path]:
    return [
        f
        for app in ("acteurs", "parcours", "comites", "cirj")
        for f in (RACINE / app).rglob("*.py")
        if "migrations" not in f.parts
    ]


def _des_modules() -> set[tuple[str, str]]:
    """Return (file, word) for each f-string where a value is followed by a plural."""
    trouves = set()
    for fichier in _modules():
        for chaine in (n for n in ast.walk(ast.parse(fichier.read_text())) if isinstance(n, ast.JoinedStr)):
            for valeur, suite in zip(chaine.values, chaine.values[1:], strict=False):
                if isinstance(valeur, ast.FormattedValue) and isinstance(suite, ast.Constant):
                    trouve = _SUITE.match(suite.value)
                    # A name followed by an adjective is no count: « la revue de X faites ».
                    if trouve and not isinstance(valeur.value, ast.Constant):
                        trouves.add((str(fichier.relative_to(RACINE)), trouve[1]))
    return trouves


def _des_gabarits() -> set[tuple[str, str]]:
    """Return (file, word) for each variable followed by a plural, « les {{ n }} … » aside, which says several."""
    dossier = RACINE / "templates"
    return {
        (str(fichier.relative_to(dossier)), trouve[1])
        for fichier in (*dossier.rglob("*.html"), *dossier.rglob("*.txt"))
        for trouve in re.finditer(r"(?<!les )\{\{[^}]*\}\}" + _SUITE.pattern, fichier.read_text())
        if "|compte" not in trouve[0]
    }


@pytest.mark.parametrize("lire", [_des_modules, _des_gabarits], ids=["modules", "gabarits"])
def test_no_number_is_followed_by_a_plural_that_one_would_make_wrong(lire):
    trouves = {(ou, mot) for ou, mot in lire() if mot not in _INVARIABLES}
    assert sorted(trouves - _TOUJOURS_PLURIEL) == []


def test_every_exception_still_has_its_sentence():
    assert _TOUJOURS_PLURIEL - _des_modules() - _des_gabarits() == set()


@pytest.mark.parametrize(("age", "dit"), [(0, "moins d'un an"), (1, "1 an"), (2, "2 ans"), (31, "31 ans")])
def test_an_age_agrees(age, dit):
    assert ans(age) == dit


@pytest.mark.parametrize(
    ("valeur", "unite", "dit"),
    [
        ("1", "ans", "1 an"),
        ("18", "ans", "18 ans"),
        ("1", "jours", "1 jour"),
        ("10", "jours", "10 jours"),
        ("1", "mois", "1 mois"),
        ("5", "nombre", "5"),
        ("2026-01-01", "date", "2026-01-01"),
    ],
)
def test_a_duration_of_the_dated_rules_agrees(valeur, unite, dit):
    assert RegleMetier(valeur=valeur, unite=unite).en_mots == dit
