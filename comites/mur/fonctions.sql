-- What committees open, beside the pillars (parcours/mur/fonctions.sql says how these arrays are used).

-- The blockages on which a decision is entrusted to the structure: enough of the row to act, whatever the pillar.
create or replace function acces.blocages_confies() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select blocage_id from comites_decision where structure_id = any ((select acces.structures())::uuid[])) $$;

-- The sessions that examined a blockage that is read.
create or replace function acces.seances_lues() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select distinct seance_id from comites_pointordredujour where blocage_id = any ((select acces.blocages_lus())::uuid[])) $$;
