"""One code a language, and no « inconnu » that an import left beside what was noted since."""

from django.db import migrations

_SEULES = """
update parcours_personne set langue_interprete = case langue_interprete when 'pbu' then 'pus' else 'fas' end
    where langue_interprete in ('pbu', 'pes');
update parcours_rendezvous set interprete = case interprete when 'pbu' then 'pus' else 'fas' end
    where interprete in ('pbu', 'pes');
update parcours_accessoins set interprete_langue = case interprete_langue when 'pbu' then 'pus' else 'fas' end
    where interprete_langue in ('pbu', 'pes');
"""
# Each once, where it first stood.
_PARLEES = """
update parcours_personne p set langues = (
    select array_agg(dits.code order by dits.rang) from (
        select case lu.code when 'pbu' then 'pus' when 'pes' then 'fas' else lu.code end as code, min(lu.rang) as rang
        from unnest(p.langues) with ordinality as lu(code, rang) group by 1
    ) dits
) where p.langues && array['pbu', 'pes']::varchar[]
"""
_LIGNES = [
    "Niveau de français inconnu.",
    "Hébergement ou logement inconnu.",
    "Situation sociale à évaluer.",
    "Droits à la santé inconnus.",
    "Emploi ou formation : situation inconnue.",
]


def reprendre(apps, schema_editor):
    with schema_editor.connection.cursor() as curseur:
        curseur.execute(_PARLEES)
        curseur.execute(_SEULES)
        curseur.execute("update parcours_pilierparcours set resume = '' where resume = any(%s)", [_LIGNES])


class Migration(migrations.Migration):
    dependencies = [("parcours", "0029_dates_des_enchainements")]
    operations = [migrations.RunPython(reprendre, migrations.RunPython.noop)]
