"""An assignment is judged by one rule, wherever it is asked: Python, SQL, forms, menus, reviews, digests."""

import datetime
import re
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from acteurs.models import Affectation, Agent, Structure
from acteurs.models.affectation import en_vigueur
from acteurs.nomenclatures import Role
from acteurs.tasks import fermer_acces_echus
from cirj.socle.rls import contexte
from parcours.alertes.envoi import destinataires
from parcours.commun.cercle import agents_du_cercle
from parcours.dossier.formulaires_cercle import referents_possibles
from tests.harnais.proprietes import exemples
from tests.harnais.troupe import creer_agent

JOURS = st.integers(-3, 3)


def _sql_en_vigueur(affectation, jour) -> bool:
    """Ask the policies themselves: does this assignment open anything on that day?"""
    agent = affectation.agent
    with (
        contexte._dans(contexte.Contexte(agent=str(agent.pk), affectation=str(affectation.pk), jour=jour.isoformat())),
        connection.cursor() as curseur,
    ):
        curseur.execute("select count(*) from acces.affectation()")
        return bool(curseur.fetchone()[0])


@exemples(40)
@given(debut=JOURS, duree=st.none() | st.integers(0, 4), decalage=JOURS)
def test_python_and_the_wall_judge_an_assignment_alike(parcours, intervenante, debut, duree, decalage):
    aujourdhui = timezone.localdate()
    jour, premier = aujourdhui + datetime.timedelta(days=decalage), aujourdhui + datetime.timedelta(days=debut)
    fin = None if duree is None else premier + datetime.timedelta(days=duree)
    with transaction.atomic():
        Affectation.objects.update(debut=premier, fin=fin)
        affectation = Affectation.objects.get(agent=intervenante)
        attendu = premier <= jour and (fin is None or jour < fin)
        assert Affectation.objects.actives(jour).exists() is attendu
        assert Agent.objects.en_activite(jour=jour).exists() is attendu
        assert Structure.objects.filter(en_vigueur("affectations__", jour)).exists() is attendu
        assert _sql_en_vigueur(affectation, jour) is attendu
        if jour == aujourdhui:
            fraiche = Agent.objects.get(pk=intervenante.pk)
            assert bool(fraiche.affectations_actives) is attendu
            assert (fraiche in referents_possibles("39")) is attendu
            assert (fraiche in agents_du_cercle(parcours)) is attendu
        assert (intervenante in destinataires(jour)) is attendu or jour.weekday() != 0
        transaction.set_rollback(True)


def test_the_rule_is_written_once():
    """No other module compares the dates of an assignment: it would judge the first or the last day in its own way."""
    motif = re.compile(r"affectations?__(fin|debut)")
    racine = Path(__file__).parents[2]
    fautifs = [
        str(chemin.relative_to(racine))
        for dossier in ("acteurs", "parcours", "comites", "cirj")
        for chemin in (racine / dossier).rglob("*.py")
        if motif.search(chemin.read_text())
    ]
    assert fautifs == []


def test_an_access_that_has_yet_to_begin_keeps_the_account_open(intervenante, autre_association):
    demain = timezone.localdate() + datetime.timedelta(days=1)
    intervenante.affectations.create(
        structure=autre_association, departement=autre_association.departement, role=Role.INTERVENANT, debut=demain
    )
    assert not intervenante.affectations.actives().get().terminer()
    assert Agent.objects.get(pk=intervenante.pk).is_active


def test_an_access_ended_before_its_first_day_never_begins(association, coordinatrice, connecter):
    nouvelle = creer_agent("Nouvelle", Role.INTERVENANT, association)
    demain = timezone.localdate() + datetime.timedelta(days=1)
    Affectation.objects.filter(agent=nouvelle).update(debut=demain)
    adresse = f"/equipe/acces/{nouvelle.affectations.get().pk}/fin/"
    assert connecter(coordinatrice).post(adresse).status_code == 302
    assert nouvelle.affectations.get().fin == demain
    assert not nouvelle.affectations.actives(demain).exists()


def test_the_night_closes_the_accounts_whose_access_came_to_its_end(intervenante, autre_intervenante, coordinatrice):
    jour = timezone.localdate()
    Affectation.objects.filter(agent=intervenante).update(fin=jour)
    Affectation.objects.filter(agent=autre_intervenante).update(fin=jour + datetime.timedelta(days=1))
    for _ in range(2):
        fermer_acces_echus.run()
        assert set(Agent.objects.filter(is_active=True)) == {autre_intervenante, coordinatrice}


def test_the_coordination_of_a_structure_counts_open_accounts_alike(connecter, coordinatrice, autre_intervenante):
    jour = timezone.localdate()
    Affectation.objects.filter(agent=autre_intervenante).update(fin=jour)
    page = connecter(coordinatrice).get("/equipe/structures/").context["page"]
    assert {s.nom: s.comptes for s in page}["Association Beta"] == 0


@pytest.mark.parametrize("jours", [0, 1])
def test_a_last_day_to_come_is_still_worked(connecter, coordinatrice, autre_intervenante, jours):
    """« Dernier jour : le 31 » : the 31st counts; today's too."""
    dernier = timezone.localdate() + datetime.timedelta(days=jours)
    acces = autre_intervenante.affectations.get()
    reponse = connecter(coordinatrice).post(f"/equipe/acces/{acces.pk}/fin/", {"dernier_jour": dernier.isoformat()})
    assert reponse.status_code == 302
    assert autre_intervenante.affectations.actives(dernier).exists()
    assert not autre_intervenante.affectations.actives(dernier + datetime.timedelta(days=1)).exists()
    assert Agent.objects.get(pk=autre_intervenante.pk).is_active
