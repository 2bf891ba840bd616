-- What opens a pathway otherwise than an intervention under way (fonctions.sql says how these arrays are used).

-- A duration of the dated rules, today's value.
create or replace function acces.duree(un_code text) returns interval
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select (valeur || case unite when 'ans' then ' years' when 'jours' then ' days' else ' months' end)::interval
        from socle_reglemetier
        where code = un_code and valable_du <= acces.jour() and (valable_au is null or valable_au >= acces.jour())
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

create or replace function acces.parcours_quittes() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select distinct parcours_id from parcours_intervention where id = any ((select acces.interventions_quittees())::uuid[])
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

-- A pathway that was left shows its own row only: neither who intervenes now, nor its caseworkers, nor the household.
create or replace function acces.parcours_vus() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.parcours_ecrits() || acces.parcours_exceptionnels()
            || array(select parcours_id from parcours_pointblocage where id = any ((select acces.blocages_confies())::uuid[]))
    $$;

create or replace function acces.menages_vus() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select menage_id from parcours_membremenage
            where personne_id = any ((
                select acces.foyer_des_parcours(acces.parcours_ecrits() || acces.parcours_exceptionnels())
                    || acces.personnes_nouvelles())::uuid[])
        )
    $$;

-- The people whose file the structure holds: it is asked about those who look like them.
create or replace function acces.personnes_tenues() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select personne_id from parcours_parcours where id = any ((select acces.parcours_equipe())::uuid[])) $$;

create or replace function acces.demandes_tenues() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select demande_id from parcours_reponserapprochement where candidate_id = any ((select acces.personnes_tenues())::uuid[])
        )
    $$;

create or replace function acces.demandes_posees() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(select id from parcours_demanderapprochement where structure_id = any ((select acces.structures())::uuid[]))
    $$;
