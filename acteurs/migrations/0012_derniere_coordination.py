"""A department keeps somebody who coordinates it: the last access cannot be ended, even by two who end each other's."""

from django.db import migrations

# Asked again under the lock: in READ COMMITTED each statement of the function sees what the other committed.
FONCTIONS = """
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

create trigger garder_une_coordination before update on acteurs_affectation
    for each row execute function acces.garder_une_coordination();
create trigger garder_un_compte_de_coordination before update of is_active on acteurs_agent
    for each row when (old.is_active and not new.is_active)
    execute function acces.garder_un_compte_de_coordination();
"""
RETIRER = """
drop trigger garder_un_compte_de_coordination on acteurs_agent;
drop trigger garder_une_coordination on acteurs_affectation;
drop function acces.garder_un_compte_de_coordination();
drop function acces.garder_une_coordination();
drop function acces.exiger_une_coordination(varchar, uuid, date);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0011_raisons_des_saisies"),
        ("socle", "0004_contexte"),
    ]

    operations = [migrations.RunSQL(sql=[(FONCTIONS, None)], reverse_sql=[(RETIRER, None)])]
