"""Logging a follow-up: once, taken back, corrected."""

import datetime
import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from parcours.models import Etape, Parcours, Suivi


@pytest.fixture
def adresse(parcours):
    return reverse("suivi_nouveau", args=[parcours.personne_id])


def saisie(**champs) -> dict:
    return {
        "texte": "Rendez-vous pris à la mairie.",
        "piliers": ["langue"],
        "date": timezone.localdate().isoformat(),
        "mode": "telephone",
        "etape": "",
        "etape_echeance": "",
        "synthese_privee": "",
        "jeton": str(uuid.uuid4()),
        **champs,
    }


def test_a_follow_up_is_saved_with_its_author_and_moves_the_last_contact(parcours, intervenante, connecter, adresse):
    reponse = connecter(intervenante).post(adresse, saisie(etape="Appeler l'école", etape_echeance="2026-12-24"))
    assert reponse.status_code == 302
    suivi = Suivi.objects.get()
    assert (suivi.auteur, suivi.structure) == (intervenante, intervenante.affectation.structure)
    parcours.refresh_from_db()
    assert parcours.dernier_contact == timezone.localdate()
    assert Etape.objects.get().echeance == datetime.date(2026, 12, 24)


def test_the_form_is_filled_in_beforehand(parcours, intervenante, connecter, adresse):
    client = connecter(intervenante)
    client.post(adresse, saisie(mode="visite"))
    html = client.get(adresse).content.decode()
    assert f'value="{timezone.localdate().isoformat()}"' in html
    assert re.search(r'<option value="visite" selected', html)
    # Her structure carries two pillars: both are ticked; the others are not even offered.
    assert html.count("checked") == 2
    assert 'value="sante"' not in html


def test_a_double_tap_saves_once(parcours, intervenante, connecter, adresse):
    client, donnees = connecter(intervenante), saisie(etape="Une seule fois")
    assert client.post(adresse, donnees).status_code == 302
    assert client.post(adresse, donnees | {"texte": "Complété entre-temps."}).status_code == 302
    assert Suivi.objects.get().texte == "Complété entre-temps."
    assert Etape.objects.count() == 1


def test_undo_takes_back_the_follow_up_its_step_and_the_last_contact(parcours, intervenante, connecter, adresse):
    Suivi.objects.create(parcours=parcours, departement=parcours.departement, date=datetime.date(2026, 1, 5))
    client = connecter(intervenante)
    client.post(adresse, saisie(etape="À annuler"))
    suivi = Suivi.objects.get(auteur=intervenante)
    assert "noté à l'instant" in client.get(reverse("ma_journee")).content.decode()
    assert client.post(reverse("suivi_annuler", args=[suivi.pk])).status_code == 302
    assert not Suivi.objects.filter(pk=suivi.pk).exists()
    assert not Etape.objects.exists()
    parcours.refresh_from_db()
    assert parcours.dernier_contact == datetime.date(2026, 1, 5)


def test_undo_belongs_to_the_session_that_logged(parcours, intervenante, connecter, adresse):
    connecter(intervenante).post(adresse, saisie())
    suivi = Suivi.objects.get()
    assert connecter(intervenante).post(reverse("suivi_annuler", args=[suivi.pk])).status_code == 403
    assert Suivi.objects.exists()


def test_one_corrects_ones_own_follow_up_only(
    parcours, intervenante, coordinatrice, autre_intervenante, connecter, adresse
):
    connecter(intervenante).post(adresse, saisie())
    suivi = Suivi.objects.get()
    page = reverse("suivi_modifier", args=[suivi.pk])
    assert connecter(coordinatrice).get(page).status_code == 403
    assert connecter(autre_intervenante).get(page).status_code == 404
    assert connecter(intervenante).post(page, saisie(texte="Corrigé.", date="2026-02-01")).status_code == 302
    suivi.refresh_from_db()
    parcours.refresh_from_db()
    assert (suivi.texte, parcours.dernier_contact) == ("Corrigé.", datetime.date(2026, 2, 1))


@pytest.mark.parametrize(
    ("champs", "message"),
    [
        ({"texte": " "}, "Ce champ est obligatoire"),
        ({"date": "2099-01-01"}, "noté à l&#x27;avance"),
        ({"piliers": []}, "Ce champ est obligatoire"),
        ({"piliers": ["sante"]}, "Sélectionnez un choix valide"),
        ({"etape_echeance": "2026-12-01"}, "Dites l&#x27;étape prévue"),
    ],
)
def test_what_was_typed_comes_back_with_the_reason(parcours, intervenante, connecter, adresse, champs, message):
    reponse = connecter(intervenante).post(adresse, saisie(mode="visite", **champs))
    html = reponse.content.decode()
    assert reponse.status_code == 200
    assert message in html
    assert 'value="visite" selected' in html
    assert not Suivi.objects.exists()


def test_a_refused_form_takes_its_own_place_again(parcours, intervenante, connecter, adresse):
    reponse = connecter(intervenante).post(adresse, saisie(piliers=[]), headers={"HX-Request": "true"})
    assert reponse.headers["HX-Retarget"].startswith("#formulaire-suivi-")
    assert "<html" not in reponse.content.decode()


def test_two_follow_ups_saved_at_once_keep_the_latest_contact(parcours):
    ici, ailleurs = (Parcours.objects.get(pk=parcours.pk) for _ in range(2))
    ici.noter_contact(datetime.date(2026, 11, 20))
    ailleurs.noter_contact(datetime.date(2026, 11, 10))
    parcours.refresh_from_db()
    assert parcours.dernier_contact == datetime.date(2026, 11, 20)
