-- Who acts, and whose journal she reads.

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

-- The departments whose journal the acting assignment reads: those it coordinates.
create or replace function journal.departements_lus() returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select array(select f.departement_id::text from acteurs_affectation f
        where f.id = journal.reglage('affectation')::uuid and f.agent_id = journal.reglage('agent')::uuid
            and f.role = 'coordination' and f.debut <= journal.jour() and (f.fin is null or f.fin > journal.jour()))
        || coalesce(string_to_array(journal.reglage('departements'), ','), '{}')
$$;

revoke execute on function journal.qui from public;
