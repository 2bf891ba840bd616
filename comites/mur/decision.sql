-- The blockages on which a decision is entrusted to the structure: enough to act, whatever the pillar, until a delay
-- after it is done (dated rule).
create or replace function acces.blocages_confies() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select d.blocage_id from comites_decision d
            where d.structure_id = any ((select acces.structures())::uuid[])
              and (d.realisee_le is null
                   or (d.realisee_le + acces.duree('DECISION_LECTURE'))::date >= acces.jour())
        )
    $$;
