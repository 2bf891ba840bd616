-- The people of whom a pillar is read, then carried, and who lives with them today: what a household shares
-- (the school of its children, a duo).
create or replace function acces.foyers_lus(un_pilier text) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select acces.foyer_des_parcours(acces.parcours_lus(un_pilier)) $$;

create or replace function acces.foyers_du_pilier(un_pilier text) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select acces.foyer_des_parcours(acces.parcours_equipe(un_pilier)) $$;
