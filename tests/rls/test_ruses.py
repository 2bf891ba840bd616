"""Around a trigger or a foreign key, in raw SQL: what the policies alone do not see."""

import pytest
from django.db import Error, ProgrammingError, connection, transaction
from django.utils import timezone

from cirj.socle.rls import contexte
from parcours.models import Alerte, Intervention, Orientation

REPONDRE = (
    "update parcours_orientation set etat = 'acceptee', annulee_le = null, annulee_par_id = null,"
    " repondue_le = current_date, repondue_par_id = '{agent}'"
)
PAR_UN_DECLENCHEUR = """
create temp table ruse (x int);
create function pg_temp.ruser() returns trigger language plpgsql as $$ begin {repondre}; return new; end $$;
create trigger ruse after insert on ruse for each row execute function pg_temp.ruser();
insert into ruse values (1);
"""


@pytest.fixture
def orientation(db, parcours, intervenante, association, autre_association) -> Orientation:
    return Orientation.objects.create(
        parcours=parcours,
        pilier="langue",
        agent=intervenante,
        structure=association,
        destination=autre_association,
        demande="Un cours",
        accord_le=timezone.localdate(),
    )


@pytest.mark.parametrize("ordre", [REPONDRE, PAR_UN_DECLENCHEUR], ids=["directly", "from a trigger of her own"])
def test_a_referral_taken_back_is_accepted_by_no_detour(
    ordre, orientation, intervenante, autre_intervenante, autre_association
):
    assert orientation.annuler(intervenante)
    repondre = REPONDRE.format(agent=autre_intervenante.pk)
    with contexte.pour_agent(autre_intervenante), pytest.raises(Error, match="annulee à acceptee"):
        _executer(ordre.format(agent=autre_intervenante.pk, repondre=repondre))
    assert not Intervention.objects.filter(structure=autre_association).exists()


def test_with_a_pathway_ends_what_waited_whoever_carries_the_pillar(orientation, sur_autre_pilier):
    with contexte.pour_agent(sur_autre_pilier):
        _executer(f"update parcours_parcours set fin = current_date where id = '{orientation.parcours_id}'")
    orientation.refresh_from_db()
    assert orientation.etat == "annulee"


def test_a_report_puts_off_the_alert_of_its_own_pillar(parcours, intervenante, sur_autre_pilier):
    jour = timezone.localdate()
    commun = {"parcours": parcours, "objet": parcours.pk, "libelle": "x", "echeance": jour}
    langue, emploi = (Alerte.objects.create(**commun, code=p.upper(), pilier=p) for p in ("langue", "emploi"))
    inserer = (
        "insert into parcours_reportalerte (id, cree_le, modifie_le, alerte_id, parcours_id, code, objet, pilier,"
        " agent_id, motif, du, jusqu_au) values (gen_random_uuid(), now(), now(), '{alerte}', '{parcours}', 'X',"
        " '{parcours}', 'emploi', '{agent}', 'Plus tard', current_date, current_date + 9)"
    )
    qui = {"parcours": parcours.pk, "agent": sur_autre_pilier.pk}
    with contexte.pour_agent(sur_autre_pilier):
        _executer(inserer.format(alerte=emploi.pk, **qui))
        for ordre in (
            inserer.format(alerte=langue.pk, **qui),
            f"update parcours_reportalerte set alerte_id = '{langue.pk}'",
        ):
            with pytest.raises(ProgrammingError):
                _executer(ordre)
    assert set(Alerte.objects.attendues()) == {langue}


def _executer(ordre: str) -> None:
    with transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(ordre)
