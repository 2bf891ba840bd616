"""The page of a person: what it says, in how many queries, its timeline by pages."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from parcours.alertes.evaluation import evaluer
from parcours.commun import chronologie
from parcours.dossier.releve import PARTIES
from parcours.models import Etape, MembreMenage, Menage, Parcours, Personne, PointBlocage, Referent, Suivi, TitreSejour


@pytest.fixture
def remplir(parcours, association, intervenante):
    """Add to the dossier one of each thing it shows."""

    def remplir(rang: int) -> None:
        du_dossier = {"parcours": parcours, "departement": parcours.departement}
        Suivi.objects.create(**du_dossier, piliers=["langue"], texte=f"Suivi {rang}", structure=association)
        PointBlocage.objects.create(**du_dossier, pilier="langue", cause="transport", signale_par=intervenante)
        Etape.objects.create(parcours=parcours, pilier="langue", intitule=f"Étape {rang}", responsable=intervenante)
        Etape.objects.create(parcours=parcours, pilier="langue", intitule="Faite", faite_le=timezone.localdate())
        Referent.objects.create(parcours=parcours, nom_libre=f"Référent {rang}", principal=False)
        personne = parcours.personne
        personne.evaluationlinguistiques.create(nature="certification", niveau="a2", date="2026-01-01")
        TitreSejour.objects.create(personne=personne, type="api", debut=datetime.date(2025, 1, rang + 1))
        debut = datetime.date(2020 + rang, 1, 1)
        personne.sejours.create(categorie="hotel", debut=debut, fin=debut.replace(month=6), structure=association)
        lien = personne.appartenances.first()
        if lien is None:
            menage = Menage.objects.create(departement=parcours.departement)
            lien = MembreMenage.objects.create(menage=menage, personne=personne, debut=datetime.date(2025, 1, 1))
        enfant = Personne.objects.create(departement=parcours.departement, nom=f"ENFANT-{rang}")
        MembreMenage.objects.create(menage=lien.menage, personne=enfant, lien="enfant", debut=datetime.date(2025, 1, 1))

    return remplir


@pytest.mark.parametrize(
    ("nom", "requete"),
    [("dossier", ""), ("dossier_chronologie", ""), *(("dossier_fiches", f"?partie={p}") for p in PARTIES)],
)
@pytest.mark.parametrize("qui", ["intervenante", "coordinatrice"])
def test_a_full_dossier_costs_as_many_queries_as_a_thin_one(request, parcours, remplir, connecter, nom, requete, qui):
    client, adresse = connecter(request.getfixturevalue(qui)), reverse(nom, args=[parcours.personne_id]) + requete
    couts = []
    for rang in range(6):
        remplir(rang)
        if rang in (0, 5):
            with CaptureQueriesContext(connection) as requetes:
                reponse = client.get(adresse)
            couts.append(len([r for r in requetes if "SAVEPOINT" not in r["sql"]]))
    assert couts[0] == couts[1]
    # One of them notes the reading.
    assert couts[0] <= 16
    assert len(reponse.content) < 100_000


def test_empty_unknown_and_confidential_are_three_things(parcours, intervenante, connecter):
    parcours.personne.commune = None
    parcours.personne.save()
    html = connecter(intervenante).get(parcours.personne.get_absolute_url()).content.decode()
    assert "Inconnue" in html  # the commune
    assert "Rien de noté" in html  # the pillars she carries
    assert html.count("Confidentiel") == 3  # the pillars she does not


def test_the_band_tells_the_three_clocks(parcours, coordinatrice, connecter):
    parcours.programme, parcours.debut = "agir", timezone.localdate()
    parcours.save()
    Etape.objects.create(parcours=parcours, pilier="langue", intitule="Passer le test", echeance=timezone.localdate())
    html = connecter(coordinatrice).get(parcours.personne.get_absolute_url()).content.decode()
    assert "Dernier contact" in html
    assert "Terme dans" in html
    assert "Passer le test" in html


def test_a_deadline_that_is_past_is_told_as_overdue_and_nowhere_as_to_come(
    parcours, intervenante, coordinatrice, connecter
):
    """On the band, the pillar, the plan, the list, the social worker's day and the alerts."""
    quand = timezone.localdate() - datetime.timedelta(days=12)
    Etape.objects.create(parcours=parcours, pilier="langue", intitule="Passer le test", echeance=quand)
    Etape.objects.create(
        parcours=parcours, pilier="langue", intitule="Revoir Test", echeance=quand + datetime.timedelta(11)
    )
    Referent.objects.create(parcours=parcours, agent=intervenante, debut=parcours.debut, principal=True)
    evaluer(Parcours.objects.filter(pk=parcours.pk))
    dossier = parcours.personne.get_absolute_url()
    pages = {
        intervenante: [dossier, f"{dossier}plan/", "/personnes/", "/", "/alertes/"],
        coordinatrice: [dossier, "/personnes/", "/alertes/"],
    }
    for agent, adresses in pages.items():
        for adresse in adresses:
            html = connecter(agent).get(adresse).content.decode()
            assert "épassée depuis 12 jours" in html, adresse
            assert "dépassée depuis hier" in html or adresse == "/personnes/", adresse
            assert "rochaine échéance" not in html, adresse


