-- Sent to the structure acted for: while they wait, then for a delay when they were refused or taken back.
create or replace function acces.orientations_recues() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select o.id from parcours_orientation o
            where o.destination_id = any ((select acces.structures())::uuid[])
              and (o.etat in ('envoyee', 'attente')
                   or (o.etat = 'refusee' and (o.repondue_le + acces.duree('ORIENTATION_LECTURE'))::date >= acces.jour())
                   or (o.etat = 'annulee' and (o.annulee_le + acces.duree('ORIENTATION_LECTURE'))::date >= acces.jour()))
        )
    $$;

-- What a referral tells of the person before it is accepted, and nothing else of the dossier: first name and initial,
-- age, commune, languages. The identifier is for the journal of readings, not for the page.
create or replace function acces.presentation_d_orientation(une_orientation uuid) returns jsonb
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select jsonb_build_object(
            'personne', p.id, 'prenom', p.prenom, 'initiale', left(p.nom, 1),
            'age', acces.age_a(p.date_naissance, acces.jour()),
            'commune', c.nom, 'langues', to_jsonb(p.langues), 'interprete', p.besoin_interprete
        )
        from parcours_orientation o
        join parcours_parcours q on q.id = o.parcours_id
        join parcours_personne p on p.id = q.personne_id
        left join acteurs_commune c on c.code_insee = p.commune_id
        where o.id = une_orientation
          and (o.id = any ((select acces.orientations_recues())::uuid[])
               or o.departement_id = any ((select acces.departements_lus())::varchar[]))
    $$;

-- The steps of a chain, those of the pillars closed to the reader included: dates alone, so that a gap is a true one.
create or replace function acces.etapes_d_enchainement(un_enchainement uuid) returns jsonb
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select coalesce(jsonb_agg(jsonb_build_object(
                'id', m.id, 'debut', coalesce(o.commencee_le, m.debut_prevu),
                'fin', greatest(coalesce(o.terminee_le, m.fait_le, m.fin_prevue), coalesce(o.commencee_le, m.debut_prevu))
            ) order by coalesce(o.commencee_le, m.debut_prevu), m.cree_le, m.id), '[]')
        from parcours_maillon m
        left join parcours_orientation o on o.id = m.orientation_id
        where m.enchainement_id = un_enchainement
          and (m.departement_id = any ((select acces.departements_lus())::varchar[])
               or m.parcours_id = any ((select acces.parcours_vus())::uuid[]))
    $$;

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

-- Accepted: the destination intervenes on this pillar of this pathway. No other way leads here.
create or replace function acces.ouvrir_par_orientation() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        entree date;
        sortie date;
    begin
        select debut, fin into entree, sortie from parcours_parcours where id = new.parcours_id;
        if sortie is not null and sortie <= acces.jour() then
            raise exception 'Ce parcours est terminé.' using errcode = 'check_violation';
        end if;
        if not exists (
                select 1 from parcours_intervention
                where parcours_id = new.parcours_id and structure_id = new.destination_id and pilier = new.pilier
                  and (fin is null or fin >= acces.jour())) then
            insert into parcours_intervention (id, cree_le, modifie_le, parcours_id, structure_id, pilier, debut)
            values (gen_random_uuid(), now(), now(), new.parcours_id, new.destination_id, new.pilier,
                    greatest(acces.jour(), entree));
        end if;
        return null;
    end $$;

-- With the pathway ends what still waited for an answer.
create or replace function acces.clore_les_orientations() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        update parcours_orientation set etat = 'annulee', annulee_le = greatest(acces.jour(), envoyee_le), modifie_le = now()
            where parcours_id = new.id and etat in ('envoyee', 'attente');
        return null;
    end $$;
