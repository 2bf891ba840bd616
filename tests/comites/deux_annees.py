"""Two invented years of a department, and what plain SQL counts in them: nothing here reads the indicators' code."""

import datetime
import itertools

import pytest
from django.db import connection

from acteurs.models import Commune, Epci
from comites.models import Comite, Decision, Seance
from parcours.models import EvaluationLinguistique, Parcours, Personne, PointBlocage, Protection

d = datetime.date
#: People of each nationality who leave in 2024, then of those who come in 2025: gathered in one year and listed in the
#: other (Syria, Sudan), new (Cameroon), gone (Haiti), always few (Eritrea, Guinea), without one.
NATIONALITES = {
    2024: {"AFG": 30, "SYR": 8, "SDN": 21, "HTI": 16, "ERI": 4, "GIN": 7, "": 6},
    2025: {"AFG": 25, "SYR": 26, "SDN": 6, "CMR": 19, "ERI": 8, "GIN": 5},
}
COMMUNES = [("39198", "200010650"), ("39300", "200071116"), ("39478", "200026573"), ("39362", "200090579")]
NAISSANCES = [d(2010, 5, 2), d(2004, 2, 28), d(1995, 7, 14), d(1992, 1, 1), d(1980, 12, 31), d(1955, 3, 8), None]


@pytest.fixture
def deux_annees(jura, dole, association, coordination):
    """Fill 2024 and 2025; before, no dossier was kept."""
    lieux = [dole, None]
    for code, siren in COMMUNES[1:]:
        epci = Epci.objects.create(siren=siren, nom=f"Pays de {code}")
        lieux.append(
            Commune.objects.create(code_insee=code, nom=f"Commune {code}", cle=code, departement=jura, epci=epci)
        )
    # Most live in two places, a few in the others: some small counts by grouping.
    lieux = itertools.cycle([lieux[0]] * 9 + [lieux[1]] * 2 + [lieux[2]] * 7 + [lieux[3]] + [lieux[4]])
    comite = Comite.objects.create(departement=jura, type="technique", nom="Cellule technique")
    seance = Seance.objects.create(comite=comite, date=d(2025, 6, 3))
    rang = itertools.count()
    for annee, comptes in NATIONALITES.items():
        for pays, nombre in comptes.items():
            for _ in range(nombre):
                _personne(next(rang), annee, pays, next(lieux), jura, association, seance)


