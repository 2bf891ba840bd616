"""« Règles datées »: what the page says, what a change shows before it is made, who makes it."""

import datetime
import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from acteurs.models import SaisieGardee
from acteurs.regles.changement import RESERVE, UN_SEUL_DEPARTEMENT
from cirj.socle.models import EntreeJournal, RegleMetier
from cirj.socle.regles_connues import REGLES_CONNUES
from parcours.models import Alerte, Parcours, Personne
from tests.harnais.regles import poser_regle

pytestmark = pytest.mark.django_db

CODE = "AGIR_CONTACT"
UN_JOUR = datetime.timedelta(days=1)


def saisie(**autres) -> dict:
    return {
        "valeur": "3", "valable_du": (timezone.localdate() + UN_JOUR).isoformat(), "motif": "Le cahier des charges change.",
        "source": "Instruction d'essai",
    } | autres  # fmt: skip


def adresse(code: str = CODE, page: str = "regle_changer", **arguments) -> str:
    return reverse(page, kwargs={"code": code, **arguments})


def apercu(client, regle: str = CODE, **autres):
    """Send the form; return the preview in plain words, and what its form would send."""
    reponse = client.post(adresse(regle), saisie(**autres))
    assert reponse.status_code == 200, reponse.content.decode()
    texte = reponse.content.decode()
    caches = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', texte))
    caches.pop("csrfmiddlewaretoken", None)
    return mots(texte), {nom: html.unescape(valeur) for nom, valeur in caches.items()}


def mots(page: str) -> str:
    texte = html.unescape(re.sub(r"<[^>]+>", " ", page.partition("<main")[2]))
    return " ".join(texte.split()).replace(" ,", ",")


def nouvelles() -> int:
    return RegleMetier.objects.filter(code=CODE).exclude(motif="").count()


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


def test_nothing_is_changed_before_the_preview_is_confirmed(connecter, coordinatrice):
    client = connecter(coordinatrice)
    page, caches = apercu(client)
    assert nouvelles() == 0
    assert "Avant 2 mois, jusqu'à la veille" in page
    assert "Après 3 mois, à partir du" in page
    assert "Le cahier des charges change." in page
    assert client.post(adresse(), caches | {"confirme": "1"}).url == adresse(page="regle")
    assert nouvelles() == 1
    suite = mots(client.get(adresse(page="regle")).content.decode())
    assert "À venir 3 mois, à partir du" in suite
    assert "Motif du changement : Le cahier des charges change." in suite


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


def test_a_rule_is_not_changed_without_its_preview(connecter, coordinatrice):
    """The preview names the row that it shows: who skips it names none."""
    assert connecter(coordinatrice).post(adresse(), saisie(confirme="1")).status_code == 422
    assert nouvelles() == 0


def test_the_preview_counts_what_moves_and_writes_nothing(connecter, coordinatrice, parcours, jura):
    for rang, jours in enumerate((20, 70, 80, 200)):
        autre = Personne.objects.create(departement=jura, nom=f"DÉMO-{rang}")
        Parcours.objects.create(personne=autre, departement=jura, debut=timezone.localdate() - jours * UN_JOUR)
    avant = Parcours.objects.a_contacter().count()
    page, _ = apercu(connecter(coordinatrice))
    assert avant == 4
    assert "Avec la valeur d'avant, 4 personnes à recontacter ; avec la nouvelle, 2 personnes à recontacter" in page
    # The deadlines that run keep the value of their first day.
    assert "rien ne change" in page
    assert not Alerte.objects.exists()
    assert Parcours.objects.a_contacter().count() == avant


def test_the_preview_costs_the_same_whatever_the_number_of_people(connecter, coordinatrice, parcours, jura):
    client, couts = connecter(coordinatrice), []
    for rang in range(8):
        if rang in (1, 7):
            with CaptureQueriesContext(connection) as lues:
                apercu(client)
            couts.append(len(lues))
        autre = Personne.objects.create(departement=jura, nom=f"DÉMO-{rang}")
        Parcours.objects.create(personne=autre, departement=jura, debut=timezone.localdate() - 100 * UN_JOUR)
    assert couts[0] == couts[1]


