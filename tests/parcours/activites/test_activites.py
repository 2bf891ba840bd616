"""Collective activities: who is named to whom, and one follow-up for each person who came, however often it is sent."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.rls import contexte
from parcours.models import Activite, Intervention, Parcours, Participation, Personne, Suivi
from tests.harnais.troupe import creer_agent

HIER = timezone.localdate() - datetime.timedelta(days=1)


@pytest.fixture
def suivies(parcours, jura, association):
    """The shared person, and three more that the first structure follows on language."""
    tous = [parcours]
    for rang in range(3):
        personne = Personne.objects.create(departement=jura, nom=f"DÉMO-{rang}", prenom="Rim")
        autre = Parcours.objects.create(personne=personne, departement=jura, debut=datetime.date(2025, 3, 1))
        Intervention.objects.create(
            parcours=autre, structure=association, pilier=Pilier.LANGUE, debut=datetime.date(2025, 3, 1)
        )
        tous.append(autre)
    return tous


@pytest.fixture
def activite(suivies, jura, association, intervenante):
    activite = Activite.objects.create(
        departement=jura,
        structure=association,
        titre="Visite du musée",
        type="visite",
        piliers=["langue", "social"],
        date=HIER,
        creee_par=intervenante,
    )
    for parcours in suivies:
        activite.participations.create(parcours=parcours)
    return activite


def envoyer(client, activite, clore=True, **presences):
    lignes = {p.parcours.personne.nom: p.pk for p in activite.participations.select_related("parcours__personne")}
    champs = {f"presence-{lignes[nom.replace('_', '-')]}": etat for nom, etat in presences.items()}
    champs |= {"clore": "1"} if clore else {}
    return client.post(reverse("activite", args=[activite.pk]), champs, follow=True).content.decode()


def test_a_social_worker_creates_an_activity_and_picks_among_her_people(
    suivies, intervenante, autre_association, jura, connecter
):
    etrangere = Personne.objects.create(departement=jura, nom="DÉMO-INCONNUE")
    ailleurs = Parcours.objects.create(personne=etrangere, departement=jura, debut=datetime.date(2025, 3, 1))
    Intervention.objects.create(parcours=ailleurs, structure=autre_association, pilier=Pilier.LANGUE)
    client = connecter(intervenante)
    champs = {"titre": "Atelier cuisine", "type": "atelier", "date": str(HIER), "piliers": ["social"]}
    refus = client.post(reverse("activite_nouvelle"), champs | {"debut": "16:00", "fin": "14:00"})
    assert "heure de fin précède" in refus.content.decode()
    page = client.post(reverse("activite_nouvelle"), champs | {"debut": "14:00", "fin": "16:00"}, follow=True)
    html = page.content.decode()
    assert "DÉMO-UNIQUE" in html
    assert "DÉMO-INCONNUE" not in html
    activite = Activite.objects.get()
    adresse = reverse("activite_inscrire", args=[activite.pk])
    assert "DÉMO-2" not in client.get(adresse + "?q=unique").content.decode()
    choisis = [str(suivies[0].pk), str(suivies[1].pk), str(ailleurs.pk), "x"]
    for _ in range(2):
        client.post(adresse, {"parcours": choisis})
    assert {p.parcours for p in activite.participations.all()} == set(suivies[:2])
    feuille = client.get(reverse("activite_feuille", args=[activite.pk])).content.decode()
    assert feuille.count('scope="row"') == 2
    retirer = reverse("activite_retirer", args=[activite.pk, activite.participations.first().pk])
    client.post(retirer)
    assert activite.participations.count() == 1


def test_closing_writes_one_follow_up_a_present_person_once_and_follows_the_corrections(
    activite, suivies, intervenante, connecter
):
    client = connecter(intervenante)
    page = envoyer(client, activite, DÉMO_UNIQUE="present", DÉMO_0="present", DÉMO_1="absent", DÉMO_2="excuse")
    assert "La liste est close : 2 suivis notés." in page
    envoyer(client, activite, DÉMO_UNIQUE="present", DÉMO_0="present")
    assert set(Suivi.objects.values_list("parcours", flat=True)) == {suivies[0].pk, suivies[1].pk}
    suivi = Suivi.objects.get(parcours=suivies[0])
    assert (suivi.mode, suivi.date, suivi.auteur, suivi.piliers) == ("collectif", HIER, intervenante, ["langue"])
    assert "Visite du musée" in suivi.texte
    suivies[0].refresh_from_db()
    assert suivies[0].dernier_contact == HIER
    # Corrected: who had not come loses hers and her contact, who had gains one; what was completed is kept and said.
    suivi.texte += " Elle a guidé le groupe."
    suivi.save()
    page = envoyer(client, activite, DÉMO_UNIQUE="absent", DÉMO_0="absent", DÉMO_1="present")
    for mots in ("corrigée : 1 suivi noté", "1 suivi retiré", "1 suivi complété depuis est gardé"):
        assert mots in page
    assert set(Suivi.objects.values_list("parcours", flat=True)) == {suivies[0].pk, suivies[2].pk}
    suivies[1].refresh_from_db()
    assert suivies[1].dernier_contact is None
    # Past the dated rule, the list stays as it is.
    Activite.objects.update(close_le=HIER - datetime.timedelta(days=15))
    assert client.post(reverse("activite", args=[activite.pk]), {}).status_code == 403
    assert client.get(reverse("activite_inscrire", args=[activite.pk])).status_code == 403


def test_whoever_is_no_longer_followed_gets_no_follow_up(activite, suivies, intervenante, connecter):
    suivies[1].interventions.update(fin=HIER)
    page = envoyer(connecter(intervenante), activite, DÉMO_UNIQUE="present", DÉMO_0="present")
    assert list(Suivi.objects.values_list("parcours", flat=True)) == [suivies[0].pk]
    assert "DÉMO-0" not in page
    assert "et 1 autre personne" in page
    demain = Activite.objects.filter(pk=activite.pk)
    demain.update(close_le=None, date=timezone.localdate() + datetime.timedelta(days=1))
    Suivi.objects.all().delete()
    envoyer(connecter(intervenante), activite, DÉMO_UNIQUE="present")
    assert not Suivi.objects.exists(), "Une liste ne se clôt pas avant l'activité."


@pytest.mark.parametrize(
    ("piliers", "sien", "nommee"),
    [
        (["social"], "social", True),
        (["social"], "emploi", False),
        (["social", "sante"], "social", False),
        (["social", "sante"], "sante", True),
    ],
)
def test_another_structure_reads_only_the_names_of_those_it_follows_there(
    activite, suivies, autre_association, autre_intervenante, coordinatrice, connecter, piliers, sien, nommee
):
    Activite.objects.update(piliers=piliers)
    Intervention.objects.create(parcours=suivies[0], structure=autre_association, pilier=sien)
    html = connecter(autre_intervenante).get(reverse("activite", args=[activite.pk])).content.decode()
    assert ("DÉMO-UNIQUE" in html) == nommee
    assert "DÉMO-0" not in html
    assert ("et 3 autres personnes" if nommee else "4 personnes que vous n&#x27;accompagnez pas") in html.replace(
        "'", "&#x27;"
    )
    with contexte.pour_agent(autre_intervenante), connection.cursor() as curseur:
        curseur.execute("select id from parcours_participation")
        assert {cle for (cle,) in curseur.fetchall()} == set(
            Participation.objects.visible_par(autre_intervenante).values_list("pk", flat=True)
        )
        curseur.execute("update parcours_participation set etat = 'present'")
        assert curseur.rowcount == 0
    assert (
        connecter(autre_intervenante).post(reverse("activite", args=[activite.pk]), {"clore": "1"}).status_code == 403
    )
    assert connecter(coordinatrice).get(reverse("activite", args=[activite.pk])).content.decode().count("DÉMO-") >= 4


def test_activities_participations_and_people_are_three_counts(
    activite, suivies, association, intervenante, jura, connecter
):
    autre = Activite.objects.create(
        departement=jura,
        structure=association,
        titre="Concert",
        type="concert",
        piliers=["langue"],
        date=timezone.localdate().replace(month=1, day=1),
        creee_par=intervenante,
    )
    autre.participations.create(parcours=suivies[0], etat="present")
    activite.participations.filter(parcours__in=suivies[:2]).update(etat="present")
    Activite.objects.filter(pk=activite.pk).update(date=timezone.localdate().replace(month=1, day=2))
    page = connecter(intervenante).get(reverse("activites")).content.decode()
    for mots in ("2 activités", "3 participations", "2 personnes différentes"):
        assert mots in page


def test_the_activity_of_a_revealing_structure_is_its_own(
    activite, association, autre_intervenante, intervenante, connecter
):
    association.revelatrice = True
    association.save()
    adresse = reverse("activite", args=[activite.pk])
    assert connecter(autre_intervenante).get(adresse).status_code == 404
    collegue = creer_agent("Collegue", "intervenant", association)
    assert connecter(collegue).get(adresse).status_code == 200


def test_a_follow_up_that_somebody_completed_is_never_taken_back(activite, suivies, intervenante, connecter):
    client = connecter(intervenante)
    envoyer(client, activite, DÉMO_UNIQUE="present")
    suivi = Suivi.objects.get()
    suivi.noter_en_prive("Elle a demandé à revoir l'avocate.")
    page = envoyer(client, activite, DÉMO_UNIQUE="absent")
    assert "1 suivi complété depuis est gardé" in page
    assert Suivi.objects.get() == suivi
