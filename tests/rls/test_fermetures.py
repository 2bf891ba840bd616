"""Row-level security against its own writers: in raw SQL too, nobody opens a dossier to herself."""

import datetime

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.rls import contexte
from parcours.models import Intervention, MembreMenage, Menage, Parcours, Personne

pytestmark = pytest.mark.django_db

JOUR = datetime.timedelta(days=1)
LIGNE = "id, cree_le, modifie_le"
NEUVE = "gen_random_uuid(), now(), now()"
INTERVENIR = (
    f"insert into parcours_intervention ({LIGNE}, parcours_id, structure_id, pilier, debut)"
    f" values ({NEUVE}, %(parcours)s, %(structure)s, 'sante', current_date)"
)
OUVRIR = (
    f"insert into parcours_parcours ({LIGNE}, personne_id, departement_id, programme, debut, debut_precision,"
    f" motif_sortie, contact_precision) values ({NEUVE}, %(voisine)s, '39', 'agir', current_date, 'jour', '', 'jour')"
)
REJOINDRE = (
    f"insert into parcours_membremenage ({LIGNE}, menage_id, personne_id, debut, lien, est_rejoignant)"
    f" values ({NEUVE}, %(autre_menage)s, %(personne)s, current_date, 'autre', false)"
)
ORDRES = {
    "reopen all that ended, without reading a row": "update parcours_intervention set fin = null",
    "carry health too": INTERVENIR,
    "carry another pathway": "update parcours_intervention set parcours_id = %(autre_parcours)s",
    "carry another pillar": "update parcours_intervention set pilier = 'sante' where pilier = 'langue'",
    "open a pathway to another member of the household": OUVRIR,
    "give one's pathway to somebody else": "update parcours_parcours set personne_id = %(cachee)s",
    "say that one opened it": "update parcours_parcours set cree_par_id = %(agent)s, cree_le = now()",
    "join the household of strangers": REJOINDRE,
    "move to the household of strangers": "update parcours_membremenage set menage_id = %(autre_menage)s",
    "go back to a household that was left": "update parcours_membremenage set fin = null where fin is not null",
    "send a person to another department": "update parcours_personne set departement_id = '25'",
}


@pytest.fixture
def autour(jura, doubs, personne, parcours, association, autre_association, intervenante) -> dict:
    """Somebody hidden with her household, a neighbour in the person's own, and what one's structure carried once."""
    jour = timezone.localdate()
    cachee, voisine = (Personne.objects.create(departement=jura, nom=nom) for nom in ("CACHÉE", "VOISINE"))
    menages = [Menage.objects.create(departement=jura) for _ in range(2)]
    for menage, membre, fin in (
        (1, personne, jour - 20 * JOUR),
        (0, personne, None),
        (0, voisine, None),
        (1, cachee, None),
    ):
        debut = jour - (30 if fin else 20) * JOUR
        MembreMenage.objects.create(menage=menages[menage], personne=membre, debut=debut, fin=fin, lien="autre")
    autres = [Parcours.objects.create(personne=p, departement=jura, debut=jour - 900 * JOUR) for p in (cachee, voisine)]
    for autre in autres:
        autre.interventions.create(structure=autre_association, pilier=Pilier.SANTE, debut=autre.debut)
    autres[0].interventions.create(
        structure=association, pilier=Pilier.LANGUE, debut=autres[0].debut, fin=jour - 800 * JOUR
    )
    return {
        "agent": intervenante.pk,
        "structure": association.pk,
        "parcours": parcours.pk,
        "personne": personne.pk,
        "cachee": cachee.pk,
        "voisine": voisine.pk,
        "autre_parcours": autres[0].pk,
        "autre_menage": menages[1].pk,
    }


@pytest.mark.parametrize("ordre", ORDRES.values(), ids=ORDRES.keys())
def test_a_structure_opens_nothing_to_itself(ordre, autour, intervenante):
    with contexte.pour_agent(intervenante), pytest.raises(ProgrammingError), transaction.atomic():
        _executer(ordre, autour)


def test_the_coordination_still_moves_and_reopens(autour, coordinatrice):
    with contexte.pour_agent(coordinatrice):
        _executer("update parcours_intervention set fin = null where parcours_id = %(autre_parcours)s", autour)
    assert Intervention.objects.filter(parcours=autour["autre_parcours"], fin=None).count() == 2


def test_a_decision_stays_on_its_situation(objets, association, intervenante):
    objets["decision"].structure = association
    objets["decision"].save()
    with contexte.pour_agent(intervenante), pytest.raises(ProgrammingError), transaction.atomic():
        _executer("update comites_decision set blocage_id = gen_random_uuid()", {})


def test_a_temporary_table_neither_opens_nor_silences_the_journal(autour, intervenante, personne):
    """The journal's functions run under the owner's rights: what the caller names as one of our tables is not read."""
    cle = {"affectation": intervenante.affectation.pk, "personne": personne.pk}
    with contexte.pour_agent(intervenante), transaction.atomic():
        avant = _lire("select count(*) from socle_entreejournal")
        for ordre in (
            "create temporary table acteurs_affectation (like public.acteurs_affectation) on commit drop",
            "insert into acteurs_affectation select * from public.acteurs_affectation where id = %(affectation)s",
            "update acteurs_affectation set role = 'coordination'",
            "grant all on acteurs_affectation to public",
        ):
            _executer(ordre, cle)
        assert _lire("select count(*) from public.socle_entreejournal") == avant
        _executer("drop table pg_temp.acteurs_affectation", {})
        _executer("create temporary table socle_entreejournal (like public.socle_entreejournal including all)", {})
        _executer("grant all on socle_entreejournal to public", {})
        _executer("update parcours_personne set telephone = '0102030405' where id = %(personne)s", cle)
        assert _lire("select count(*) from pg_temp.socle_entreejournal") == 0
        _executer("drop table pg_temp.socle_entreejournal", {})
        assert _lire("select count(*) from socle_entreejournal") == avant + 1


def test_every_function_of_the_owner_fixes_its_names_and_looks_last_at_temporary_tables():
    fautives = (
        "select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef"
        " and n.nspname not like 'pg_%%' and coalesce(array_to_string(p.proconfig, ' '), '') not like '%%, pg_temp'"
    )
    assert _lire(fautives) == 0


def _executer(ordre: str, valeurs: dict) -> None:
    with connection.cursor() as curseur:
        curseur.execute(ordre, valeurs)


def _lire(requete: str) -> int:
    with connection.cursor() as curseur:
        curseur.execute(requete, {})
        return curseur.fetchone()[0]
