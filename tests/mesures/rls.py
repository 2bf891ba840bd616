"""What row-level security costs: the same queries under the account it holds and under the owner's, who passes through.

``python -m tests.mesures.rls 20000 1000000``. The rows are written by the server itself, triggers off: a hundred
departments, 2.5 interventions and 3 follow-ups a pathway, a social worker whose structure carries 500 dossiers.
"""

import os
import statistics
import sys
import time

import tests.harnais.serveurs as serveurs

REPETITIONS = 9
TAILLES = (20_000, 1_000_000)
_UN = "('00000000-0000-4000-8000-' || lpad(({rang})::text, 12, '0'))::uuid"


def _id(rang: str) -> str:
    return _UN.format(rang=rang)


# Structure n° 1 carries exactly 500 pathways (on language, half of them on housing too), whatever the size.
REMPLIR = f"""
set session_replication_role = replica;
-- Columns that are not spoken of below are empty, as in a dossier just opened.
do $$ declare c record; begin
    for c in select table_name, column_name, data_type from information_schema.columns
        where table_schema = 'public' and is_nullable = 'NO' and column_default is null
            and table_name in ('acteurs_departement', 'acteurs_structure', 'parcours_personne', 'parcours_parcours',
                'parcours_intervention', 'parcours_suivi')
            and data_type in ('text', 'character varying', 'boolean') loop
        execute format('alter table %I alter column %I set default %L', c.table_name, c.column_name,
            case when c.data_type = 'boolean' then 'false' else '' end);
    end loop;
end $$;
insert into acteurs_departement (code, nom, region, charniere, chef_lieu_insee)
    select lpad(d::text, 2, '0'), 'Département ' || d, 'Région', 'de ', '' from generate_series(0, 99) d;
insert into acteurs_structure (id, cree_le, modifie_le, nom, type, departement_id, siret, telephone, courriel,
        revelatrice, ecritures, active)
    select {_id("s")}, now(), now(), 'Structure ' || s, 'association', lpad((s % 100)::text, 2, '0'), '', '', '',
        false, '{{}}', true from generate_series(1, 4000) s;
insert into parcours_personne (id, cree_le, modifie_le, departement_id, nom, prenom, nom_usage, sexe,
        naissance_precision, nationalites, langues, telephone, courriel, numero_etranger, numero_empreinte,
        recherche, cle_identite, cle_tri, date_naissance)
    select {_id("n")}, now(), now(), lpad((n % 100)::text, 2, '0'), 'Nom' || n, 'Prénom' || n % 500, '', 'F',
        'jour', '{{AFG}}', '{{prs}}', '', '', '', '', ' nom' || n || ' prenom' || n % 500 || ' ', 'nom' || n,
        'nom' || n, date '1980-01-01' + n % 9000 from generate_series(1, %(n)s) n;
insert into parcours_parcours (id, cree_le, modifie_le, personne_id, departement_id, programme, debut,
        debut_precision, motif_sortie, contact_precision, dernier_contact)
    select {_id("n")}, now(), now(), {_id("n")}, lpad((n % 100)::text, 2, '0'), 'coordination',
        current_date - n % 900, 'jour', '', 'jour', current_date - n % 120 from generate_series(1, %(n)s) n;
insert into parcours_intervention (id, cree_le, modifie_le, parcours_id, departement_id, structure_id, pilier, debut)
    select gen_random_uuid(), now(), now(), {_id("n")}, lpad((n % 100)::text, 2, '0'),
        {_id("case when n % (%(n)s / 500) = 0 and k < 2 then 1 else 2 + (n * 7 + k * 13) % 3998 end")},
        (array['langue', 'logement', 'emploi'])[k + 1], current_date - 800
    from generate_series(1, %(n)s) n, generate_series(0, 2) k where k < 2 or n % 2 = 0;
insert into parcours_suivi (id, cree_le, modifie_le, parcours_id, departement_id, date, date_precision, mode, piliers,
        texte, structure_id)
    select gen_random_uuid(), now(), now(), {_id("n")}, lpad((n % 100)::text, 2, '0'), current_date - k * 30,
        'jour', 'entretien', array[(array['langue', 'sante', 'emploi'])[k + 1]], 'Texte',
        {_id("2 + (n * 7) % 3998")} from generate_series(1, %(n)s) n, generate_series(0, 2) k;
set session_replication_role = origin;
"""
REQUETES = {
    "Liste de 25 personnes": "select p.id, nom from parcours_personne p order by cle_tri limit 25",
    "Liste de 25 parcours avec la personne": (
        "select q.id, p.nom from parcours_parcours q join parcours_personne p on p.id = q.personne_id"
        " order by q.dernier_contact limit 25"
    ),
    "Nombre de parcours": "select count(*) from parcours_parcours q",
    "Nombre de suivis": "select count(*) from parcours_suivi s",
    "Recherche d'un nom": "select p.id from parcours_personne p where recherche like '% nom77%' order by cle_tri limit 25",
    "Un dossier et ses suivis": (
        "select s.id from parcours_suivi s join parcours_parcours q on q.id = s.parcours_id where q.personne_id = "
        + _id("%(sien)s")
    ),
}
#: What a careful view would have filtered itself: the same rows, asked of the owner.
_A_LUI = (
    "(select distinct parcours_id from parcours_intervention where fin is null and structure_id = " + _id("1") + ")"
)
FILTRES = {
    "coordination": {
        "parcours_personne": "departement_id = '00'",
        "parcours_parcours": "departement_id = '00'",
        "parcours_suivi": "departement_id = '00'",
    },
    "intervenant": {
        "parcours_personne": f"id in {_A_LUI}",
        "parcours_parcours": f"id in {_A_LUI}",
        "parcours_suivi": f"parcours_id in {_A_LUI}",
    },
    "sans contexte": {},
}


