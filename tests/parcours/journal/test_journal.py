"""The coordinator's journal, the aside of the dossier, the paper for the person."""

import csv
import datetime
import io

import pikepdf
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from acteurs.nomenclatures import Pilier, Role
from cirj.socle.journal import noter
from cirj.socle.models import EntreeJournal
from cirj.socle.rls import contexte
from parcours.commun.confidentialite import NOM_MASQUE
from parcours.journal.document import consultations
from parcours.journal.document import contexte as contenu
from parcours.models import Intervention
from parcours.tasks import importer
from parcours.views import journal as vues
from tests.harnais.troupe import creer_agent, creer_structure
from tests.harnais.verapdf import defauts_pdf_ua1

pytestmark = pytest.mark.django_db
JOURNAL = reverse("journal")


def page(client, **filtres) -> str:
    reponse = client.get(JOURNAL, filtres)
    assert reponse.status_code == 200
    return " ".join(reponse.content.decode().split())


@pytest.fixture
def dossier_lu(personne, parcours, intervenante, connecter):
    """The social worker has read the dossier, and changed the telephone."""
    connecter(intervenante).get(personne.get_absolute_url())
    with contexte.pour_agent(intervenante, adresse="192.0.2.7"):
        personne.telephone = "0384000000"
        personne.save()
    return personne


def test_the_journal_reads_in_sentences(dossier_lu, coordinatrice, connecter):
    html = page(connecter(coordinatrice))
    assert "Test Intervenante" in html
    assert "Association Alpha, intervenant social" in html
    assert "a consulté le dossier d&#x27;Amina DÉMO-UNIQUE" in html
    assert "a modifié l&#x27;identité d&#x27;Amina DÉMO-UNIQUE" in html
    assert "Téléphone : vide → 0384000000" in html
    assert "192.0.2.7" in html


def test_filters_live_in_the_address(dossier_lu, coordinatrice, intervenante, association, jura, connecter):
    client = connecter(coordinatrice)
    lecture, modification = "a consulté le dossier", "a modifié l&#x27;identité"
    assert lecture in page(client, agent=intervenante.pk)
    assert lecture not in page(client, agent=coordinatrice.pk)
    assert lecture in page(client, structure=association.pk)
    seules = page(client, action="modification", personne=dossier_lu.pk)
    assert modification in seules
    assert lecture not in seules
    demain = timezone.localdate() + datetime.timedelta(days=1)
    assert "Aucun acte" in page(client, du=demain)
    assert lecture in page(client, du=timezone.localdate(), au=timezone.localdate())


def test_every_kind_of_act_is_told(objets, intervenante, coordinatrice, etrangere, personne, connecter):
    """No act of the demonstration, however odd, breaks the page or is told as a word of the database."""
    from tests.table_acces import TABLE
    from tests.test_acces import adresse_de

    client = connecter(coordinatrice)
    for ligne in TABLE:
        if ligne.methode == "GET":
            reponse = client.get(adresse_de(ligne, objets))
            if reponse.streaming:
                list(reponse.streaming_content)
    connecter(etrangere).get(personne.get_absolute_url())
    with contexte.pour_agent(intervenante):
        noter("acces_exceptionnel", "parcours_accesexceptionnel", "x", [personne.pk])
    html, avant = "", ""
    while avant is not None:
        reponse = client.get(JOURNAL, {"avant": avant})
        html += reponse.content.decode()
        avant = reponse.context["suite"] or None
    assert "a demandé le dossier d&#x27;Amina DÉMO-UNIQUE, qui ne lui est pas ouvert" in html
    assert "a ouvert, par un accès exceptionnel, le dossier d&#x27;Amina DÉMO-UNIQUE" in html
    for phrase in ("consultation : ", "export ou fichier : ", "affichage d&#x27;une liste : ", "parcours_", "comites_"):
        assert phrase not in html


