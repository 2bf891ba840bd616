"""Referrals: what each side reads and does, what an acceptance opens, what never travels."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Dispositif
from acteurs.nomenclatures import Pilier
from cirj.socle.rls import contexte
from parcours.models import Intervention, Orientation
from tests.parcours.orientations.envoyer import MOTS, adresse, envoi, saisie

pytestmark = pytest.mark.django_db


def test_sending_needs_the_person_s_agreement_and_opens_nothing_by_itself(
    connecter, intervenante, autre_intervenante, autre_association, personne
):
    client = connecter(intervenante)
    refus = client.post(envoi(personne), saisie(autre_association, accord=""))
    assert "Sans l&#x27;accord de la personne, rien ne part." in refus.content.decode()
    assert MOTS in refus.content.decode()  # what was typed is still there
    client.post(envoi(personne), saisie(autre_association))
    orientation = Orientation.objects.get()
    assert (orientation.etat, orientation.agent, orientation.destination) == (
        "envoyee",
        intervenante,
        autre_association,
    )
    again = client.post(envoi(personne), saisie(autre_association))
    assert "déjà envoyée" in again.content.decode()
    # The destination reads what the referral carries, on her day and on its page, and not the dossier.
    autre = connecter(autre_intervenante)
    for page in ("/", adresse(orientation), "/orientations/"):
        html = autre.get(page).content.decode()
        assert "Amina D." in html
        assert "DÉMO-UNIQUE" not in html
        assert str(personne.pk) not in html
    assert MOTS in autre.get(adresse(orientation)).content.decode()
    assert "31 ans, Dole" in autre.get("/").content.decode()
    assert autre.get(reverse("dossier", args=[personne.pk])).status_code == 404


def test_giving_access_to_others_is_confirmed_and_accepting_what_was_offered_is_not(
    connecter, intervenante, autre_intervenante, coordinatrice, autre_association, personne
):
    envoyee = connecter(intervenante, confirmee=False).post(envoi(personne), saisie(autre_association))
    assert "reauthenticate" in envoyee.url
    connecter(intervenante).post(envoi(personne), saisie(autre_association))
    orientation = Orientation.objects.get()
    # The coordination that says yes for a structure opens the pillar to others than herself.
    assert "reauthenticate" in connecter(coordinatrice, confirmee=False).post(adresse(orientation, "accepter")).url
    siennes = Intervention.objects.filter(structure=autre_association)
    assert not siennes.exists()
    acceptee = connecter(autre_intervenante, confirmee=False).post(adresse(orientation, "accepter"))
    assert "reauthenticate" not in acceptee.url
    assert [i.pilier for i in siennes] == [orientation.pilier]


def test_nobody_else_is_asked_a_password_for_a_referral_that_is_not_hers_to_accept(
    connecter, sur_autre_pilier, intervenante, orientation
):
    for agent in (sur_autre_pilier, intervenante):
        reponse = connecter(agent, confirmee=False).post(adresse(orientation, "accepter"))
        assert reponse.status_code in (403, 404)


def test_accepting_opens_that_pillar_and_no_other_to_the_destination(
    connecter, autre_intervenante, autre_association, orientation, personne
):
    client = connecter(autre_intervenante)
    client.post(adresse(orientation, "accepter"))
    client.post(adresse(orientation, "accepter"))  # sent twice: once
    siennes = Intervention.objects.filter(structure=autre_association)
    assert [(i.pilier, i.debut, i.fin) for i in siennes] == [(Pilier.LANGUE, timezone.localdate(), None)]
    html = client.get(reverse("dossier", args=[personne.pk])).content.decode()
    assert "DÉMO-UNIQUE" in html
    assert html.count("Confidentiel<") >= 4


def test_a_refusal_comes_back_with_its_words_and_goes_elsewhere_in_one_form(
    connecter, intervenante, autre_intervenante, orientation, personne, jura
):
    from tests.harnais.troupe import creer_structure

    autre = connecter(autre_intervenante)
    sans = autre.post(adresse(orientation, "refuser"), {"motif": "autre", "precision": ""})
    assert sans.status_code == 422
    assert "Dites l&#x27;autre raison" in sans.content.decode()
    autre.post(adresse(orientation, "refuser"), {"motif": "place", "precision": "reprise en mars", "retour": "/"})
    assert "Amina D." not in autre.get("/").content.decode()
    client = connecter(intervenante)
    html = client.get("/").content.decode()
    assert "pas de place (reprise en mars)" in html
    suite = f"?suite_de={orientation.pk}"
    assert suite in html
    assert MOTS in client.get(envoi(personne, suite)).content.decode()
    client.post(envoi(personne, suite), saisie(creer_structure(jura, "Association Gamma")))
    nouvelle = Orientation.objects.exclude(pk=orientation.pk).get()
    assert (nouvelle.suite_de, nouvelle.pilier, nouvelle.demande) == (orientation, Pilier.LANGUE, MOTS)
    assert suite not in client.get("/").content.decode()


def test_a_refusal_that_was_seen_leaves_the_day(connecter, intervenante, autre_intervenante, orientation):
    connecter(autre_intervenante).post(adresse(orientation, "refuser"), {"motif": "niveau"})
    client = connecter(intervenante)
    client.post(adresse(orientation, "classer"), {"retour": "/"})
    assert "niveau inadapté" not in client.get("/").content.decode()
    orientation.refresh_from_db()
    assert (orientation.classee_par, orientation.classee_le) == (intervenante, timezone.localdate())


@pytest.mark.parametrize("fin", ["refusee", "annulee"])
def test_what_the_destination_could_see_closes_after_the_delay(
    connecter, autre_intervenante, intervenante, orientation, fin
):
    jour = timezone.localdate()
    champs = {"repondue_le": jour, "repondue_par": autre_intervenante, "motif": "place"}
    if fin == "annulee":
        champs = {"annulee_le": jour, "annulee_par": intervenante}
    Orientation.objects.update(etat=fin, **champs)
    client = connecter(autre_intervenante)
    assert client.get(adresse(orientation)).status_code == 200
    passe = jour - datetime.timedelta(days=16)
    Orientation.objects.update(envoyee_le=passe, accord_le=passe)
    Orientation.objects.update(**{champ: passe for champ in champs if champ.endswith("_le")})
    assert client.get(adresse(orientation)).status_code == 404
    with contexte.pour_agent(autre_intervenante):
        assert not Orientation.objects.exists()
    assert connecter(intervenante).get(adresse(orientation)).status_code == 200


def test_no_word_about_health_travels(connecter, coordinatrice, personne, autre_association, orientation):
    client = connecter(coordinatrice)
    html = client.get(envoi(personne, "?pilier=sante")).content.decode()
    assert 'name="demande"' not in html
    # A pillar chosen on the form: what was typed is refused, and kept.
    refus = client.post(envoi(personne, ""), saisie(autre_association, pilier="sante")).content.decode()
    assert "pour la santé, laissez ce texte vide" in refus
    assert MOTS in refus
    client.post(envoi(personne, "?pilier=sante"), saisie(autre_association))
    assert Orientation.objects.get(pilier="sante").demande == ""
    for champ in ("demande", "precision", "bilan"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Orientation.objects.filter(pilier="sante").update(**{champ: "TSPT"})


@pytest.mark.parametrize("comment", ["structure", "offre"])
def test_a_referral_that_reveals_is_masked_outside_the_team(
    connecter,
    intervenante,
    exceptionnelle,
    coordinatrice,
    sur_autre_pilier,
    autre_association,
    orientation,
    personne,
    dole,
    comment,
):
    offre = Dispositif.objects.create(
        structure=autre_association,
        nom="Maison arc-en-ciel",
        pilier="logement",
        type="hebergement",
        commune=dole,
        sensible=comment == "offre",
    )
    autre_association.revelatrice = comment == "structure"
    autre_association.save()
    logement = {"pilier": Pilier.LOGEMENT, "dispositif": offre, "etat": "refusee", "motif": "place"}
    logement |= {"repondue_le": timezone.localdate(), "repondue_par": coordinatrice}
    Orientation.objects.update(**logement)
    pages = (
        adresse(orientation),
        "/orientations/?sens=toutes&etat=finies",
        reverse("dossier_chronologie", args=[personne.pk]),
    )
    fiches = reverse("dossier_fiches", args=[personne.pk]) + "?partie=logement"
    secrets = ("Maison arc-en-ciel", "Association Beta")
    for page in (*pages, fiches):
        lue = connecter(exceptionnelle).get(page).content.decode()
        assert not [secret for secret in secrets if secret in lue], page
        assert "nom confidentiel" in lue, page
        for agent in (intervenante, coordinatrice):
            ouverte = connecter(agent).get(page).content.decode()
            assert [secret for secret in secrets if secret in ouverte] == list(secrets), page
    # Another pillar's team does not even learn that there is one.
    assert connecter(sur_autre_pilier).get(pages[0]).status_code == 404
    assert "Orientation vers" not in connecter(sur_autre_pilier).get(pages[2]).content.decode()
    # Nor is it proposed to who is not to know of it.
    proposee = connecter(intervenante).get(envoi(personne, "?pilier=logement")).content.decode()
    assert "Maison arc-en-ciel" not in proposee
    assert "Maison arc-en-ciel" in connecter(coordinatrice).get(envoi(personne, "?pilier=logement")).content.decode()


def test_a_revealing_sender_is_masked_to_the_destination(
    connecter, autre_intervenante, intervenante, orientation, association
):
    association.revelatrice = True
    association.save()
    for page in ("/", adresse(orientation), "/orientations/"):
        html = connecter(autre_intervenante).get(page).content.decode()
        assert "Association Alpha" not in html
        assert str(intervenante) not in html


def test_the_coordinator_s_day_tells_what_stays_unanswered(connecter, coordinatrice, orientation, autre_association):
    client = connecter(coordinatrice)
    assert "Orientations sans réponse" not in client.get("/").content.decode()
    ancien = timezone.localdate() - datetime.timedelta(days=11)
    Orientation.objects.update(envoyee_le=ancien, accord_le=ancien)
    with CaptureQueriesContext(connection) as requetes:
        html = client.get("/").content.decode()
    assert len(requetes) <= 15
    assert "Orientations sans réponse" in html
    assert autre_association.nom in html
    assert "1 orientation, la plus ancienne" in client.get("/?voir=orientations").content.decode()


def test_the_day_of_the_destination_costs_the_same_whatever_it_received(
    connecter, autre_intervenante, orientation, coordinatrice, parcours, autre_association, jura
):
    client, couts = connecter(autre_intervenante), []
    client.get("/")
    for rang in range(2):
        for pilier in list(Pilier)[1:4] if rang else ():
            Orientation.objects.create(
                parcours=parcours,
                pilier=pilier,
                agent=coordinatrice,
                structure=coordinatrice.affectation.structure,
                destination=autre_association,
                demande="" if pilier == "sante" else "x",
                accord_le=timezone.localdate(),
            )
        with CaptureQueriesContext(connection) as requetes:
            client.get("/")
        couts.append(len(requetes))
    assert couts[0] == couts[1] < 15
