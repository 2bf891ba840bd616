-- Who consulted a dossier, and all that the journal tells of it.

create or replace function journal.derniers_acces(une_personne uuid, combien integer)
returns table (le timestamptz, agent_id uuid, agent_nom varchar, structure_id uuid, structure_nom varchar, revelatrice boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with derniers as (
        select distinct on (e.agent_id, e.structure_id) e.le, e.agent_id, e.agent_nom, e.structure_id, e.structure_nom
        from socle_entreejournal e
        where e.personnes @> array[une_personne] and e.agent_id is not null
            and e.action in ('lecture', 'acces_exceptionnel') and e.objet_type <> 'journal'
            and (une_personne = any (acces.personnes_suivies()) or exists (
                select 1 from parcours_personne p
                where p.id = une_personne and p.departement_id = any (acces.departements_ecrits())))
        order by e.agent_id, e.structure_id, e.le desc
    )
    select d.le, d.agent_id, d.agent_nom, d.structure_id, d.structure_nom, coalesce(s.revelatrice, false)
    from derniers d left join acteurs_structure s on s.id = d.structure_id
    order by d.le desc limit combien
$$;

-- The journal of the dossier that was kept tells also what was noted of those that were joined to it.
create or replace function journal.entrees_de(une_personne uuid) returns setof bigint
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    as $$
        select id from socle_entreejournal
        where personnes && (array[une_personne] || array(
                select retiree_id from parcours_reunion where gardee_id = une_personne and defaite_le is null))
            and (departement = any (journal.departements_lus()) or journal.reglage('departements') = '*')
    $$;
