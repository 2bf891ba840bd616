-- Who says what, in which order. With the pathway ends what still waited for an answer, whoever ends it. How deep the
-- triggers are proves nothing: whoever writes SQL may hang one on a table of her own.
create or replace function acces.changer_orientation() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    begin
        if new.etat = old.etat then
            return new;
        end if;
        if not (old.etat, new.etat) in (
                ('envoyee', 'attente'), ('envoyee', 'acceptee'), ('envoyee', 'refusee'), ('envoyee', 'annulee'),
                ('attente', 'acceptee'), ('attente', 'refusee'), ('attente', 'annulee'),
                ('acceptee', 'commencee'), ('commencee', 'terminee')) then
            raise exception 'Une orientation ne passe pas de % à %.', old.etat, new.etat using errcode = 'check_violation';
        end if;
        if old.departement_id = any (acces.departements_ecrits()) then
            return new;
        end if;
        if new.etat in ('attente', 'acceptee', 'refusee') and not old.destination_id = any (acces.structures()) then
            raise exception 'La structure qui a reçu une orientation y répond.' using errcode = 'insufficient_privilege';
        end if;
        if new.etat = 'annulee' and not old.structure_id = any (acces.structures())
                and not old.parcours_id = any (acces.parcours_equipe(old.pilier))
                and not exists (select 1 from parcours_parcours where id = old.parcours_id and fin is not null) then
            raise exception 'Une orientation est annulée par qui l''envoie.' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end $$;
