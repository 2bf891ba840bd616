-- Who is found by a name. The comparison of texts is not « leakproof »: under a policy it would read everybody, no index
-- helping. Read here as the owner, by the index, and opened as the door does: people that the context does not open are
-- neither returned nor counted.

-- One way to cut what was typed, as a condition on the text that is searched: [{"sons": […], "debuts": […],
-- "proches": […]}, …]. ``commences``: of the words at these ranks, the beginning is enough; ``fautives``: of these, a word
-- written with one letter more, less, changed or moved.
create or replace function acces.mots_trouves(mots jsonb, commences integer[], fautives integer[] default '{}')
    returns text
    language sql immutable parallel safe set search_path = public, pg_temp
    as $$
        select string_agg('(' || un.condition || ')', ' and ')
        from jsonb_array_elements(mots) with ordinality m(mot, rang), lateral (
            select string_agg(format('p.recherche like %L', motif), ' or ') as condition
            from (
                select '% ' || son || ' %' as motif from jsonb_array_elements_text(mot -> 'sons') son
                union all
                select '% ' || debut || '%' from jsonb_array_elements_text(mot -> 'debuts') debut
                where rang = any (commences)
                union all
                select '% ' || proche || ' %' from jsonb_array_elements_text(mot -> 'proches') proche
                where rang = any (fautives)
            ) motifs
        ) un
    $$;

-- ``lectures``: the ways to cut what was typed, the plain one first. ``cles``: keys of identity that the typed words make
-- up without one or several of them. ``large``: the first sort that finds somebody, of these: all the words; two written in
-- one, or one in two; their beginnings, of those that are nobody's name (« Amin » is no beginning of « Amina »); one wrong
-- letter in each of those; one wrong letter in any one of several words, if no more than two bear it as typed; a file that
-- has fewer words, unless several do: frequent names prove nothing. A single word brings its beginnings along. Otherwise
-- the first three together. ``rang``: higher first; words as they are typed come before those that sound alike.
create or replace function acces.personnes_cherchees(lectures jsonb, cles text[], large boolean)
    returns table (id uuid, rang integer)
    language plpgsql stable security definer parallel safe rows 50 set search_path = public, pg_temp
    as $$
    declare
        departements varchar[] := acces.departements_lus();
        suivies uuid[] := acces.personnes_suivies();
        ouvertes text := ' from parcours_personne p where (%s) and (p.departement_id = any ($1) or p.id = any ($2))';
        chercher text := 'select p.id, %s' || ouvertes;
        entiers text := acces.mots_trouves(lectures -> 0, '{}');
        commences integer[] := array(select generate_series(1, jsonb_array_length(lectures -> 0)));
        autrement text;
        fautifs text;
        coupe jsonb;
        rare boolean;
        connu boolean;
        ecrits text;
    begin
        select string_agg('(' || acces.mots_trouves(c, '{}') || ')', ' or ') into autrement
        from jsonb_array_elements(lectures - 0) c;
        select string_agg(format('(p.recherche like %L)::int', '% ' || debut || ' %'), ' + ') into ecrits
        from jsonb_array_elements(lectures -> 0) mot, jsonb_array_elements_text(mot -> 'debuts') debut;
        if large and jsonb_array_length(lectures -> 0) > 1 then
            return query execute format(chercher, '100 + ' || ecrits, entiers) using departements, suivies;
            if found then
                return;
            end if;
            return query execute format(chercher, '70 + ' || ecrits, autrement) using departements, suivies;
            if found then
                return;
            end if;
            for rang in 1 .. jsonb_array_length(lectures -> 0) loop
                execute format('select exists (select' || ouvertes || ')',
                    acces.mots_trouves(jsonb_build_array(lectures -> 0 -> (rang - 1)), '{}'))
                    into connu using departements, suivies;
                if connu then
                    commences := array_remove(commences, rang);
                end if;
            end loop;
        end if;
        return query execute format(
            chercher, format('%s + case when %s then 100 when %s then 70 else 40 end', ecrits, entiers, autrement),
            format('(%s) or (%s) or (%s)', entiers, autrement, acces.mots_trouves(lectures -> 0, commences))
        ) using departements, suivies;
        if found or not large then
            return;
        end if;
        return query execute format(chercher, '30 + ' || ecrits, acces.mots_trouves(lectures -> 0, '{}', commences))
            using departements, suivies;
        if found then
            return;
        end if;
        for coupe in select c from jsonb_array_elements(lectures) c where jsonb_array_length(lectures -> 0) > 1 loop
            for rang in 1 .. jsonb_array_length(coupe) loop
                continue when coalesce(jsonb_array_length(coupe -> (rang - 1) -> 'proches'), 0) = 0;
                execute format('select count(*) < 3 from (select' || ouvertes || ' limit 3) c',
                    acces.mots_trouves(jsonb_build_array(coupe -> (rang - 1)), '{}'))
                    into rare using departements, suivies;
                if rare then
                    fautifs := concat_ws(' or ', fautifs, '(' || acces.mots_trouves(coupe, '{}', array[rang]) || ')');
                end if;
            end loop;
        end loop;
        if fautifs is not null then
            return query execute format(chercher, '20 + ' || ecrits, fautifs) using departements, suivies;
            if found then
                return;
            end if;
        end if;
        return query execute 'select c.id, 10 from (' || format(chercher, 'count(*) over () as nombre',
            'p.cle_identite = any ($3)') || ') c where c.nombre <= 3' using departements, suivies, cles;
    end $$;