def test_pages_follow_one_another_without_counting(dossier_lu, coordinatrice, connecter, monkeypatch):
    monkeypatch.setattr(vues, "PAR_PAGE", 3)
    monkeypatch.setattr(vues, "COMPTEES", 5)
    client = connecter(coordinatrice)
    attendues = list(EntreeJournal.objects.filter(departement="39").order_by("-le", "-id").values_list("pk", flat=True))
    lues, curseur = [], ""
    while curseur is not None:
        reponse = client.get(JOURNAL, {"avant": curseur} if curseur else {})
        lues += [r.entree.pk for r in reponse.context["recits"]]
        curseur = reponse.context["suite"] or None
    # Reading the journal adds to it, before what is being read.
    assert [cle for cle in lues if cle in attendues] == attendues
    assert "Plus de 5 actes notés" in page(client)
    assert "Les plus récents" in page(client, avant=f"{timezone.now().isoformat()}_1")


@pytest.mark.parametrize("avant", ["abc", "_", "2026-01-01_5", "2026-01-01T00:00:00+00:00_" + "9" * 30])
def test_a_place_not_understood_shows_the_first_page(avant, dossier_lu, coordinatrice, connecter):
    assert "a consulté le dossier" in page(connecter(coordinatrice), avant=avant)


def test_many_acts_cost_the_same_queries(personne, parcours, intervenante, coordinatrice, connecter):
    couts = []
    for nombre in (1, 40):
        with contexte.pour_agent(intervenante):
            for _ in range(nombre):
                noter("lecture", "dossier", personne.pk, [personne.pk])
        client = connecter(coordinatrice)
        with CaptureQueriesContext(connection) as requetes:
            client.get(JOURNAL)
        couts.append(len([r for r in requetes if "SAVEPOINT" not in r["sql"]]))
    assert couts[0] == couts[1] < 15


def test_the_file_holds_what_the_page_shows_and_is_noted(dossier_lu, coordinatrice, connecter):
    reponse = connecter(coordinatrice).get(reverse("journal_fichier", args=["csv"]), {"action": "modification"})
    lignes = list(csv.DictReader(io.StringIO(reponse.content.decode("utf-8-sig")), delimiter=";"))
    (ligne,) = [une for une in lignes if une["Agent"] == "Test Intervenante"]
    assert ligne["Champs modifiés"] == "Téléphone : vide → 0384000000"
    export = EntreeJournal.objects.get(action="export")
    assert (export.detail, dossier_lu.pk in export.personnes) == ("Action : Modification", True)
    tableur = connecter(coordinatrice).get(reverse("journal_fichier", args=["xlsx"]))
    assert tableur.content.startswith(b"PK")


def test_the_file_asks_who_it_is_first(dossier_lu, coordinatrice, connecter):
    reponse = connecter(coordinatrice, confirmee=False).get(reverse("journal_fichier", args=["csv"]))
    assert reponse.status_code == 302
    assert "/compte/" in reponse.url
    assert not EntreeJournal.objects.filter(action="export").exists()


def test_a_stranger_s_dossier_has_no_journal_here(personne, parcours, etrangere, connecter):
    client = connecter(etrangere)
    assert client.get(JOURNAL, {"personne": personne.pk}).status_code == 404
    assert "DÉMO-UNIQUE" not in page(client)


def test_the_dossier_says_who_looked(personne, parcours, intervenante, coordinatrice, connecter):
    connecter(coordinatrice).get(personne.get_absolute_url())
    html = connecter(intervenante).get(personne.get_absolute_url()).content.decode()
    aside = html[html.index("Qui a consulté ce dossier") :]
    assert "Test Coordinatrice" in aside
    assert "Coordination du Jura" in aside
    assert "Lire le journal de ce dossier" not in aside
    assert "Test Intervenante" not in aside[: aside.index("</ul>")]
    vu = connecter(coordinatrice).get(personne.get_absolute_url()).content.decode()
    aside = vu[vu.index("Qui a consulté ce dossier") :]
    assert "Test Intervenante" in aside
    assert f"{JOURNAL}?personne={personne.pk}" in aside


