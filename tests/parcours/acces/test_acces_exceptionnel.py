"""Exceptional access: exactly who, why, at once, to read, for a short time, under the eyes of the coordination."""

import datetime

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from acteurs.models import Affectation, Structure
from acteurs.nomenclatures import Pilier
from cirj.socle.models import EntreeJournal
from cirj.socle.rls import contexte
from parcours.acces.exceptions import INTROUVABLE
from parcours.dossier.dossier import Dossier
from parcours.models import AccesExceptionnel, Droit, EssaiAcces, Personne, PointBlocage, Suivi
from tests.harnais.relations import MOTIF, ouvrir_en_exception

DEMANDER = "/acces-exceptionnels/demander/"
IDENTITE = {"nom": "Demo-Unique", "prenom": "Amina", "date_naissance": "1995-05-04", "motif": MOTIF}
LECTURE = ["dossier", "dossier_chronologie", "dossier_fiches"]


@pytest.fixture
def client(autre_intervenante, connecter, parcours):
    return connecter(autre_intervenante)


def test_the_dossier_opens_at_once_with_its_reason_and_its_end(client, parcours, autre_intervenante):
    reponse = client.post(DEMANDER, IDENTITE, follow=True)
    html = reponse.content.decode()
    assert reponse.request["PATH_INFO"] == reverse("dossier", args=[parcours.personne_id])
    assert "Accès exceptionnel : lecture seule, encore 1 jour et 23 heures" in html
    assert MOTIF.replace("'", "&#x27;") in html
    acces = AccesExceptionnel.objects.get()
    assert (acces.agent, acces.structure) == (autre_intervenante, autre_intervenante.affectation.structure)
    assert acces.fin - acces.debut == datetime.timedelta(days=2)


@pytest.mark.parametrize(
    ("champ", "valeur"),
    [("nom", "Demo"), ("prenom", "Zahra"), ("date_naissance", "1995-05-05"), ("nom", "Inconnue")],
)
def test_a_wrong_identity_opens_nothing_tells_nothing_and_is_counted(client, champ, valeur):
    reponse = client.post(DEMANDER, IDENTITE | {champ: valeur})
    assert reponse.status_code == 422
    html = reponse.content.decode()
    assert INTROUVABLE.replace("'", "&#x27;") in html
    assert MOTIF.replace("'", "&#x27;") in html, "Ce qui a été saisi est toujours là."
    assert not AccesExceptionnel.objects.exists()
    assert [e.abouti for e in EssaiAcces.objects.all()] == [False]


def test_a_person_of_another_department_is_not_found(client, personne, doubs):
    Personne.objects.filter(pk=personne.pk).update(departement=doubs)
    personne.parcours.update(departement=doubs)
    assert client.post(DEMANDER, IDENTITE).status_code == 422


def test_another_spelling_known_by_the_dossier_is_exact_too(client, personne):
    personne.variantes.create(nom="Haroun", prenom="Aminata", source="ofpra")
    assert client.post(DEMANDER, IDENTITE | {"nom": "Haroun", "prenom": "Aminata"}).status_code == 302


def test_after_the_day_s_attempts_even_the_right_identity_is_refused(client):
    for _ in range(5):
        client.post(DEMANDER, IDENTITE | {"nom": "Inconnue"})
    reponse = client.post(DEMANDER, IDENTITE)
    assert "toutes les demandes possibles" in reponse.content.decode()
    assert not AccesExceptionnel.objects.exists()


def test_a_reason_is_a_sentence(client):
    reponse = client.post(DEMANDER, IDENTITE | {"motif": "urgence"})
    assert "Dites en une phrase" in reponse.content.decode()
    assert not EssaiAcces.objects.exists()


def test_she_shows_again_that_it_is_she_and_the_request_goes_on(autre_intervenante, connecter, parcours):
    client = connecter(autre_intervenante, confirmee=False)
    reponse = client.post(DEMANDER, IDENTITE)
    assert "/compte/" in reponse.url
    assert not AccesExceptionnel.objects.exists()


def test_asking_twice_opens_one_access(client):
    for _ in range(2):
        client.post(DEMANDER, IDENTITE)
    assert AccesExceptionnel.objects.count() == 1


