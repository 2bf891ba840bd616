"""Noting what is written: triggers on each table, that nobody can forget to call.

Each floor declares its tables in ``<app>/journalises`` and ``cirj.socle.rls`` attaches them. The triggers note an addition without its values, a change with the columns that changed, before and after, and a deletion.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cirj.socle.rls.table import Declencheur

#: Columns that say nothing of the content, in every table.
_TOUJOURS = ("id", "cree_le", "modifie_le")


@dataclass(frozen=True)
class Journalisee:
    """How the writes of one table are noted; SQL speaks of the row as ``ligne``.

    ``nom``: the record in plain French, with its article (« un suivi »).
    ``lien``: what follows ``select`` to give the persons concerned (uuid[]), the department, and whether the row
    touches health: then no value is kept at all.
    ``precedent``: for what belongs to no department, in the place of ``lien``: what follows ``select`` to give, as
    jsonb, the row that ``ligne`` takes the place of. Additions and deletions then keep their values too, and each
    department that somebody coordinates has its entry.
    ``sans_valeur``: columns whose change is noted without what they hold. ``ignorees``: derived ones, not noted.
    """

    nom: str
    lien: str = ""
    sans_valeur: tuple[str, ...] = ()
    ignorees: tuple[str, ...] = ()
    precedent: str = ""


#: Table → how it is noted; each floor adds its own when the program starts.
JOURNALISEES: dict[str, Journalisee] = {}


def declarer(tables: Mapping[str, Journalisee]) -> None:
    """Add the tables of a floor."""
    JOURNALISEES.update(tables)


def corps(table: str, regle: Journalisee) -> str:
    """Return the body of the function that notes a change or a deletion, row by row, as PostgreSQL keeps it."""
    ignorees = _tableau(*_TOUJOURS, *regle.ignorees)
    if regle.precedent:
        return _corps_commun(table, regle, ignorees)
    return f"""
declare
    ligne record := coalesce(new, old);
    concernees uuid[];
    departement text;
    sante boolean;
    champs jsonb;
begin
    select {regle.lien} into concernees, departement, sante;
    if tg_op = 'UPDATE' then
        champs := journal.differences(to_jsonb(old), to_jsonb(new), {ignorees}, {_tableau(*regle.sans_valeur)}, sante);
        if champs is null then
            return null;
        end if;
    end if;
    perform journal.inscrire(case tg_op when 'UPDATE' then 'modification' else 'suppression' end, '{table}',
        ligne.id::text, concernees, departement, champs, null);
    return null;
end """


def corps_des_ajouts(table: str, regle: Journalisee) -> str:
    """Return the body of the function that notes additions: those of one statement together, one entry a row.

    A table of 10,000 people adds 200,000 records: noted one by one, they cost more than the records.
    """
    return f"""
declare
    q record;
begin
    select * into q from journal.qui();
    insert into socle_entreejournal (le, agent_id, agent_nom, affectation_id, structure_id, structure_nom, role,
        departement, action, objet_type, objet_id, personnes, champs, motif, adresse, page, detail)
    select clock_timestamp(), q.agent, coalesce(q.nom, ''), q.affectation, q.structure, coalesce(q.structure_nom, ''),
        coalesce(q.role, ''), coalesce(lien.departement, q.departement, ''), 'creation', '{table}', ligne.id::text,
        coalesce(lien.personnes, '{{}}'), null, coalesce(journal.reglage('motif'), ''),
        journal.reglage('adresse')::inet, coalesce(journal.reglage('page'), ''), ''
    from ajoutees ligne left join lateral (select {regle.lien} limit 1) lien(personnes, departement, sante) on true;
    return null;
end """


def _corps_commun(table: str, regle: Journalisee, ignorees: str) -> str:
    return f"""
declare
    ligne record := coalesce(new, old);
    avant jsonb := to_jsonb(old);
    apres jsonb := to_jsonb(new);
    champs jsonb;
    departement text;
begin
    if tg_op = 'INSERT' then
        select {regle.precedent} into avant;
    elsif tg_op = 'DELETE' then
        select jsonb_object_agg(cle, null) into apres from jsonb_object_keys(avant) cle;
    end if;
    champs := journal.differences(coalesce(avant, '{{}}'), apres, {ignorees}, {_tableau(*regle.sans_valeur)}, false);
    if champs is null then
        return null;
    end if;
    for departement in
        select f.departement_id from acteurs_affectation f
        where f.role = 'coordination' and f.debut <= journal.jour() and (f.fin is null or f.fin > journal.jour())
        union select q.departement from journal.qui() q where q.departement <> ''
    loop
        perform journal.inscrire(case tg_op when 'INSERT' then 'creation' when 'UPDATE' then 'modification'
            else 'suppression' end, '{table}', ligne.id::text, null, departement, champs, ligne.libelle);
    end loop;
    return null;
end """


def corps_du_refus(table: str, regle: Journalisee) -> str:
    """Return the body of the function that notes a door found closed: whom it concerned, the visitor never learns."""
    return f"""
declare
    ligne record;
    concernees uuid[];
    departement text;
    sante boolean;
begin
    select * into ligne from {table} t where t.id = cle;
    if found then
        select {regle.lien} into concernees, departement, sante;
        perform journal.inscrire('refus', '{table}', cle::text, concernees, departement, null, null);
    end if;
end """


def ordres_du_journal(table: str, regle: Journalisee) -> Iterator[str]:
    """Yield the orders that create the functions of a table and attach its triggers, on a database that has none."""
    # Left unsaid, the caller's temporary tables would come first, under the owner's rights.
    sur = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
    ecriture = f"journal.ecriture_{table}()"
    yield _fonction(ecriture, f"returns trigger {sur}", corps(table, regle))
    if regle.precedent:
        # What it replaces is kept: additions are noted one by one. Open to all, no access to it is ever refused.
        yield Declencheur("journal", "after insert or update or delete", ecriture).ordre(table)
        return
    yield Declencheur("journal", "after update or delete", ecriture).ordre(table)
    ajouts = f"journal.ajouts_{table}()"
    yield _fonction(ajouts, f"returns trigger {sur}", corps_des_ajouts(table, regle))
    yield Declencheur(
        "journal_ajouts", "after insert", ajouts, pour="referencing new table as ajoutees for each statement"
    ).ordre(table)
    refus = f"journal.refus_{table}(cle uuid)"
    yield _fonction(refus, f"returns void {sur}", corps_du_refus(table, regle))
    yield f"grant execute on function journal.refus_{table} to public"


def _fonction(signature: str, rend: str, corps: str) -> str:
    return (
        f"create function {signature} {rend} as $${corps}$$;"
        # What notes under the owner's rights is called by triggers, or by nobody.
        f" revoke execute on function {signature.partition('(')[0]} from public"
    )


def _tableau(*noms: str) -> str:
    if not all(re.fullmatch(r"[a-z_0-9]+", nom) for nom in noms):
        raise ValueError(f"Noms de colonnes inattendus : {', '.join(noms)}")
    return "array[" + ", ".join(f"'{nom}'" for nom in noms) + "]::text[]"
