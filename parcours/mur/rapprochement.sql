-- What came of a request, to the structure that asked: how many said so. Who answered, and about whom, stays with them.
create or replace function acces.reponses_recues(une_demande uuid, un_avis text) returns bigint
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select count(*) from parcours_reponserapprochement
        where demande_id = une_demande and avis = un_avis
          and (une_demande = any ((select acces.demandes_posees())::uuid[])
               or departement_id = any ((select acces.departements_lus())::varchar[]))
    $$;
