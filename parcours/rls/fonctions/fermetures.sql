-- Arguments: the columns that only those who write the whole department may change.
create or replace function acces.figer() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        colonne text;
    begin
        if old.departement_id = any (acces.departements_ecrits()) then
            return new;
        end if;
        foreach colonne in array tg_argv loop
            if to_jsonb(new) -> colonne is distinct from to_jsonb(old) -> colonne then
                raise exception 'La colonne % de % ne se change pas.', colonne, tg_table_name
                    using errcode = 'insufficient_privilege';
            end if;
        end loop;
        return new;
    end $$;

-- An end that is noted is brought forward, never put off: access and household would open anew.
create or replace function acces.ne_pas_rouvrir() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        if old.fin is not null and (new.fin is null or new.fin > old.fin)
                and not old.departement_id = any (acces.departements_ecrits()) then
            raise exception 'Ce qui a pris fin ne se rouvre pas.' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end $$;

-- With a pathway that has ended ends what every structure and caseworker carried, whoever noted the exit. When no other
-- pathway is open, the stay under way ends too: nobody knows any more where the person lives. A day of exit that is
-- corrected moves the end of the stays that ended with it.
create or replace function acces.finir_avec_le_parcours(un_parcours uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        clos parcours_parcours;
    begin
        select * into clos from parcours_parcours
        where id = un_parcours and fin is not null
          and (departement_id = any (acces.departements_ecrits()) or id = any (acces.parcours_ecrits()));
        if not found then
            raise exception 'Ce parcours n''est pas terminé.' using errcode = 'insufficient_privilege';
        end if;
        delete from parcours_intervention where parcours_id = un_parcours and fin is null and debut > clos.fin;
        update parcours_intervention set fin = clos.fin, modifie_le = now() where parcours_id = un_parcours and fin is null;
        -- Named after the day of exit, as a table names them on the day it is read, they are noted all the same.
        update parcours_referent set fin = clos.fin, debut = least(debut, clos.fin), modifie_le = now()
        where parcours_id = un_parcours and fin is null;
        if not exists (
            select 1 from parcours_parcours autre
            where autre.personne_id = clos.personne_id and autre.id <> un_parcours
              and (autre.fin is null or autre.fin > clos.fin)
        ) then
            update parcours_sejour
            set fin = greatest(clos.fin, debut), motif_fin = 'fin_suivi', fin_precision = clos.fin_precision,
                fin_connue = clos.sortie_connue and (debut is null or debut <= clos.fin), modifie_le = now()
            where personne_id = clos.personne_id
              and (fin is null or (motif_fin = 'fin_suivi' and fin >= clos.debut));
        end if;
    end $$;
