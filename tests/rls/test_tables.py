"""Every table of the upper floors is under row-level security, or says why it does not."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from cirj.socle.rls import contexte

pytestmark = pytest.mark.django_db

#: Tables that hold nobody: the reason.
SANS_PERSONNE = {
    "comites_comite": "names of committees",
    "comites_rapportannuel": "figures under statistical secrecy",
    "comites_commentairerapport": "what the coordinator writes under the figures of a published report",
}
TABLES = sorted(
    modele._meta.db_table
    for modele in apps.get_models(include_auto_created=True)
    if modele._meta.app_label in ("parcours", "comites")
    and modele._meta.managed
    and modele._meta.db_table not in SANS_PERSONNE
)


def _lire(requete: str):
    with connection.cursor() as curseur:
        curseur.execute(requete)
        return curseur.fetchall()


def test_every_table_is_protected_with_a_policy_for_each_verb():
    murees = {nom for (nom,) in _lire("select relname from pg_class where relrowsecurity and relkind = 'r'")}
    assert murees >= set(TABLES)
    regles = _lire("select tablename, cmd from pg_policies where schemaname = 'public'")
    assert {(table, verbe) for table in TABLES for verbe in ("SELECT", "INSERT", "UPDATE", "DELETE")} <= set(regles)
    assert not [table for table in SANS_PERSONNE if table in murees]


def test_without_a_context_a_table_is_empty_and_refuses_a_row(une_ligne_partout):
    lignes = {table: len(_lire(f"select * from {table}")) for table in TABLES}
    assert [table for table, nombre in lignes.items() if not nombre] == [], "Rien là : le test ne prouverait rien."
    with contexte.personne():
        for table in TABLES:
            assert _lire(f"select * from {table}") == [], table
            assert _ecrire(f"delete from {table}") == 0, table
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                _recopier(table)
    assert {table: len(_lire(f"select * from {table}")) for table in TABLES} == lignes


def test_a_view_shows_no_more_than_the_tables_it_reads(une_ligne_partout):
    """Each is read with the rights of whoever asks: one that forgot to say so would be read with its owner's."""
    vues = _lire("select viewname from pg_views where schemaname = 'public'")
    assert vues
    for (vue,) in vues:
        assert _lire(f"select * from {vue}"), f"{vue} est vide : le test ne prouverait rien."
        with contexte.personne():
            assert _lire(f"select * from {vue}") == [], vue


def _ecrire(ordre: str) -> int:
    with connection.cursor() as curseur:
        curseur.execute(ordre)
        return curseur.rowcount


def _recopier(table: str) -> None:
    """Insert a row of no matter what: row-level security must refuse it before any other constraint."""
    with connection.cursor() as curseur:
        curseur.execute(f"insert into {table} default values")


def test_a_private_note_is_its_structure_s_even_in_raw_sql(une_ligne_partout, request):
    lus = {}
    for qui in ("intervenante", "autre_intervenante", "coordinatrice", "prefecture", "etrangere"):
        with contexte.pour_agent(request.getfixturevalue(qui)):
            lus[qui] = [texte for (texte,) in _lire("select texte from parcours_noteprivee")]
    assert lus.pop("intervenante") == ["Entre nous."]
    assert set(map(tuple, lus.values())) == {()}
