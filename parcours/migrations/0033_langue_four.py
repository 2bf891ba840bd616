"""The Fur language of Darfur is ``fvr``; ``fur``, under which it was recorded, is Friulian (ISO 639-3)."""

from django.db import migrations

_SEULES = """
update parcours_personne set langue_interprete = %(apres)s where langue_interprete = %(avant)s;
update parcours_rendezvous set interprete = %(apres)s where interprete = %(avant)s;
update parcours_accessoins set interprete_langue = %(apres)s where interprete_langue = %(avant)s;
"""
# Each once, where it first stood.
_PARLEES = """
update parcours_personne p set langues = (
    select array_agg(dits.code order by dits.rang) from (
        select case lu.code when %(avant)s then %(apres)s else lu.code end as code, min(lu.rang) as rang
        from unnest(p.langues) with ordinality as lu(code, rang) group by 1
    ) dits
) where p.langues @> array[%(avant)s]::varchar[]
"""


def _remplacer(schema_editor, avant: str, apres: str) -> None:
    with schema_editor.connection.cursor() as curseur:
        for ordre in (_PARLEES, _SEULES):
            curseur.execute(ordre, {"avant": avant, "apres": apres})


def reprendre(apps, schema_editor):
    _remplacer(schema_editor, "fur", "fvr")


def revenir(apps, schema_editor):
    _remplacer(schema_editor, "fvr", "fur")


class Migration(migrations.Migration):
    dependencies = [("parcours", "0032_import_par_feuilles")]
    operations = [migrations.RunPython(reprendre, revenir)]
