"""Referrals: one state for both sides whatever is done and by whom, and nothing opened but by an answer."""

import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from acteurs.nomenclatures import Pilier
from cirj.socle.rls import contexte
from parcours.models import Intervention, Orientation
from parcours.nomenclatures import EtatOrientation, MotifSortie
from tests.harnais.proprietes import exemples
from tests.parcours.orientations.envoyer import adresse

pytestmark = pytest.mark.django_db


# Whatever is done by whoever, in any order.
AGENTS = ("intervenante", "autre_intervenante", "coordinatrice", "sur_autre_pilier", "etrangere", "exceptionnelle")
JOUR = timezone.localdate
VERBES = {
    "mettre_en_attente": lambda o, a: o.mettre_en_attente(a),
    "accepter": lambda o, a: o.accepter(a),
    "refuser": lambda o, a: o.refuser(a, "place"),
    "refuser_autrement": lambda o, a: o.refuser(a, "autre", "En travaux"),
    "commencer": lambda o, a: o.commencer(a, JOUR()),
    "terminer": lambda o, a: o.terminer(a, JOUR(), "atteint"),
    "annuler": lambda o, a: o.annuler(a),
    "classer": lambda o, a: o.classer(a),
}


@exemples(25)
@given(suite=st.lists(st.tuples(st.sampled_from(AGENTS), st.sampled_from(sorted(VERBES))), max_size=9))
def test_both_sides_read_the_same_state_whatever_is_done(request, orientation, autre_association, suite):
    agents = {nom: request.getfixturevalue(nom) for nom in AGENTS}
    with transaction.atomic():
        avant = "envoyee"
        for nom, verbe in suite:
            with contexte.pour_agent(agents[nom]):
                vue = Orientation.objects.visible_par(agents[nom]).filter(pk=orientation.pk).first()
                if vue is None:
                    assert nom in ("sur_autre_pilier", "etrangere")
                    continue
                try:
                    with transaction.atomic():
                        VERBES[verbe](vue, agents[nom])
                except PermissionDenied:
                    assert nom in ("exceptionnelle", "intervenante", "autre_intervenante")
                except ValidationError:
                    assert vue.ce_qui_est_fait or avant == "envoyee"
            avant = _coherente(orientation, autre_association, agents, avant)
        transaction.set_rollback(True)


def _coherente(orientation, destination, agents, avant: str) -> str:
    lue = Orientation.objects.get(pk=orientation.pk)
    passages = {"envoyee": 0, "attente": 1, "acceptee": 2, "refusee": 5, "annulee": 5, "commencee": 3, "terminee": 4}
    assert lue.etat == avant or passages[lue.etat] > passages[avant]
    ouverte = Intervention.objects.filter(structure=destination, pilier=Pilier.LANGUE).exists()
    assert ouverte == (lue.etat in ("acceptee", "commencee", "terminee"))
    for nom in ("intervenante", "autre_intervenante", "coordinatrice"):
        with contexte.pour_agent(agents[nom]):
            assert Orientation.objects.visible_par(agents[nom]).get(pk=lue.pk).etat == lue.etat
    return lue.etat


def test_the_second_is_told_what_the_first_did(connecter, intervenante, autre_intervenante, coordinatrice, orientation):
    connecter(intervenante).post(adresse(orientation, "annuler"))
    reponse = connecter(autre_intervenante).post(adresse(orientation, "accepter"))
    assert reponse.status_code == 422
    assert "Test Intervenante a annulé cette orientation" in reponse.content.decode()
    assert not Intervention.objects.filter(structure=orientation.destination).exists()


_OUVRIR = (
    "insert into parcours_intervention (id, cree_le, modifie_le, parcours_id, structure_id, pilier, debut) select"
    " gen_random_uuid(), now(), now(), parcours_id, destination_id, pilier, current_date from parcours_orientation"
)


@pytest.mark.parametrize(
    "ordre",
    [
        _OUVRIR,
        "update parcours_orientation set pilier = 'sante', demande = ''",
        "update parcours_orientation set destination_id = structure_id",
        "update parcours_orientation set etat = 'terminee'",
    ],
)
def test_the_destination_opens_nothing_but_by_answering(orientation, autre_intervenante, ordre):
    with contexte.pour_agent(autre_intervenante):
        _refuse(ordre)


def _refuse(ordre: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute(ordre)


def test_the_sender_does_not_answer_for_the_destination_nor_send_to_herself(
    orientation, intervenante, sur_autre_pilier, association, parcours
):
    accepter = f"update parcours_orientation set etat = 'acceptee', repondue_le = current_date, repondue_par_id = '{intervenante.pk}'"
    with contexte.pour_agent(intervenante):
        _refuse(accepter)
    # A pillar that her structure does not carry: she would open it to herself.
    with contexte.pour_agent(intervenante), pytest.raises(DatabaseError), transaction.atomic():
        Orientation.objects.create(
            parcours=parcours,
            pilier=Pilier.EMPLOI,
            agent=intervenante,
            structure=association,
            destination=association,
            demande="x",
            accord_le=timezone.localdate(),
        )


def test_the_end_of_the_pathway_takes_back_what_waits(connecter, autre_intervenante, orientation, parcours):
    parcours.sortir(timezone.localdate(), list(MotifSortie)[0])
    orientation.refresh_from_db()
    assert (orientation.etat, orientation.annulee_par) == (EtatOrientation.ANNULEE, None)
    html = connecter(autre_intervenante).get(adresse(orientation)).content.decode()
    assert "avec la fin du parcours" in html


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_are_one(orientation, autre_intervenante, coordinatrice):
    """Each in her own connection: the row is locked, the second reads what the first did."""
    dits, depart = [], threading.Barrier(2)

    def repondre(agent, verbe) -> None:
        with contexte.pour_agent(agent):
            depart.wait(10)
            try:
                with transaction.atomic():
                    VERBES[verbe](Orientation.objects.get(pk=orientation.pk), agent)
                dits.append("fait")
            except ValidationError as erreur:
                dits.append(erreur.messages[0])
        connection.close()

    fils = [
        threading.Thread(target=repondre, args=(agent, verbe))
        for agent, verbe in ((autre_intervenante, "accepter"), (coordinatrice, "refuser"))
    ]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(20)
    assert len(dits) == 2
    assert sorted(dits)[1] == "fait"
    assert "cette orientation le" in sorted(dits)[0]