@pytest.mark.parametrize("qui", ["coordinatrice", "prefecture", "etrangere", "administratrice"])
def test_the_other_roles_cannot_ask(request, connecter, parcours, qui):
    assert connecter(request.getfixturevalue(qui)).post(DEMANDER, IDENTITE).status_code == 403


def test_she_reads_every_pillar_but_health_and_no_private_note(exceptionnelle, parcours, association, connecter):
    for pilier in Pilier:
        parcours.piliers.create(pilier=pilier, resume=f"RESUME-{pilier}")
        PointBlocage.objects.create(parcours=parcours, pilier=pilier, cause="langue", description=f"BLOCAGE-{pilier}")
        suivi = Suivi.objects.create(
            parcours=parcours, piliers=[pilier], texte=f"SUIVI-{pilier}", structure=association
        )
        suivi.noter_en_prive("NOTE")
    Droit.objects.create(personne=parcours.personne, type="css", etat="ouvert")
    client = connecter(exceptionnelle)
    html = "".join(client.get(reverse(nom, args=[parcours.personne_id])).content.decode() for nom in LECTURE)
    for pilier in Pilier:
        for mot in ("RESUME", "BLOCAGE", "SUIVI"):
            assert (f"{mot}-{pilier}" in html) == (pilier != Pilier.SANTE), f"{mot}-{pilier}"
    assert "NOTE" not in html
    assert "Complémentaire santé solidaire" not in html
    assert "Confidentiel" in html


def test_she_writes_nothing(exceptionnelle, parcours, connecter):
    client, personne = connecter(exceptionnelle), parcours.personne_id
    html = client.get(reverse("dossier", args=[personne])).content.decode()
    for mot in ("Noter un suivi", "Mettre à jour", "Ajouter une étape", "Corriger l", "Nommer un référent"):
        assert mot not in html
    assert client.get(reverse("suivi_nouveau", args=[personne])).status_code == 403
    for code in ("etape", "blocage", "pilier", "titre", "identite", "intervention", "referent"):
        adresse = reverse("fiche_ajouter", args=[personne, code])
        assert client.get(f"{adresse}?pilier=langue").status_code == 403, code


def test_revealing_names_stay_masked(exceptionnelle, parcours, jura, connecter):
    cache = Structure.objects.create(departement=jura, nom="Refuge RÉVÉLATEUR", type="cph", revelatrice=True)
    parcours.interventions.create(structure=cache, pilier=Pilier.SOCIAL, debut="2025-03-01")
    parcours.personne.sejours.create(categorie="cph", structure=cache, debut="2025-03-01")
    Suivi.objects.create(parcours=parcours, piliers=[Pilier.SOCIAL], texte="Vu.", structure=cache)
    client = connecter(exceptionnelle)
    for nom in LECTURE:
        html = client.get(reverse(nom, args=[parcours.personne_id])).content.decode()
        assert "RÉVÉLATEUR" not in html, nom


def test_it_ends_by_itself(exceptionnelle, parcours, connecter):
    client, adresse = connecter(exceptionnelle), reverse("dossier", args=[parcours.personne_id])
    assert client.get(adresse).status_code == 200
    AccesExceptionnel.objects.update(fin=timezone.now())
    assert client.get(adresse).status_code == 404


def test_another_assignment_of_hers_does_not_carry_it(exceptionnelle, parcours, autre_association, connecter, jura):
    Affectation.objects.filter(agent=exceptionnelle).update(fin=timezone.localdate())
    Affectation.objects.create(agent=exceptionnelle, structure=autre_association, departement=jura, role="intervenant")
    assert connecter(exceptionnelle).get(reverse("dossier", args=[parcours.personne_id])).status_code == 404


def test_it_is_no_work_of_hers(exceptionnelle, parcours, connecter):
    client = connecter(exceptionnelle)
    accueil = client.get("/").content.decode()
    assert "0 personne" in accueil or "Aucune personne" in accueil
    assert reverse("suivi_nouveau", args=[parcours.personne_id]) not in accueil
    assert "Accès exceptionnel, lecture seule" in client.get(reverse("personnes")).content.decode()


