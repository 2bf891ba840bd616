-- What the program said of itself at the beginning of the transaction (cirj/socle/rls/contexte.py).

create or replace function acces.reglage(nom text) returns text
    language sql stable parallel safe
    as $$ select nullif(current_setting('cirj.' || nom, true), '') $$;

create or replace function acces.agent() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('cirj.agent', true), '')::uuid $$;

-- The day the program believes it is; a forgotten context counts in Paris.
create or replace function acces.jour() returns date
    language sql stable parallel safe
    as $$ select coalesce(nullif(current_setting('cirj.jour', true), '')::date, (now() at time zone 'Europe/Paris')::date) $$;
