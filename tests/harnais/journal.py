"""The journal is never emptied, except here: a test that empties the tables must leave none of its entries behind."""

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations

_GARDE = "alter table socle_entreejournal {} trigger journal_jamais_vide"


@pytest.fixture(autouse=True, scope="session")
def _vider_le_journal_aussi():
    ordinaire = DatabaseOperations.execute_sql_flush

    def vider(self, ordres):
        ordinaire(self, [_GARDE.format("disable"), *ordres, _GARDE.format("enable")] if ordres else ordres)

    DatabaseOperations.execute_sql_flush = vider
    yield
    DatabaseOperations.execute_sql_flush = ordinaire
