-- Dossiers that the agent opened today and that no pathway, then no structure, carries yet.
create or replace function acces.personnes_nouvelles() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select p.id from parcours_personne p
            where p.cree_par_id = acces.agent() and p.cree_le > now() - interval '1 day'
              and not exists (select 1 from parcours_parcours q where q.personne_id = p.id)
        )
    $$;

-- The people of the pathways given, and who lives with them today.
create or replace function acces.foyer_des_parcours(des_parcours uuid[]) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        with siens as (select personne_id from parcours_parcours where id = any (des_parcours))
        select array(
            select personne_id from siens
            union
            select autre.personne_id
            from parcours_membremenage membre
            join parcours_membremenage autre on autre.menage_id = membre.menage_id
            where membre.personne_id in (select personne_id from siens)
              and (membre.fin is null or membre.fin > acces.jour())
              and (autre.fin is null or autre.fin > acces.jour())
        )
    $$;

revoke execute on function acces.foyer_des_parcours(uuid[]) from public;

create or replace function acces.personnes_ecrites() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select acces.foyer_des_parcours(acces.parcours_ecrits()) || acces.personnes_nouvelles() $$;

create or replace function acces.personnes_vues() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.foyer_des_parcours(acces.parcours_ecrits() || acces.parcours_exceptionnels())
            || acces.personnes_nouvelles()
            || array(select personne_id from parcours_parcours
                     where id = any ((select acces.parcours_quittes())::uuid[]))
            || array(select q.personne_id from parcours_pointblocage b join parcours_parcours q on q.id = b.parcours_id
                     where b.id = any ((select acces.blocages_confies())::uuid[]))
    $$;

-- The people followed: those whose papers the team keeps. Household members have their own team.
create or replace function acces.personnes_suivies() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(select personne_id from parcours_parcours
                     where id = any ((select acces.parcours_ecrits() || acces.parcours_exceptionnels())::uuid[]))
            || acces.personnes_nouvelles()
    $$;

-- The people of whom a pillar is read, for the records attached to the person (stays, levels, work, rights).
create or replace function acces.personnes_lues(un_pilier text) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select personne_id from parcours_parcours where id = any ((select acces.parcours_lus(un_pilier))::uuid[])) $$;

create or replace function acces.personnes_du_pilier(un_pilier text) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select personne_id from parcours_parcours where id = any ((select acces.parcours_equipe(un_pilier))::uuid[])) $$;

-- The people whose file the structure holds: it is asked about those who look like them.
create or replace function acces.personnes_tenues() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select personne_id from parcours_parcours where id = any ((select acces.parcours_equipe())::uuid[])) $$;
