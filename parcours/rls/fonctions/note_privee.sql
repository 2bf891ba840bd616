-- A note belongs to the structure of its follow-up, whoever writes the row.
create or replace function acces.structure_du_suivi() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        select departement_id, structure_id into new.departement_id, new.structure_id
            from parcours_suivi where id = new.suivi_id;
        return new;
    end $$;
