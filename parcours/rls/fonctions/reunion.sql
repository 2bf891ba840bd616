-- Where the dossier that an address names went, for who sees the one that was kept; to anybody else, nothing.
create or replace function acces.reunie_dans(un_dossier uuid) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select r.gardee_id from parcours_reunion r
        where r.retiree_id = un_dossier and r.defaite_le is null
          and (r.departement_id = any (acces.departements_lus()) or r.gardee_id = any (acces.personnes_suivies()))
    $$;
