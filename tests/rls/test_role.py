"""The account the program runs under: it cannot take row-level security down, nor go round it."""

import pytest
from django.db import ProgrammingError, connection, transaction

from cirj.socle.rls import contexte
from cirj.socle.rls.roles import contourne_le_mur, proprietaire
from parcours.models import EssaiAcces, Personne

pytestmark = pytest.mark.django_db


def test_the_account_of_the_program_is_held_by_the_wall():
    assert not contourne_le_mur()


@pytest.mark.parametrize(
    "ordre",
    [
        "alter table parcours_personne disable row level security",
        "drop policy parcours_personne_lecture on parcours_personne",
        "create policy tout on parcours_personne using (true)",
        "truncate parcours_personne cascade",
        "create or replace function acces.departements_lus() returns varchar[] language sql as 'select null::varchar[]'",
        "set role postgres",
        "create table fuite (x text)",
        "delete from django_migrations",
    ],
)
def test_it_may_not_change_the_wall(ordre):
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(ordre)


def test_turning_the_policies_off_raises_instead_of_showing_everything(personne, sans_contexte):
    with connection.cursor() as curseur:
        curseur.execute("set local row_security = off")
        with pytest.raises(ProgrammingError), transaction.atomic():
            curseur.execute("select * from parcours_personne")


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_there_is_no_context_and_nothing_to_read(personne, comme_en_production):
    assert Personne.objects.count() == 0
    with transaction.atomic():
        assert Personne.objects.count() == 1
    with contexte.personne(), transaction.atomic():
        assert Personne.objects.count() == 0
    # The connection kept nothing of the transaction that could read.
    assert Personne.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_owner_reads_everything_for_backups(personne):
    with contexte.personne(), proprietaire():
        assert contourne_le_mur()
        assert Personne.objects.count() == 1
    assert not contourne_le_mur()


def test_a_context_changed_inside_a_transaction_counts_at_once_and_is_given_back(personne):
    with contexte.personne():
        assert not Personne.objects.exists()
        with contexte.service("39"):
            assert Personne.objects.exists()
        with contexte.service("25"):
            assert not Personne.objects.exists()
        with contexte.statistiques("39"):
            assert Personne.objects.exists()
            # Counting writes nothing.
            assert Personne.objects.update(telephone="0") == 0
        assert not Personne.objects.exists()


def test_the_context_survives_a_savepoint_undone(personne, sans_contexte):
    with pytest.raises(ZeroDivisionError):
        _echouer_en_service()
    assert not Personne.objects.exists()


@transaction.atomic
def _echouer_en_service() -> None:
    with contexte.service("39"):
        assert Personne.objects.exists()
        raise ZeroDivisionError


@pytest.mark.parametrize("table", ["acteurs_affectation", "acteurs_invitation"])
def test_what_tells_who_had_access_is_never_deleted(table):
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(f"delete from {table}")


def test_an_agent_does_not_erase_her_own_attempts(exceptionnelle, jura):
    acces = exceptionnelle.affectations.get()
    EssaiAcces.objects.create(agent=exceptionnelle, structure_id=acces.structure_id, departement=jura)
    with contexte.pour_agent(exceptionnelle), connection.cursor() as curseur:
        for table in ("parcours_essaiacces", "parcours_accesexceptionnel"):
            curseur.execute(f"delete from {table}")
            assert curseur.rowcount == 0


def test_nobody_asks_who_lives_with_whom(parcours):
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute("select acces.foyer_des_parcours(array[%s]::uuid[])", [parcours.pk])
