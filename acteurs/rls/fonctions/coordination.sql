-- A department keeps somebody who coordinates it: the last access cannot be ended, even by two who end each other's.

create or replace function acces.exiger_une_coordination(departement varchar, autre_que uuid, le date) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
        perform 1 from acteurs_departement where code = departement for no key update;
        if not exists (
            select 1 from acteurs_affectation a join acteurs_agent g on g.id = a.agent_id
            where a.departement_id = departement and a.role = 'coordination' and a.fin is null
              and a.debut <= greatest(le, acces.jour()) and g.is_active and g.id <> autre_que
        ) then
            raise exception 'La coordination du département n''aurait plus personne.'
                using errcode = 'check_violation', constraint = 'departement_garde_sa_coordination';
        end if;
    end $$;

create or replace function acces.garder_une_coordination() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
        if old.role = 'coordination' and old.fin is null
           and (new.fin is not null or new.role <> old.role or new.departement_id <> old.departement_id
                or new.agent_id <> old.agent_id)
           and exists (select 1 from acteurs_agent g where g.id = old.agent_id and g.is_active)
           and not exists (select 1 from acteurs_affectation b where b.agent_id = old.agent_id and b.id <> old.id
                           and b.departement_id = old.departement_id and b.role = 'coordination' and b.fin is null)
        then
            perform acces.exiger_une_coordination(
                old.departement_id, old.agent_id, coalesce(new.fin, acces.jour()));
        end if;
        return new;
    end $$;

create or replace function acces.garder_un_compte_de_coordination() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare un_departement varchar;
    begin
        for un_departement in
            select distinct departement_id from acteurs_affectation
            where agent_id = old.id and role = 'coordination' and fin is null order by 1
        loop
            perform acces.exiger_une_coordination(un_departement, old.id, acces.jour());
        end loop;
        return new;
    end $$;
