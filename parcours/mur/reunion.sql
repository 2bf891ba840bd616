-- Where the dossier that an address names went, for who sees the one that was kept; to anybody else, nothing.
create function acces.reunie_dans(un_dossier uuid) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select r.gardee_id from parcours_reunion r
        where r.retiree_id = un_dossier and r.defaite_le is null
          and (r.departement_id = any (acces.departements_lus()) or r.gardee_id = any (acces.personnes_suivies()))
    $$;

-- The journal of the dossier that was kept tells also what was noted of those that were joined to it.
create or replace function journal.entrees_de(une_personne uuid) returns setof bigint
    language sql stable security definer set search_path = pg_catalog, public
    as $$
        select id from socle_entreejournal
        where personnes && (array[une_personne] || array(
                select retiree_id from parcours_reunion where gardee_id = une_personne and defaite_le is null))
            and (departement = any (journal.departements_lus()) or journal.reglage('departements') = '*')
    $$;
