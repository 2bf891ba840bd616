"""The policies, functions and triggers of the database are those of the program, and a change of them is applied whole."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import connection, migrations
from django.db.migrations.state import ProjectState

from cirj.socle import etat_des_parties
from cirj.socle.rls import application, definitions
from cirj.socle.rls.application import RetirerLesDefinitions, a_jour, appliquer
from cirj.socle.rls.roles import proprietaire
from tests.harnais.ailleurs import lancer
from tests.harnais.catalogue import catalogue

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def base_a_part():
    """Connect, as its owner, to a database of its own."""
    ordinaire = connection.settings_dict["NAME"]
    copie = f"{ordinaire}_definitions"
    connection.close()
    lancer("dropdb", "--if-exists", copie)
    # Nobody is connected to the one that is copied.
    lancer("createdb", "--template", connection.settings_dict["TEST"]["TEMPLATE"], copie)
    connection.settings_dict["NAME"] = copie
    with proprietaire():
        yield
    connection.close()
    connection.settings_dict["NAME"] = ordinaire
    lancer("dropdb", copie)


def executer(ordre: str) -> None:
    with connection.cursor() as curseur:
        curseur.execute(ordre)


def test_the_database_holds_what_is_declared_and_nothing_else(base_a_part):
    """Applied again from nothing, the declarations give what was there: nothing of it comes from elsewhere."""
    assert a_jour()
    assert not appliquer()
    avant = catalogue()
    executer("comment on schema acces is null")
    assert appliquer()
    assert catalogue() == avant
    assert {table for table, tenue in avant["rls"].items() if tenue} == definitions.TABLES.keys()
    assert len(avant["declencheurs"]) > len(definitions.TABLES)


def test_a_changed_declaration_is_applied_by_migrate_which_says_so(base_a_part, monkeypatch, capsys):
    avant = catalogue()
    protegee = definitions.TABLES["parcours_suivi"]
    monkeypatch.setitem(definitions.TABLES, "parcours_suivi", replace(protegee, lecture="false", figees=()))
    assert not a_jour()
    call_command("migrate")
    assert "mis à jour" in capsys.readouterr().out
    apres = catalogue()
    changees = {nom for nom in avant["politiques"] if avant["politiques"][nom] != apres["politiques"][nom]}
    assert changees == {"parcours_suivi.parcours_suivi_lecture"}
    assert avant["declencheurs"].keys() - apres["declencheurs"].keys() == {"parcours_suivi.figer"}
    call_command("migrate")
    assert "mis à jour" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "ordre",
    [
        "drop policy parcours_suivi_lecture on parcours_suivi",
        "alter policy parcours_suivi_lecture on parcours_suivi using (true)",
        "create policy tout on parcours_suivi for select using (true)",
        "alter table parcours_suivi disable row level security",
        "drop trigger journal on parcours_suivi",
        "alter table parcours_suivi disable trigger journal",
        "create or replace function acces.agent() returns uuid language sql stable as 'select null::uuid'",
        "create function acces.de_trop() returns int language sql as 'select 1'",
        "grant execute on function journal.inscrire to public",
    ],
)
def test_what_somebody_changed_by_hand_is_said_and_put_back(ordre, base_a_part):
    avant = catalogue()
    executer(ordre)
    assert not etat_des_parties.definitions_tenues()
    assert appliquer()
    assert etat_des_parties.definitions_tenues()
    assert catalogue() == avant


def test_nothing_is_applied_while_migrations_remain(base_a_part):
    call_command("migrate", "comites", "zero", verbosity=0)
    executer("comment on schema acces is null")
    assert not appliquer()
    assert not a_jour()


def test_a_migration_may_take_them_away_until_the_end(base_a_part):
    """A column that a policy reads can then be dropped; without it, PostgreSQL refuses."""
    avant = catalogue()
    with connection.schema_editor() as editeur:
        RetirerLesDefinitions().database_forwards("parcours", editeur, ProjectState(), ProjectState())
    sans = catalogue()
    assert [sans[genre] for genre in ("politiques", "declencheurs", "fonctions")] == [{}, {}, {}]
    # Closed meanwhile, not open.
    assert sans["rls"] == avant["rls"]
    assert appliquer()
    assert catalogue() == avant


def test_a_view_of_somebody_else_is_neither_judged_nor_dropped(base_a_part):
    executer("create view suivi_local as select count(*) from parcours_parcours")
    assert a_jour()
    executer("comment on schema acces is null")
    assert appliquer()
    executer("select * from suivi_local")


def test_a_definition_that_postgresql_refuses_changes_nothing(base_a_part, monkeypatch):
    avant = catalogue()
    monkeypatch.setattr(application, "ordres", lambda: ["create function acces.fausse( returns int"])
    executer("comment on schema acces is null")
    with pytest.raises(Exception, match="syntax error"):
        appliquer()
    assert catalogue() == avant


def test_a_migration_that_takes_them_away_can_be_written_down():
    texte, imports = migrations.writer.OperationWriter(RetirerLesDefinitions(), indentation=0).serialize()
    assert texte.startswith("cirj.socle.rls.application.RetirerLesDefinitions(")
    assert imports == {"import cirj.socle.rls.application"}
