"""One day and one birthday in the whole database: the day of Paris, and the last day of February for the 29th."""

from pathlib import Path

from django.db import migrations

from cirj.socle.mur.politiques import fonctions
from parcours import mur as du_parcours

MUR = Path(du_parcours.__file__).parent
PARIS = "(now() at time zone 'Europe/Paris')::date"

#: A connection counts in UTC: between midnight and two in the morning, ``current_date`` is still yesterday.
JOUR = """
create or replace function journal.jour() returns date language sql stable
as $$ select coalesce(journal.reglage('jour')::date, {jour}) $$;

create or replace function journal.limite() returns timestamptz language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select now() - greatest(interval '6 months', (valeur || case unite when 'ans' then ' years' when 'jours' then ' days'
        else ' months' end)::interval)
    from socle_reglemetier
    where code = 'JOURNAL_CONSERVATION' and valable_du <= {jour} and (valable_au is null or valable_au >= {jour})
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("parcours", "0030_langues_et_lignes_reprises"),
        ("acteurs", "0003_journal"),
        ("socle", "0005_journal"),
    ]

    operations = [
        migrations.RunSQL(JOUR.format(jour=PARIS), JOUR.format(jour="current_date")),
        # The age told to the destination of a referral; the states are written again after, as in 0026.
        fonctions(MUR / "orientation.sql"),
        fonctions(MUR / "orientation_etats.sql"),
    ]
