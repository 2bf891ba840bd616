"""The dated rules are data of the migrations: a test that empties the tables gives them back to the next one.

The program's account does not write them: a test that needs another value asks ``poser_regle``, which the owner of the
test database left there for it.
"""

import json

import pytest

_memoire: dict = {}
_POSER = """
create schema if not exists harnais;
grant usage on schema harnais to public;
create or replace function harnais.poser_regle(un_code text, colonnes jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
    declare depuis date := coalesce((colonnes ->> 'valable_du')::date, '2015-01-01');
    begin
        delete from socle_reglemetier where code = un_code;
        if colonnes ? 'valeur' then
            insert into socle_reglemetier (code, libelle, valeur, unite, valable_du, valable_au, source, motif)
            values (un_code, un_code, colonnes ->> 'valeur', colonnes ->> 'unite', depuis,
                (colonnes ->> 'valable_au')::date, 'Essai', '');
        end if;
    end $$;
"""


def preparer_les_regles() -> None:
    """Leave the function in the database, as its owner."""
    from django.db import connection

    with connection.cursor() as curseur:
        curseur.execute(_POSER)


def poser_regle(code: str, valeur: str | None = None, unite: str = "", **dates: str) -> None:
    """Give ``code`` one value, in the unit it has by default; without a value, no row at all."""
    from django.db import connection

    from cirj.socle.models import RegleMetier

    connue = RegleMetier.objects.filter(code=code).last()
    colonnes = {} if valeur is None else {"valeur": valeur, "unite": unite or connue.unite, **dates}
    with connection.cursor() as curseur:
        curseur.execute("select harnais.poser_regle(%s, %s)", [code, json.dumps(colonnes)])


@pytest.fixture(scope="session")
def regles_de_reference(django_db_setup, django_db_blocker):
    """Read the rules once, before any test could empty their table."""
    from cirj.socle.models import RegleMetier

    with django_db_blocker.unblock():
        _memoire.update(regles=list(RegleMetier.objects.all()), blocage=django_db_blocker)
    assert _memoire["regles"], "La base de test a perdu ses règles datées : relancez avec --create-db."


@pytest.fixture(autouse=True)
def _regles_lues(request):
    if vide_les_tables(request.node):
        request.getfixturevalue("regles_de_reference")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """Put the rules back once the tables were emptied, which the fixtures of the test have done by now, one that fails too."""
    try:
        return (yield)
    finally:
        if _memoire and vide_les_tables(item):
            _remettre()


def _remettre() -> None:
    from cirj.socle.models import RegleMetier
    from cirj.socle.rls.roles import proprietaire

    with _memoire["blocage"].unblock(), proprietaire():
        RegleMetier.objects.all().delete()
        RegleMetier.objects.bulk_create(_memoire["regles"])


def vide_les_tables(item) -> bool:
    """Say whether no transaction surrounds the test: its tables are emptied after it."""
    marque = item.get_closest_marker("django_db")
    return not {"transactional_db", "live_server"}.isdisjoint(item.fixturenames) or bool(
        marque and marque.kwargs.get("transaction")
    )
