"""Two dossiers that each have a household: nobody disappears, nobody is alone unseen, the way back is exact."""

import datetime

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.rls import contexte
from parcours.models import MembreMenage, Menage, Personne
from parcours.nomenclatures import Lien
from parcours.reunion.conflits import AUTRE, GARDEE
from parcours.reunion.foyers import UNIR, foyers
from parcours.reunion.fusion import defaire, reunir
from tests.harnais.proprietes import exemples
from tests.rls.test_reunions import tout

JOUR = datetime.date(2025, 1, 1)


def habiter(jura, *personnes, debut=JOUR) -> Menage:
    menage = Menage.objects.create(departement=jura)
    for rang, (personne, lien) in enumerate(personnes):
        MembreMenage.objects.create(
            menage=menage, personne=personne, lien=lien, debut=debut + datetime.timedelta(days=rang)
        )
    return menage


def quelqu_un(jura, nom) -> Personne:
    return Personne.objects.create(departement=jura, nom=nom, prenom="Test")


def noms(membres) -> set[str]:
    return {membre.personne.nom for membre in membres}


@pytest.fixture
def deux(personne, jura):
    autre = quelqu_un(jura, "DEMO-BIS")
    return personne, autre


@pytest.mark.django_db
def test_united_households_keep_everybody_with_their_dates(deux, jura, coordinatrice):
    gardee, autre = deux
    enfant, mari = quelqu_un(jura, "ENFANT"), quelqu_un(jura, "MARI")
    h1 = habiter(jura, (gardee, Lien.TITULAIRE), (enfant, Lien.ENFANT))
    habiter(jura, (mari, Lien.TITULAIRE), (autre, Lien.CONJOINT), debut=datetime.date(2024, 3, 1))
    avant = tout()
    with contexte.pour_agent(coordinatrice):
        reunion = reunir(gardee, autre, coordinatrice, foyer=UNIR)
        assert noms(h1.membres_le(timezone.localdate())) == {"DÉMO-UNIQUE", "ENFANT", "MARI"}
        sien = MembreMenage.objects.get(personne=mari)
        assert (sien.debut, sien.lien) == (datetime.date(2024, 3, 1), Lien.AUTRE)
        assert defaire(reunion, coordinatrice) == []
    assert tout() == avant


@pytest.mark.django_db
@exemples(25)
@given(
    place=st.sampled_from([Lien.TITULAIRE, Lien.CONJOINT, Lien.ENFANT]),
    autre_place=st.sampled_from([Lien.TITULAIRE, Lien.CONJOINT, Lien.ENFANT]),
    siens=st.integers(0, 3),
    venus=st.integers(0, 3),
    parti=st.booleans(),
    ensemble=st.booleans(),
    foyer=st.sampled_from([UNIR, GARDEE, AUTRE]),
)
def test_whatever_the_households_nobody_disappears_and_all_comes_back(
    deux, jura, coordinatrice, place, autre_place, siens, venus, parti, ensemble, foyer
):
    gardee, autre = deux
    with transaction.atomic():
        liens = [Lien.TITULAIRE, Lien.ENFANT, Lien.FRATRIE]

        def cohabitants(prefixe, combien, prise):
            reste = [lien for lien in liens if lien != Lien.TITULAIRE or prise != Lien.TITULAIRE]
            return [
                (quelqu_un(jura, f"{prefixe}{i}"), reste[i % len(reste)] if i == 0 else Lien.ENFANT)
                for i in range(combien)
            ]

        premiers, seconds = cohabitants("A", siens, place), cohabitants("B", venus, autre_place)
        if ensemble:
            place_2 = Lien.AUTRE
            habiter(jura, (gardee, place), *premiers, (autre, place_2))
            seconds = []
        else:
            habiter(jura, (gardee, place), *premiers)
            second = habiter(jura, (autre, autre_place), *seconds)
            if parti and seconds:
                second.membres.filter(personne=seconds[-1][0]).update(fin=datetime.date(2025, 6, 1))
        avant, eux = tout(), foyers(gardee, autre)
        annonces = {personne.pk for personne in eux.seuls(foyer)}
        prevus = {frozenset(m.personne_id for m in f) for f in eux.restants(foyer) if f}
        with contexte.pour_agent(coordinatrice):
            reunion = reunir(gardee, autre, coordinatrice, foyer=foyer)
        jour = timezone.localdate()
        actuels: dict = {}
        for membre in MembreMenage.objects.filter(fin__isnull=True, debut__lte=jour):
            actuels.setdefault(membre.menage_id, set()).add(membre.personne_id)
        vivent = {pk for foyer_ in actuels.values() for pk in foyer_}
        attendus = {m.personne_id for m in (*eux.siens, *eux.autres)} - {autre.pk}
        assert attendus <= vivent
        assert gardee.pk in vivent
        assert {frozenset(f) for f in actuels.values()} == prevus
        # Whoever is alone and was not is among those announced.
        assert annonces == {
            pk
            for foyer_ in actuels.values()
            if len(foyer_) == 1
            for pk in foyer_
            if max((len(f) for f in (eux.siens, eux.autres) if pk in {m.personne_id for m in f}), default=1) > 1
        }
        with contexte.pour_agent(coordinatrice):
            assert defaire(reunion, coordinatrice) == []
        assert tout() == avant
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_page_says_who_lives_where_and_who_would_be_alone(deux, jura, coordinatrice, connecter, parcours):
    gardee, autre = deux
    enfant, mari = quelqu_un(jura, "ENFANT"), quelqu_un(jura, "MARI")
    habiter(jura, (gardee, Lien.TITULAIRE), (enfant, Lien.ENFANT))
    habiter(jura, (autre, Lien.TITULAIRE), (mari, Lien.CONJOINT))
    client = connecter(coordinatrice)
    adresse = reverse("reunion", args=[gardee.pk, autre.pk])
    page = client.get(adresse).content.decode()
    for mot in ("Les deux ménages", "Unir les deux ménages", "ENFANT", "MARI", "sans personne de référence"):
        assert mot in page
    assert "MARI Test sera alors la seule personne" in page or "Test MARI sera alors la seule personne" in page
    suite = client.post(adresse, {"foyer": "gardee"}, follow=True).content.decode()
    assert "est maintenant la seule personne de son ménage" in suite


@pytest.mark.django_db
def test_the_page_proposes_to_unite_them(deux, jura, coordinatrice, connecter, parcours):
    gardee, autre = deux
    mari = quelqu_un(jura, "MARI")
    menage = habiter(jura, (gardee, Lien.TITULAIRE))
    habiter(jura, (autre, Lien.TITULAIRE), (mari, Lien.CONJOINT))
    client = connecter(coordinatrice)
    suite = client.post(reverse("reunion", args=[gardee.pk, autre.pk]), {}, follow=True).content.decode()
    assert "la seule personne de son ménage" not in suite
    assert noms(menage.membres_le(timezone.localdate())) == {"DÉMO-UNIQUE", "MARI"}
