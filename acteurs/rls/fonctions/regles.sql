-- What opens a pathway otherwise than an intervention under way (fonctions.sql says how these arrays are used).

-- A duration of the dated rules, today's value.
create or replace function acces.duree(un_code text) returns interval
    language sql stable security definer parallel safe set search_path = public, pg_temp
    as $$
        select (valeur || case unite when 'ans' then ' years' when 'jours' then ' days' else ' months' end)::interval
        from socle_reglemetier
        where code = un_code and valable_du <= acces.jour() and (valable_au is null or valable_au >= acces.jour())
    $$;

-- Two codes that say one criterion, in years or in months: at most one of them is in force.
create or replace function acces.codes_du_critere(un_code text) returns text[] language sql immutable
as $$ select case when un_code in ('AGIR_ELIGIBLE_ANNEES', 'AGIR_ELIGIBLE_MOIS')
    then array['AGIR_ELIGIBLE_ANNEES', 'AGIR_ELIGIBLE_MOIS'] else array[un_code] end $$;

-- The legal day, by the clock of the server: not the one that the program says.
create or replace function acces.jour_legal() returns date language sql stable
as $$ select (now() at time zone 'Europe/Paris')::date $$;

-- Technical administration; the coordination, where hers is the only department somebody works in: a rule has none.
create or replace function acces.change_les_regles() returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
        select from acteurs_affectation f join acteurs_agent g on g.id = f.agent_id and g.is_active
        where f.id = nullif(current_setting('cirj.affectation', true), '')::uuid and f.agent_id = acces.agent()
            and f.debut <= acces.jour_legal() and (f.fin is null or f.fin > acces.jour_legal())
            and (f.role = 'administration' or f.role = 'coordination' and not exists (
                select from acteurs_affectation autre
                where autre.departement_id <> f.departement_id and autre.debut <= acces.jour_legal()
                    and (autre.fin is null or autre.fin > acces.jour_legal())))
    )
$$;

-- Called by the two below: their caller's right, a reason, and one change at a time.
create or replace function acces.tenir_les_regles(un_motif text) returns void language plpgsql as $$
begin
    if not acces.change_les_regles() then
        raise exception 'Cet accès ne change pas les règles datées.' using errcode = 'insufficient_privilege';
    end if;
    if coalesce(un_motif, '') !~ '\S' then
        raise exception 'Une règle change avec un motif.'
            using errcode = 'check_violation', constraint = 'regle_motif_exige';
    end if;
    perform pg_advisory_xact_lock(hashtext('regles datees'));
    perform set_config('cirj.motif', un_motif, true);
end $$;

revoke execute on function acces.tenir_les_regles from public;

-- ``remplace``: the row that the caller saw in force on that day, null for none.
create or replace function acces.changer_regle(un_code text, une_valeur text, du date, une_source text, un_motif text,
    remplace bigint) returns bigint language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    codes text[] := acces.codes_du_critere(un_code);
    motif_du_contexte text := coalesce(current_setting('cirj.motif', true), '');
    un_libelle text;
    une_unite text;
    actuelle record;
    suivante date;
    nouvelle bigint;
begin
    perform acces.tenir_les_regles(un_motif);
    if coalesce(une_source, '') !~ '\S' then
        raise exception 'Une règle change avec sa source.'
            using errcode = 'check_violation', constraint = 'regle_source_exigee';
    end if;
    if du is null or du < acces.jour_legal() then
        raise exception 'Une règle ne change pas dans le passé.'
            using errcode = 'check_violation', constraint = 'regle_pas_dans_le_passe';
    end if;
    select libelle, unite into un_libelle, une_unite from socle_reglemetier
        where code = un_code order by valable_du desc limit 1;
    if not found then
        if un_code is distinct from 'AGIR_ELIGIBLE_MOIS' then
            raise exception 'La règle « % » n''existe pas.', un_code
                using errcode = 'check_violation', constraint = 'regle_inconnue';
        end if;
        -- The other unit of a criterion that the software came with in years only.
        un_libelle := 'AGIR : mois écoulés, au plus, depuis la protection';
        une_unite := 'mois';
    end if;
    if coalesce(une_valeur, '') !~ (case une_unite when 'date' then '^\d{4}-\d{2}-\d{2}$'
            when 'liste' then '^[a-z0-9_]+( [a-z0-9_]+)*$' else '^\d{1,9}$' end) then
        raise exception 'La valeur n''a pas la forme de la règle.'
            using errcode = 'check_violation', constraint = 'regle_valeur_illisible';
    end if;
    select id, valable_du into actuelle from socle_reglemetier
        where code = any (codes) and valable_du <= du and (valable_au is null or valable_au >= du);
    if actuelle.id is distinct from remplace then
        raise exception 'La règle a changé entre-temps.'
            using errcode = 'check_violation', constraint = 'regle_changee_entre_temps';
    end if;
    if actuelle.valable_du = du then
        raise exception 'Une valeur commence déjà ce jour-là.'
            using errcode = 'check_violation', constraint = 'regle_commence_ce_jour';
    end if;
    select min(valable_du) into suivante from socle_reglemetier where code = any (codes) and valable_du > du;
    update socle_reglemetier set valable_au = du - 1 where id = actuelle.id;
    insert into socle_reglemetier (code, libelle, valeur, unite, valable_du, valable_au, source, motif)
        values (un_code, un_libelle, une_valeur, une_unite, du, suivante - 1, une_source, un_motif)
        returning id into nouvelle;
    perform set_config('cirj.motif', motif_du_contexte, true);
    return nouvelle;
end $$;

-- Only what has not begun: the value before it goes on until the day it would have ended.
create or replace function acces.retirer_regle(une_regle bigint, un_motif text) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
    motif_du_contexte text := coalesce(current_setting('cirj.motif', true), '');
    retiree record;
begin
    perform acces.tenir_les_regles(un_motif);
    select code, valable_du, valable_au into retiree from socle_reglemetier where id = une_regle;
    if not found then
        raise exception 'Cette valeur n''existe pas.'
            using errcode = 'check_violation', constraint = 'regle_inconnue';
    end if;
    if retiree.valable_du <= acces.jour_legal() then
        raise exception 'Cette valeur est déjà en vigueur.'
            using errcode = 'check_violation', constraint = 'regle_deja_commencee';
    end if;
    delete from socle_reglemetier where id = une_regle;
    update socle_reglemetier set valable_au = retiree.valable_au
        where code = any (acces.codes_du_critere(retiree.code)) and valable_au = retiree.valable_du - 1;
    perform set_config('cirj.motif', motif_du_contexte, true);
end $$;