def test_a_term_that_is_past_is_told_as_overdue(parcours, coordinatrice, connecter):
    parcours.programme, parcours.debut = "agir", timezone.localdate() - datetime.timedelta(days=900)
    parcours.save()
    assert "Terme dépassé depuis" in connecter(coordinatrice).get(parcours.personne.get_absolute_url()).content.decode()


def test_the_household_leads_to_the_dossiers_one_may_open(parcours, remplir, intervenante, coordinatrice, connecter):
    remplir(0)
    enfant = Personne.objects.get(nom="ENFANT-0")
    lien = f'href="{enfant.get_absolute_url()}"'
    assert lien in connecter(coordinatrice).get(parcours.personne.get_absolute_url()).content.decode()
    vu = connecter(intervenante).get(parcours.personne.get_absolute_url()).content.decode()
    assert "ENFANT-0" in vu
    assert lien not in vu


def test_the_timeline_comes_by_pages_of_twenty(parcours, coordinatrice, connecter):
    for rang in range(45):
        Suivi.objects.create(
            parcours=parcours,
            departement=parcours.departement,
            piliers=["langue"],
            texte=f"Suivi n° {rang}.",
            date=datetime.date(2026, 1, 1) + datetime.timedelta(days=rang),
        )
    client, adresse = connecter(coordinatrice), reverse("dossier_chronologie", args=[parcours.personne_id])
    premiere = client.get(f"{adresse}?pilier=langue", headers={"HX-Request": "true"}).content.decode()
    assert premiere.count("fil-temps__titre") == 20
    assert "Suivi n° 44." in premiere
    assert "Voir la suite" in premiere
    assert "<html" not in premiere
    troisieme = client.get(f"{adresse}?pilier=langue&page=3", headers={"HX-Request": "true"}).content.decode()
    assert "Suivi n° 0." in troisieme
    assert "Voir la suite" not in troisieme
    assert "<html" in client.get(adresse).content.decode()


def test_a_pillar_filters_the_timeline(parcours, coordinatrice, connecter):
    for pilier in ("langue", "emploi"):
        Suivi.objects.create(
            parcours=parcours, departement=parcours.departement, piliers=[pilier], texte=f"Sur {pilier}"
        )
    adresse = reverse("dossier_chronologie", args=[parcours.personne_id])
    html = connecter(coordinatrice).get(f"{adresse}?pilier=emploi").content.decode()
    assert "Sur emploi" in html
    assert "Sur langue" not in html


def test_a_blocked_pillar_says_why_and_what_was_decided(parcours, coordinatrice, connecter, monkeypatch):
    blocage = PointBlocage.objects.create(
        parcours=parcours,
        departement=parcours.departement,
        pilier="emploi",
        cause="permis",
        description="Échange refusé",
    )
    prise = chronologie.DecisionPrise("Saisir la préfecture", "Association Alpha", datetime.date(2026, 12, 31))
    monkeypatch.setattr(chronologie, "_sources_decisions", [lambda ids, agent: {blocage.pk: [prise]}])
    html = connecter(coordinatrice).get(parcours.personne.get_absolute_url()).content.decode()
    for mots in ("Permis de conduire", "Échange refusé", "Saisir la préfecture", "31 déc. 2026"):
        assert mots in html
