-- The structure acted for, the coordination's included: what it wrote for itself is its own.
create or replace function acces.structures_agissantes() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(select structure_id from acces.affectation()
                     where role in ('intervenant', 'responsable', 'coordination'))
    $$;

-- A note belongs to the structure of its follow-up, whoever writes the row.
create or replace function acces.structure_du_suivi() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        select departement_id, structure_id into new.departement_id, new.structure_id
            from parcours_suivi where id = new.suivi_id;
        return new;
    end $$;
