-- The sessions that examined a blockage that is read.
create or replace function acces.seances_lues() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$ select array(select distinct seance_id from comites_pointordredujour where blocage_id = any ((select acces.blocages_lus())::uuid[])) $$;

-- What the members of a technical cell read: the session, its agenda, and of each case these columns only.

-- The invitations of the acting assignment: by name, or by structure.
create or replace function acces.invitations() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select p.id from comites_participant p
            join acces.affectation() a on a.structure_id = p.structure_id
            where a.role in ('intervenant', 'responsable', 'prefecture')
              and (p.agent_id is null or p.agent_id = acces.agent())
        )
    $$;

-- From the invitation to the end of the delay after the session; technical cells only.
create or replace function acces.seances_de_membre() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select s.id from comites_seance s
            join comites_comite c on c.id = s.comite_id
            where c.type = 'technique' and (s.date + acces.duree('CELLULE_LECTURE'))::date >= acces.jour()
              and s.id in (select seance_id from comites_participant where id = any ((select acces.invitations())::uuid[]))
        )
    $$;
