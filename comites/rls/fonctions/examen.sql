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

-- The tables of the dossier stay closed to a member: this is all that leaves them. No cause for a health situation.
create or replace function acces.situations_examinees(une_seance uuid)
    returns table (point uuid, personne uuid, prenom varchar, nom varchar, pilier varchar, cause varchar, signale_le date,
        signale_precision varchar, leve_le date)
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select o.id, p.id, p.prenom, p.nom, b.pilier, case when b.pilier = 'sante' then null else b.cause end,
            b.signale_le, b.signale_precision, b.leve_le
        from comites_pointordredujour o
        join parcours_pointblocage b on b.id = o.blocage_id
        join parcours_parcours q on q.id = b.parcours_id
        join parcours_personne p on p.id = q.personne_id
        where o.seance_id = une_seance and not o.reporte and une_seance = any ((select acces.seances_de_membre())::uuid[])
    $$;

-- What the same cell decided on these cases, then and before; what is decided about health is not told.
create or replace function acces.decisions_examinees(une_seance uuid)
    returns table (point uuid, quoi varchar, structure uuid, responsable uuid, prise_le date, echeance date,
        realisee_le date)
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select o.id, case when b.pilier = 'sante' then null else d.quoi end, d.structure_id, d.responsable_id,
            d.prise_le, d.echeance, d.realisee_le
        from comites_pointordredujour o
        join comites_seance s on s.id = o.seance_id
        join parcours_pointblocage b on b.id = o.blocage_id
        join comites_decision d on d.blocage_id = b.id
        join comites_pointordredujour origine on origine.id = d.point_id
        join comites_seance ancienne on ancienne.id = origine.seance_id and ancienne.comite_id = s.comite_id
        where o.seance_id = une_seance and not o.reporte and une_seance = any ((select acces.seances_de_membre())::uuid[])
        order by d.prise_le, d.cree_le
    $$;
