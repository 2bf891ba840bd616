"""Who leaves hands over: what she carries, to whom, in words, at once; what is left without anybody is seen."""

import datetime
import threading

import pytest
from django.core import mail
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Affectation, Agent, RevueAcces
from acteurs.nomenclatures import Role
from acteurs.passation.charges import charges
from acteurs.tasks import annoncer_passation
from cirj.socle.models import EntreeJournal
from comites.models import Comite, Participant, Seance, TypeComite
from parcours.models import Etape, Intervention, Objectif, Parcours, Personne, Referent
from tests.harnais.troupe import creer_agent


@pytest.fixture
def cheffe(association):
    return creer_agent("Cheffe", Role.RESPONSABLE, association)


@pytest.fixture
def collegue(association):
    return creer_agent("Collegue", Role.INTERVENANT, association)


@pytest.fixture
def porte(parcours, intervenante, association, jura):
    """What she carries: lead of one, a step, a goal, a seat at a session."""
    Referent.objects.create(parcours=parcours, agent=intervenante, structure=association, principal=True)
    Etape.objects.create(parcours=parcours, pilier="langue", intitule="Inscrire au test", responsable=intervenante)
    Objectif.objects.create(
        parcours=parcours, pilier="langue", intitule="Niveau A2", responsable=intervenante, structure=association
    )
    comite = Comite.objects.create(departement=jura, type=TypeComite.TECHNIQUE, nom="Cellule de Dole")
    seance = Seance.objects.create(comite=comite, date=timezone.localdate() + datetime.timedelta(days=7))
    Participant.objects.create(seance=seance, structure=association, agent=intervenante)
    return intervenante.affectations.get()


def nom(acces, champ: str) -> str:
    return f"{acces.pk}-{champ}"


def test_she_cannot_leave_without_a_lead_caseworker_being_named(connecter, cheffe, porte, collegue, intervenante):
    client = connecter(cheffe)
    page = client.get(f"/equipe/acces/{porte.pk}/fin/").content.decode()
    for mot in ("référent principal", "Inscrire au test", "Niveau A2", "Séances à venir"):
        assert mot in page
    refus = client.post(f"/equipe/acces/{porte.pk}/fin/")
    assert refus.status_code == 422
    # What must be given comes first.
    assert page.index("référent principal") < page.index("Étapes à faire") < page.index("Séances à venir")
    tous_a_personne = {nom(porte, f"genre-{g}"): "personne" for g in ("principal", "etape", "objectif", "seance")}
    assert client.post(f"/equipe/acces/{porte.pk}/fin/", tous_a_personne | {"confirme": "1"}).status_code == 422
    assert intervenante.affectations.actives().exists()


