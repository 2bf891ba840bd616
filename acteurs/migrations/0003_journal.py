"""The journal learns who acts, who may read it, and what is written about accounts."""

from django.db import migrations

from acteurs.journalises import JOURNALISEES
from cirj.socle.journal_ecritures import journaliser

SUR = "security definer set search_path = pg_catalog, public"

QUI = f"""
create or replace function journal.qui(out agent uuid, out nom text, out affectation uuid, out structure uuid,
    out structure_nom text, out role text, out departement text)
language plpgsql stable as $$
begin
    agent := journal.reglage('agent')::uuid;
    if agent is null then
        return;
    end if;
    select coalesce(nullif(trim(a.prenom || ' ' || a.nom), ''), a.email), f.id, s.id, s.nom, f.role, f.departement_id
    into nom, affectation, structure, structure_nom, role, departement
    from acteurs_agent a
    left join acteurs_affectation f on f.id = journal.reglage('affectation')::uuid and f.agent_id = a.id
    left join acteurs_structure s on s.id = f.structure_id
    where a.id = agent;
end $$;

create function journal.jour() returns date language sql stable
as $$ select coalesce(journal.reglage('jour')::date, current_date) $$;

-- The departments whose journal the acting assignment reads: those it coordinates.
create function journal.departements_lus() returns text[] language sql stable {SUR} as $$
    select array(select f.departement_id::text from acteurs_affectation f
        where f.id = journal.reglage('affectation')::uuid and f.agent_id = journal.reglage('agent')::uuid
            and f.role = 'coordination' and f.debut <= journal.jour() and (f.fin is null or f.fin > journal.jour()))
        || coalesce(string_to_array(journal.reglage('departements'), ','), '{{}}')
$$;

grant execute on function journal.departements_lus to public;

create policy journal_lecture on socle_entreejournal for select using (
    departement = any ((select journal.departements_lus())::text[])
    or agent_id = (select journal.reglage('agent')::uuid)
    or (select journal.reglage('departements')) = '*'
);
"""

SANS = """
drop policy journal_lecture on socle_entreejournal;
drop function journal.departements_lus;
drop function journal.jour;
create or replace function journal.qui(out agent uuid, out nom text, out affectation uuid, out structure uuid,
    out structure_nom text, out role text, out departement text)
language sql stable as $$ select null::uuid, ''::text, null::uuid, null::uuid, ''::text, ''::text, ''::text $$;
"""


TABLES = ("acteurs_affectation", "acteurs_agent", "acteurs_invitation", "acteurs_structure")


class Migration(migrations.Migration):
    dependencies = [("acteurs", "0001_initial"), ("socle", "0005_journal")]
    operations = [migrations.RunSQL(QUI, SANS), *journaliser(JOURNALISEES, *TABLES)]
