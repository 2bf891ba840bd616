"""Households that never overlap, and the family reunion: its rule of age, its states, the arrival in one gesture."""

import datetime
import re
from html import unescape

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.calendrier import Precision, age_a, ajouter_mois, bornes
from cirj.socle.regles import Bareme
from parcours.famille.regles_reunification import REGLES, avis_age, dire_les_attendus
from parcours.models import MembreMenage, Menage, Parcours, Personne
from tests.harnais.proprietes import exemples
from tests.parcours.dossier.test_echeances import dates
from tests.parcours.dossier.test_fiches import poster  # noqa: F401 (fixture)

pytestmark = pytest.mark.django_db
JOUR = datetime.timedelta(days=1)
SANS_RAZ = exemples(40)


def texte(client, adresse: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", client.get(adresse).content.decode())).split())


def famille(client, personne) -> str:
    return texte(client, reverse("dossier_fiches", args=[personne.pk]) + "?partie=famille")


@given(
    naissance=st.dates(datetime.date(1990, 1, 1), datetime.date(2020, 12, 31)),
    precision=st.sampled_from(Precision.values),
    jour=st.dates(datetime.date(2018, 1, 1), datetime.date(2030, 12, 31)),
    deposee=st.booleans(),
    choix=st.randoms(use_true_random=False),
)
@SANS_RAZ
def test_what_is_said_of_nineteen_holds_for_every_day_the_birth_may_be(db, naissance, precision, jour, deposee, choix):
    bareme = Bareme(*REGLES)
    premier, dernier = bornes(naissance, precision)
    vraie = premier + datetime.timedelta(days=choix.randint(0, (dernier - premier).days))
    avis = avis_age(naissance, precision, jour if deposee else None, jour, bareme)
    match avis.etat:
        case "eligible" | "approche":
            assert age_a(vraie, jour) < 19
        case "depasse":
            # The birthday itself is not « passed »: the law says so.
            assert age_a(vraie, jour) >= 19
            assert ajouter_mois(vraie, 19 * 12) < jour
        case "incertain":
            assert ajouter_mois(premier, 19 * 12) <= jour <= ajouter_mois(dernier, 19 * 12)
        case autre:
            pytest.fail(autre)


def test_the_last_day_to_ask_is_the_eve_of_the_earliest_birthday(parcours):
    personne = parcours.personne
    reunification = personne.reunifications.create(etat="envisagee")
    attendre = reunification.membres.create
    enfant = attendre(nom="A", lien="enfant", date_naissance="2008-07-14")
    attendre(nom="B", lien="enfant", date_naissance="2009-05-20", naissance_precision="annee")
    attendre(nom="C", lien="enfant", date_naissance="2010-02-20", naissance_precision="mois")
    attendre(nom="D", lien="conjoint", date_naissance="1990-01-01")
    attendre(nom="E", lien="enfant")
    assert [str(d) for d in dates(parcours, "REUNIF_AGE")] == ["2027-07-13", "2027-12-31", "2029-01-31"]
    enfant.arriver(personne, datetime.date(2026, 1, 1))
    assert len(dates(parcours, "REUNIF_AGE")) == 2
    # Asked for: the age is that of the request for ever.
    reunification.etat, reunification.demande_le = "en_cours", datetime.date(2026, 2, 1)
    reunification.save()
    assert dates(parcours, "REUNIF_AGE") == []
    reunification.etat, reunification.decision_le = "refusee", datetime.date(2026, 3, 1)
    reunification.recours_avant = datetime.date(2026, 4, 1)
    reunification.save()
    assert [str(d) for d in dates(parcours, "REUNIF_RECOURS")] == ["2026-04-01"]


def test_a_reunion_is_noted_followed_and_told(parcours, poster, coordinatrice, connecter):  # noqa: F811
    personne, client, jour = parcours.personne, connecter(coordinatrice), timezone.localdate()
    # Without a request yet, one is opened with the first person to come.
    for prenom, champs in (
        (
            "Sara",
            {
                "lien": "conjoint",
                "sexe": "F",
                "date_naissance": str(jour.replace(year=jour.year - 17, day=1)),
                "naissance_precision": "mois",
            },
        ),
        ("Ali", {"lien": "enfant", "date_naissance": str(jour - 18 * 366 * JOUR), "naissance_precision": "jour"}),
        ("Omar", {"lien": "enfant", "date_naissance": f"{jour.year - 19}-06-01", "naissance_precision": "annee"}),
        ("Nour", {"lien": "enfant", "date_naissance": "1999-01-01", "naissance_precision": "jour"}),
        ("Zahra", {"lien": "parent", "naissance_precision": "jour"}),
    ):
        assert poster("attendu", nom="DÉMO-FAMILLE", prenom=prenom, **champs).status_code == 302
    trop_agee = poster(
        "attendu",
        nom="DÉMO-FAMILLE",
        prenom="Aïeule",
        lien="parent",
        date_naissance="1900-01-01",
        naissance_precision="jour",
    )
    assert "vérifiez l'année" in unescape(trop_agee.content.decode())
    reunification = personne.reunifications.get()
    assert reunification.etat == "envisagee"
    dit = famille(client, personne)
    for phrase in (
        "Doit avoir 18 ans : les aura au plus tard le",
        "approchent : à déposer avant le",
        "Incertain : les 19 ans tombent entre",
        "A dépassé 19 ans depuis le 1er jan. 2018 : n'est plus éligible",
        "est ou pourrait être majeur",
    ):
        assert phrase in dit
    assert "Réunification envisagée : épouse, parent, 3 enfants" in texte(client, personne.get_absolute_url())
    refus = "Dites quand les demandes de visa ont été déposées"
    assert refus in unescape(poster("reunification", reunification, etat="en_cours").content.decode())
    en_cours = {"etat": "en_cours", "demande_le": "2026-02-01"}
    assert poster("reunification", reunification, **en_cours).status_code == 302
    assert "Réunification en cours : épouse" in texte(client, personne.get_absolute_url())
    fin = {
        "etat": "refusee",
        "demande_le": "2026-02-01",
        "motif_refus": "Liens non établis",
        "recours_avant": "2026-08-01",
    }
    assert (
        "La décision précède"
        in poster("reunification", reunification, **fin, decision_le="2026-01-01").content.decode()
    )
    assert poster("reunification", reunification, **fin, decision_le="2026-06-01").status_code == 302
    dit = famille(client, personne)
    assert "motif : Liens non établis, recours possible jusqu'au 1er août 2026" in dit
    histoire = texte(client, reverse("dossier_chronologie", args=[personne.pk]))
    assert "demandes de visa déposées" in histoire
    assert "Réunification familiale : refusée" in histoire


@pytest.mark.parametrize("qui", ["coordinatrice", "intervenante"])
def test_who_arrives_becomes_one_of_the_household_in_one_gesture(request, parcours, qui, connecter):
    personne, client = parcours.personne, connecter(request.getfixturevalue(qui))
    reunification = personne.reunifications.create(etat="acceptee", demande_le="2026-01-01", decision_le="2026-03-01")
    attendu = reunification.membres.create(
        nom="DÉMO-FAMILLE", prenom="Sara", sexe="F", lien="conjoint", date_naissance="1996-02-03"
    )
    adresse = f"{reverse('membre_nouveau', args=[personne.pk])}?attendu={attendu.pk}"
    page = client.get(adresse).content.decode()
    assert 'value="Sara"' in page
    assert adresse.split("?")[1] in famille_html(client, personne)
    saisie = {
        "nom": "DÉMO-FAMILLE",
        "prenom": "Sara",
        "sexe": "F",
        "date_naissance": "1996-02-03",
        "naissance_precision": "jour",
        "lien": "conjoint",
        "est_rejoignant": "on",
        "depuis": "2026-05-01",
        "programme": "agir",
    }
    assert client.post(adresse, saisie).status_code == 302
    arrivee = Personne.objects.get(prenom="Sara")
    attendu.refresh_from_db()
    assert (attendu.arrivee, str(attendu.arrive_le), arrivee.voie_arrivee) == (arrivee, "2026-05-01", "reunification")
    membre = arrivee.appartenances.get()
    assert (membre.est_rejoignant, membre.lien, membre.menage.taille_le(datetime.date(2026, 5, 1))) == (
        True,
        "conjoint",
        2,
    )
    sien = Parcours.objects.get(personne=arrivee)
    piliers = {"langue", "logement"} if qui == "intervenante" else set()
    assert {i.pilier for i in sien.interventions.all()} == piliers
    assert client.get(arrivee.get_absolute_url()).status_code == 200
    page = texte(client, personne.get_absolute_url())
    assert "Réunification acceptée" not in page
    assert "Sara DÉMO-FAMILLE" in page
    # Known already: sent again, the look-alike is shown, nothing is created twice.
    assert client.post(adresse, saisie).status_code == 200
    assert Personne.objects.filter(prenom="Sara").count() == 1


def famille_html(client, personne) -> str:
    return client.get(reverse("dossier_fiches", args=[personne.pk]) + "?partie=famille").content.decode()


def test_somebody_leaves_comes_back_and_founds_a_household(parcours, poster, coordinatrice, jura, connecter):  # noqa: F811
    personne, client = parcours.personne, connecter(coordinatrice)
    menage = Menage.fonder(personne, datetime.date(2025, 1, 1))
    fils, fille = (Personne.objects.create(departement=jura, nom=f"DÉMO-{nom}") for nom in ("FILS", "FILLE"))
    for enfant in (fils, fille):
        menage.accueillir(enfant, lien="enfant", depuis=datetime.date(2025, 1, 1))
    parti = fils.appartenances.get()
    assert poster("membre-parti", parti, fin="2025-06-01").status_code == 302
    assert "du 1er jan. 2025 au 1er juin 2025" in famille(client, personne)
    assert "déjà à un ménage" in poster("retour", parti, depuis="2025-03-01").content.decode()
    assert poster("retour", parti, depuis="2025-09-01").status_code == 302
    tailles = [menage.taille_le(datetime.date(2025, mois, 1)) for mois in (5, 6, 8, 9)]
    assert tailles == [3, 2, 2, 3]
    present = fils.appartenances.get(fin=None)
    double = poster("place", present, lien="titulaire", debut="2025-09-01")
    assert "a déjà une personne de référence" in unescape(double.content.decode())
    assert poster("place", present, lien="autre", debut="2025-09-02").status_code == 302
    avec = str(fille.appartenances.get().pk)
    assert poster("menage-nouveau", depuis="2026-01-01", avec=[avec]).status_code == 302
    nouveau = personne.appartenances.get(fin=None).menage
    assert (nouveau.taille_le(datetime.date(2026, 1, 1)), menage.taille_le(datetime.date(2026, 1, 1))) == (2, 1)
    assert "Autre ménage" in famille(client, personne)
    assert "2 personnes aujourd'hui" in famille(client, personne)


@given(st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(0, 60)), min_size=2, max_size=5))
@SANS_RAZ
def test_no_two_memberships_of_somebody_share_a_day(personne, sejours):
    debut = datetime.date(2025, 1, 1)
    with transaction.atomic():
        gardes = []
        for du, duree in sejours:
            menage = Menage.objects.create(departement_id=personne.departement_id)
            fin = None if duree is None else debut + (du + duree) * JOUR
            jours = set(range(du, 200 if duree is None else du + duree))
            try:
                with transaction.atomic():
                    MembreMenage.objects.create(menage=menage, personne=personne, debut=debut + du * JOUR, fin=fin)
            except IntegrityError:
                assert any(jours & autres for autres in gardes)
            else:
                assert not any(jours & autres for autres in gardes)
                gardes.append(jours)
        transaction.set_rollback(True)


def test_those_to_come_are_told_by_state_and_counted():
    dit = dire_les_attendus([["en_cours", "enfant", "F"], ["en_cours", "conjoint", "M"], ["envisagee", "parent", ""]])
    assert dit == "réunification en cours : époux, 1 enfant ; réunification envisagée : parent"
    assert dire_les_attendus([]) == ""


@pytest.mark.parametrize("code", ["place", "retour"])
def test_who_left_and_has_her_own_team_cannot_be_reached_from_the_old_household(
    code, parcours, intervenante, jura, connecter
):
    personne, partie = parcours.personne, Personne.objects.create(departement=jura, nom="PARTIE")
    foyer = Menage.objects.create(departement=jura)
    foyer.membres.create(personne=personne, debut="2025-03-01")
    membre = foyer.membres.create(personne=partie, debut="2025-03-01", fin="2026-01-01", lien="autre")
    adresse = reverse("fiche_modifier", args=[personne.pk, code, membre.pk])
    client = connecter(intervenante)
    assert [client.get(adresse).status_code, client.post(adresse, {"lien": "enfant"}).status_code] == [404, 404]
