"""The journal's table, its functions (schema ``journal``), what keeps it append-only, and its delay."""

import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

REGLE = {
    "code": "JOURNAL_CONSERVATION",
    "libelle": "Conservation du journal des consultations et des modifications",
    "valeur": "12",
    "unite": "mois",
    "valable_du": datetime.date(2015, 1, 1),
    "source": "CNIL, recommandation relative à la journalisation 2021-122 (de six mois à un an)",
}

# The owner's functions see every row: what they read is fixed here, and nothing of the caller's changes their names.
SUR = "security definer set search_path = pg_catalog, public"

FONCTIONS = f"""
create schema journal;
grant usage on schema journal to public;

create function journal.reglage(nom text) returns text language sql stable
as $$ select nullif(current_setting('cirj.' || nom, true), '') $$;

-- Replaced by the floor that knows the agents.
create function journal.qui(out agent uuid, out nom text, out affectation uuid, out structure uuid,
    out structure_nom text, out role text, out departement text)
language sql stable as $$ select null::uuid, ''::text, null::uuid, null::uuid, ''::text, ''::text, ''::text $$;

-- Called by the owner's functions only: it runs under their rights and their search path.
create function journal.inscrire(action text, objet_type text, objet_id text, personnes uuid[], departement text,
    champs jsonb, detail text)
returns void language plpgsql as $$
declare
    q record;
begin
    select * into q from journal.qui();
    insert into socle_entreejournal (le, agent_id, agent_nom, affectation_id, structure_id, structure_nom, role,
        departement, action, objet_type, objet_id, personnes, champs, motif, adresse, page, detail)
    values (clock_timestamp(), q.agent, coalesce(q.nom, ''), q.affectation, q.structure, coalesce(q.structure_nom, ''),
        coalesce(q.role, ''), coalesce(inscrire.departement, q.departement, ''), inscrire.action, inscrire.objet_type,
        coalesce(inscrire.objet_id, ''), coalesce(inscrire.personnes, '{{}}'), inscrire.champs,
        coalesce(journal.reglage('motif'), ''), journal.reglage('adresse')::inet, coalesce(journal.reglage('page'), ''),
        coalesce(inscrire.detail, ''));
end $$;

-- What the application notes: who acts comes from the context, and what the triggers note cannot be forged.
create function journal.noter(action text, objet_type text, objet_id text, personnes uuid[], departement text,
    detail text)
returns void language plpgsql {SUR} as $$
begin
    if noter.action in ('creation', 'modification', 'suppression', 'purge') then
        raise exception 'Seule la base note « % ».', noter.action using errcode = 'insufficient_privilege';
    end if;
    perform journal.inscrire(noter.action, noter.objet_type, noter.objet_id, noter.personnes, noter.departement, null,
        noter.detail);
end $$;

-- {{column: [before, after]}} of what differs; null for a column whose values are not kept; null when nothing differs.
create function journal.differences(avant jsonb, apres jsonb, ignorees text[], sans_valeur text[], sante boolean)
returns jsonb language sql immutable as $$
    select jsonb_object_agg(n.key, case when sante or n.key = any (sans_valeur) then 'null'::jsonb
        else jsonb_build_array(avant -> n.key, n.value) end)
    from jsonb_each(apres) n
    where n.value is distinct from avant -> n.key and n.key <> all (ignorees)
$$;

-- Whatever the rule says, six months are kept: the least that the CNIL recommends.
create function journal.limite() returns timestamptz language sql stable {SUR} as $$
    select now() - greatest(interval '6 months', (valeur || case unite when 'ans' then ' years' when 'jours' then ' days'
        else ' months' end)::interval)
    from socle_reglemetier
    where code = 'JOURNAL_CONSERVATION' and valable_du <= current_date
        and (valable_au is null or valable_au >= current_date)
$$;

create function journal.refuser() returns trigger language plpgsql {SUR} as $$
begin
    if tg_op = 'DELETE' and old.le < journal.limite() then
        return old;
    end if;
    raise exception 'Le journal ne se modifie pas et ne s''efface pas.' using errcode = 'insufficient_privilege';
end $$;

-- The only way to delete, for the application: what is older than the rule says, and it is noted.
create function journal.purger() returns bigint language plpgsql {SUR} as $$
declare
    nombre bigint;
begin
    delete from socle_entreejournal where le < journal.limite();
    get diagnostics nombre = row_count;
    if nombre > 0 then
        perform journal.inscrire('purge', 'journal', null, null, null, null, nombre::text);
    end if;
    return nombre;
end $$;

revoke execute on all functions in schema journal from public;
grant execute on function journal.noter, journal.purger, journal.reglage to public;

create trigger journal_ajout_seul before update or delete on socle_entreejournal
    for each row execute function journal.refuser();
create trigger journal_jamais_vide before truncate on socle_entreejournal
    for each statement execute function journal.refuser();
-- Nobody but the owner reads or adds before a policy says so: the floor of the agents writes it.
alter table socle_entreejournal enable row level security;
"""


