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
