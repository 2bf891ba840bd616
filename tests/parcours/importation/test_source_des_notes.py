"""A note that an import made says which table it comes from, to whoever reads it, whatever becomes of the import."""

import datetime

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from cirj.socle.calendrier import en_francais
from cirj.socle.rls import contexte
from comites.models import PointOrdreDuJour
from comites.seances.situation import Situation
from parcours.importation.decision import autre_personne
from parcours.models import DifficulteSignalee, PointBlocage, PropositionDoublon, Suivi
from parcours.models.importation import Importation
from parcours.nomenclatures import ModeSuivi
from parcours.reunion.fusion import reunir
from tests.parcours.importation.retour import defaire, etat, lancer
from tests.parcours.importation.tableau_libre import deposer_tableau
from tests.parcours.importation.tables_nouvelles import importer

pytestmark = pytest.mark.django_db
NOTEE = "Demo;Un;03/05/1990;;;;au calme;;;"


def source(jour: datetime.date | None = None, fichier: str = "t.csv") -> str:
    return f"d'après le tableau « {fichier} » du {en_francais(jour or timezone.localdate())}"


def chronologie(client, suivi: Suivi) -> str:
    page = client.get(reverse("dossier_chronologie", args=[suivi.parcours.personne_id])).content.decode()
    return page.replace("&#x27;", "'")


def test_the_timeline_says_the_table_of_a_note_and_of_a_contact_and_of_nothing_else(
    jura_entier, connecter, coordinatrice
):
    importer(deposer_tableau("Nom;Prénom;Né(e) le;Dernier contact;Observations", "Demo;Un;03/05/1990;12/10/2025;vue"))
    assert {s.mode for s in Suivi.objects.all()} == {ModeSuivi.IMPORT, ModeSuivi.REPRISE}
    une = Suivi.objects.first()
    Suivi.objects.create(parcours=une.parcours, departement_id="39", texte="Vue ce matin.", auteur=coordinatrice)
    page = chronologie(connecter(coordinatrice), une)
    assert page.count("D'après le tableau « t.csv » du ") == 2
    assert page.count(source()[1:]) == 2


def test_a_structure_that_may_not_read_the_import_reads_where_the_note_comes_from(
    jura_entier, connecter, intervenante, association
):
    lancer(f"{NOTEE}{association.nom}")
    une = Suivi.objects.get()
    with contexte.pour_agent(intervenante):
        assert not Importation.objects.exists()
    assert source()[1:] in chronologie(connecter(intervenante), une)


def test_who_corrects_the_note_reads_where_it_comes_from(jura_entier, connecter, coordinatrice):
    lancer(NOTEE, agent=coordinatrice)
    page = connecter(coordinatrice).get(reverse("suivi_modifier", args=[Suivi.objects.get().pk])).content.decode()
    assert f"Repris {source()}." in page.replace("&#x27;", "'")


def test_the_committee_reads_it_after_the_words_however_long(jura_entier, coordinatrice):
    lancer("Demo;Un;03/05/1990;;;;cherche un cours de français;;;")
    une = Suivi.objects.get()
    blocage = PointBlocage(parcours=une.parcours, pilier=une.piliers[0])
    situation = Situation(PointOrdreDuJour(blocage=blocage), coordinatrice)
    assert [dits[1:] for dits in situation.histoire] == [("cherche un cours de français", source())]


def test_cancelling_takes_back_the_note_added_to_a_known_dossier(jura_entier, coordinatrice):
    lancer("Demo;Un;03/05/1990;;;;;;;")
    avant = etat()
    importation = lancer(NOTEE)
    assert Suivi.objects.get().importation == importation
    defaire(importation, coordinatrice)
    assert etat() == avant


def test_the_note_outlives_the_history_of_its_import(jura_entier):
    lancer(NOTEE).delete()
    une = Suivi.objects.get()
    assert (une.importation, une.texte, une.source_tableau) == (None, "au calme", source())


def test_two_dossiers_made_one_keep_it(jura_entier, coordinatrice):
    lancer(NOTEE, "Demo;Deux;04/06/1991;;;;pressée;;;")
    une, autre = (Suivi.objects.get(texte=t).parcours.personne for t in ("au calme", "pressée"))
    with contexte.pour_agent(coordinatrice):
        reunir(une, autre, coordinatrice)
    assert set(Suivi.objects.values_list("parcours__personne", "fichier", "lu_le")) == {
        (une.pk, "t.csv", timezone.localdate())
    }


def test_a_double_decided_later_keeps_the_day_of_its_table(jura_entier, coordinatrice):
    lancer("Demo;Une;;;;;;;;")
    importe_le = timezone.localdate()
    lancer("Demo;Une;;;;;vue au CADA;;transport;")
    proposition = PropositionDoublon.objects.get()
    with (
        time_machine.travel(timezone.now() + datetime.timedelta(days=9), tick=False),
        contexte.pour_agent(coordinatrice),
    ):
        autre_personne(proposition, coordinatrice)
    assert Suivi.objects.get().source_tableau == source(importe_le)
    assert DifficulteSignalee.objects.get().source == source(importe_le)
