"""« Règles datées »: what the page says, who makes a change, and what is refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from acteurs.models import SaisieGardee
from acteurs.regles.changement import RESERVE, UN_SEUL_DEPARTEMENT
from cirj.socle.models import EntreeJournal, RegleMetier
from cirj.socle.regles_connues import REGLES_CONNUES
from tests.acteurs.regles_saisies import CODE, UN_JOUR, adresse, apercu, mots, nouvelles, saisie
from tests.harnais.regles import poser_regle

pytestmark = pytest.mark.django_db


def test_every_rule_is_on_the_page_with_its_value_its_day_and_its_source(connecter, intervenante):
    reponse = connecter(intervenante).get(reverse("regles"))
    page = mots(reponse.content.decode())
    for connue in REGLES_CONNUES.values():
        assert connue.libelle in page or connue.critere, connue.code
        assert connue.theme in page
    assert "Délai le plus long entre deux contacts 2 mois 1er jan. 2015" in page
    assert "depuis quand la protection est obtenue, au plus pas de valeur" in page
    assert len(reponse.content) < 100_000


def test_the_page_of_a_rule_tells_what_was_what_is_and_what_will_be(connecter, administratrice):
    page = mots(connecter(administratrice).get(adresse("PRESCRIPTION_HEURES", "regle")).content.decode())
    assert "600 heures, depuis le 1er juillet 2025" in page
    assert "100, 200, 400 ou 600 heures, du 1er juillet 2016 au 30 juin 2025" in page


def test_every_rule_has_its_page_and_its_form(connecter, administratrice):
    client = connecter(administratrice)
    for connue in REGLES_CONNUES.values():
        attendu = 404 if connue.critere else 200
        for page in ("regle", "regle_changer"):
            assert client.get(adresse(connue.code, page)).status_code == attendu, connue.code
    assert client.get(adresse("INVENTEE", "regle")).status_code == 404


def test_the_list_costs_the_same_whatever_the_history(connecter, administratrice):
    client = connecter(administratrice)
    client.get(reverse("regles"))
    couts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as lues:
            client.get(reverse("regles"))
        couts.append(len(lues))
        for rang in range(5):
            du = (timezone.localdate() + (rang + 1) * UN_JOUR).isoformat()
            caches = apercu(client, valeur=str(rang + 3), valable_du=du)[1]
            client.post(adresse(), caches | {"confirme": "1"})
    assert nouvelles() >= 5
    assert couts[0] == couts[1]


@pytest.mark.parametrize(
    ("qui", "raison"), [("coordinatrice", UN_SEUL_DEPARTEMENT), ("intervenante", RESERVE), ("prefecture", RESERVE)]
)
def test_who_only_reads_is_told_why_and_is_refused(qui, raison, etrangere, connecter, request):
    client = connecter(request.getfixturevalue(qui))
    for page in (reverse("regles"), adresse(page="regle")):
        lue = mots(client.get(page).content.decode())
        assert raison in lue
        assert "Changer cette règle" not in lue
    assert client.get(adresse()).status_code == 403
    assert client.post(adresse(), saisie(confirme="1")).status_code == 403
    assert nouvelles() == 0


def test_a_change_asks_for_the_password_and_loses_nothing(connecter, coordinatrice):
    caches = apercu(connecter(coordinatrice))[1]
    client = connecter(coordinatrice, confirmee=False)
    assert client.get(adresse()).status_code == 200
    assert "/compte/reauthenticate/" in client.post(adresse(), caches | {"confirme": "1"}).url
    assert nouvelles() == 0
    assert SaisieGardee.objects.exists()


def test_a_withdrawal_asks_for_the_password_too(connecter, objets, administratrice):
    page = adresse(objets["regle"].code, "regle_retirer", pk=objets["regle"].pk)
    client = connecter(administratrice, confirmee=False)
    assert "/compte/reauthenticate/" in client.post(page, {"motif": "Trop tôt."}).url
    assert RegleMetier.objects.filter(pk=objets["regle"].pk).exists()


def test_a_change_to_come_is_withdrawn_with_a_reason(connecter, objets, administratrice):
    prevue = objets["regle"]
    page = adresse(prevue.code, "regle_retirer", pk=prevue.pk)
    client = connecter(administratrice)
    assert "5000 lignes, continue" in mots(client.get(page).content.decode())
    assert client.post(page, {"motif": " "}).status_code == 422
    assert client.post(page, {"motif": "Trop tôt."}).url == adresse(prevue.code, "regle")
    assert RegleMetier.objects.get(code=prevue.code).valable_au is None
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    ("autres", "refus"),
    [
        ({"motif": "  "}, "champ est obligatoire"),
        ({"source": ""}, "champ est obligatoire"),
        ({"valable_du": "2024-07-01"}, "ne change pas dans le passé"),
        ({"valable_du": "2099-07-01"}, "plus de dix ans"),
        ({"valeur": "0"}, "supérieure ou égale à 1"),
        ({"valeur": "25"}, "inférieure ou égale à 24"),
        ({"valeur": "deux"}, "nombre entier"),
    ],
)
def test_what_does_not_hold_is_told_beside_its_field_and_kept(autres, refus, connecter, coordinatrice):
    reponse = connecter(coordinatrice).post(adresse(), saisie(**autres))
    assert reponse.status_code == 422
    texte = reponse.content.decode()
    assert refus in mots(texte)
    assert "Instruction d&#x27;essai" in texte or "source" in autres


@pytest.mark.parametrize(
    ("regle", "autres"),
    [
        (CODE, {"remplace": "9" * 30}),
        (CODE, {"valeur": "9" * 300}),
        (CODE, {"valeur": "٣"}),
        (CODE, {"valable_du": "0001-01-01"}),
        (CODE, {"source": "x" * 301}),
        (CODE, {"motif": "x" * 501}),
        ("PT_FIN", {"valeur": "0001-01-01"}),
        ("PT_FIN", {"valeur": "3"}),
        ("RYTHME_EXTENSIF", {"valeur": "1 2 3"}),
        ("RYTHME_EXTENSIF", {"valeur": "un deux"}),
        ("PRESCRIPTION_NIVEAU", {"valeur": ["a1", "z"]}),
        ("RECAPITULATIF_JOUR", {"valeur": "8"}),
        ("AGIR_ELIGIBLE_MOIS", {"code": "PT_FIN", "valeur": "3"}),
        ("AGIR_ELIGIBLE_MOIS", {"code": "AGIR_ELIGIBLE_ANNEES", "valeur": "240"}),
    ],
)
def test_what_the_page_never_sends_is_refused_in_words(regle, autres, connecter, coordinatrice):
    avant = list(RegleMetier.objects.values())
    reponse = connecter(coordinatrice).post(adresse(regle), saisie(**autres) | {"confirme": "1"})
    assert reponse.status_code == 422
    assert list(RegleMetier.objects.values()) == avant


def test_correcting_goes_back_to_the_form_with_what_was_typed(connecter, coordinatrice):
    client = connecter(coordinatrice)
    caches = apercu(client)[1]
    page = client.post(adresse(), caches | {"corriger": "1"}).content.decode()
    assert "Le cahier des charges change." in page
    assert 'value="3"' in page
    assert "à corriger" not in page
    assert nouvelles() == 0


def test_a_rule_changed_meanwhile_is_not_changed_unseen(connecter, coordinatrice, seconde_coordinatrice):
    premiere, seconde = connecter(coordinatrice), connecter(seconde_coordinatrice)
    caches = apercu(premiere, valable_du=(timezone.localdate() + 9 * UN_JOUR).isoformat())[1]
    seconde.post(adresse(), apercu(seconde, valeur="4")[1] | {"confirme": "1"})
    reponse = premiere.post(adresse(), caches | {"confirme": "1"})
    assert reponse.status_code == 422
    assert "par quelqu'un d'autre" in mots(reponse.content.decode())
    assert nouvelles() == 1


def test_the_journal_tells_the_change_in_french(connecter, coordinatrice):
    client = connecter(coordinatrice)
    client.post(adresse(), apercu(client)[1] | {"confirme": "1"})
    page = mots(client.get(reverse("journal"), {"action": "creation"}).content.decode())
    assert "a ajouté une règle datée (Délai maximal entre deux contacts)" in page
    assert "Motif : Le cahier des charges change." in page
    assert "Valeur : 2 → 3" in page
    assert "Instruction d'essai" in page
    assert EntreeJournal.objects.filter(objet_type="socle_reglemetier", departement="39").count() == 2


def test_the_pages_follow_the_new_value_at_once(connecter, coordinatrice):
    client = connecter(coordinatrice)
    caches = apercu(client, valable_du=timezone.localdate().isoformat(), valeur="5")[1]
    client.post(adresse(), caches | {"confirme": "1"})
    assert "Aujourd'hui 5 mois" in mots(client.get(adresse(page="regle")).content.decode())


def test_a_criterion_said_in_another_unit_is_one_change(connecter, coordinatrice):
    poser_regle("AGIR_ELIGIBLE_ANNEES", "1", "ans")
    client = connecter(coordinatrice)
    page, caches = apercu(client, "AGIR_ELIGIBLE_MOIS", code="AGIR_ELIGIBLE_MOIS", valeur="18")
    assert "Avant 1 année civile" in page
    assert "Après 18 mois" in page
    client.post(adresse("AGIR_ELIGIBLE_MOIS"), caches | {"confirme": "1"})
    annees, mois = RegleMetier.objects.filter(code__startswith="AGIR_ELIGIBLE_").filter(
        code__in=("AGIR_ELIGIBLE_ANNEES", "AGIR_ELIGIBLE_MOIS")
    )
    assert mois.valable_du == annees.valable_au + UN_JOUR
    refus = client.post(adresse("AGIR_ELIGIBLE_MOIS"), saisie(code="AGIR_ELIGIBLE_ANNEES", valeur="30"))
    assert "de 0 à 20 années civiles" in mots(refus.content.decode())
