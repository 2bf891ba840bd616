"""A new person: look-alikes are asked about first, nothing typed is lost, nobody else's dossier is told."""

import threading
import time

import pytest
from django.db import connection
from django.urls import reverse

from parcours.models import Intervention, MembreMenage, Parcours, Personne, Referent
from parcours.views import personne_nouvelle as page

ADRESSE = reverse("personne_nouvelle")


def saisie(**champs) -> dict:
    return {
        "nom": "AMIRI",
        "prenom": "Zohra",
        "sexe": "F",
        "date_naissance": "1991-06-07",
        "naissance_precision": "jour",
        "nationalite": "AFG",
        "statut": "refugie",
        "notifiee_le": "2026-03-12",
        "programme": "agir",
        "debut": "2026-04-01",
        "piliers": ["langue", "social"],
        **champs,
    }


def test_the_coordination_opens_a_dossier(coordinatrice, connecter):
    reponse = connecter(coordinatrice).post(ADRESSE, saisie())
    personne = Personne.objects.get()
    assert reponse.url == personne.get_absolute_url()
    assert personne.nationalites == ["AFG"]
    assert personne.protections.get().statut == "refugie"
    assert Parcours.objects.get().programme == "agir"
    assert not Intervention.objects.exists()


def test_a_structure_carries_the_pillars_it_says_and_becomes_the_caseworker(autre_intervenante, connecter):
    client = connecter(autre_intervenante)
    assert client.post(ADRESSE, saisie(piliers=[])).status_code == 200
    reponse = client.post(ADRESSE, saisie())
    assert {i.pilier for i in Intervention.objects.all()} == {"langue", "social"}
    assert Referent.objects.get().agent == autre_intervenante
    assert client.get(reponse.url).status_code == 200


@pytest.mark.parametrize(
    "champs",
    [
        {"nom": "Ameri", "prenom": "Sohra"},
        {"nom": "Zohra", "prenom": "Amiri"},
        {"nom": "Amiri", "prenom": "Zahra", "date_naissance": "1988-03-04"},
    ],
)
def test_a_look_alike_is_shown_before_anything_is_created(jura, coordinatrice, connecter, champs):
    Personne.objects.create(departement=jura, nom="AMIRI", prenom="Zohra", date_naissance="1988-03-04")
    client = connecter(coordinatrice)
    reponse = client.post(ADRESSE, saisie(**champs))
    html = reponse.content.decode()
    assert "peut-être déjà suivie" in html
    assert "4 mars 1988" in html
    assert f'value="{champs["nom"]}"' in html  # nothing typed is lost
    assert Personne.objects.count() == 1
    assert client.post(ADRESSE, saisie(**champs, creer="1")).status_code == 302
    assert Personne.objects.count() == 2


def test_a_first_of_january_is_not_a_likeness(jura, coordinatrice, connecter):
    Personne.objects.create(departement=jura, nom="AMIRI", prenom="Karim", date_naissance="1991-01-01")
    assert connecter(coordinatrice).post(ADRESSE, saisie(date_naissance="1991-01-01")).status_code == 302


def test_of_a_dossier_one_may_not_see_only_its_likelihood_is_told(parcours, autre_intervenante, connecter):
    html = connecter(autre_intervenante).post(ADRESSE, saisie(nom="Unique-Demo", prenom="Amina")).content.decode()
    assert "peut-être déjà suivie ailleurs" in html
    assert "DÉMO-UNIQUE" not in html
    assert "1995" not in html
    assert str(parcours.personne_id) not in html


def test_another_department_is_never_looked_into(personne, etrangere, connecter):
    assert connecter(etrangere).post(ADRESSE, saisie(nom="DÉMO-UNIQUE", prenom="Amina")).status_code == 302


def test_a_known_person_is_tied_to_the_household_rather_than_doubled(jura, parcours, coordinatrice, connecter):
    connue = Personne.objects.create(departement=jura, nom="AMIRI", prenom="Zohra")
    adresse = reverse("membre_nouveau", args=[parcours.personne_id])
    champs = {
        "nom": "Amiri",
        "prenom": "Zohra",
        "naissance_precision": "jour",
        "lien": "conjoint",
        "depuis": "2026-01-01",
    }
    client = connecter(coordinatrice)
    assert "C'est elle" in client.post(adresse, champs).content.decode().replace("&#x27;", "'")
    assert client.post(adresse, champs | {"rattacher": str(connue.pk)}).status_code == 302
    assert MembreMenage.objects.get(personne=connue).lien == "conjoint"
    assert Personne.objects.filter(nom__iexact="amiri").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_once_opens_one_dossier(coordinatrice, connecter, monkeypatch):
    comparer = page._semblables

    def comparer_lentement(*arguments):
        trouves = comparer(*arguments)
        time.sleep(0.4)  # long enough for the other to compare too, if nothing made it wait
        return trouves

    monkeypatch.setattr(page, "_semblables", comparer_lentement)
    reponses = []

    def envoyer(client):
        try:
            reponses.append(client.post(ADRESSE, saisie()).status_code)
        finally:
            connection.close()

    fils = [threading.Thread(target=envoyer, args=(connecter(coordinatrice),)) for _ in range(2)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert sorted(reponses) == [200, 302]  # the second is shown the dossier that the first opened
    assert Personne.objects.count() == 1