def _personne(n, annee, pays, lieu, jura, structure, seance) -> None:
    personne = Personne.objects.create(
        departement=jura,
        nom=f"DÉMO-{n}",
        nationalites=[pays] if pays else [],
        commune=lieu,
        sexe="F" if n % 5 < 3 else "M" if n % 25 else "",
        date_naissance=NAISSANCES[n * n % len(NAISSANCES)],
    )
    debut = d(annee, 1 + n % 12, 3)
    # Those of 2024 leave in December, but a third stay on in 2025.
    fin = d(2024, 12, 20) if annee == 2024 and n % 3 else None
    parcours = Parcours.objects.create(
        personne=personne, departement=jura, debut=debut, fin=fin, programme="coordination" if n % 6 else "agir"
    )
    statut = ["refugie", "refugie", "prot_subsidiaire", "apatride", "prot_temporaire"][n % 5]
    if n % 11:
        Protection.objects.create(personne=personne, statut=statut, date=debut)
    if n % 4 == 0:
        niveau = ["a1", "a1", "a2", "b1"][n // 4 % 4]
        EvaluationLinguistique.objects.create(
            personne=personne, nature="certification", niveau=niveau, date=d(annee, 12, 2)
        )
    if n % 3 == 0:
        _blocage(n, annee, parcours, jura, structure, seance)


def _blocage(n, annee, parcours, jura, structure, seance) -> None:
    blocage = PointBlocage.objects.create(
        parcours=parcours,
        departement=jura,
        pilier=["logement", "logement", "langue", "emploi", "sante"][n // 3 % 5],
        cause=["transport", "logement", "langue", "logement"][n // 3 % 4],
        signale_le=d(annee, 12, 5),
    )
    if n % 6 == 0:
        prise = d(annee, 12, 6)
        Decision.objects.create(
            point=seance.inscrire(blocage),
            quoi="Écrire",
            structure=structure,
            prise_le=prise,
            echeance=prise + datetime.timedelta(days=n % 50),
            realisee_le=prise if n % 4 == 0 else None,
            effet_observe="Fait." if n % 4 == 0 else "",
        )
    if n % 9 == 0:
        PointBlocage.objects.filter(pk=blocage.pk).update(leve_le=d(annee, 12, 24), effet_observe="Réglé.")


OUVERTS = "q.departement_id = '39' AND q.debut <= %(b)s AND (q.fin IS NULL OR q.fin > %(a)s)"
SUIVIES = f"""(SELECT p.*, c.epci_id FROM parcours_personne p LEFT JOIN acteurs_commune c ON c.code_insee = p.commune_id
    WHERE EXISTS (SELECT 1 FROM parcours_parcours q WHERE q.personne_id = p.id AND {OUVERTS})) p"""
AGES = """CASE WHEN date_naissance IS NULL THEN '' WHEN date_naissance + interval '18 years' > %(b)s THEN '0-17'
    WHEN date_naissance + interval '26 years' > %(b)s THEN '18-25' WHEN date_naissance + interval '40 years' > %(b)s THEN '26-39'
    WHEN date_naissance + interval '60 years' > %(b)s THEN '40-59' ELSE '60+' END"""
SUITE = """CASE WHEN realisee_le <= %(b)s THEN 'realisee' WHEN echeance < %(b)s THEN 'retard' ELSE 'en_cours' END"""
CERTIFIES = "parcours_evaluationlinguistique e WHERE e.personne_id = p.id AND nature = 'certification' AND date BETWEEN %(a)s AND %(b)s"
SIGNALES = "parcours_pointblocage WHERE departement_id = '39' AND signale_le BETWEEN %(a)s AND %(b)s"
LEVES = "parcours_pointblocage WHERE departement_id = '39' AND leve_le BETWEEN %(a)s AND %(b)s"
ENTREES = "parcours_parcours WHERE departement_id = '39' AND debut BETWEEN %(a)s AND %(b)s"
RESTES = (
    "(SELECT * FROM parcours_parcours WHERE departement_id = '39' AND debut <= %(b)s AND (fin IS NULL OR fin > %(b)s))"
)
#: Nobody has a stay nor a follow-up after the exit: all the rows are without one.
SORTIES = "parcours_parcours WHERE departement_id = '39' AND fin + interval '{} months' BETWEEN %(a)s AND %(b)s"

#: What is counted (expression, rows), by indicator and breakdown; '' for the whole.
SQL = {
    ("file_active", ""): ("'x'", SUIVIES),
    ("file_active", "anciennete"): (
        (
            "CASE WHEN EXISTS (SELECT 1 FROM parcours_parcours q WHERE q.personne_id = p.id AND q.debut < %(a)s AND "
            f"{OUVERTS}) THEN 'avant' ELSE 'nouvelle' END"
        ),
        SUIVIES,
    ),
    ("profil", ""): ("'x'", SUIVIES),
    ("profil", "nationalite"): ("nationalites[1]", SUIVIES),
    ("profil", "age"): (AGES, SUIVIES),
    ("profil", "sexe"): ("sexe", SUIVIES),
    ("profil", "statut"): (
        "(SELECT statut FROM parcours_protection r WHERE r.personne_id = p.id AND r.date <= %(b)s LIMIT 1)",
        SUIVIES,
    ),
    ("profil", "epci"): ("epci_id", SUIVIES),
    ("profil", "commune"): ("commune_id", SUIVIES),
    ("entrees", ""): ("'x'", ENTREES),
    ("entrees", "trimestre"): ("extract(quarter FROM debut)::int", ENTREES),
    ("entrees", "programme"): ("programme", ENTREES),
    ("certifications", ""): ("'x'", f"{SUIVIES} WHERE EXISTS (SELECT 1 FROM {CERTIFIES})"),
    ("certifications", "niveau"): (
        f"(SELECT max(niveau) FROM {CERTIFIES})",
        f"{SUIVIES} WHERE EXISTS (SELECT 1 FROM {CERTIFIES})",
    ),
    ("blocages_signales", ""): ("'x'", SIGNALES),
    ("blocages_signales", "pilier"): ("pilier", SIGNALES),
    ("blocages_signales", "cause"): ("cause", SIGNALES),
    ("blocages_leves", ""): ("'x'", LEVES),
    ("blocages_leves", "pilier"): ("pilier", LEVES),
    ("decisions_prises", ""): ("'x'", "comites_decision WHERE prise_le BETWEEN %(a)s AND %(b)s"),
    ("decisions_prises", "suite"): (SUITE, "comites_decision WHERE prise_le BETWEEN %(a)s AND %(b)s"),
    ("sorties_logement", "vers"): ("'x'", "parcours_sejour WHERE false"),
    ("iml", "ou"): ("''", f"{RESTES} q"),
    ("sorties_positives_6", "devenir"): ("'a_faire'", SORTIES.format(6)),
    ("sorties_positives_12", "devenir"): ("'a_faire'", SORTIES.format(12)),
}


def compter(indicateur: str, repartition: str, a: d, b: d) -> dict[str, int]:
    """Return what PostgreSQL counts between two days, by code; '' for the rows without a value."""
    expression, lignes = SQL[indicateur, repartition]
    demande = f"SELECT coalesce(({expression})::text, ''), count(*) FROM {lignes} GROUP BY 1"  # noqa: S608
    with connection.cursor() as curseur:
        curseur.execute(demande, {"a": a, "b": b})
        return dict(curseur.fetchall())
