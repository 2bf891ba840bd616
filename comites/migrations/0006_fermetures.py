"""Keep a decision on its blockage, and the caller's temporary tables out of what the journal's functions read."""

from django.db import migrations

from cirj.socle.mur.departements import declencheur

# « pg_temp » unsaid is searched first: a temporary table named as one of ours would be read, or written, by functions
# that run under the owner's rights — the whole journal read, or nothing of it kept.
CHEMINS = """
do $$
declare
    fonction regprocedure;
begin
    for fonction in select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname = 'journal' and p.prosecdef loop
        execute format('alter function %s set search_path = pg_catalog, public, pg_temp', fonction);
    end loop;
end $$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("comites", "0005_acces"),
        ("parcours", "0011_fermetures"),
        ("acteurs", "0006_journal_d_une_personne"),
    ]
    operations = [
        declencheur(
            "comites_decision",
            "figer",
            "before update on comites_decision",
            "acces.figer('blocage_id', 'point_id', 'structure_id', 'responsable_id')",
        ),
        migrations.RunSQL(CHEMINS, migrations.RunSQL.noop),
    ]
