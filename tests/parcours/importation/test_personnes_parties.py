"""People who are gone are not active: nothing is due of them, nothing waits for them, where they live is not known."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cirj.socle.rls import contexte
from comites.journee import JourneeCoordination
from comites.seances.agenda import inscriptibles
from parcours.alertes.evaluation import alertes_dues, evaluer
from parcours.dossier.echeances import a_venir, echeances
from parcours.models import (
    Alerte,
    ContratIntegration,
    Droit,
    Etape,
    Importation,
    Objectif,
    Parcours,
    Personne,
    PointBlocage,
    Sejour,
    SituationEmploi,
    TitreSejour,
)
from tests.comites.indicateurs.test_definitions import resultat
from tests.parcours.importation.tables_nouvelles import UN, constats, deposer_lignes, importer

pytestmark = pytest.mark.django_db

TOUJOURS = datetime.date(1990, 1, 1), datetime.date(2060, 1, 1)
PARTIE = {
    "hebergement": "CADA",
    "entree_hebergement": "03/02/2024",
    "emploi": "CDI",
    "css": "oui",
    "entree": "01/02/2024",
}
#: What the row says of the exit → (the last day it may be, what is known of it, whether anything is).
SORTIES = {
    "jour": ({"sortie": "03/11/2025"}, (datetime.date(2025, 11, 3), "jour", True)),
    "mois": ({"sortie": "11/2025"}, (datetime.date(2025, 11, 30), "mois", True)),
    "annee": ({"sortie": "2025"}, (datetime.date(2025, 12, 31), "annee", True)),
    "sans date": ({"sortie": "oui"}, (None, "jour", False)),
    "motif": ({"sortie": "03/11/2025", "motif_sortie": "déménagement"}, (datetime.date(2025, 11, 3), "jour", True)),
}


@pytest.fixture(params=["créée", "connue"])
def importer_la_sortie(request, jura_entier):
    """Return a function that imports the exit of somebody new, or of somebody known and then told to be gone."""

    def faire(dite: dict) -> Importation:
        if request.param == "connue":
            importer(deposer_lignes(UN | PARTIE))
        # As a worker does: row-level security lets the service end what the structures carry.
        with contexte.service("39"):
            return importer(deposer_lignes(UN | PARTIE | dite), sortie="remplacer")

    return faire


def attendus(agent) -> dict[str, list]:
    """Everything that may wait for somebody, by where it is shown."""
    parcours, journee = Parcours.objects.all(), JourneeCoordination(agent, "39")
    return {
        "échéances": [e.code for e in a_venir(parcours) + echeances(parcours, *TOUJOURS)],
        "alertes": list(alertes_dues(parcours, timezone.localdate())),
        "contacts": list(journee.tous_les_contacts),
        "échéances du jour": journee.toutes_les_echeances,
        "blocages": list(journee.tous_les_blocages),
        "ordre du jour": list(inscriptibles(agent, "39")),
        "orientations": list(journee.toutes_les_orientations),
        "difficultés": [journee.difficultes] if journee.difficultes else [],
        "sans référent": [journee.sans_referent] if journee.sans_referent else [],
    }


@pytest.mark.parametrize("dite", SORTIES)
def test_whoever_a_table_says_gone_is_asked_nothing_and_lives_nowhere_known(
    importer_la_sortie, coordinatrice, connecter, dite
):
    cellules, (fin, precision, connue) = SORTIES[dite]
    importer_la_sortie(cellules)
    sejour = Sejour.objects.get()
    assert (sejour.fin, sejour.fin_precision, sejour.fin_connue) == (fin or timezone.localdate(), precision, connue)
    assert (sejour.motif_fin, sejour.debut) == ("fin_suivi", datetime.date(2024, 2, 3))
    evaluer(Parcours.objects.all())
    assert attendus(coordinatrice) == dict.fromkeys(attendus(coordinatrice), [])
    assert not Alerte.objects.ouvertes().exists()
    client = connecter(coordinatrice)
    for page in ("accueil", "alertes"):
        assert "Un DEMO" not in client.get(reverse(page)).content.decode()
    personne = Personne.objects.get()
    resume = client.get(personne.get_absolute_url()).content.decode()
    assert "après la sortie" not in resume.partition("Échéances")[2].partition("</section>")[0]
    # What each pillar says today: nothing of a place where nobody knows that she lives.
    assert "depuis le 3 fév. 2024" not in resume
    releve = client.get(reverse("dossier_fiches", args=[personne.pk]), {"partie": "logement"}).content.decode()
    releve = releve.replace("&#x27;", "'")
    assert ("jusqu'" in releve) is connue
    assert ("fin à une date inconnue" in releve) is not connue
    assert "noter la sortie" not in releve


@pytest.mark.parametrize("dite", SORTIES)
def test_depositing_the_exit_again_differs_in_nothing(importer_la_sortie, dite):
    cellules, _ = SORTIES[dite]
    importer_la_sortie(cellules)
    avant = list(Sejour.objects.values_list("fin", "fin_precision", "fin_connue", "motif_fin"))
    encore = importer(deposer_lignes(UN | PARTIE | cellules | {"observations": "autre mot"}))
    assert constats(encore) == {}
    assert list(Sejour.objects.values_list("fin", "fin_precision", "fin_connue", "motif_fin")) == avant


def test_an_exit_that_is_kept_out_of_the_dossier_leaves_the_stay_open(jura_entier):
    importer(deposer_lignes(UN))
    importer(deposer_lignes(UN | PARTIE | {"sortie": "03/11/2025"}))
    assert Parcours.objects.get().fin is None
    assert Sejour.objects.get().fin is None


def test_a_corrected_exit_moves_the_end_of_the_stay(jura_entier):
    importer(deposer_lignes(UN | PARTIE | {"sortie": "oui"}))
    with contexte.service("39"):
        importer(deposer_lignes(UN | PARTIE | {"sortie": "03/11/2025"}), sortie="remplacer")
    sejour = Sejour.objects.get()
    assert (sejour.fin, sejour.fin_connue) == (datetime.date(2025, 11, 3), True)


@pytest.fixture
def charge(parcours, coordinatrice):
    """A pathway with one of each thing that may wait for somebody; return it."""
    personne, jour = parcours.personne, timezone.localdate()
    passe = jour - datetime.timedelta(days=400)
    Sejour.objects.create(personne=personne, categorie="cada", debut=passe)
    SituationEmploi.objects.create(personne=personne, categorie="cdd", date=passe, fin_prevue=jour)
    Droit.objects.create(personne=personne, type="css", etat="ouvert", date=passe, fin=jour)
    ContratIntegration.objects.create(personne=personne, date=passe)
    TitreSejour.objects.create(personne=personne, type="recepisse", debut=passe, fin=jour)
    Etape.objects.create(parcours=parcours, pilier="langue", intitule="Étape", echeance=jour)
    structure = parcours.interventions.first().structure
    Objectif.objects.create(parcours=parcours, pilier="langue", intitule="Objectif", echeance=jour, structure=structure)
    PointBlocage.objects.create(
        parcours=parcours, departement_id="39", pilier="langue", cause="transport", signale_le=passe
    )
    return parcours


@pytest.mark.parametrize("il_y_a", [0, 100, 300, 2000])
def test_the_form_ends_what_the_pathway_carries_and_asks_only_what_is_to_come(charge, coordinatrice, connecter, il_y_a):
    assert any(attendus(coordinatrice).values())
    Parcours.objects.update(debut=datetime.date(2019, 1, 1))
    fin = timezone.localdate() - datetime.timedelta(days=il_y_a)
    adresse = reverse("fiche_ajouter", args=[charge.personne_id, "sortie"])
    envoi = {"fin": fin.isoformat(), "motif_sortie": "demenagement"}
    assert connecter(coordinatrice).post(adresse, envoi).status_code == 302
    sejour = Sejour.objects.get()
    assert (sejour.fin, sejour.fin_precision, sejour.motif_fin) == (max(fin, sejour.debut), "jour", "fin_suivi")
    # A stay begun after the exit ended on a day that nobody said.
    assert sejour.fin_connue is (sejour.debut <= fin)
    restent = echeances(Parcours.objects.all(), *TOUJOURS)
    assert {e.code for e in restent} == {c for c, mois in (("SUIVI_T6", 6), ("SUIVI_T12", 12)) if il_y_a < mois * 30}
    assert not [e for e in restent if e.depassee]
    seuls_suivis = {"échéances": [], "alertes": [], "échéances du jour": []}
    assert attendus(coordinatrice) | seuls_suivis == dict.fromkeys(attendus(coordinatrice), [])


def test_another_pathway_that_is_open_keeps_the_stay(charge):
    Parcours.objects.create(
        personne=charge.personne, departement_id="39", programme="agir", debut=datetime.date(2025, 1, 1)
    )
    charge.sortir(timezone.localdate(), "terme")
    assert Sejour.objects.get().fin is None


def test_a_stay_that_ended_with_the_pathway_is_no_exit_from_accommodation_and_is_said(charge):
    charge.sortir(datetime.date(2026, 5, 4), "terme")
    r = resultat("taux_sortie_logement")
    assert (r.effectif, r.base, r.manquants) == (0, 0, 1)
