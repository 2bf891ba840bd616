-- Look-alikes asked about: who holds the dossier, who asked, and the answers counted without saying whose they are.

create or replace function acces.demandes_tenues() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(
            select demande_id from parcours_reponserapprochement where candidate_id = any ((select acces.personnes_tenues())::uuid[])
        )
    $$;

create or replace function acces.demandes_posees() returns uuid[]
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select array(select id from parcours_demanderapprochement where structure_id = any ((select acces.structures())::uuid[]))
    $$;

-- What came of a request, to the structure that asked: how many said so. Who answered, and about whom, stays with them.
create or replace function acces.reponses_recues(une_demande uuid, un_avis text) returns bigint
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select count(*) from parcours_reponserapprochement
        where demande_id = une_demande and avis = un_avis
          and (une_demande = any ((select acces.demandes_posees())::uuid[])
               or departement_id = any ((select acces.departements_lus())::varchar[]))
    $$;
