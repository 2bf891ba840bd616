"""The coordination compares two dossiers, makes them one, undoes it; the others are led to the one that was kept."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.models import EntreeJournal
from cirj.socle.rls import contexte
from parcours.models import Parcours, Personne, PersonnesDistinctes, Reunion
from parcours.reunion.paires import paires
from tests.harnais.proprietes import exemples

pytestmark = pytest.mark.django_db
JOUR = datetime.date(2026, 2, 1)


@pytest.fixture
def autre(personne, parcours, jura) -> Personne:
    personne.date_naissance = None
    personne.save()
    autre = Personne.objects.create(
        departement=jura,
        nom=personne.prenom,
        prenom=personne.nom,
        telephone="0102030405",
        date_naissance=JOUR.replace(year=1990),
    )
    Parcours.objects.create(personne=autre, departement=jura, programme=parcours.programme, debut=JOUR)
    return autre


def test_a_pair_is_proposed_compared_made_one_and_undone(personne, autre, coordinatrice, intervenante, connecter):
    client, pair = connecter(coordinatrice), connecter(intervenante)
    page = client.get(reverse("doubles")).content.decode()
    adresse = reverse("reunion", args=[personne.pk, autre.pk])
    assert adresse in page
    assert "nom et prénom inversés" in page
    page = client.get(adresse).content.decode()
    assert "Cette personne a déjà un parcours ouvert dans ce programme." in page
    assert pair.get(adresse).status_code == 404
    assert pair.get(autre.get_absolute_url()).status_code == 404

    reponse = client.post(adresse, {"champ-telephone": "autre", "champ-nom": "gardee"})
    assert reponse.url == personne.get_absolute_url()
    personne.refresh_from_db()
    assert (personne.telephone, personne.date_naissance) == ("0102030405", JOUR.replace(year=1990))
    for qui in (client, pair):
        assert qui.get(autre.get_absolute_url()).url == personne.get_absolute_url()
    with contexte.pour_agent(coordinatrice):
        siennes = EntreeJournal.objects.sur(personne.pk)
        assert siennes.filter(personnes=[autre.pk], action="creation", objet_type="parcours_personne").exists()
        assert siennes.filter(objet_type="parcours_reunion").exists()

    faite = Reunion.objects.get()
    assert pair.post(reverse("reunion_defaire", args=[faite.pk])).status_code == 404
    assert client.post(reverse("reunion_defaire", args=[faite.pk])).url == autre.get_absolute_url()
    personne.refresh_from_db()
    assert (personne.date_naissance, autre.parcours.count()) == (None, 1)
    assert pair.get(autre.get_absolute_url()).status_code == 404


def test_two_people_said_different_are_not_proposed_again(personne, autre, coordinatrice, connecter):
    client = connecter(coordinatrice)
    client.post(reverse("doubles_distinctes", args=[autre.pk, personne.pk]))
    client.post(reverse("doubles_distinctes", args=[personne.pk, autre.pk]))
    dit = PersonnesDistinctes.objects.get()
    assert (dit.agent, dit.cree_le.date()) == (coordinatrice, datetime.datetime.now(datetime.UTC).date())
    assert reverse("reunion", args=[personne.pk, autre.pk]) not in client.get(reverse("doubles")).content.decode()


def test_who_follows_both_is_refused_and_a_dossier_is_not_made_one_with_itself(
    personne, autre, coordinatrice, intervenante, association, connecter
):
    autre.parcours.get().interventions.create(structure=association, pilier="langue", debut=JOUR)
    assert connecter(intervenante).get(reverse("reunion", args=[personne.pk, autre.pk])).status_code == 403
    assert connecter(coordinatrice).get(reverse("reunion", args=[personne.pk, personne.pk])).status_code == 404


@pytest.fixture
def trois_paires(jura) -> list[Personne]:
    """Pairs whose births have day and month swapped; the last two have one digit apart."""
    noms = [
        ("HADDAD", "Ahmad", (3, 4), (4, 3)),
        ("TRAORE", "Awa", (5, 9), (9, 5)),
        ("OZTURK", "Zeynep", (4, 12), (4, 13)),
    ]
    return [
        Personne.objects.create(
            departement=jura, nom=nom, prenom=prenom, date_naissance=datetime.date(1990, mois, jour)
        )
        for nom, prenom, *naissances in noms
        for mois, jour in naissances
    ]


def cles(page: str) -> list[str]:
    return re.findall('<article class="[^"]*" id="double-([0-9a-f-]+)"', page)


def test_each_answer_leads_to_the_next_pair_and_later_goes_to_the_end(trois_paires, coordinatrice, connecter):
    client = connecter(coordinatrice)
    page = client.get(reverse("doubles")).content.decode()
    assert "3 doubles attendent" in page
    assert "jour et mois de naissance inversés" in page
    premiere, deuxieme, troisieme = cles(page)
    adresse, envoi = formulaire(page, premiere)
    reponse = client.post(adresse, envoi | {"decision": "plus_tard"})
    assert reponse.url == f"{reverse('doubles')}#double-{deuxieme}"
    page = client.get(reverse("doubles")).content.decode()
    assert cles(page) == [deuxieme, troisieme, premiere]
    assert "3 doubles attendent" in page
    adresse, envoi = formulaire(page, deuxieme)
    assert client.post(adresse, envoi | {"decision": "autre"}).url == f"{reverse('doubles')}#double-{troisieme}"
    page = client.get(reverse("doubles")).content.decode()
    assert cles(page) == [troisieme, premiere]
    assert "2 doubles attendent" in page


def formulaire(page: str, cle: str) -> tuple[str, dict[str, str]]:
    """Return where the form of a pair goes, and what it sends but the answer."""
    morceau = page.split(f'id="double-{cle}"')[1].split("</article>")[0]
    caches = dict(re.findall('<input type="hidden" name="([a-z]+)" value="([^"]*)"', morceau))
    return re.search('action="([^"]+)"', morceau)[1], {nom: caches[nom] for nom in ("liste", "page", "suivant")}


def test_made_one_from_the_list_leads_back_to_the_next_pair(trois_paires, coordinatrice, connecter):
    client = connecter(coordinatrice)
    page = client.get(reverse("doubles")).content.decode()
    premiere, deuxieme, _ = cles(page)
    lien = re.search('href="([^"]+)"[^>]*>Même personne', page)[1].replace("&amp;", "&")
    assert f'name="suivant" value="{deuxieme}"' in client.get(lien).content.decode()
    reponse = client.post(lien.split("?")[0], {"liste": "doubles", "page": "1", "suivant": deuxieme})
    assert reponse.url == f"{reverse('doubles')}#double-{deuxieme}"
    assert premiere not in client.get(reverse("doubles")).content.decode()


def test_three_hundred_pairs_cost_as_many_queries_as_three_and_a_page_stays_light(
    trois_paires, jura, coordinatrice, connecter
):
    client = connecter(coordinatrice)
    client.get(reverse("doubles"))

    def page():
        with CaptureQueriesContext(connection) as requetes:
            return client.get(reverse("doubles")), len(requetes)

    _, peu = page()
    syllabes = [a + b for a in "bdfklmnrst" for b in ("aba", "oro", "ima")]
    noms = [f"{un}{autre}" for un in syllabes[:20] for autre in syllabes[:15]]
    Personne.objects.bulk_create(
        preparee
        for nom in noms
        for jour in (3, 4)
        if (
            preparee := Personne(
                departement=jura, nom=nom.upper(), prenom="Ali", date_naissance=f"1980-0{7 - jour}-0{jour}"
            )
        )
        and preparee.recalculer_cles() is None
    )
    reponse, beaucoup = page()
    assert beaucoup <= peu + 1
    assert len(reponse.content) < 100_000
    montrees = cles(reponse.content.decode())
    assert len(montrees) == 10
    # The last of a page leads to the one that takes its place.
    adresse, envoi = formulaire(reponse.content.decode(), montrees[-1])
    client.post(adresse, envoi | {"decision": "autre"})
    assert cles(client.get(reverse("doubles")).content.decode()) == [*montrees[:-1], envoi["suivant"]]
    restent = re.search(r"<strong>([\d\s]+) doubles attendent", reponse.content.decode())[1]
    assert int("".join(restent.split())) >= 300


def test_two_dossiers_whose_numbers_differ_by_one_digit_are_proposed(jura, coordinatrice):
    for nom, numero in (("HADDAD", "0990036852"), ("Hadad", "0990036853"), ("NOORI", "0990036854")):
        Personne.objects.create(departement=jura, nom=nom, prenom="Ali", numero_etranger=numero)
    (paire,) = paires("39", coordinatrice)
    assert "un chiffre d'écart dans le numéro étranger" in paire.motifs


@pytest.mark.parametrize("suivant", ["<script>", "../../", "", "a" * 36])
def test_an_odd_next_pair_leads_nowhere_else(trois_paires, coordinatrice, connecter, suivant):
    une, autre = trois_paires[:2]
    envoi = {"liste": "doubles", "page": "zzz", "suivant": suivant, "decision": "plus_tard"}
    reponse = connecter(coordinatrice).post(reverse("doubles_distinctes", args=[une.pk, autre.pk]), envoi)
    assert reponse.url.startswith(f"{reverse('doubles')}#double")
    assert "script" not in reponse.url


@exemples(25)
@given(
    nom=st.sampled_from(["Haddad", "Hadad", "Noori"]),
    naissance=st.none() | st.dates(datetime.date(1990, 1, 1), datetime.date(1990, 12, 31)),
)
def test_a_pair_said_different_stays_so_whatever_is_edited(trois_paires, coordinatrice, nom, naissance):
    une, autre = sorted(trois_paires[:2], key=lambda p: p.pk)
    PersonnesDistinctes.objects.get_or_create(
        une=une, autre=autre, defaults={"agent": coordinatrice, "departement_id": "39"}
    )
    une.nom, une.date_naissance = nom, naissance
    une.save()
    assert {une.pk, autre.pk} not in [{p.une, p.autre} for p in paires("39", coordinatrice)]
