-- The access rule as PostgreSQL holds it: arrays of what the context opens, computed once for a statement.
-- Inside them too, an array is written as a sub-select: called in a condition, it would be computed for each row.
-- Each function runs as the owner of the tables (security definer): the rule must read the rows that it guards.
-- ``departements_*``: codes; ``parcours_*``, ``personnes_*``, ``menages_*``, ``blocages_*``: identifiers.

-- The assignment acted under: the context's, provided it is the agent's, in force, and her account open.
create or replace function acces.affectation(out structure_id uuid, out departement_id varchar, out role varchar)
    returns setof record
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select a.structure_id, a.departement_id, a.role
        from acteurs_affectation a join acteurs_agent g on g.id = a.agent_id
        where a.id = nullif(current_setting('cirj.affectation', true), '')::uuid
          and a.agent_id = acces.agent() and g.is_active
          and a.debut <= acces.jour() and (a.fin is null or a.fin > acces.jour())
    $$;

-- Departments opened to a task or a command, « * » being all.
create or replace function acces.departements_de_service() returns varchar[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select case acces.reglage('departements')
            when '*' then array(select code from acteurs_departement)
            else coalesce(string_to_array(acces.reglage('departements'), ',')::varchar[], '{}')
        end
    $$;

create or replace function acces.departements_ecrits() returns varchar[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.departements_de_service()
            || array(select departement_id from acces.affectation() where role = 'coordination')
    $$;

create or replace function acces.departements_lus() returns varchar[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.departements_ecrits()
            || case acces.reglage('statistiques')
                when '*' then array(select code from acteurs_departement)
                else coalesce(string_to_array(acces.reglage('statistiques'), ',')::varchar[], '{}')
            end
    $$;

-- Departments where the agent acts for a structure that follows people: she may open a dossier there.
create or replace function acces.departements_accompagnes() returns varchar[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.departements_ecrits()
            || array(select departement_id from acces.affectation() where role in ('intervenant', 'responsable'))
    $$;

create or replace function acces.structures() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select structure_id from acces.affectation() where role in ('intervenant', 'responsable')) $$;

-- The structure acted for, the coordination's included: what it wrote for itself is its own.
create or replace function acces.structures_agissantes() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(select structure_id from acces.affectation()
                     where role in ('intervenant', 'responsable', 'coordination'))
    $$;
