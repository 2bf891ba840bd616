"""The entries about one person, found by their index under row-level security."""

from django.db import migrations

# PostgreSQL uses no index on an array for who is held by a policy (its operator could tell of hidden rows): the owner
# finds the identifiers, in the departments whose journal the caller reads, and the policy holds what is done with them.
FONCTION = """
create function journal.entrees_de(une_personne uuid) returns setof bigint
language sql stable security definer set search_path = pg_catalog, public as $$
    select id from socle_entreejournal
    where personnes @> array[une_personne]
        and (departement = any (journal.departements_lus()) or journal.reglage('departements') = '*')
$$;
grant execute on function journal.entrees_de to public;
"""


class Migration(migrations.Migration):
    dependencies = [("acteurs", "0005_revue_acces")]
    operations = [migrations.RunSQL(FONCTION, "drop function journal.entrees_de")]
