"""A verb asked from a page that is no longer true: what somebody did meanwhile is told, and is not undone."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from acteurs.groupement.formulaires import FormulaireMembreGroupement
from acteurs.models import Invitation, MembreGroupement
from acteurs.models.invitation import InvitationPerimee
from acteurs.offre.formulaires import FormulaireOffre
from cirj.socle.concurrence import LigneNonTenue
from comites.models import RapportAnnuel
from comites.rapport.demande import relancer
from parcours.activites.formulaire import FormulaireActivite
from parcours.models import Alerte, Document, ParcoursAgir, Participation, ReportAlerte
from tests.harnais.envoi import envoi
from tests.harnais.troupe import creer_agent

pytestmark = pytest.mark.django_db
JOUR = datetime.timedelta(days=1)


def test_a_form_that_did_not_hold_its_row_does_not_save_it(objets, coordinatrice):
    formulaire = FormulaireOffre({"nom": "Écrasée"}, instance=objets["offre"], agent=coordinatrice)
    with pytest.raises(LigneNonTenue):
        formulaire.save()


def test_a_form_that_adds_is_given_no_row(objets, coordinatrice):
    with pytest.raises(LigneNonTenue):
        FormulaireMembreGroupement(
            instance=objets["membre_groupement"], groupement=objets["groupement"], agent=coordinatrice
        )


def test_a_form_that_adds_is_not_written_twice(objets, intervenante):
    formulaire = FormulaireActivite(
        {"titre": "Sortie", "type": "sortie", "date": "2031-01-01", "piliers": ["social"]}, agent=intervenante
    )
    assert formulaire.essayer(), formulaire.errors
    with pytest.raises(LigneNonTenue):
        formulaire.save()


@pytest.mark.parametrize("geste", ["chef", "quitter"])
def test_a_member_who_left_meanwhile_neither_leads_nor_leaves_again(geste, objets):
    membre, jour = objets["membre_groupement"], timezone.localdate()
    vieux = MembreGroupement.objects.get(pk=membre.pk)
    membre.quitter(jour)
    avant = list(MembreGroupement.objects.order_by("pk").values())
    with pytest.raises(ValidationError, match="n'est pas membre du groupement"):
        vieux.groupement.nommer_chef(vieux, jour + JOUR) if geste == "chef" else vieux.quitter(jour + JOUR)
    assert list(MembreGroupement.objects.order_by("pk").values()) == avant


@pytest.mark.parametrize("verbe", ["annuler", "renvoyer"])
def test_an_invitation_accepted_meanwhile_stays_accepted(verbe, objets):
    vieille = Invitation.objects.get(pk=objets["invitation"].pk)
    objets["invitation"].ouvrir_compte("Une-phrase assez longue 39")
    with pytest.raises(InvitationPerimee):
        getattr(vieille, verbe)()
    relue = Invitation.objects.get(pk=vieille.pk)
    assert relue.acceptee_le
    assert relue.annulee_le is None
    assert relue.jeton == objets["invitation"].jeton


def test_a_referral_to_agir_decided_meanwhile_is_not_decided_again(objets):
    jour = timezone.localdate()
    vieux = ParcoursAgir.objects.get(pk=objets["agir"].pk)
    objets["agir"].passer("refuse_personne", jour, "Elle préfère rester.")
    with pytest.raises(ValidationError, match="ne peut pas être suivi"):
        vieux.passer("eligibilite_verifiee", jour)
    assert ParcoursAgir.objects.get(pk=vieux.pk).mots == "Elle préfère rester."


def test_a_document_withdrawn_twice_keeps_who_withdrew_it_first(objets, coordinatrice, intervenante):
    vieux = Document.objects.get(pk=objets["document"].pk)
    objets["document"].retirer(intervenante)
    vieux.retirer(coordinatrice)
    assert Document.objects.get(pk=vieux.pk).retire_par == intervenante


def test_a_report_finished_meanwhile_is_not_taken_up_again(objets):
    pret = objets["rapport"]
    RapportAnnuel.objects.filter(pk=pret.pk).update(etat="en_cours")
    vieux = RapportAnnuel.objects.get(pk=pret.pk)
    RapportAnnuel.objects.filter(pk=pret.pk).update(etat="pret")
    assert relancer(vieux) is False
    assert RapportAnnuel.objects.get(pk=pret.pk).etat == "pret"


def test_an_alert_put_off_by_another_is_told_before_it_is_replaced(objets, coordinatrice, intervenante, connecter):
    alerte, jour = objets["alerte"], timezone.localdate()
    client, adresse = connecter(coordinatrice), reverse("alerte_reporter", args=[objets["alerte"].pk])
    champs = envoi(client.get(adresse).content.decode(), "motif")
    Alerte.objects.get(pk=alerte.pk).reporter(intervenante, jour + 2 * JOUR, "Elle a un rendez-vous.")
    champs |= {"jusqu_au": [str(jour + 5 * JOUR)], "motif": ["J'attends un courrier."]}
    page = client.post(adresse, champs).content.decode()
    assert "Entre-temps, Test Intervenante" in page
    assert "Elle a un rendez-vous." in page
    assert ReportAlerte.objects.get().agent == intervenante
    champs = envoi(page, "motif")
    assert champs["motif"] == ["J'attends un courrier."]
    assert client.post(adresse, champs).status_code == 302
    assert ReportAlerte.objects.get(jusqu_au__gt=jour).agent == coordinatrice


def test_an_alert_closed_meanwhile_is_not_put_off(objets, intervenante):
    vieille = Alerte.objects.get(pk=objets["alerte"].pk)
    Alerte.objects.filter(pk=vieille.pk).update(close_le=timezone.localdate(), cause="fait")
    with pytest.raises(ValidationError, match="vient de se fermer"):
        vieille.reporter(intervenante, timezone.localdate() + JOUR, "Plus tard.")


def test_a_table_whose_columns_were_chosen_meanwhile_is_not_read_again_over_them(objets, coordinatrice, connecter):
    importation, client = objets["importation"], connecter(coordinatrice)
    page = client.get(reverse("importation_colonnes", args=[importation.pk])).content.decode()
    relire, choisir = envoi(page, "ligne_0"), envoi(page, "colonne_0")
    assert client.post(reverse("importation_colonnes", args=[importation.pk]), choisir).status_code == 302
    avant = type(importation).objects.values().get(pk=importation.pk)
    reponse = client.post(reverse("importation_feuille", args=[importation.pk]), relire, follow=True)
    assert "Entre-temps, quelqu&#x27;un a relu ce tableau" in reponse.content.decode()
    assert type(importation).objects.values().get(pk=importation.pk) == avant


def test_a_dossier_that_changed_meanwhile_is_not_made_one_unseen(objets, coordinatrice, connecter):
    client = connecter(coordinatrice)
    adresse = reverse("reunion", args=[objets["personne"].pk, objets["double"].pk])
    champs = envoi(client.get(adresse).content.decode(), "vues")
    objets["double"].telephone = "+33600000000"
    objets["double"].save()
    page = client.post(adresse, champs)
    assert page.status_code == 422
    assert "a changé pendant que vous choisissiez" in page.content.decode()
    assert type(objets["double"]).objects.filter(pk=objets["double"].pk).exists()
    assert client.post(adresse, envoi(page.content.decode(), "vues")).status_code == 302


def test_two_people_tick_the_same_person_for_an_activity(objets, intervenante, connecter):
    Participation.objects.all().delete()
    client, adresse = connecter(intervenante), reverse("activite_inscrire", args=[objets["activite"].pk])
    for _ in range(2):
        assert client.post(adresse, {"parcours": [str(objets["parcours"].pk)]}).status_code == 302
    assert Participation.objects.count() == 1


def test_presences_noted_by_two_are_both_kept(objets, personne, association, intervenante, connecter):
    """Each noted somebody else: what one did not touch is proposed as the other wrote it."""
    activite = objets["activite"]
    autre = type(personne).objects.create(departement=personne.departement, nom="DÉMO-SECONDE")
    parcours = autre.parcours.create(departement=personne.departement, debut="2025-03-01")
    parcours.interventions.create(structure=association, pilier="langue", debut="2025-03-01")
    une, deux = objets["participation"], activite.participations.create(parcours=parcours)
    collegue = creer_agent("Animatrice", "intervenant", association)
    adresse = reverse("activite", args=[activite.pk])
    pages = {qui: connecter(qui) for qui in (intervenante, collegue)}
    champs = {qui: envoi(c.get(adresse).content.decode(), "version_lue") for qui, c in pages.items()}
    assert pages[collegue].post(adresse, champs[collegue] | {f"presence-{une.pk}": "present"}).status_code == 302
    page = pages[intervenante].post(adresse, champs[intervenante] | {f"presence-{deux.pk}": "absent"})
    assert page.status_code == 422
    assert pages[intervenante].post(adresse, envoi(page.content.decode(), "version_lue")).status_code == 302
    assert dict(activite.participations.values_list("pk", "etat")) == {une.pk: "present", deux.pk: "absent"}
