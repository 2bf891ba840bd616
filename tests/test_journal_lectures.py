"""What is read is noted: each address of the table, each time somebody's data are shown, once."""

import re
import uuid

import pytest
from django.db import transaction
from django.urls import reverse

from acteurs.models import Affectation, Agent
from acteurs.nomenclatures import Role
from cirj.socle.models import EntreeJournal
from tests.harnais.acces import CAST
from tests.harnais.troupe import MOT_DE_PASSE
from tests.parcours.identite.test_personne_nouvelle import saisie
from tests.table_acces import TABLE
from tests.table_journal import MONTRENT, SANS_PERSONNE
from tests.test_acces import adresse_de

pytestmark = pytest.mark.django_db

LECTURES = ("lecture", "liste", "recherche", "export")
QUI = ("coordinatrice", "intervenante")
OUVERTES = [
    (ligne, qui) for ligne in TABLE for qui in QUI if ligne.methode == "GET" and ligne.reponses[CAST.index(qui)] == 200
]


def lectures():
    return EntreeJournal.objects.filter(action__in=LECTURES)


def test_every_open_address_says_whether_it_shows_somebody():
    ouvertes = {ligne.nom for ligne, _ in OUVERTES}
    assert ouvertes - MONTRENT - set(SANS_PERSONNE) == set()
    assert MONTRENT & set(SANS_PERSONNE) == set()
    assert set(SANS_PERSONNE) <= ouvertes


@pytest.mark.parametrize("qui", QUI)
def test_a_page_that_shows_somebody_is_noted_once(qui, objets, personne, connecter, request):
    """Each open address, what it noted undone before the next: the same start for all."""
    agent = request.getfixturevalue(qui)
    client, affectation = connecter(agent), agent.affectations.get()
    ouvertes = [ligne for ligne, elle in OUVERTES if elle == qui]
    constats = {}
    for rang, ligne in enumerate(ouvertes):
        with transaction.atomic():
            assert not lectures().exists()
            reponse = client.get(adresse_de(ligne, objets))
            contenu = b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
            notees = list(lectures())
            transaction.set_rollback(True)
        nommee = "DÉMO-UNIQUE".encode() in contenu
        constats[f"{ligne} ({rang})"] = _ecarts(ligne, notees, nommee and personne, agent, affectation)
    assert len(constats) == len(ouvertes) > 30
    assert {ou: ecarts for ou, ecarts in constats.items() if ecarts} == {}


def _ecarts(ligne, notees: list, nommee, agent, affectation) -> list:
    """Return what was noted otherwise than expected of the page, with what was expected; ``nommee``: who it names."""
    if ligne.nom in SANS_PERSONNE:
        return [*(f"notée : {notee.action}" for notee in notees), *(["nomme la personne"] if nommee else [])]
    if len(notees) != 1:
        return [f"notée {len(notees)} fois"]
    (notee,) = notees
    compares = [
        ((notee.agent_id, notee.agent_nom, notee.affectation_id), (agent.pk, str(agent), affectation.pk)),
        ((notee.structure_id, notee.role), (affectation.structure_id, affectation.role)),
        ((notee.page, notee.adresse, notee.departement), (ligne.nom, "127.0.0.1", "39")),
    ]
    ecarts = [f"{obtenu} au lieu de {attendu}" for obtenu, attendu in compares if obtenu != attendu]
    return ecarts + (["ne dit pas qui fut lue"] if nommee and nommee.pk not in notee.personnes else [])


def test_what_was_searched_for_is_not_kept(personne, parcours, intervenante, connecter):
    connecter(intervenante).get(reverse("personnes"), {"q": "démo-unique", "pilier": "langue"})
    notee = lectures().get()
    assert (notee.action, notee.personnes) == ("recherche", [personne.pk])
    assert notee.detail == "1 personne trouvée ; pilier : langue ; accompagnement : peu importe"
    assert "unique" not in str(vars(notee)).lower()


def test_look_alikes_shown_are_noted(personne, parcours, intervenante, connecter):
    reponse = connecter(intervenante).post(
        reverse("personne_nouvelle"), saisie(nom="Démo-Unique", prenom="Amina", date_naissance="1995-05-04")
    )
    assert personne.nom in reponse.content.decode()
    notee = lectures().get()
    assert (notee.action, notee.personnes) == ("recherche", [personne.pk])


def test_a_stranger_s_dossier_asked_for_is_noted_for_its_coordinator(
    personne, parcours, autre_intervenante, etrangere, connecter
):
    for curieuse in (autre_intervenante, etrangere):
        reponse = connecter(curieuse).get(personne.get_absolute_url())
        assert reponse.status_code == 404
        refus = EntreeJournal.objects.get(action="refus", agent_id=curieuse.pk)
        # The department of the person, whose coordination must know; not that of the curious one.
        assert (refus.personnes, refus.departement) == ([personne.pk], "39")


def test_a_dossier_that_does_not_exist_is_answered_alike_and_noted_for_nobody(
    personne, parcours, autre_intervenante, connecter
):
    client = connecter(autre_intervenante)
    inconnue = client.get(reverse("dossier", args=[uuid.uuid4()]))
    etranger = client.get(personne.get_absolute_url())
    sans_jeton = [re.sub(rb'X-CSRFToken": "\w+"|value="\w{64}"', b"", page.content) for page in (inconnue, etranger)]
    assert sans_jeton[0] == sans_jeton[1]
    assert (inconnue.status_code, inconnue.headers.keys()) == (etranger.status_code, etranger.headers.keys())
    assert EntreeJournal.objects.filter(action="refus").count() == 1


def test_logins_refused_logins_and_logouts_are_noted(coordinatrice, client):
    def essayer(email, mot_de_passe):
        return client.post(reverse("account_login"), {"login": email, "password": mot_de_passe})

    essayer(coordinatrice.email, "pas le bon")
    essayer("Mot-de-passe-tape-ici@example.org", "x")
    essayer(coordinatrice.email, MOT_DE_PASSE)
    client.post(reverse("account_logout"))
    actes = EntreeJournal.objects.filter(objet_type="compte").order_by("id")
    assert [(a.action, a.agent_id, a.objet_id, a.departement) for a in actes] == [
        ("connexion_refusee", None, str(coordinatrice.pk), "39"),
        ("connexion_refusee", None, "", ""),
        ("connexion", coordinatrice.pk, str(coordinatrice.pk), "39"),
        ("deconnexion", coordinatrice.pk, str(coordinatrice.pk), "39"),
    ]
    assert not any("tape-ici" in str(vars(acte)).lower() for acte in actes)


def test_a_given_and_an_ended_access_are_noted(coordinatrice, association, connecter):
    agent = Agent.objects.create_user("partie@example.org", MOT_DE_PASSE, prenom="Test", nom="Partie")
    acces = Affectation.objects.create(
        agent=agent, structure=association, departement=association.departement, role=Role.INTERVENANT
    )
    connecter(coordinatrice).post(reverse("affectation_terminer", args=[acces.pk]))
    fin = EntreeJournal.objects.get(action="modification", objet_type="acteurs_affectation", objet_id=acces.pk)
    assert fin.agent_id == coordinatrice.pk
    assert list(fin.champs) == ["fin"]
    ferme = EntreeJournal.objects.get(action="modification", objet_type="acteurs_agent", objet_id=agent.pk)
    assert ferme.champs == {"is_active": [True, False]}
