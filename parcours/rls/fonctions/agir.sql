-- What the destination of a referral reads, who moves it from one state to the next, and what an acceptance opens.

-- Whole years, as cirj.socle.calendrier.age_a: for 29 February, the birthday is the last day of February (``age`` of
-- PostgreSQL says 1 March). Nothing for an unknown birth, nor for one to come.
create or replace function acces.age_a(naissance date, jour date) returns int
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as $$
        select max(ans) from generate_series(0, extract(year from jour)::int - extract(year from naissance)::int) ans
        where naissance + make_interval(years => ans) <= jour
    $$;

-- AGIR: the order of the states, who noted each, and the entry that makes a pathway an AGIR one.

create or replace function acces.ordonner_les_etats_agir() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        permis boolean;
    begin
        if new.etat is null then
            return new; -- refused by the column itself
        end if;
        if tg_op = 'INSERT' then
            permis := case new.etat
                when 'oriente' then true
                when 'valide_ofii' then new.voie = 'ofii'
                when 'entre' then exists (select from parcours_parcours p where p.id = new.parcours_id and p.programme = 'agir')
                when 'sorti' then exists (select from parcours_parcours p where p.id = new.parcours_id and p.programme = 'agir')
                else false
            end;
        elsif new.etat is distinct from old.etat then
            permis := (old.etat, new.etat) in (
                ('oriente', 'eligibilite_verifiee'), ('oriente', 'valide_ofii'), ('oriente', 'refuse_ineligible'),
                ('oriente', 'refuse_personne'), ('oriente', 'non_joint'),
                ('eligibilite_verifiee', 'valide_ofii'), ('eligibilite_verifiee', 'refuse_ineligible'),
                ('eligibilite_verifiee', 'refuse_personne'), ('eligibilite_verifiee', 'non_joint'),
                ('valide_ofii', 'entre'), ('valide_ofii', 'refuse_ineligible'), ('valide_ofii', 'refuse_personne'),
                ('valide_ofii', 'non_joint'), ('entre', 'sorti'), ('sorti', 'entre')
            );
        else
            permis := true;
        end if;
        if not permis then
            raise exception 'Cet état d''AGIR ne peut pas suivre le précédent.'
                using errcode = 'check_violation', constraint = 'agir_ordre_des_etats';
        end if;
        return new;
    end $$;

create or replace function acces.noter_l_etat_agir() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        if tg_op = 'INSERT' or new.etat is distinct from old.etat then
            insert into parcours_transitionagir
                (id, cree_le, modifie_le, agir_id, parcours_id, de, vers, le, mots, auteur_id)
            values (gen_random_uuid(), clock_timestamp(), clock_timestamp(), new.id, new.parcours_id,
                case tg_op when 'INSERT' then '' else old.etat end, new.etat, new.etat_le, new.mots, acces.agent());
        end if;
        return null;
    end $$;

-- A pathway opened, imported or ended as an AGIR one says so in AGIR's own words, whoever wrote it.
create or replace function acces.suivre_le_programme() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        if new.programme <> 'agir' then
            return null;
        end if;
        if not exists (
            select from parcours_parcoursagir a where a.parcours_id = new.id
            and a.etat not in ('refuse_ineligible', 'refuse_personne', 'non_joint')
        ) then
            insert into parcours_parcoursagir
                (id, cree_le, modifie_le, parcours_id, voie, etat, etat_le, mots, piliers, entree_le, entree_precision)
            values (gen_random_uuid(), now(), now(), new.id, '', case when new.fin is null then 'entre' else 'sorti' end,
                coalesce(new.fin, new.debut), '', '{}', new.debut, new.debut_precision);
            return null;
        end if;
        if tg_op = 'UPDATE' and (new.debut, new.debut_precision) is distinct from (old.debut, old.debut_precision) then
            update parcours_parcoursagir set entree_le = new.debut, entree_precision = new.debut_precision
            where parcours_id = new.id and etat in ('entre', 'sorti') and entree_le = old.debut;
        end if;
        update parcours_parcoursagir set etat = 'sorti', etat_le = new.fin, mots = '', modifie_le = now()
        where parcours_id = new.id and new.fin is not null
            and (etat = 'entre' or (etat = 'sorti' and etat_le is distinct from new.fin));
        update parcours_parcoursagir set etat = 'entre', etat_le = entree_le, mots = '', modifie_le = now()
        where parcours_id = new.id and new.fin is null and etat = 'sorti';
        return null;
    end $$;

-- The entry: the pathway becomes AGIR's, and the operator reads the pillars that another structure, or the coordination,
-- chose for it. A structure that referred somebody to itself opens nothing to itself.
create or replace function acces.entrer_en_agir(un_agir uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        ligne parcours_parcoursagir;
        coordonne boolean;
    begin
        select * into ligne from parcours_parcoursagir where id = un_agir and etat = 'entre';
        if not found then
            raise exception 'Personne n''entre ici dans AGIR.' using errcode = 'insufficient_privilege';
        end if;
        coordonne := ligne.departement_id = any (acces.departements_ecrits());
        if not coordonne and not ligne.operateur_id = any (acces.structures())
                and not ligne.parcours_id = any (acces.parcours_ecrits()) then
            raise exception 'Cette entrée revient à l''opérateur ou à la coordination.'
                using errcode = 'insufficient_privilege';
        end if;
        update parcours_parcours set programme = 'agir', modifie_le = now()
        where id = ligne.parcours_id and programme <> 'agir';
        if ligne.operateur_id is not null
                and (coordonne or (ligne.operateur_id = any (acces.structures())
                                   and ligne.prescripteur_id is distinct from ligne.operateur_id
                                   and ligne.prescripteur_id is not null)) then
            insert into parcours_intervention (id, cree_le, modifie_le, parcours_id, structure_id, pilier, debut)
            select gen_random_uuid(), now(), now(), ligne.parcours_id, ligne.operateur_id, p, ligne.entree_le
            from unnest(ligne.piliers) p
            where p <> 'sante' and not exists (
                select from parcours_intervention i where i.parcours_id = ligne.parcours_id
                and i.structure_id = ligne.operateur_id and i.pilier = p and i.fin is null
            );
        end if;
    end $$;

-- Who is referred to the operator and has not entered: her name, and how to reach her. The dossier stays closed.
create or replace function acces.candidats_agir()
    returns table (agir uuid, personne uuid, prenom varchar, nom varchar, date_naissance date, naissance_precision varchar,
        telephone varchar)
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select a.id, p.id, p.prenom, p.nom, p.date_naissance, p.naissance_precision, p.telephone
        from parcours_parcoursagir a
        join parcours_parcours q on q.id = a.parcours_id
        join parcours_personne p on p.id = q.personne_id
        where a.operateur_id = any ((select acces.structures())::uuid[])
          and a.etat in ('oriente', 'eligibilite_verifiee', 'valide_ofii')
    $$;

-- Only who has entered can be suspended, and not before the day she entered.
create or replace function acces.verifier_la_suspension_agir() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$ begin
        if new.parcours_id is not null and not exists (
            select from parcours_parcoursagir a
            where a.parcours_id = new.parcours_id and a.etat in ('entre', 'sorti')
              and (a.entree_le <= new.debut or a.entree_precision <> 'jour')
        ) then
            raise exception 'La suspension commence avant l''entrée dans AGIR.'
                using errcode = 'check_violation', constraint = 'suspension_apres_entree';
        end if;
        return new;
    end $$;
