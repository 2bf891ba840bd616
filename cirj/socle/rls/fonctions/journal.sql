-- The journal of what is written and read: entries are added under the owner's rights, never changed.

create or replace function journal.reglage(nom text) returns text language sql stable
as $$ select nullif(current_setting('cirj.' || nom, true), '') $$;

create or replace function journal.jour() returns date language sql stable
as $$ select coalesce(journal.reglage('jour')::date, (now() at time zone 'Europe/Paris')::date) $$;

create or replace function journal.limite() returns timestamptz language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select now() - greatest(interval '6 months', (valeur || case unite when 'ans' then ' years' when 'jours' then ' days'
        else ' months' end)::interval)
    from socle_reglemetier
    where code = 'JOURNAL_CONSERVATION' and valable_du <= (now() at time zone 'Europe/Paris')::date and (valable_au is null or valable_au >= (now() at time zone 'Europe/Paris')::date)
$$;

-- Called by the owner's functions only: it runs under their rights and their search path.
create or replace function journal.inscrire(action text, objet_type text, objet_id text, personnes uuid[], departement text,
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
        coalesce(inscrire.objet_id, ''), coalesce(inscrire.personnes, '{}'), inscrire.champs,
        coalesce(journal.reglage('motif'), ''), journal.reglage('adresse')::inet, coalesce(journal.reglage('page'), ''),
        coalesce(inscrire.detail, ''));
end $$;

-- What the application notes: who acts comes from the context, and what the triggers note cannot be forged.
create or replace function journal.noter(action text, objet_type text, objet_id text, personnes uuid[], departement text,
    detail text)
returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if noter.action in ('creation', 'modification', 'suppression', 'purge') then
        raise exception 'Seule la base note « % ».', noter.action using errcode = 'insufficient_privilege';
    end if;
    perform journal.inscrire(noter.action, noter.objet_type, noter.objet_id, noter.personnes, noter.departement, null,
        noter.detail);
end $$;

-- {column: [before, after]} of what differs; null for a column whose values are not kept; null when nothing differs.
create or replace function journal.differences(avant jsonb, apres jsonb, ignorees text[], sans_valeur text[], sante boolean)
returns jsonb language sql immutable as $$
    select jsonb_object_agg(n.key, case when sante or n.key = any (sans_valeur) then 'null'::jsonb
        else jsonb_build_array(avant -> n.key, n.value) end)
    from jsonb_each(apres) n
    where n.value is distinct from avant -> n.key and n.key <> all (ignorees)
$$;

create or replace function journal.refuser() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if tg_op = 'DELETE' and old.le < journal.limite() then
        return old;
    end if;
    raise exception 'Le journal ne se modifie pas et ne s''efface pas.' using errcode = 'insufficient_privilege';
end $$;

-- The only way to delete, for the application: what is older than the rule says, and it is noted.
create or replace function journal.purger() returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
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

-- The rest is called by functions and triggers of the owner.
revoke execute on function journal.limite, journal.inscrire, journal.differences, journal.refuser from public;
