"""« Règles datées »: what a change shows before it is made."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cirj.socle.models import RegleMetier
from cirj.socle.regles_connues import REGLES_CONNUES
from parcours.models import Alerte, Parcours, Personne
from tests.acteurs.regles_saisies import UN_JOUR, adresse, apercu, mots, nouvelles, saisie
from tests.harnais.regles import poser_regle

pytestmark = pytest.mark.django_db


def test_nothing_is_changed_before_the_preview_is_confirmed(connecter, coordinatrice):
    client = connecter(coordinatrice)
    page, caches = apercu(client)
    assert nouvelles() == 0
    assert "Avant 2 mois, jusqu'à la veille" in page
    assert "Après 3 mois, à partir du" in page
    assert "Le cahier des charges change." in page
    assert client.post(adresse(), caches | {"confirme": "1"}).url == adresse(page="regle")
    assert nouvelles() == 1
    suite = mots(client.get(adresse(page="regle")).content.decode())
    assert "À venir 3 mois, à partir du" in suite
    assert "Motif du changement : Le cahier des charges change." in suite


def test_a_rule_is_not_changed_without_its_preview(connecter, coordinatrice):
    """The preview names the row that it shows: who skips it names none."""
    assert connecter(coordinatrice).post(adresse(), saisie(confirme="1")).status_code == 422
    assert nouvelles() == 0


def test_the_preview_counts_what_moves_and_writes_nothing(connecter, coordinatrice, parcours, jura):
    for rang, jours in enumerate((20, 70, 80, 200)):
        autre = Personne.objects.create(departement=jura, nom=f"DÉMO-{rang}")
        Parcours.objects.create(personne=autre, departement=jura, debut=timezone.localdate() - jours * UN_JOUR)
    avant = Parcours.objects.a_contacter().count()
    page, _ = apercu(connecter(coordinatrice))
    assert avant == 4
    assert "Avec la valeur d'avant, 4 personnes à recontacter ; avec la nouvelle, 2 personnes à recontacter" in page
    # The deadlines that run keep the value of their first day.
    assert "rien ne change" in page
    assert not Alerte.objects.exists()
    assert Parcours.objects.a_contacter().count() == avant


def test_the_preview_costs_the_same_whatever_the_number_of_people(connecter, coordinatrice, parcours, jura):
    client, couts = connecter(coordinatrice), []
    for rang in range(8):
        if rang in (1, 7):
            with CaptureQueriesContext(connection) as lues:
                apercu(client)
            couts.append(len(lues))
        autre = Personne.objects.create(departement=jura, nom=f"DÉMO-{rang}")
        Parcours.objects.create(personne=autre, departement=jura, debut=timezone.localdate() - 100 * UN_JOUR)
    assert couts[0] == couts[1]


def test_a_change_after_another_one_is_counted_from_that_one(connecter, coordinatrice, parcours, jura):
    """Two months today, three from tomorrow: four later are compared with three."""
    for rang, jours in enumerate((70, 100, 130)):
        autre = Personne.objects.create(departement=jura, nom=f"DÉMO-{rang}")
        Parcours.objects.create(personne=autre, departement=jura, debut=timezone.localdate() - jours * UN_JOUR)
    Parcours.objects.filter(pk=parcours.pk).update(dernier_contact=timezone.localdate())
    client = connecter(coordinatrice)
    client.post(adresse(), apercu(client)[1] | {"confirme": "1"})
    du = (timezone.localdate() + 30 * UN_JOUR).isoformat()
    page, _ = apercu(client, valeur="4", valable_du=du)
    assert "Avec la valeur d'avant, 2 personnes à recontacter ; avec la nouvelle, 1 personne à recontacter" in page
    assert "reste la même" in apercu(client, valeur="3", valable_du=du)[0]


def test_the_preview_of_a_notice_tells_the_alerts_that_come_and_go(connecter, coordinatrice, parcours):
    """A step planned in a fortnight: alerted a week before, then three weeks before."""
    du = timezone.localdate() + 14 * UN_JOUR
    parcours.etapes.create(pilier="langue", intitule="Passer le test", echeance=du)
    plus = apercu(connecter(coordinatrice), "ALERTE_PREAVIS_ETAPE", valeur="21")[0]
    assert re.search(r"avec la nouvelle, \d+ alertes? à traiter \(1 de plus\)", plus)
    poser_regle("ALERTE_PREAVIS_ETAPE", "21")
    moins = apercu(connecter(coordinatrice), "ALERTE_PREAVIS_ETAPE", valeur="7")[0]
    assert re.search(r"avec la nouvelle, \d+ alertes? à traiter \(1 de moins\)", moins)
    assert "rien ne change" in apercu(connecter(coordinatrice), "ALERTE_PREAVIS_ETAPE", valeur="22")[0]


def test_the_preview_of_a_date_tells_the_alerts_that_move(connecter, coordinatrice, personne, parcours):
    jour = timezone.localdate()
    poser_regle("PT_FIN", (jour + 20 * UN_JOUR).isoformat())
    personne.protections.update(statut="prot_temporaire")
    page = apercu(connecter(coordinatrice), "PT_FIN", valeur=(jour + 40 * UN_JOUR).isoformat())[0]
    assert "1 change de date" in page


def test_every_rule_is_previewed_with_figures_or_words(connecter, coordinatrice, administratrice, parcours):
    """The same value again changes nothing: no figure moves."""
    parcours.etapes.create(pilier="langue", intitule="Passer le test", echeance=timezone.localdate())
    clients = {agent: connecter(agent) for agent in (coordinatrice, administratrice)}
    ecarts = []
    for code, connue in REGLES_CONNUES.items():
        if connue.critere:
            continue
        actuelle = RegleMetier.objects.filter(code=code).last()
        valeur = actuelle.valeur if actuelle else "12"
        if connue.unite == "liste" and connue.mots:
            valeur = valeur.split()
        for agent, client in clients.items():
            page, _ = apercu(client, code, valeur=valeur, code=code)
            comptes = connue.effets and (agent is coordinatrice or not all(c.dossiers for c in connue.effets))
            dits = ("Compté aujourd'hui" in page, "Effet non chiffrable" in page, "avec la nouvelle" in page)
            if dits != (bool(comptes), not comptes, False):
                ecarts.append((code, str(agent), dits))
    assert ecarts == []
