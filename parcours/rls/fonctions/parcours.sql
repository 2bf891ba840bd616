-- Pathways that the structure carries today, on ``un_pilier`` when it is given.
create or replace function acces.parcours_equipe(un_pilier text default null) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select distinct i.parcours_id from parcours_intervention i
            where i.structure_id = any ((select acces.structures())::uuid[])
              and i.debut <= acces.jour() and (i.fin is null or i.fin >= acces.jour())
              and (un_pilier is null or i.pilier = un_pilier)
        )
    $$;

create or replace function acces.parcours_nouveaux() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select q.id from parcours_parcours q
            where q.cree_par_id = acces.agent() and q.cree_le > now() - interval '1 day'
              and not exists (select 1 from parcours_intervention i where i.parcours_id = q.id)
        )
    $$;

-- What a structure writes never opens to it what the rule does not: no row is moved, no end is put off.

-- Pathways that the agent opened today and where her structure is still alone: it says there what it carries.
create or replace function acces.parcours_ouverts_seule() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select q.id from parcours_parcours q
            where q.cree_par_id = acces.agent() and q.cree_le > now() - interval '1 day'
              and not exists (
                  select 1 from parcours_intervention i
                  where i.parcours_id = q.id and not i.structure_id = any ((select acces.structures())::uuid[])
              )
        )
    $$;

-- What the structure may change: the pathways it carries, and the one being opened.
create or replace function acces.parcours_ecrits() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select acces.parcours_equipe() || acces.parcours_nouveaux() $$;

-- The pathways of which a pillar is read. An exceptional access never opens health.
create or replace function acces.parcours_lus(un_pilier text) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.parcours_equipe(un_pilier)
            || case when un_pilier = 'sante' then '{}' else acces.parcours_exceptionnels() end
    $$;

-- Opened in exception to the acting assignment, as long as it lasts.
create or replace function acces.parcours_exceptionnels() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select e.parcours_id from parcours_accesexceptionnel e
            where e.affectation_id = nullif(current_setting('cirj.affectation', true), '')::uuid
              and e.agent_id = acces.agent() and e.structure_id = any ((select acces.structures())::uuid[])
              and e.debut <= statement_timestamp() and e.fin > statement_timestamp()
        )
    $$;

create or replace function acces.parcours_quittes() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select distinct parcours_id from parcours_intervention where id = any ((select acces.interventions_quittees())::uuid[])
        )
    $$;

-- A pathway that was left shows its own row only: neither who intervenes now, nor its caseworkers, nor the household.
create or replace function acces.parcours_vus() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.parcours_ecrits() || acces.parcours_exceptionnels()
            || array(select parcours_id from parcours_pointblocage where id = any ((select acces.blocages_confies())::uuid[]))
    $$;

-- What the structure carried on the pathways it has wholly left, since less than the dated rule.
create or replace function acces.interventions_quittees() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select i.id from parcours_intervention i
            where i.structure_id = any ((select acces.structures())::uuid[]) and i.fin < acces.jour()
              and (i.fin + acces.duree('ACCES_APRES_INTERVENTION'))::date >= acces.jour()
              and not i.parcours_id = any ((select acces.parcours_equipe())::uuid[])
        )
    $$;

-- Its own follow-ups there, up to the end of its intervention: nothing newer, nothing of others.
create or replace function acces.suivis_quittes() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select s.id from parcours_suivi s
            join parcours_intervention i
                on i.parcours_id = s.parcours_id and i.structure_id = s.structure_id and i.fin >= s.date
            where i.id = any ((select acces.interventions_quittees())::uuid[])
        )
    $$;
