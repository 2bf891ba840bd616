"""Tell the dates of a chain to the team alone; in exception, those of health left out."""

from django.db import migrations

_FONCTION = """
create or replace function acces.etapes_d_enchainement(un_enchainement uuid) returns jsonb
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select coalesce(jsonb_agg(jsonb_build_object(
                'id', m.id, 'debut', coalesce(o.commencee_le, m.debut_prevu),
                'fin', greatest(coalesce(o.terminee_le, m.fait_le, m.fin_prevue), coalesce(o.commencee_le, m.debut_prevu))
            ) order by coalesce(o.commencee_le, m.debut_prevu), m.cree_le, m.id), '[]')
        from parcours_maillon m
        left join parcours_orientation o on o.id = m.orientation_id
        where m.enchainement_id = un_enchainement
          and (m.departement_id = any ((select acces.departements_lus())::varchar[]) or {qui})
    $$;
"""
_AVANT = _FONCTION.replace("{qui}", "m.parcours_id = any ((select acces.parcours_vus())::uuid[])")
_APRES = _FONCTION.replace(
    "{qui}",
    "m.parcours_id = any ((select acces.parcours_equipe())::uuid[])"
    " or (m.pilier <> 'sante' and m.parcours_id = any ((select acces.parcours_exceptionnels())::uuid[]))",
)


class Migration(migrations.Migration):
    dependencies = [("parcours", "0028_ofii")]
    operations = [migrations.RunSQL([(_APRES, None)], [(_AVANT, None)])]
