-- Households: those of the people who are seen, and what hangs on a household as much as on one of its members.

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

-- The households of today of the people followed: others join these, or one that nobody is in yet.
create or replace function acces.menages_actuels() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select menage_id from parcours_membremenage
            where personne_id = any ((select acces.personnes_ecrites())::uuid[]) and (fin is null or fin > acces.jour())
        )
    $$;

create or replace function acces.menage_vide(un_menage uuid) returns boolean
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select not exists (select 1 from parcours_membremenage where menage_id = un_menage) $$;

-- The people of whom a pillar is read, then carried, and who lives with them today: what a household shares
-- (the school of its children, a duo).
create or replace function acces.foyers_lus(un_pilier text) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select acces.foyer_des_parcours(acces.parcours_lus(un_pilier)) $$;

create or replace function acces.foyers_du_pilier(un_pilier text) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select acces.foyer_des_parcours(acces.parcours_equipe(un_pilier)) $$;