@pytest.fixture
def discrete(jura, parcours):
    """Somebody of a structure whose name tells something, which carries health."""
    centre = creer_structure(jura, "Centre de soins Gamma")
    centre.revelatrice = True
    centre.save()
    Intervention.objects.create(parcours=parcours, structure=centre, pilier=Pilier.SANTE)
    return creer_agent("Soignante", Role.INTERVENANT, centre)


def test_a_revealing_structure_is_not_named_to_the_rest_of_the_team(
    personne, discrete, intervenante, coordinatrice, connecter
):
    connecter(discrete).get(personne.get_absolute_url())
    pour_l_equipe = connecter(intervenante).get(personne.get_absolute_url()).content.decode()
    assert NOM_MASQUE in pour_l_equipe
    assert "Gamma" not in pour_l_equipe
    assert "Soignante" not in pour_l_equipe
    assert "Test Soignante" in connecter(coordinatrice).get(personne.get_absolute_url()).content.decode()


def test_the_database_itself_tells_nobody_else_who_looked(
    dossier_lu, intervenante, autre_intervenante, etrangere, prefecture
):
    def lues(agent) -> int:
        with contexte.pour_agent(agent), connection.cursor() as curseur:
            curseur.execute("select * from journal.derniers_acces(%s, 5)", [dossier_lu.pk])
            return len(curseur.fetchall())

    assert lues(intervenante) == 1
    assert [lues(agent) for agent in (autre_intervenante, etrangere, prefecture)] == [0, 0, 0]


def test_the_paper_tells_the_person_what_was_done_and_names_no_professional(
    dossier_lu, discrete, autre_intervenante, coordinatrice, connecter
):
    connecter(discrete).get(dossier_lu.get_absolute_url())
    connecter(autre_intervenante).get(dossier_lu.get_absolute_url())
    for _ in range(2):
        connecter(coordinatrice).get(reverse("personnes"))
    lu = contenu(dossier_lu)
    dits = {(a.structure, a.fonction): a.phrases for a in lu["acces"]}
    assert dits["Association Alpha", "Intervenant social"] == [
        "a modifié votre identité ou vos coordonnées",
        "a ouvert votre dossier",
    ]
    assert dits[NOM_MASQUE, "Intervenant social"] == ["a ouvert votre dossier"]
    (refus,) = dits["Association Beta", "Intervenant social"]
    assert refus.startswith("a demandé votre dossier sans y avoir droit")
    (apparition,) = lu["apparitions"]
    assert (apparition.structure, len(apparition.jours)) == ("Coordination du Jura", 1)
    assert "Gamma" not in str(lu)
    assert "Test " not in str([a.phrases for a in lu["acces"]])


def test_the_paper_is_an_accessible_pdf(dossier_lu, coordinatrice, connecter, tmp_path):
    connecter(coordinatrice).get(reverse("personnes"))
    reponse = connecter(coordinatrice).get(reverse("qui_a_consulte", args=[dossier_lu.pk]))
    assert reponse["Content-Type"] == "application/pdf"
    fichier = tmp_path / "consultations.pdf"
    fichier.write_bytes(reponse.content)
    assert defauts_pdf_ua1(fichier, tmp_path) == []
    pdf = pikepdf.open(fichier)
    assert str(pdf.Root.Lang) == "fr"
    assert EntreeJournal.objects.get(action="export").personnes == [dossier_lu.pk]


def test_a_dossier_that_nobody_opened_has_its_paper_too(personne, parcours, coordinatrice):
    with transaction.atomic():
        assert consultations(personne).startswith(b"%PDF")


def test_an_import_is_the_act_of_whoever_asked_for_it(objets, coordinatrice):
    importation = objets["importation"]
    importation.etat = "en_attente"
    importation.save()
    importer(str(importation.pk))
    siennes = EntreeJournal.objects.filter(agent_id=coordinatrice.pk, motif="Import d'un tableau")
    assert {(e.structure_nom, e.role, e.page) for e in siennes} == {
        ("Coordination du Jura", "coordination", "importation_lancer")
    }
