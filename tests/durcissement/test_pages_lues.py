"""A page that says it writes nothing is sent something all the same: only readings are noted."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.table_ecritures import LECTURE, PAGES

pytestmark = pytest.mark.django_db
#: What a reading writes: the journal, the session, when an account was last used.
NOTES = {"socle_entreejournal", "django_session", "usersessions_usersession"}
ECRIVENT = {nom for nom, page in PAGES.items() if page.comment != LECTURE}


def test_a_page_that_reads_nothing_of_what_is_sent_writes_nothing(adresses, demander):
    lues = {adresse.nom: adresse for adresse in adresses if adresse.nom not in ECRIVENT}
    assert len(lues) > 25
    for agent in {adresse.agent for adresse in lues.values()}:
        # The login itself is written.
        demander(agent, "GET", "/")
    fautives = {}
    for nom, adresse in lues.items():
        with CaptureQueriesContext(connection) as requetes:
            demander(adresse.agent, "POST", adresse.url, adresse.donnees)
        if ecrites := [requete["sql"] for requete in requetes if _ecrit(requete["sql"])]:
            fautives[nom] = ecrites
    assert fautives == {}


def _ecrit(sql: str) -> bool:
    touchee = re.match(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', sql)
    return touchee is not None and touchee[1] not in NOTES


def test_a_writing_is_seen():
    assert _ecrit('UPDATE "comites_seance" SET "lieu" = \'x\'')
    assert not _ecrit('INSERT INTO "socle_entreejournal" ("quand")')