def test_the_coordination_sees_it_on_her_day_says_so_and_ends_it(exceptionnelle, coordinatrice, parcours, connecter):
    client, acces = connecter(coordinatrice), AccesExceptionnel.objects.get()
    assert "Dossiers ouverts à titre exceptionnel" in client.get("/").content.decode()
    page = client.get(reverse("acces_exceptionnels")).content.decode()
    assert str(exceptionnelle) in page
    assert MOTIF.replace("'", "&#x27;") in page
    adresse = reverse("acces_exceptionnel_changer", args=[acces.pk])
    client.post(adresse, {"action": "vu"})
    assert "Dossiers ouverts à titre exceptionnel" not in client.get("/").content.decode()
    client.post(adresse, {"action": "terminer"})
    acces.refresh_from_db()
    assert (acces.vu_par, acces.interrompu_par) == (coordinatrice, coordinatrice)
    assert connecter(exceptionnelle).get(reverse("dossier", args=[parcours.personne_id])).status_code == 404


def test_the_journal_has_the_access_and_its_reason(client):
    client.post(DEMANDER, IDENTITE)
    entree = EntreeJournal.objects.get(action="acces_exceptionnel")
    assert entree.motif == MOTIF
    assert entree.personnes == [AccesExceptionnel.objects.get().personne_id]


def test_what_is_noted_of_her_reading_carries_the_reason(exceptionnelle, intervenante, parcours):
    for agent, motif in ((exceptionnelle, MOTIF), (intervenante, "")):
        with contexte.pour_agent(agent):
            Dossier(agent, parcours.personne_id)
            assert contexte.courant().motif == motif


def test_two_accesses_to_one_dossier_never_overlap(exceptionnelle, parcours):
    with pytest.raises(IntegrityError, match="acces_exceptionnel_un_a_la_fois"), transaction.atomic():
        ouvrir_en_exception(exceptionnelle, parcours)


@pytest.mark.parametrize(("heures", "admis"), [(47, True), (72, False)])
def test_the_database_refuses_an_access_longer_than_the_rule(autre_intervenante, parcours, heures, admis):
    with contexte.pour_agent(autre_intervenante):
        if admis:
            ouvrir_en_exception(autre_intervenante, parcours, heures=heures)
            return
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            ouvrir_en_exception(autre_intervenante, parcours, heures=heures)


def test_nobody_opens_one_for_somebody_else(autre_intervenante, intervenante, parcours):
    refus = pytest.raises(ProgrammingError, match="row-level security")
    with contexte.pour_agent(intervenante), refus, transaction.atomic():
        ouvrir_en_exception(autre_intervenante, parcours)


def test_the_wall_says_the_same(exceptionnelle, parcours, association):
    for pilier in (Pilier.LANGUE, Pilier.SANTE):
        Suivi.objects.create(parcours=parcours, piliers=[pilier], texte=pilier, structure=association)
        parcours.piliers.create(pilier=pilier)
    with contexte.pour_agent(exceptionnelle):
        assert [s.texte for s in Suivi.objects.all()] == [Pilier.LANGUE]
        assert [p.pilier for p in parcours.piliers.all()] == [Pilier.LANGUE]
        assert Personne.objects.update(telephone="0") == 0
        assert AccesExceptionnel.objects.update(fin=timezone.now() + datetime.timedelta(days=300)) == 0
    AccesExceptionnel.objects.update(fin=timezone.now())
    with contexte.pour_agent(exceptionnelle):
        assert not Personne.objects.exists()
        assert not Suivi.objects.exists()


def test_what_the_coordination_closed_is_not_reopened_by_asking_again(client, connecter, coordinatrice):
    client.post(DEMANDER, IDENTITE)
    acces = AccesExceptionnel.objects.get()
    connecter(coordinatrice).post(reverse("acces_exceptionnel_changer", args=[acces.pk]), {"action": "terminer"})
    assert "La coordination a fermé votre accès" in client.post(DEMANDER, IDENTITE).content.decode()
    assert client.get(reverse("dossier", args=[acces.personne_id])).status_code == 404
    acces.refresh_from_db()
    longtemps = datetime.timedelta(days=3)
    AccesExceptionnel.objects.update(debut=acces.debut - longtemps, fin=acces.fin - longtemps)
    assert client.post(DEMANDER, IDENTITE).status_code == 302
