-- Sessions and what hangs on them carry the department of the committee, filled by the database.
create or replace function acces.departement_du_comite() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        select departement_id into new.departement_id from comites_comite where id = new.comite_id;
        return new;
    end $$;

create or replace function acces.departement_de_la_seance() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        select departement_id into new.departement_id from comites_seance where id = new.seance_id;
        return new;
    end $$;

create or replace function acces.departement_du_point() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        select departement_id into new.departement_id from comites_pointordredujour where id = new.point_id;
        return new;
    end $$;
