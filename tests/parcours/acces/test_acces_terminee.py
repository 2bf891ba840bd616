"""After the end of an intervention: one's own past follow-ups, for a time; nothing newer, nothing else."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from acteurs.nomenclatures import Pilier, Role
from cirj.socle.rls import contexte
from parcours.models import Intervention, Parcours, Personne, Suivi
from tests.harnais.troupe import creer_agent

JOUR = datetime.timedelta(days=1)


@pytest.fixture
def page(connecter, terminee, parcours):
    def lire(nom="mes_suivis", *arguments):
        return connecter(terminee).get(reverse(nom, args=arguments or [parcours.personne_id]))

    return lire


def test_the_dossier_itself_is_closed(page, parcours):
    for nom in ("dossier", "dossier_chronologie", "dossier_fiches", "dossier_documents", "suivi_nouveau"):
        assert page(nom).status_code == 404, nom


def test_one_reads_ones_own_follow_ups_up_to_the_end_and_no_other(page):
    for suivi in Suivi.objects.filter(structure__isnull=False):
        suivi.noter_en_prive(f"NOTE-{suivi.texte}")
    html = page().content.decode()
    assert "DÉMO-UNIQUE" in html
    assert "NOTE-SUIVI-AVANT" in html
    assert "SUIVI-AVANT-LA-FIN" in html
    assert "SUIVI-D-UNE-AUTRE" not in html
    assert "SUIVI-APRES-LA-FIN" not in html


def test_nothing_of_today_is_told_with_them(page, parcours, personne):
    Personne.objects.filter(pk=personne.pk).update(telephone="0611223344")
    html = page().content.decode()
    assert "0611223344" not in html
    assert "Dole" not in html
    assert reverse("dossier", args=[personne.pk]) + '"' not in html


def test_the_list_of_people_leads_there(connecter, terminee, parcours):
    client = connecter(terminee)
    personnes = client.get(reverse("personnes")).content.decode()
    assert "DÉMO-UNIQUE" not in personnes
    assert reverse("personnes_quittees") in personnes
    assert (
        reverse("mes_suivis", args=[parcours.personne_id]) in client.get(reverse("personnes_quittees")).content.decode()
    )


def test_the_delay_of_the_rule_closes_the_page(page, parcours):
    Intervention.objects.filter(pilier=Pilier.SOCIAL).update(fin=timezone.localdate() - 200 * JOUR)
    assert page().status_code == 404


@pytest.mark.parametrize("reste", [None, 0, 10])
def test_a_structure_that_still_intervenes_has_the_dossier_instead(page, parcours, terminee, reste):
    fin = None if reste is None else timezone.localdate() + reste * JOUR
    Intervention.objects.create(
        parcours=parcours, structure=terminee.affectation.structure, pilier=Pilier.EMPLOI, debut="2026-01-01", fin=fin
    )
    assert page().url == reverse("dossier", args=[parcours.personne_id])


def test_a_colleague_of_the_structure_reads_them_and_a_stranger_does_not(
    connecter, terminee, autre_intervenante, etrangere, prefecture, parcours
):
    adresse = reverse("mes_suivis", args=[parcours.personne_id])
    collegue = creer_agent("Collegue", Role.RESPONSABLE, terminee.affectation.structure)
    assert "SUIVI-AVANT-LA-FIN" in connecter(collegue).get(adresse).content.decode()
    for agent in (autre_intervenante, etrangere, prefecture):
        assert connecter(agent).get(adresse).status_code == 404


def test_the_wall_says_the_same(terminee, parcours, intervenante):
    parcours.referents.create(agent=intervenante, debut="2025-03-01")
    with contexte.pour_agent(terminee):
        assert [s.texte for s in Suivi.objects.all()] == ["SUIVI-AVANT-LA-FIN"]
        assert Parcours.objects.count() == Personne.objects.count() == 1
        assert {i.structure_id for i in Intervention.objects.all()} == {terminee.affectation.structure_id}
        ouvert = Parcours.objects.get()
        for lignes in (ouvert.referents, ouvert.piliers, ouvert.blocages, ouvert.etapes, ouvert.personne.protections):
            assert not lignes.exists()
        assert Suivi.objects.update(texte="Changé") == 0


def test_the_end_of_the_delay_closes_the_wall_too(terminee, parcours):
    Intervention.objects.filter(pilier=Pilier.SOCIAL).update(fin=timezone.localdate() - 200 * JOUR)
    with contexte.pour_agent(terminee):
        assert not Suivi.objects.exists()
        assert not Personne.objects.exists()
