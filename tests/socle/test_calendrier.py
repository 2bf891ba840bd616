"""Dates told with only what is known."""

import ast
import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import HealthCheck, example, given
from hypothesis import settings as reglages
from hypothesis import strategies as st

from cirj.socle.calendrier import Precision, age_a, anniversaire, depuis, derniere_naissance


@pytest.mark.parametrize(
    ("precision", "attendu"),
    [
        (Precision.JOUR, "depuis le 3 déc. 2026"),
        (Precision.MOIS, "depuis décembre 2026"),
        (Precision.ANNEE, "depuis 2026"),
    ],
)
def test_since_tells_only_what_is_known(precision, attendu):
    assert depuis(datetime.date(2026, 12, 3), precision) == attendu


def test_since_says_nothing_without_a_date():
    assert depuis(None, Precision.JOUR) == ""


@pytest.mark.parametrize(
    ("annee", "ans", "le"), [(2022, 18, (2, 28)), (2023, 19, (2, 28)), (2024, 20, (2, 29)), (2005, 1, (2, 28))]
)
def test_born_on_29_february_is_a_year_older_on_the_last_day_of_february(annee, ans, le):
    naissance, jour = datetime.date(2004, 2, 29), datetime.date(annee, *le)
    assert anniversaire(naissance, ans) == jour
    assert age_a(naissance, jour) == ans
    assert age_a(naissance, jour - datetime.timedelta(days=1)) == ans - 1


_NES = st.dates(datetime.date(1920, 1, 1), datetime.date(2030, 12, 31)) | st.sampled_from(
    [datetime.date(annee, mois, jour) for annee in (1996, 2000, 2003, 2004) for mois, jour in ((2, 28), (3, 1))]
    + [datetime.date(annee, 2, 29) for annee in (1996, 2000, 2004)]
)
_JOURS = st.dates(datetime.date(2020, 1, 1), datetime.date(2032, 12, 31)) | st.builds(
    lambda annee, ecart: datetime.date(annee, 3, 1) - datetime.timedelta(days=ecart),
    st.integers(2019, 2033),
    st.integers(-1, 2),
)


@pytest.mark.django_db
@reglages(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(naissance=_NES, jour=_JOURS, ans=st.integers(1, 65))
@example(datetime.date(2004, 2, 29), datetime.date(2022, 2, 28), 18)
def test_an_age_is_the_same_on_a_page_in_a_figure_and_in_the_database(naissance, jour, ans):
    with connection.cursor() as curseur:
        curseur.execute(
            "select acces.age_a(%s, %s), %s::date + make_interval(years => %s)", [naissance, jour, naissance, ans]
        )
        age, atteint = curseur.fetchone()
    assert age == (age_a(naissance, jour) if naissance <= jour else None)
    assert atteint.date() == anniversaire(naissance, ans)
    assert (age_a(naissance, jour) >= ans) is (naissance <= derniere_naissance(ans, jour))


#: A connection counts in UTC: after midnight in Paris, these are still yesterday.
_JOUR_DE_LA_CONNEXION = r"\m(current_date|current_time|localtime|localtimestamp)\M|now\(\)\s*::\s*date|\mage\s*\("


@pytest.mark.django_db
def test_nothing_in_the_database_takes_the_day_of_the_connection():
    """Functions, policies, constraints, defaults and indexes in force, whatever migration wrote them."""
    with connection.cursor() as curseur:
        curseur.execute(
            """
            select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where n.nspname in ('public', 'acces', 'journal') and p.prosrc ~* %(motif)s
                    and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
            union all select tablename || '.' || policyname from pg_policies where coalesce(qual, '') || coalesce(with_check, '') ~* %(motif)s
            union all select conrelid::regclass || '.' || conname from pg_constraint
                where contype = 'c' and conrelid <> 0 and pg_get_constraintdef(oid) ~* %(motif)s
            union all select adrelid::regclass::text from pg_attrdef where pg_get_expr(adbin, adrelid) ~* %(motif)s
            union all select indexname::text from pg_indexes where indexdef ~* %(motif)s
            """,
            {"motif": _JOUR_DE_LA_CONNEXION},
        )
        assert curseur.fetchall() == []


#: What gives a day without saying where: (attribute) of ``date``, ``datetime``, or of an instant.
_SANS_FUSEAU = {"today", "utcnow", "utcfromtimestamp", "fromtimestamp", "strftime"}


def test_no_module_takes_the_day_of_the_machine_or_of_greenwich():
    """« Hier » and « aujourd'hui » are those of Paris: ``timezone.localdate`` and ``timezone.localtime`` only."""
    racine, trouves = Path(settings.TEMPLATES[0]["DIRS"][0]).parent, []
    for fichier in (f for app in ("acteurs", "parcours", "comites", "cirj") for f in (racine / app).rglob("*.py")):
        for noeud in ast.walk(ast.parse(fichier.read_text())):
            if not isinstance(noeud, ast.Call) or not isinstance(noeud.func, ast.Attribute):
                continue
            appele = ast.unparse(noeud.func)
            nomme = noeud.func.attr in _SANS_FUSEAU or appele.endswith(("datetime.now", "timezone.now().date"))
            instant = (
                noeud.func.attr == "date" and not noeud.args and ast.unparse(noeud.func.value).endswith(("_le", ".le"))
            )
            if nomme or instant:
                trouves.append((str(fichier.relative_to(racine)), noeud.lineno, appele))
    assert trouves == []