def test_all_is_handed_over_in_one_choice_after_a_confirmation(
    connecter, cheffe, porte, collegue, intervenante, parcours, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr(annoncer_passation, "delay", annoncer_passation.run)
    client, adresse = connecter(cheffe), f"/equipe/acces/{porte.pk}/fin/"
    choix = {nom(porte, "tout"): str(collegue.pk), nom(porte, "genre-etape"): "personne"}
    page = client.post(adresse, choix).content.decode()
    assert "Voici ce qui va se passer" in page
    assert "1 personne comme référent principal" in page
    assert intervenante.affectations.actives().exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(adresse, choix | {"confirme": "1"}).status_code == 302
    assert not intervenante.affectations.actives().exists()
    (lead,) = Referent.objects.filter(parcours=parcours, principal=True, fin__isnull=True)
    assert lead.agent == collegue
    assert Referent.objects.get(agent=intervenante).fin == timezone.localdate()
    assert Etape.objects.get().responsable is None
    assert Objectif.objects.get().responsable == collegue
    assert Participant.objects.get().agent == collegue
    (courriel,) = mail.outbox
    assert courriel.to == [collegue.email]
    assert "1 objectif en cours" in courriel.body
    assert "DÉMO-UNIQUE" not in courriel.body
    # By the database itself, under the name of who decided.
    notee = EntreeJournal.objects.filter(objet_type="parcours_referent").order_by("-le").first()
    assert notee.agent_id == cheffe.pk


def test_one_row_may_go_to_somebody_else(connecter, coordinatrice, porte, collegue, cheffe, jura, association):
    autre = Personne.objects.create(departement=jura, nom="DEMO-DEUX", prenom="Idris")
    sien = Parcours.objects.create(personne=autre, departement=jura, debut=datetime.date(2025, 5, 1))
    second = Referent.objects.create(
        parcours=sien, agent=porte.agent, structure=association, principal=True, debut=datetime.date(2025, 5, 1)
    )
    choix = {nom(porte, "tout"): str(collegue.pk), nom(porte, f"ligne-principal-{second.pk}"): str(cheffe.pk)}
    connecter(coordinatrice).post(f"/equipe/acces/{porte.pk}/fin/", choix | {"confirme": "1"})
    actuels = dict(Referent.objects.filter(principal=True, fin__isnull=True).values_list("parcours", "agent"))
    assert actuels[sien.pk] == cheffe.pk
    assert set(actuels.values()) == {cheffe.pk, collegue.pk}


def test_a_closed_account_cannot_be_chosen(connecter, cheffe, porte, collegue):
    collegue.affectations.get().terminer()
    choix = {nom(porte, "tout"): str(collegue.pk), "confirme": "1"}
    assert connecter(cheffe).post(f"/equipe/acces/{porte.pk}/fin/", choix).status_code == 422


def test_the_coordination_is_proposed_when_the_structure_has_nobody_else(connecter, coordinatrice, porte):
    page = connecter(coordinatrice).get(f"/equipe/acces/{porte.pk}/fin/").content.decode()
    assert "la coordination du département est proposée" in page
    assert f'value="{coordinatrice.pk}" selected' in page


def test_technical_administration_hands_over_without_reading_a_name(connecter, administratrice, porte, collegue):
    client = connecter(administratrice)
    page = client.get(f"/equipe/acces/{porte.pk}/fin/").content.decode()
    assert "DÉMO-UNIQUE" not in page
    assert "Inscrire au test" not in page
    assert "n&#x27;est pas nommée ici" in page or "n'est pas nommée ici" in page
    client.post(f"/equipe/acces/{porte.pk}/fin/", {nom(porte, "tout"): str(collegue.pk), "confirme": "1"})
    assert Referent.objects.get(fin__isnull=True).agent == collegue


def test_what_another_structure_keeps_is_not_asked(porte, intervenante, coordinatrice, autre_association):
    Affectation.objects.create(
        agent=intervenante,
        structure=autre_association,
        departement=autre_association.departement,
        role=Role.INTERVENANT,
        debut=porte.debut,
    )
    trouvees = charges(porte, coordinatrice)
    # The step names no structure: she may still do it under her other access.
    assert {charge.genre.code for charge in trouvees} == {"principal", "objectif", "seance"}


def test_an_access_that_just_passed_leaves_something_that_is_seen_and_handed_over(
    connecter, coordinatrice, cheffe, porte, collegue, parcours
):
    Affectation.objects.filter(pk=porte.pk).update(fin=timezone.localdate())
    for qui in (coordinatrice, cheffe):
        client = connecter(qui)
        assert "1 personne sans référent principal actif" in client.get("/").content.decode()
        assert reverse("a_confier") in client.get("/equipe/").content.decode()
        page = client.get(reverse("a_confier")).content.decode()
        assert reverse("confier", args=[porte.pk]) in page
    client = connecter(cheffe)
    client.post(reverse("confier", args=[porte.pk]), {nom(porte, "tout"): str(collegue.pk), "confirme": "1"})
    assert Referent.objects.get(fin__isnull=True, parcours=parcours).agent == collegue
    assert "sans référent principal actif" not in client.get("/").content.decode()
    assert "Tout est porté" in client.get(reverse("a_confier")).content.decode()


def test_another_structure_s_head_sees_nothing_of_it(connecter, porte, autre_association):
    ailleurs = creer_agent("Ailleurs", Role.RESPONSABLE, autre_association)
    Affectation.objects.filter(pk=porte.pk).update(fin=timezone.localdate())
    client = connecter(ailleurs)
    assert client.get(reverse("confier", args=[porte.pk])).status_code == 404
    assert "Intervenante" not in client.get(reverse("a_confier")).content.decode()


def test_the_page_costs_the_same_and_stays_light_whatever_she_carries(
    connecter, coordinatrice, porte, collegue, jura, association
):
    client, adresse = connecter(coordinatrice), f"/equipe/acces/{porte.pk}/fin/"
    client.get(adresse)

    def cout() -> int:
        with CaptureQueriesContext(connection) as requetes:
            assert len(client.get(adresse).content) < 100_000
        return len(requetes)

    peu = cout()
    for rang in range(20):
        creer_agent(f"Renfort{rang}", Role.INTERVENANT, association)
    for rang in range(120):
        une = Personne.objects.create(departement=jura, nom=f"DEMO-{rang}", prenom="Test")
        sien = Parcours.objects.create(personne=une, departement=jura, debut=datetime.date(2025, 5, 1))
        Intervention.objects.create(parcours=sien, structure=association, pilier="langue")
        Referent.objects.create(parcours=sien, agent=porte.agent, structure=association, principal=True)
    assert cout() == peu


def test_a_lead_already_second_caseworker_is_not_written_twice(connecter, coordinatrice, porte, collegue, parcours):
    Referent.objects.create(parcours=parcours, agent=collegue, structure=porte.structure, principal=False)
    connecter(coordinatrice).post(
        f"/equipe/acces/{porte.pk}/fin/", {nom(porte, "tout"): str(collegue.pk), "confirme": "1"}
    )
    (seul,) = Referent.objects.filter(parcours=parcours, fin__isnull=True)
    assert seul.agent == collegue
    assert seul.principal


def test_the_review_asks_before_it_closes(connecter, cheffe, porte, collegue, intervenante):
    RevueAcces.objects.ouvrir_dues()
    revue = RevueAcces.objects.get(structure=porte.structure)
    ligne = revue.lignes.get(affectation=porte)
    client, adresse = connecter(cheffe), f"/equipe/revues/{revue.pk}/"
    page = client.post(adresse, {f"ligne-{ligne.pk}": "retire"}).content.decode()
    assert "Inscrire au test" in page
    assert intervenante.affectations.actives().exists()
    assert client.post(adresse, {f"ligne-{ligne.pk}": "retire", "confirme": "1"}).status_code == 422
    assert intervenante.affectations.actives().exists()
    choix = {f"ligne-{ligne.pk}": "retire", nom(porte, "tout"): str(collegue.pk), "confirme": "1"}
    assert client.post(adresse, choix).status_code == 302
    assert not intervenante.affectations.actives().exists()
    assert Referent.objects.get(fin__isnull=True).agent == collegue


def test_a_structure_with_open_accesses_is_not_closed(connecter, coordinatrice, intervenante, association):
    client = connecter(coordinatrice)
    page = client.get(reverse("structure_modifier", args=[association.pk]))
    donnees = {c.html_name: c.value() or "" for c in page.context["formulaire"]}
    del donnees["active"], donnees["revelatrice"]
    reponse = client.post(reverse("structure_modifier", args=[association.pk]), donnees)
    assert "1 accès ouvert" in reponse.content.decode()
    association.refresh_from_db()
    assert association.active


def test_the_last_coordinator_s_access_cannot_be_ended(connecter, coordinatrice, administratrice, porte):
    acces = coordinatrice.affectations.get()
    # She carries something: that she is the last is said first, not that nobody can take it.
    Etape.objects.update(responsable=coordinatrice)
    page = connecter(administratrice).get(f"/equipe/acces/{acces.pk}/fin/").content.decode()
    assert "dernier accès de la coordination" in page
    assert "confier" not in page.split("<main")[1].split("</main>")[0]
    reponse = connecter(administratrice).post(f"/equipe/acces/{acces.pk}/fin/")
    assert reponse.status_code == 422
    assert "dernier accès de la coordination" in reponse.content.decode()
    assert coordinatrice.affectations.actives().exists()
    with pytest.raises(IntegrityError):
        Agent.objects.filter(pk=coordinatrice.pk).update(is_active=False)


def test_a_coordinator_who_already_has_an_end_does_not_count(connecter, coordinatrice, coordination, administratrice):
    seconde = creer_agent("Seconde", Role.COORDINATION, coordination)
    client = connecter(administratrice)
    fin = (timezone.localdate() + datetime.timedelta(days=30)).isoformat()
    assert client.post(f"/equipe/acces/{seconde.affectations.get().pk}/fin/", {"dernier_jour": fin}).status_code == 302
    assert client.post(f"/equipe/acces/{coordinatrice.affectations.get().pk}/fin/").status_code == 422


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_who_end_each_other_at_once_do_not_both_succeed(coordinatrice, coordination):
    seconde = creer_agent("Seconde", Role.COORDINATION, coordination)
    depart, issues = threading.Barrier(2, timeout=20), []

    def finir(agent):
        try:
            depart.wait()
            agent.affectations.get().terminer()
            issues.append("finie")
        except IntegrityError:
            issues.append("refusée")
        finally:
            connection.close()

    fils = [threading.Thread(target=finir, args=(agent,)) for agent in (coordinatrice, seconde)]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(30)
    assert sorted(issues) == ["finie", "refusée"]
    assert Affectation.objects.actives().filter(role=Role.COORDINATION).count() == 1