def charger(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.create(**REGLE)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code=REGLE["code"]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0004_contexte")]
    operations = [
        migrations.CreateModel(
            name="EntreeJournal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("le", models.DateTimeField(verbose_name="date et heure")),
                ("agent_id", models.UUIDField(null=True)),
                ("agent_nom", models.CharField(max_length=130, verbose_name="agent")),
                ("affectation_id", models.UUIDField(null=True)),
                ("structure_id", models.UUIDField(null=True)),
                ("structure_nom", models.CharField(max_length=150, verbose_name="structure")),
                ("role", models.CharField(max_length=20, verbose_name="rôle")),
                ("departement", models.CharField(max_length=3, verbose_name="département")),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("lecture", "Consultation"),
                            ("liste", "Affichage d'une liste"),
                            ("recherche", "Recherche"),
                            ("export", "Export ou fichier"),
                            ("creation", "Ajout"),
                            ("modification", "Modification"),
                            ("suppression", "Suppression"),
                            ("refus", "Accès refusé"),
                            ("acces_exceptionnel", "Accès exceptionnel"),
                            ("connexion", "Connexion"),
                            ("connexion_refusee", "Connexion refusée"),
                            ("deconnexion", "Déconnexion"),
                            ("purge", "Effacement des entrées anciennes"),
                        ],
                        max_length=20,
                        verbose_name="action",
                    ),
                ),
                ("objet_type", models.CharField(max_length=60, verbose_name="objet")),
                ("objet_id", models.CharField(max_length=60, verbose_name="identifiant de l'objet")),
                (
                    "personnes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), size=None, verbose_name="personnes concernées"
                    ),
                ),
                ("champs", models.JSONField(null=True, verbose_name="champs modifiés")),
                ("motif", models.TextField(verbose_name="motif")),
                ("adresse", models.GenericIPAddressField(null=True, verbose_name="adresse")),
                ("page", models.CharField(max_length=60, verbose_name="page")),
                ("detail", models.TextField(verbose_name="détail")),
            ],
            options={
                "verbose_name": "entrée du journal",
                "verbose_name_plural": "entrées du journal",
                "ordering": ["-le", "-id"],
                "indexes": [
                    models.Index(fields=["departement", "-le", "-id"], name="journal_departement"),
                    models.Index(fields=["agent_id", "-le", "-id"], name="journal_agent"),
                    models.Index(fields=["structure_id", "-le", "-id"], name="journal_structure"),
                    django.contrib.postgres.indexes.GinIndex(fields=["personnes"], name="journal_personnes"),
                    models.Index(
                        condition=models.Q(
                            ("action__in", ["refus", "export", "acces_exceptionnel", "connexion_refusee", "purge"])
                        ),
                        fields=["departement", "action", "-le", "-id"],
                        name="journal_actes_rares",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            FONCTIONS,
            "drop trigger journal_jamais_vide on socle_entreejournal;"
            "drop trigger journal_ajout_seul on socle_entreejournal;"
            "drop schema journal cascade;",
        ),
        migrations.RunPython(charger, retirer),
    ]
