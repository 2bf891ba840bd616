-- The access rule as PostgreSQL holds it: arrays of what the context opens, computed once for a statement.
-- Inside them too, an array is written as a sub-select: called in a condition, it would be computed for each row.
-- Each function runs as the owner of the tables (security definer): the rule must read the rows that it guards.
-- ``departements_*``: codes; ``parcours_*``, ``personnes_*``, ``menages_*``, ``blocages_*``: identifiers.

-- The assignment acted under: the context's, provided it is the agent's, in force, and her account open.
create or replace function acces.affectation(out structure_id uuid, out departement_id varchar, out role varchar)
    returns setof record
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select a.structure_id, a.departement_id, a.role
        from acteurs_affectation a join acteurs_agent g on g.id = a.agent_id
        where a.id = nullif(current_setting('cirj.affectation', true), '')::uuid
          and a.agent_id = acces.agent() and g.is_active
          and a.debut <= acces.jour() and (a.fin is null or a.fin > acces.jour())
    $$;

-- Departments opened to a task or a command, « * » being all.
create or replace function acces.departements_de_service() returns varchar[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select case acces.reglage('departements')
            when '*' then array(select code from acteurs_departement)
            else coalesce(string_to_array(acces.reglage('departements'), ',')::varchar[], '{}')
        end
    $$;

create or replace function acces.departements_ecrits() returns varchar[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.departements_de_service()
            || array(select departement_id from acces.affectation() where role = 'coordination')
    $$;

create or replace function acces.departements_lus() returns varchar[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.departements_ecrits()
            || case acces.reglage('statistiques')
                when '*' then array(select code from acteurs_departement)
                else coalesce(string_to_array(acces.reglage('statistiques'), ',')::varchar[], '{}')
            end
    $$;

-- Departments where the agent acts for a structure that follows people: she may open a dossier there.
create or replace function acces.departements_accompagnes() returns varchar[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.departements_ecrits()
            || array(select departement_id from acces.affectation() where role in ('intervenant', 'responsable'))
    $$;

create or replace function acces.structures() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select structure_id from acces.affectation() where role in ('intervenant', 'responsable')) $$;

-- Pathways that the structure carries today, on ``un_pilier`` when it is given.
create or replace function acces.parcours_equipe(un_pilier text default null) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select distinct i.parcours_id from parcours_intervention i
            where i.structure_id = any ((select acces.structures())::uuid[])
              and i.debut <= acces.jour() and (i.fin is null or i.fin >= acces.jour())
              and (un_pilier is null or i.pilier = un_pilier)
        )
    $$;

-- Pathways opened otherwise than by an intervention: each is given its content by the migration that brings it.
create or replace function acces.parcours_exceptionnels() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select '{}'::uuid[] $$;

create or replace function acces.parcours_quittes() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select '{}'::uuid[] $$;

create or replace function acces.blocages_confies() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select '{}'::uuid[] $$;

-- Dossiers that the agent opened today and that no pathway, then no structure, carries yet.
create or replace function acces.personnes_nouvelles() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select p.id from parcours_personne p
            where p.cree_par_id = acces.agent() and p.cree_le > now() - interval '1 day'
              and not exists (select 1 from parcours_parcours q where q.personne_id = p.id)
        )
    $$;

create or replace function acces.parcours_nouveaux() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select q.id from parcours_parcours q
            where q.cree_par_id = acces.agent() and q.cree_le > now() - interval '1 day'
              and not exists (select 1 from parcours_intervention i where i.parcours_id = q.id)
        )
    $$;

-- What the structure may change: the pathways it carries, and the one being opened.
create or replace function acces.parcours_ecrits() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select acces.parcours_equipe() || acces.parcours_nouveaux() $$;

-- The pathways of which a pillar is read. An exceptional access never opens health.
create or replace function acces.parcours_lus(un_pilier text) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.parcours_equipe(un_pilier)
            || case when un_pilier = 'sante' then '{}' else acces.parcours_exceptionnels() end
    $$;

-- The pathways whose row is read, whatever is read of them: the door says which page shows what.
create or replace function acces.parcours_vus() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.parcours_ecrits() || acces.parcours_exceptionnels() || acces.parcours_quittes()
            || array(select parcours_id from parcours_pointblocage where id = any ((select acces.blocages_confies())::uuid[]))
    $$;

-- The people of the pathways given, and who lives with them today.
create or replace function acces.foyer_des_parcours(des_parcours uuid[]) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        with siens as (select personne_id from parcours_parcours where id = any (des_parcours))
        select array(
            select personne_id from siens
            union
            select autre.personne_id
            from parcours_membremenage membre
            join parcours_membremenage autre on autre.menage_id = membre.menage_id
            where membre.personne_id in (select personne_id from siens)
              and (membre.fin is null or membre.fin > acces.jour())
              and (autre.fin is null or autre.fin > acces.jour())
        )
    $$;

create or replace function acces.personnes_ecrites() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select acces.foyer_des_parcours(acces.parcours_ecrits()) || acces.personnes_nouvelles() $$;

create or replace function acces.personnes_vues() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select acces.foyer_des_parcours(acces.parcours_ecrits() || acces.parcours_exceptionnels())
            || acces.personnes_nouvelles()
            || array(select personne_id from parcours_parcours
                     where id = any ((select acces.parcours_quittes())::uuid[]))
            || array(select q.personne_id from parcours_pointblocage b join parcours_parcours q on q.id = b.parcours_id
                     where b.id = any ((select acces.blocages_confies())::uuid[]))
    $$;

-- The people followed: those whose papers the team keeps. Household members have their own team.
create or replace function acces.personnes_suivies() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(select personne_id from parcours_parcours
                     where id = any ((select acces.parcours_ecrits() || acces.parcours_exceptionnels())::uuid[]))
            || acces.personnes_nouvelles()
    $$;

-- The people of whom a pillar is read, for the records attached to the person (stays, levels, work, rights).
create or replace function acces.personnes_lues(un_pilier text) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select personne_id from parcours_parcours where id = any ((select acces.parcours_lus(un_pilier))::uuid[])) $$;

create or replace function acces.personnes_du_pilier(un_pilier text) returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select personne_id from parcours_parcours where id = any ((select acces.parcours_equipe(un_pilier))::uuid[])) $$;

create or replace function acces.menages_vus() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select menage_id from parcours_membremenage where personne_id = any ((select acces.personnes_vues())::uuid[])) $$;

-- The blockages that are read: those of the pillars open, and those that a committee entrusted.
create or replace function acces.blocages_lus() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select b.id from parcours_pointblocage b
            where (b.pilier = 'langue' and b.parcours_id = any ((select acces.parcours_lus('langue'))::uuid[]))
               or (b.pilier = 'logement' and b.parcours_id = any ((select acces.parcours_lus('logement'))::uuid[]))
               or (b.pilier = 'social' and b.parcours_id = any ((select acces.parcours_lus('social'))::uuid[]))
               or (b.pilier = 'sante' and b.parcours_id = any ((select acces.parcours_lus('sante'))::uuid[]))
               or (b.pilier = 'emploi' and b.parcours_id = any ((select acces.parcours_lus('emploi'))::uuid[]))
        ) || acces.blocages_confies()
    $$;