def main() -> None:
    import django

    django.setup()
    from cirj.socle.rls.roles import proprietaire

    tailles = [int(taille) for taille in sys.argv[1:]] or TAILLES
    from django.db import connection

    ancienne = connection.settings_dict["NAME"]
    try:
        for nombre in tailles:
            with proprietaire():
                connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            try:
                mesurer(nombre)
            finally:
                with proprietaire():
                    connection.creation.destroy_test_db(ancienne, verbosity=0)
    finally:
        serveurs.pytest_unconfigure(None)


def mesurer(nombre: int) -> None:
    from django.db import connection

    from cirj.socle.rls import contexte
    from cirj.socle.rls.roles import proprietaire

    debut = time.perf_counter()
    with proprietaire(), connection.cursor() as curseur:
        curseur.execute(REMPLIR.replace("%(n)s", str(nombre)))
        curseur.execute("vacuum analyze")
    agents = _agents()
    _dire(
        f"\n{nombre} dossiers, écrits en {time.perf_counter() - debut:.0f} s. Médianes de {REPETITIONS} mesures (ms)."
    )
    _dire(f"{'requête':<40}{'rôle':<16}{'avec le rls':>12}{'filtre seul':>13}{'lignes':>9}")
    for nom, requete in REQUETES.items():
        for role, agent in agents.items():
            sien = {"coordination": 100, "intervenant": nombre // 500, "sans contexte": 100}[role]
            sql = requete.replace("%(sien)s", str(sien))
            avec, lignes = _mesurer(sql, contexte.pour_agent(agent) if agent else contexte.personne())
            with proprietaire():
                sans = _mesurer(_filtrer(sql, FILTRES[role]), contexte.personne())[0] if agent else None
            _dire(f"{nom:<40}{role:<16}{avec:>12.1f}{'' if sans is None else f'{sans:.1f}':>13}{lignes:>9}")


def _agents() -> dict:
    from acteurs.models import Affectation, Agent, Structure

    agents = {"sans contexte": None}
    for role, rang in (("coordination", 100), ("intervenant", 1)):
        structure = Structure.objects.get(nom=f"Structure {rang}")
        agents[role] = Agent.objects.create_user(f"{role}@mesures.example", "Mesurer-la-vitesse-39")
        Affectation.objects.create(
            agent=agents[role], structure=structure, departement=structure.departement, role=role, debut="2020-01-01"
        )
    return agents


def _filtrer(sql: str, filtres: dict[str, str]) -> str:
    for table, condition in filtres.items():
        sql = sql.replace(f"from {table}", f"from (select * from {table} where {condition})")
        sql = sql.replace(f"join {table}", f"join (select * from {table} where {condition})")
    return sql


def _mesurer(sql: str, vu_par) -> tuple[float, int]:
    from django.db import connection, transaction

    durees = []
    with vu_par, transaction.atomic(), connection.cursor() as curseur:
        for _ in range(REPETITIONS + 1):
            debut = time.perf_counter()
            curseur.execute(sql)
            lignes = curseur.fetchall()
            durees.append((time.perf_counter() - debut) * 1000)
    nombre = lignes[0][0] if len(lignes) == 1 and "count" in sql else len(lignes)
    return statistics.median(durees[1:]), nombre


def _dire(ligne: str) -> None:
    sys.stdout.write(ligne + os.linesep)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
