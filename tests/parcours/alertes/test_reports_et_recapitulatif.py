"""Putting an alert off, alerts that follow what is written, and the digest that names nobody."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Recapitulatif
from cirj.socle.rls import contexte
from parcours.alertes.attentes_orientations import attentes_des_orientations
from parcours.alertes.envoi import EnvoiRefuse, destinataires, envoyer, noter_echec
from parcours.alertes.evaluation import evaluer
from parcours.models import Alerte, Etape, Orientation, Parcours, Referent, ReportAlerte

LUNDI = datetime.date(2026, 11, 23)


def dans(jours: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=jours)


@pytest.fixture
def alerte(parcours) -> Alerte:
    parcours.noter_contact(timezone.localdate())
    Etape.objects.create(parcours=parcours, pilier="langue", intitule="Passer le test", echeance=dans(-2))
    evaluer(Parcours.objects.all())
    return Alerte.objects.get()


def test_an_alert_is_put_off_by_a_name_and_a_reason_and_comes_back(alerte, intervenante, coordinatrice, connecter):
    client, adresse = connecter(intervenante), reverse("alerte_reporter", args=[alerte.pk])
    assert "Passer le test" in client.get(reverse("accueil")).content.decode()
    for champs in (
        {"jusqu_au": dans(3), "motif": ""},
        {"jusqu_au": dans(0), "motif": "x"},
        {"jusqu_au": dans(300), "motif": "x"},
    ):
        reponse = client.post(adresse, champs)
        assert "à corriger" in reponse.content.decode(), champs
    assert client.post(adresse, {"jusqu_au": dans(3), "motif": "Rendez-vous pris"}).status_code == 302
    assert ReportAlerte.objects.get().agent == intervenante
    assert "Passer le test" not in client.get(reverse("alertes")).content.decode()
    assert "Passer le test" not in client.get(reverse("accueil")).content.decode().split("Par qui commencer")[1]
    html = connecter(coordinatrice).get(reverse("alertes"), {"etat": "reportees"}).content.decode()
    assert "Rendez-vous pris" in html
    assert str(intervenante) in html
    # It comes back by itself on its day, and by hand before.
    assert list(Alerte.objects.attendues(dans(3))) == [alerte]
    assert client.post(reverse("alerte_reprendre", args=[alerte.pk])).status_code == 302
    assert "Passer le test" in client.get(reverse("alertes")).content.decode()
    assert ReportAlerte.objects.count() == 1


def test_an_alert_of_a_pillar_is_told_to_who_carries_it(alerte, sur_autre_pilier, intervenante, connecter):
    assert "Passer le test" not in connecter(sur_autre_pilier).get(reverse("alertes")).content.decode()
    with contexte.pour_agent(sur_autre_pilier), connection.cursor() as curseur:
        curseur.execute("select count(*) from parcours_alerte")
        assert curseur.fetchone() == (0,)
    alerte.pilier = ""
    alerte.save()
    assert "Passer le test" in connecter(sur_autre_pilier).get(reverse("alertes")).content.decode()


def test_alerts_follow_what_is_written(parcours, django_capture_on_commit_callbacks):
    parcours.noter_contact(timezone.localdate())
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        etape = Etape.objects.create(parcours=parcours, pilier="langue", intitule="Test", echeance=dans(1))
    assert Alerte.objects.ouvertes().get().objet == etape.pk
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        etape.faite_le = dans(0)
        etape.save()
    assert Alerte.objects.get().cause == "fait"


def test_what_is_undone_takes_no_other_write_along(parcours, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as rappels, transaction.atomic():
        _ecrire_puis_defaire(parcours)
    assert rappels == []
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        _ecrire_puis_defaire(parcours)
        etape = Etape.objects.create(parcours=parcours, pilier="langue", intitule="Test", echeance=dans(1))
    assert etape.pk in set(Alerte.objects.ouvertes().values_list("objet", flat=True))


def test_a_transaction_is_looked_at_once_whatever_it_wrote(parcours, monkeypatch, django_capture_on_commit_callbacks):
    regards = []
    monkeypatch.setattr("parcours.alertes.au_changement.evaluer", regards.append)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        for jour in range(3):
            Etape.objects.create(parcours=parcours, pilier="langue", intitule="Test", echeance=dans(jour))
    (regard,) = regards
    assert list(regard) == [parcours]


def _ecrire_puis_defaire(parcours) -> None:
    with transaction.atomic():
        Etape.objects.create(parcours=parcours, pilier="langue", intitule="Test", echeance=dans(1))
        transaction.set_rollback(True)


@pytest.fixture
def chacun_chaque_jour(intervenante, coordinatrice):
    for agent in (intervenante, coordinatrice):
        Recapitulatif.objects.create(agent=agent, frequence="quotidien")


def test_the_digest_counts_and_names_nobody(alerte, parcours, intervenante, coordinatrice, chacun_chaque_jour):
    for agent in (intervenante, coordinatrice):
        assert envoyer(agent.pk, LUNDI)
        # Once a day, however many times the task runs.
        assert not envoyer(agent.pk, LUNDI)
    assert len(mail.outbox) == 2
    for courriel in mail.outbox:
        assert "1 échéance dépassée" in courriel.body
        assert "/" in courriel.body
        ecrit = (courriel.subject + courriel.body).upper()
        for mot in (parcours.personne.nom, parcours.personne.prenom, "PASSER LE TEST"):
            assert mot.upper() not in ecrit


def test_a_caseworker_is_told_of_her_people_first(alerte, parcours, intervenante, chacun_chaque_jour):
    sien = Etape.objects.get().parcours
    autre = Parcours.objects.create(personne=_autre(sien), departement_id="39", debut=dans(-90))
    autre.interventions.create(structure=intervenante.affectation.structure, pilier="langue", debut=dans(-90))
    Referent.objects.create(parcours=autre, agent=intervenante, debut=dans(-90))
    evaluer(Parcours.objects.all())
    envoyer(intervenante.pk, LUNDI)
    assert "1 personne à recontacter" in mail.outbox[0].body
    assert "échéance" not in mail.outbox[0].body


def _autre(parcours):
    personne = parcours.personne
    return type(personne).objects.create(departement=personne.departement, nom="DÉMO-AUTRE")


def test_who_never_wants_one_or_has_nothing_gets_none(alerte, intervenante, autre_intervenante):
    Recapitulatif.objects.create(agent=intervenante, frequence="jamais")
    assert {agent.pk for agent in destinataires(LUNDI)} == {autre_intervenante.pk}
    assert not envoyer(autre_intervenante.pk, LUNDI)
    assert not destinataires(LUNDI + datetime.timedelta(days=1))
    assert mail.outbox == []


def test_a_refused_digest_is_told_and_tried_again(alerte, intervenante, chacun_chaque_jour, monkeypatch, connecter):
    def refuser(*args, **options):
        raise OSError("connexion refusée")

    monkeypatch.setattr("parcours.alertes.envoi.send_mail", refuser)
    with pytest.raises(EnvoiRefuse):
        envoyer(intervenante.pk, LUNDI)
    noter_echec(intervenante.pk, "le serveur de courriel refuse l'envoi ou ne répond pas")
    assert "ne vous est pas parvenu" in connecter(intervenante).get(reverse("mon_compte")).content.decode()
    monkeypatch.undo()
    assert envoyer(intervenante.pk, LUNDI)
    assert "ne vous est pas parvenu" not in connecter(intervenante).get(reverse("mon_compte")).content.decode()


def test_a_dry_run_shows_and_sends_nothing(alerte, intervenante, chacun_chaque_jour, capsys):
    call_command("envoyer_recapitulatifs", "--essai", "--jour", LUNDI.isoformat())
    montre = capsys.readouterr().out
    assert intervenante.email in montre
    assert "1 échéance dépassée" in montre
    assert "rien n'a été envoyé" in montre
    assert mail.outbox == []
    assert destinataires(LUNDI)


def test_the_night_looks_at_every_department(alerte, capsys):
    Alerte.objects.all().delete()
    call_command("evaluer_alertes")
    assert "Département 39 : alertes ouvertes 1," in capsys.readouterr().out


def test_referrals_that_wait_are_counted_on_both_sides(objets, intervenante, autre_intervenante, coordinatrice):
    Orientation.objects.filter(pk=objets["orientation"].pk).update(accord_le=dans(-41), envoyee_le=dans(-40))
    attendus = {}
    for agent in (intervenante, autre_intervenante, coordinatrice):
        with contexte.pour_agent(agent):
            attendus[agent] = [str(attente) for attente in attentes_des_orientations(agent) if attente.nombre]
    assert attendus == {
        autre_intervenante: ["1 orientation reçue à laquelle répondre"],
        intervenante: ["1 orientation refusée à reprendre"],
        coordinatrice: ["1 orientation sans réponse"],
    }