def test_a_change_after_another_one_is_counted_from_that_one(connecter, coordinatrice, parcours, jura):
    """Two months today, three from tomorrow: four later are compared with three."""
    for rang, jours in enumerate((70, 100, 130)):
        autre = Personne.objects.create(departement=jura, nom=f"DÉMO-{rang}")
        Parcours.objects.create(personne=autre, departement=jura, debut=timezone.localdate() - jours * UN_JOUR)
    Parcours.objects.filter(pk=parcours.pk).update(dernier_contact=timezone.localdate())
    client = connecter(coordinatrice)
    client.post(adresse(), apercu(client)[1] | {"confirme": "1"})
    du = (timezone.localdate() + 30 * UN_JOUR).isoformat()
    page, _ = apercu(client, valeur="4", valable_du=du)
    assert "Avec la valeur d'avant, 2 personnes à recontacter ; avec la nouvelle, 1 personne à recontacter" in page
    assert "reste la même" in apercu(client, valeur="3", valable_du=du)[0]


def test_the_preview_of_a_notice_tells_the_alerts_that_come_and_go(connecter, coordinatrice, parcours):
    """A step planned in a fortnight: alerted a week before, then three weeks before."""
    du = timezone.localdate() + 14 * UN_JOUR
    parcours.etapes.create(pilier="langue", intitule="Passer le test", echeance=du)
    plus = apercu(connecter(coordinatrice), "ALERTE_PREAVIS_ETAPE", valeur="21")[0]
    assert re.search(r"avec la nouvelle, \d+ alertes? à traiter \(1 de plus\)", plus)
    poser_regle("ALERTE_PREAVIS_ETAPE", "21")
    moins = apercu(connecter(coordinatrice), "ALERTE_PREAVIS_ETAPE", valeur="7")[0]
    assert re.search(r"avec la nouvelle, \d+ alertes? à traiter \(1 de moins\)", moins)
    assert "rien ne change" in apercu(connecter(coordinatrice), "ALERTE_PREAVIS_ETAPE", valeur="22")[0]


def test_the_preview_of_a_date_tells_the_alerts_that_move(connecter, coordinatrice, personne, parcours):
    jour = timezone.localdate()
    poser_regle("PT_FIN", (jour + 20 * UN_JOUR).isoformat())
    personne.protections.update(statut="prot_temporaire")
    page = apercu(connecter(coordinatrice), "PT_FIN", valeur=(jour + 40 * UN_JOUR).isoformat())[0]
    assert "1 change de date" in page


def test_every_rule_is_previewed_with_figures_or_words(connecter, coordinatrice, administratrice, parcours):
    """The same value again changes nothing: no figure moves."""
    parcours.etapes.create(pilier="langue", intitule="Passer le test", echeance=timezone.localdate())
    clients = {agent: connecter(agent) for agent in (coordinatrice, administratrice)}
    ecarts = []
    for code, connue in REGLES_CONNUES.items():
        if connue.critere:
            continue
        actuelle = RegleMetier.objects.filter(code=code).last()
        valeur = actuelle.valeur if actuelle else "12"
        if connue.unite == "liste" and connue.mots:
            valeur = valeur.split()
        for agent, client in clients.items():
            page, _ = apercu(client, code, valeur=valeur, code=code)
            comptes = connue.effets and (agent is coordinatrice or not all(c.dossiers for c in connue.effets))
            dits = ("Compté aujourd'hui" in page, "Effet non chiffrable" in page, "avec la nouvelle" in page)
            if dits != (bool(comptes), not comptes, False):
                ecarts.append((code, str(agent), dits))
    assert ecarts == []


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
