"""Protections that follow one another, permits whose renewal is asked for, the steps of an integration contract."""

import datetime
import re
from html import unescape

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from parcours.models import ContratIntegration, Parcours
from tests.parcours.dossier.test_echeances import dates, jour
from tests.parcours.dossier.test_fiches import poster  # noqa: F401 (fixture)

pytestmark = pytest.mark.django_db
JOUR = datetime.timedelta(days=1)


def releve(client, personne) -> str:
    html = client.get(reverse("dossier_fiches", args=[personne.pk])).content.decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_decision_says_who_took_it_and_the_one_before_is_history(parcours, poster, coordinatrice, connecter):  # noqa: F811
    nouvelle = {
        "statut": "apatride",
        "autorite": "cnda",
        "decidee_le": "2026-03-20",
        "date": "2026-03-12",
        "date_precision": "jour",
    }
    assert "postérieure à sa notification" in poster("protection", **nouvelle).content.decode()
    assert poster("protection", **nouvelle | {"decidee_le": "2026-03-02"}).status_code == 302
    ancienne = parcours.personne.protections.get(statut="refugie")
    assert (str(ancienne.fin), ancienne.motif_fin) == ("2026-03-12", "remplacee")
    # An older decision is history: it says when it ended.
    vieille = {"statut": "bpi", "date": "2020-01-01", "date_precision": "annee"}
    assert "dites quand celle-ci a pris fin" in poster("protection", **vieille).content.decode()
    assert poster("protection", **vieille, motif_fin="retrait").status_code == 200
    assert poster("protection", **vieille, fin="2021-01-01", motif_fin="retrait").status_code == 302
    html = releve(connecter(coordinatrice), parcours.personne)
    assert "CNDA, décidée le 2 mars 2026, notifiée 12 mars 2026" in html
    assert "jusqu'au 1er jan. 2021, retirée" in html


def test_a_renewal_asked_for_stops_the_reminders_and_the_receipt_takes_over(parcours, poster, coordinatrice, connecter):  # noqa: F811
    aujourdhui = timezone.localdate()
    personne = parcours.personne
    carte = personne.titres.create(type="pluriannuelle", debut=aujourdhui - 1000 * JOUR, fin=aujourdhui + 80 * JOUR)
    assert len(dates(parcours, "RENOUV_TITRE_LIMITE")) == 1
    client = connecter(coordinatrice)
    assert "renouvellement demandé" in releve(client, personne)
    avant = str(carte.debut - JOUR)
    assert "avant que le document" in poster("renouvellement", carte, renouvellement_demande_le=avant).content.decode()
    assert poster("renouvellement", carte, renouvellement_demande_le=str(aujourdhui - JOUR)).status_code == 302
    assert (dates(parcours, "RENOUV_TITRE_LIMITE"), dates(parcours, "RENOUV_TITRE_OUVERTURE")) == ([], [])
    assert dates(parcours, "FIN_TITRE") == [carte.fin]
    recu = {"recu": "api", "renouvellement_demande_le": str(aujourdhui - JOUR)}
    assert "depuis quand ce document est valable" in poster("renouvellement", carte, **recu).content.decode()
    fin = aujourdhui + 170 * JOUR
    assert poster("renouvellement", carte, **recu, recu_debut=str(aujourdhui), recu_fin=str(fin)).status_code == 302
    assert dates(parcours, "FIN_TITRE") == [fin]
    # The receipt of a renewal is not the first interim document: no exchange of the driving licence counts from it.
    assert dates(parcours, "ECHANGE_PERMIS") == []


def test_the_document_in_use_is_the_valid_one_not_the_latest_noted(parcours, coordinatrice, connecter):
    aujourdhui, personne, client = timezone.localdate(), parcours.personne, connecter(coordinatrice)
    personne.titres.create(type="api", debut=aujourdhui - 300 * JOUR, fin=aujourdhui - 100 * JOUR)
    page = client.get(personne.get_absolute_url()).content.decode()
    assert "expiré le" in page
    personne.titres.create(type="resident", debut=aujourdhui - 400 * JOUR, fin=aujourdhui + 400 * JOUR)
    personne.titres.create(type="pluriannuelle", debut=aujourdhui + 10 * JOUR)
    assert "Carte de résident" in client.get(personne.get_absolute_url()).content.decode()
    assert "en cours" in releve(client, personne)


