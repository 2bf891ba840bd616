"""Look-alikes held by others: one learns whether it is the same person, never who knows her nor what is known."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.rls import contexte
from parcours.models import DemandeRapprochement, Intervention, Personne, ReponseRapprochement

NOUVELLE = "/personnes/nouvelle/"
LISTE = "/rapprochements/"


def saisie(**champs) -> dict:
    return {
        "nom": "Unique-Demo",
        "prenom": "Aminah",
        "date_naissance": "",
        "naissance_precision": "jour",
        "programme": "coordination",
        "debut": "2026-01-05",
        "piliers": ["emploi"],
    } | champs


@pytest.fixture
def demande(connecter, autre_intervenante, parcours) -> DemandeRapprochement:
    """Asked by a structure that does not intervene, about somebody the first one follows."""
    connecter(autre_intervenante).post(NOUVELLE, saisie(demander="1"))
    return DemandeRapprochement.objects.get()


@pytest.fixture
def reponse(demande) -> ReponseRapprochement:
    return demande.reponses.get()


def _adresse(reponse) -> str:
    return reverse("rapprochement", args=[reponse.pk])


def test_a_hidden_look_alike_can_be_asked_about(connecter, autre_intervenante, parcours):
    html = connecter(autre_intervenante).post(NOUVELLE, saisie()).content.decode()
    assert "Demander si c&#x27;est la même personne" in html or "Demander si c'est la même personne" in html
    assert "DÉMO-UNIQUE" not in html


def test_asking_creates_nobody_and_keeps_what_was_typed(demande, reponse, personne, autre_intervenante):
    assert Personne.objects.count() == 1
    assert (demande.nom, demande.prenom, demande.piliers) == ("Unique-Demo", "Aminah", ["emploi"])
    assert demande.structure_id == autre_intervenante.affectation.structure_id
    assert reponse.candidate == personne


def test_without_a_look_alike_nothing_is_asked(connecter, autre_intervenante, parcours):
    connecter(autre_intervenante).post(NOUVELLE, saisie(nom="Tout-Autre", prenom="Zoé", demander="1"))
    assert not DemandeRapprochement.objects.exists()


def test_the_same_question_twice_is_one(connecter, autre_intervenante, demande):
    connecter(autre_intervenante).post(NOUVELLE, saisie(nom="Demo Unique", prenom="Amina", demander="1"))
    assert DemandeRapprochement.objects.count() == 1


def test_the_day_s_questions_are_limited(connecter, autre_intervenante, demande, jura):
    for rang in range(9):
        DemandeRapprochement.objects.create(
            agent=autre_intervenante, structure=demande.structure, departement=jura, nom=f"Autre {rang}"
        )
    html = connecter(autre_intervenante).post(NOUVELLE, saisie(prenom="", demander="1")).content.decode()
    assert "toutes les demandes possibles" in html


def test_the_asker_learns_neither_who_nor_what(connecter, autre_intervenante, demande, association, personne):
    client = connecter(autre_intervenante)
    html = client.get(LISTE).content.decode()
    assert "En attente d" in html
    for secret in ("DÉMO-UNIQUE", association.nom, str(personne.pk), "1995"):
        assert secret not in html
    assert client.get(reverse("dossier", args=[personne.pk])).status_code == 404


def test_the_holders_see_the_identity_and_who_asks_on_their_day(
    connecter, intervenante, coordinatrice, reponse, autre_association
):
    for agent in (intervenante, coordinatrice):
        client = connecter(agent)
        assert LISTE in client.get("/").content.decode()
        html = client.get(_adresse(reponse)).content.decode()
        assert "Unique-Demo" in html
        assert autre_association.nom in html


def test_nobody_else_sees_the_question(
    connecter, autre_intervenante, sur_autre_pilier, prefecture, etrangere, administratrice, terminee, reponse
):
    for agent in (autre_intervenante, prefecture, etrangere, administratrice, terminee):
        assert connecter(agent).get(_adresse(reponse)).status_code == 404
    # Another pillar of the same person: she holds the file too.
    assert connecter(sur_autre_pilier).get(_adresse(reponse)).status_code == 200


def test_a_revealing_asker_is_masked_for_the_holder(connecter, intervenante, coordinatrice, reponse, autre_association):
    autre_association.revelatrice = True
    autre_association.save()
    for adresse in (LISTE, _adresse(reponse)):
        assert autre_association.nom not in connecter(intervenante).get(adresse).content.decode()
        assert autre_association.nom in connecter(coordinatrice).get(adresse).content.decode()


def test_not_the_same_person_lets_the_asker_open_a_new_dossier(connecter, intervenante, autre_intervenante, reponse):
    connecter(intervenante).post(_adresse(reponse), {"avis": "differente"})
    html = connecter(autre_intervenante).get(LISTE).content.decode()
    assert "pas la même personne" in html
    assert "?nom=Unique-Demo&amp;prenom=Aminah" in html
    assert "Unique-Demo" not in connecter(intervenante).get("/").content.decode()


def test_the_same_person_opens_the_pillars_given_and_no_other(
    connecter, intervenante, autre_intervenante, reponse, personne, parcours
):
    connecter(intervenante).post(_adresse(reponse), {"avis": "meme", "piliers": ["emploi"]})
    siennes = Intervention.objects.filter(structure=autre_intervenante.affectation.structure)
    assert [(i.pilier, i.debut) for i in siennes] == [(Pilier.EMPLOI, timezone.localdate())]
    client = connecter(autre_intervenante)
    assert reverse("dossier", args=[personne.pk]) in client.get(LISTE).content.decode()
    html = client.get(reverse("dossier", args=[personne.pk])).content.decode()
    assert html.count("Confidentiel<") >= 4


def test_the_same_person_without_a_pillar_opens_nothing(connecter, intervenante, autre_intervenante, reponse, personne):
    connecter(intervenante).post(_adresse(reponse), {"avis": "meme"})
    client = connecter(autre_intervenante)
    html = client.get(LISTE).content.decode()
    assert "est la même personne" in html
    assert "DÉMO-UNIQUE" not in html
    assert client.get(reverse("dossier", args=[personne.pk])).status_code == 404


def test_a_holder_opens_neither_health_nor_a_pillar_that_others_carry(
    connecter, intervenante, coordinatrice, sur_autre_pilier, reponse
):
    html = connecter(intervenante).get(_adresse(reponse)).content.decode()
    assert 'value="langue"' in html
    assert 'value="social"' in html
    for ferme in ("sante", "emploi"):
        assert f'value="{ferme}"' not in html
        assert connecter(intervenante).post(_adresse(reponse), {"avis": "meme", "piliers": [ferme]}).status_code == 422
    assert 'value="sante"' in connecter(coordinatrice).get(_adresse(reponse)).content.decode()


def test_giving_access_asks_again_who_it_is_and_answering_does_not(connecter, intervenante, reponse):
    client = connecter(intervenante, confirmee=False)
    assert "/compte/" in client.post(_adresse(reponse), {"avis": "meme", "piliers": ["emploi"]}).url
    reponse.refresh_from_db()
    assert reponse.avis == "en_attente"
    assert client.post(_adresse(reponse), {"avis": "differente"}).url == LISTE


def test_the_first_answer_counts_and_the_same_one_again_changes_nothing(
    connecter, intervenante, coordinatrice, reponse
):
    donnees = {"avis": "meme", "piliers": ["emploi"]}
    connecter(intervenante).post(_adresse(reponse), donnees)
    connecter(coordinatrice).post(_adresse(reponse), donnees)
    autre = connecter(coordinatrice).post(_adresse(reponse), {"avis": "differente"})
    assert "première réponse compte" in autre.content.decode()
    reponse.refresh_from_db()
    assert (reponse.avis, reponse.repondu_par) == ("meme", intervenante)
    assert Intervention.objects.filter(pilier=Pilier.EMPLOI).count() == 1


def test_the_question_closes_after_the_delay(connecter, intervenante, autre_intervenante, demande, reponse):
    DemandeRapprochement.objects.update(jour=timezone.localdate() - datetime.timedelta(days=16))
    assert "Pas de réponse dans le délai" in connecter(autre_intervenante).get(LISTE).content.decode()
    assert "Unique-Demo" not in connecter(intervenante).get(LISTE).content.decode()
    refus = connecter(intervenante).post(_adresse(reponse), {"avis": "meme", "piliers": ["emploi"]})
    assert "délai pour répondre est passé" in refus.content.decode()


def test_the_wall_says_the_same(autre_intervenante, intervenante, prefecture, demande):
    with contexte.pour_agent(autre_intervenante):
        assert DemandeRapprochement.objects.count() == 1
        assert not Personne.objects.exists()
        assert ReponseRapprochement.objects.update(avis="meme", repondu_le=timezone.now()) == 0
    with contexte.pour_agent(intervenante):
        assert ReponseRapprochement.objects.count() == DemandeRapprochement.objects.count() == 1
    with contexte.pour_agent(prefecture):
        assert not ReponseRapprochement.objects.exists()
        assert not DemandeRapprochement.objects.exists()


def test_the_database_itself_does_not_tell_who_answered(demande, reponse, connecter, intervenante, autre_intervenante):
    connecter(intervenante).post(_adresse(reponse), {"avis": "meme"})
    with contexte.pour_agent(autre_intervenante):
        assert not ReponseRapprochement.objects.exists()
        assert DemandeRapprochement.objects.avec_etat().get().oui == 1
    with contexte.pour_agent(intervenante):
        assert ReponseRapprochement.objects.get().repondu_par_id == intervenante.pk
