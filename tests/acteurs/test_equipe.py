"""The team's page: who sees it, how an access ends, how a partner is added."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acteurs.models import Affectation, Agent, Invitation, Structure
from acteurs.nomenclatures import Role
from cirj.socle.noms import sans_accents
from tests.harnais.troupe import DEBUT, creer_agent, creer_structure

PAGES = ["/equipe/", "/equipe/inviter/", "/equipe/structures/", "/equipe/structures/nouvelle/"]


@pytest.mark.parametrize("chemin", PAGES)
@pytest.mark.parametrize(
    ("qui", "code"),
    [
        ("coordinatrice", 200),
        ("administratrice", 200),
        ("intervenante", 403),
        ("autre_intervenante", 403),
        ("prefecture", 403),
        ("etrangere", 200),
    ],
)
def test_the_team_is_run_by_coordination_and_administration(request, connecter, chemin, qui, code):
    assert connecter(request.getfixturevalue(qui)).get(chemin).status_code == code


def test_each_department_has_its_team(connecter, coordinatrice, etrangere, autre_intervenante):
    page = connecter(etrangere).get("/equipe/").content.decode()
    assert "etrangere@example.org" in page
    assert "autre@example.org" not in page
    assert "1 accès ouvert dans le département Doubs (25)" in page


def test_the_search_ignores_accents_and_reads_structures_too(connecter, coordinatrice, association, autre_association):
    for nom, structure in (("Bérénice", association), ("Zoé", autre_association)):
        agent = creer_agent(sans_accents(nom), Role.INTERVENANT, structure)
        Agent.objects.filter(pk=agent.pk).update(nom=nom)
    client = connecter(coordinatrice)
    assert "Bérénice" in client.get("/equipe/?q=berenice").content.decode()
    page = client.get("/equipe/?q=beta").content.decode()
    assert "Zoé" in page
    assert "Bérénice" not in page


def test_an_empty_search_says_what_to_do(connecter, coordinatrice):
    assert "invitez la personne" in connecter(coordinatrice).get("/equipe/?q=introuvable").content.decode()


@pytest.mark.parametrize("tri", ["nom", "structure", "role", "connexion", "n'importe quoi"])
def test_every_sort_answers(connecter, coordinatrice, autre_intervenante, tri):
    assert connecter(coordinatrice).get("/equipe/", {"tri": tri}).status_code == 200


def test_ending_the_last_access_closes_the_account_and_its_sessions(connecter, coordinatrice, autre_intervenante):
    ailleurs = connecter(autre_intervenante)
    assert ailleurs.get("/mon-compte/").status_code == 200
    affectation = autre_intervenante.affectations.get()
    client = connecter(coordinatrice)
    assert "son compte sera fermé" in client.get(f"/equipe/acces/{affectation.pk}/fin/").content.decode()
    client.post(f"/equipe/acces/{affectation.pk}/fin/")
    autre_intervenante.refresh_from_db()
    assert not autre_intervenante.is_active
    assert ailleurs.get("/mon-compte/").status_code == 302
    assert Affectation.objects.filter(pk=affectation.pk, fin__isnull=False).exists()
    assert "Autre" in client.get("/equipe/?etat=termines").content.decode()
    assert "Autre" not in client.get("/equipe/").context["page"].object_list


def test_another_access_keeps_the_account_open(connecter, coordinatrice, autre_intervenante, association):
    Affectation.objects.create(
        agent=autre_intervenante,
        structure=association,
        departement=association.departement,
        role=Role.INTERVENANT,
        debut=DEBUT,
    )
    ailleurs = connecter(autre_intervenante)
    ailleurs.get("/mon-compte/")
    affectation = autre_intervenante.affectations.get(structure__nom="Association Beta")
    client = connecter(coordinatrice)
    assert "garde ses autres accès" in client.get(f"/equipe/acces/{affectation.pk}/fin/").content.decode()
    client.post(f"/equipe/acces/{affectation.pk}/fin/")
    fraiche = Agent.objects.get(pk=autre_intervenante.pk)
    assert fraiche.is_active
    assert fraiche.structures() == [association.pk]
    assert ailleurs.get("/mon-compte/").status_code == 302


def test_nobody_ends_her_own_access(connecter, coordinatrice):
    pk = coordinatrice.affectations.get().pk
    assert connecter(coordinatrice).post(f"/equipe/acces/{pk}/fin/").status_code == 403
    assert coordinatrice.affectations.actives().exists()


def test_a_coordinator_does_not_end_technical_administration(connecter, coordinatrice, administratrice, coordination):
    creer_agent("Seconde", Role.COORDINATION, coordination)
    pk = administratrice.affectations.get().pk
    assert connecter(coordinatrice).post(f"/equipe/acces/{pk}/fin/").status_code == 403
    assert (
        connecter(administratrice).post(f"/equipe/acces/{coordinatrice.affectations.get().pk}/fin/").status_code == 302
    )


def test_a_stranger_gets_404_on_an_access(connecter, etrangere, autre_intervenante):
    pk = autre_intervenante.affectations.get().pk
    assert connecter(etrangere).get(f"/equipe/acces/{pk}/fin/").status_code == 404


def test_a_partner_is_added_then_somebody_invited_there(connecter, coordinatrice, dole):
    client = connecter(coordinatrice)
    reponse = client.post(
        "/equipe/structures/nouvelle/",
        {
            "nom": " Mission  locale ",
            "type": "mission_locale",
            "commune": "39198",
            "ecritures": "ML Dole\n\nML Dole\nM.L.",
        },
    )
    structure = Structure.objects.get(nom="Mission locale")
    assert reponse.headers["Location"] == f"/equipe/inviter/?structure={structure.pk}"
    assert (structure.departement_id, structure.commune, structure.ecritures) == ("39", dole, ["ML Dole", "M.L."])
    assert f'<option value="{structure.pk}" selected>' in client.get(reponse.headers["Location"]).content.decode()


def test_renaming_a_structure_keeps_its_former_name(connecter, coordinatrice, association):
    chemin = f"/equipe/structures/{association.pk}/"
    connecter(coordinatrice).post(chemin, {"nom": "Alpha réunie", "type": "association", "active": "on"})
    association.refresh_from_db()
    assert association.nom == "Alpha réunie"
    assert [ancien.nom for ancien in association.anciens_noms.all()] == ["Association Alpha"]


def test_two_structures_do_not_share_a_name(connecter, coordinatrice, association):
    reponse = connecter(coordinatrice).post("/equipe/structures/nouvelle/", {"nom": "association alpha", "type": "asl"})
    assert "porte déjà ce nom" in reponse.content.decode()
    assert 'value="association alpha"' in reponse.content.decode()


def test_a_stranger_gets_404_on_a_structure(connecter, etrangere, association):
    assert connecter(etrangere).get(f"/equipe/structures/{association.pk}/").status_code == 404


@pytest.mark.parametrize("chemin", ["/equipe/", "/equipe/structures/"])
def test_the_lists_cost_the_same_for_one_row_and_for_many(connecter, coordinatrice, jura, association, chemin):
    client = connecter(coordinatrice)
    client.get(chemin)

    def cout() -> int:
        with CaptureQueriesContext(connection) as requetes:
            assert len(client.get(chemin).content) < 100_000
        return len(requetes)

    def inviter(rang):
        Invitation.objects.create(
            email=f"i{rang}@example.org",
            prenom="I",
            nom=str(rang),
            role=Role.INTERVENANT,
            structure=association,
            departement=jura,
            invite_par=coordinatrice,
        )

    inviter(0)
    un = cout()
    for rang in range(1, 9):
        creer_agent(f"Agent{rang}", Role.INTERVENANT, creer_structure(jura, f"Structure {rang}"))
        inviter(rang)
    assert cout() == un < 15