def test_a_contract_goes_from_convocation_to_final_interview(parcours, poster, coordinatrice, connecter):  # noqa: F811
    personne, client = parcours.personne, connecter(coordinatrice)
    bientot = timezone.localdate() + 10 * JOUR
    assert poster("cir", convoque_le=str(bientot), date_precision="jour").status_code == 302
    assert dates(parcours, "CIR_CONVOCATION") == [bientot]
    assert "Convocation le" in releve(client, personne)
    assert not ContratIntegration.objects.signes().exists()
    cir = ContratIntegration.objects.get()
    signe = {"convoque_le": "2026-01-10", "date": "2026-01-20", "date_precision": "jour"}
    assert (
        "La convocation suit la signature"
        in poster("cir", cir, **signe | {"convoque_le": "2026-02-01"}).content.decode()
    )
    assert poster("cir", cir, **signe).status_code == 302
    assert (dates(parcours, "CIR_CONVOCATION"), dates(parcours, "CIR_TERME")) == ([], [jour("20/01/2027")])
    assert "terme le 20 jan. 2027" in releve(client, personne)
    trop = poster("cir", cir, **signe, prolonge_jusqu_au="2028-01-21").content.decode()
    assert "au-delà du 20 jan. 2028" in trop
    assert poster("cir", cir, **signe, prolonge_jusqu_au="2028-01-20").status_code == 302
    assert dates(parcours, "CIR_TERME") == [jour("20/01/2028")]
    deux_fins = {"entretien_final_le": "2026-06-01", "abandonne_le": "2026-06-01", "motif_abandon": "souhait"}
    assert "mené à son terme ou abandonné" in poster("cir", cir, **signe, **deux_fins).content.decode()
    assert poster("cir", cir, **signe, entretien_final_le="2026-06-01").status_code == 302
    assert dates(parcours, "CIR_TERME") == []
    assert "Terminé" in releve(client, personne)
    assert client.get(reverse("fiche_ajouter", args=[personne.pk, "cir"])).status_code == 200
    assert poster("cir", date="2026-01-01", date_precision="jour").status_code == 200
    html = client.get(reverse("dossier_chronologie", args=[personne.pk])).content.decode()
    for evenement in ("Convocation pour le contrat", "républicaine signé", "Entretien final"):
        assert evenement in html


def test_the_end_that_is_written_goes_before_the_one_counted(parcours, poster, coordinatrice, connecter):  # noqa: F811
    personne, client = parcours.personne, connecter(coordinatrice)
    signe = {"date": "2026-01-20", "date_precision": "jour"}
    assert poster("cir", **signe, fin_prevue="2027-06-30").status_code == 302
    cir = ContratIntegration.objects.get()
    assert (cir.terme, dates(parcours, "CIR_TERME")) == (jour("30/06/2027"), [jour("30/06/2027")])
    dit = releve(client, personne)
    assert "fin prévue le 30 juin 2027" in dit
    assert "terme le" not in dit
    assert poster("cir", cir, **signe, fin_prevue="2027-06-30", prolonge_jusqu_au="2027-09-30").status_code == 302
    assert dates(parcours, "CIR_TERME") == [jour("30/09/2027")]
    assert poster("cir", cir, **signe, fin_prevue="").status_code == 302
    assert dates(parcours, "CIR_TERME") == [jour("20/01/2027")]
    assert "prendre fin après le 20 jan. 2028" in poster("cir", cir, **signe, fin_prevue="2028-02-01").content.decode()
    assert "précède la signature" in poster("cir", cir, **signe, fin_prevue="2026-01-01").content.decode()
    sans = {"convoque_le": "2026-01-10", "date": "", "date_precision": "jour"}
    assert "quand le contrat a été signé" in poster("cir", cir, **sans, fin_prevue="2027-01-01").content.decode()


def test_the_database_holds_the_dates_together(parcours):
    personne = parcours.personne
    for relation, champs in (
        ("protections", {"statut": "bpi", "date": "2026-02-01", "fin": "2026-01-01"}),
        ("contratintegrations", {"date": "2026-02-01", "prolonge_jusqu_au": "2026-01-01"}),
        ("contratintegrations", {"date": "2026-02-01", "fin_prevue": "2026-01-01"}),
        ("contratintegrations", {"motif_abandon": "souhait"}),
        ("titres", {"type": "api", "debut": "2026-02-01", "renouvellement_demande_le": "2026-01-01"}),
        ("variantes", {"nom": "X", "du": "2026-02-01", "au": "2026-01-01"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            getattr(personne, relation).create(**champs)
    # Known to the month only, a signature is not compared with a day of that month.
    personne.contratintegrations.create(date="2026-02-01", date_precision="mois", convoque_le="2026-02-12")
    assert [str(d) for d in dates(Parcours.objects.get(), "CIR_TERME")] == ["2027-02-28"]
