-- Records carry the department of the person or the pathway they belong to: policies then compare one column.
-- Filled by the database, so that no program can write another.
create or replace function acces.departement_de_la_personne() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        select departement_id into new.departement_id from parcours_personne where id = new.personne_id;
        return new;
    end $$;

create or replace function acces.departement_du_parcours() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        select departement_id into new.departement_id from parcours_parcours where id = new.parcours_id;
        return new;
    end $$;

create or replace function acces.departement_de_l_import() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        select departement_id into new.departement_id from parcours_importation where id = new.importation_id;
        return new;
    end $$;

-- A person who moves to another department takes her records along, a pathway its own.
-- Arguments: the column that points to the parent, then the tables that follow.
create or replace function acces.emmener() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        for rang in 1 .. tg_nargs - 1 loop
            execute format('update %I set departement_id = $1 where %I = $2', tg_argv[rang], tg_argv[0])
                using new.departement_id, new.id;
        end loop;
        return null;
    end $$;

-- Who opened a dossier may finish opening it: noted by the database, in nobody else's name.
create or replace function acces.noter_qui_cree() returns trigger
    language plpgsql set search_path = public, pg_temp
    as $$ begin
        new.cree_par_id := acces.agent();
        return new;
    end $$;
