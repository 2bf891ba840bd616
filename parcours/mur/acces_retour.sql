-- Back to what « fonctions.sql » opens, when the migration is undone.
create or replace function acces.parcours_exceptionnels() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select '{}'::uuid[] $$;

create or replace function acces.parcours_quittes() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select '{}'::uuid[] $$;
drop function acces.demandes_posees();
drop function acces.demandes_tenues();
drop function acces.personnes_tenues();
drop function acces.suivis_quittes();
drop function acces.interventions_quittees();
drop function acces.duree(text);
