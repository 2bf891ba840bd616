"""« Qui a consulté ce dossier »: told to the team, which does not read the journal itself."""

from django.db import migrations

#: The latest reading of each agent, for who follows the person; asked by anybody else, nothing.
FONCTION = """
create function journal.derniers_acces(une_personne uuid, combien integer)
returns table (le timestamptz, agent_id uuid, agent_nom varchar, structure_id uuid, structure_nom varchar, revelatrice boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
    with derniers as (
        select distinct on (e.agent_id, e.structure_id) e.le, e.agent_id, e.agent_nom, e.structure_id, e.structure_nom
        from socle_entreejournal e
        where e.personnes @> array[une_personne] and e.agent_id is not null
            and e.action in ('lecture', 'acces_exceptionnel') and e.objet_type <> 'journal'
            and (une_personne = any (acces.personnes_suivies()) or exists (
                select 1 from parcours_personne p
                where p.id = une_personne and p.departement_id = any (acces.departements_ecrits())))
        order by e.agent_id, e.structure_id, e.le desc
    )
    select d.le, d.agent_id, d.agent_nom, d.structure_id, d.structure_nom, coalesce(s.revelatrice, false)
    from derniers d left join acteurs_structure s on s.id = d.structure_id
    order by d.le desc limit combien
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("parcours", "0007_documents")]
    operations = [migrations.RunSQL(FONCTION, "drop function journal.derniers_acces")]
