"""The identity: several spellings of which one is in force, several nationalities and languages, a birth date half known."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.calendrier import Precision, age_a, age_dit, bornes
from parcours.models import Personne
from parcours.nomenclatures.pays_et_langues import noms_langues
from tests.parcours.dossier.test_fiches import poster  # noqa: F401 (fixture)


@pytest.mark.django_db
def test_another_spelling_becomes_the_name_of_today_and_the_old_one_is_kept(parcours, poster, coordinatrice, connecter):  # noqa: F811
    personne = parcours.personne
    Personne.objects.update(source_identite="personne", identite_depuis="2025-01-01")
    champs = {"nom": "DÉMO-VARGAZ", "prenom": "Aminah", "source": "ofpra", "source_precise": "Acte du 3 mars"}
    refusee = poster("ecriture", **champs, du="2026-02-01", au="2026-01-01")
    assert "La date de fin précède la date de début." in refusee.content.decode()
    assert poster("ecriture", **champs).status_code == 302
    assert Personne.objects.chercher("vargaz aminah").get() == personne
    page = connecter(coordinatrice).get(personne.get_absolute_url()).content.decode()
    assert "aussi écrit Aminah DÉMO-VARGAZ" in page
    adoptee = personne.variantes.get()
    fiches = connecter(coordinatrice).get(reverse("dossier_fiches", args=[personne.pk])).content.decode()
    assert "en faire le nom d&#x27;aujourd&#x27;hui" in fiches
    assert (
        poster("nom-d-aujourd-hui", adoptee, depuis=str(timezone.localdate() + datetime.timedelta(1))).status_code
        == 200
    )
    assert poster("nom-d-aujourd-hui", adoptee, depuis="2026-03-03").status_code == 302
    personne.refresh_from_db()
    assert (str(personne), personne.source_identite, str(personne.identite_depuis)) == (
        "Aminah DÉMO-VARGAZ",
        "ofpra",
        "2026-03-03",
    )
    ancienne = personne.variantes.get()
    assert (str(ancienne), ancienne.source, str(ancienne.du), str(ancienne.au)) == (
        "Amina DÉMO-UNIQUE",
        "personne",
        "2025-01-01",
        "2026-03-03",
    )
    assert personne.cle_tri.startswith("demo vargaz")
    assert Personne.objects.chercher("unique").get() == personne
    # There and back: each spelling stays once.
    ancienne.adopter(datetime.date(2026, 4, 1))
    personne.refresh_from_db()
    assert (str(personne), [str(v) for v in personne.variantes.all()]) == ("Amina DÉMO-UNIQUE", ["Aminah DÉMO-VARGAZ"])
    personne.variantes.get().delete()
    assert not Personne.objects.chercher("vargaz").exists()


@pytest.mark.django_db
def test_languages_keep_their_order_and_say_that_of_the_interpreter(parcours, poster, coordinatrice, connecter):  # noqa: F811
    Personne.objects.update(langues=["prs", "zzz", "pus", "urd"])
    client = connecter(coordinatrice)
    adresse = reverse("fiche_ajouter", args=[parcours.personne_id, "langues"])
    page = client.get(adresse).content.decode()
    assert page.count('name="langue_') == 4 + 2 + 1
    champs = {
        "langue_1": "pus",
        "langue_2": "",
        "langue_3": "prs",
        "langue_4": "zzz",
        "langue_5": "pus",
        "langue_6": "fra",
    }
    assert poster("langues", **champs, besoin_interprete="true", langue_interprete="prs").status_code == 302
    personne = Personne.objects.get()
    assert personne.langues == ["pus", "prs", "zzz", "fra"]
    html = client.get(personne.get_absolute_url()).content.decode()
    assert "pachto, dari, zzz, français" in html
    assert "Nécessaire, en dari" in html
    assert poster("langues", besoin_interprete="unknown").status_code == 302
    personne.refresh_from_db()
    assert (personne.langues, personne.besoin_interprete) == ([], None)
    assert "Besoin inconnu" in client.get(personne.get_absolute_url()).content.decode()


def test_an_old_code_of_a_language_is_still_read():
    assert noms_langues(["pes", "pbu", "pus", "zzz"]) == ["persan", "pachto", "zzz"]


@pytest.mark.django_db
def test_no_list_offers_a_language_twice_even_to_who_speaks_an_old_code(parcours, coordinatrice, connecter):
    Personne.objects.update(langues=["pbu", "fas", "pus"])
    client = connecter(coordinatrice)
    for fiche in ("langues", "rendez-vous", "acces-soins"):
        html = client.get(reverse("fiche_ajouter", args=[parcours.personne_id, fiche])).content.decode()
        listes = [liste for liste in html.split("<select")[1:] if "pachto" in liste]
        assert listes, fiche
        for liste in listes:
            contenu = liste.partition("</select>")[0]
            assert (contenu.count(">pachto<"), contenu.count(">persan<")) == (1, 1), fiche


DATES = st.dates(datetime.date(1930, 1, 1), datetime.date(2026, 6, 1))


@given(naissance=DATES, jour=DATES, precision=st.sampled_from(Precision.values))
def test_the_age_said_holds_whatever_the_day_of_birth_was(naissance, jour, precision):
    premier, dernier = bornes(naissance, precision)
    assert premier <= naissance <= dernier
    dit = age_dit(naissance, precision, jour)
    possibles = {max(age_a(n, jour), 0) for n in (premier, naissance, dernier)}
    nombres = {int(mot) for mot in dit.replace("'", " ").split() if mot.isdigit()}
    assert nombres == possibles if nombres else possibles == {0}


@pytest.mark.django_db
def test_a_birth_known_to_the_year_is_said_so_on_the_dossier_and_in_the_list(parcours, coordinatrice, connecter):
    annee = timezone.localdate().year - 30
    Personne.objects.update(date_naissance=datetime.date(annee, 7, 2), naissance_precision="annee")
    client = connecter(coordinatrice)
    for adresse in (parcours.personne.get_absolute_url(), reverse("personnes")):
        html = client.get(adresse).content.decode()
        assert ("29 ou 30 ans" if timezone.localdate().strftime("%m%d") != "1231" else "30 ans") in html
