"""Examples of the dated rules (docs/domaine.md §12), in calendar months, and the cost of reading them."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parcours.dossier.echeances import a_venir, echeances
from parcours.models import (
    ContratIntegration,
    Etape,
    Parcours,
    Personne,
    Protection,
    Sejour,
    SuiviPostSortie,
    TitreSejour,
)

LOIN = datetime.date(2000, 1, 1), datetime.date(2060, 1, 1)


def jour(texte: str) -> datetime.date:
    return datetime.datetime.strptime(texte, "%d/%m/%Y").replace(tzinfo=datetime.UTC).date()


def dates(parcours, code: str, agent=None) -> list[datetime.date]:
    ensemble = Parcours.objects.filter(pk=parcours.pk)
    return [e.date for e in echeances(ensemble, *LOIN, agent=agent) if e.code == code]


@pytest.fixture
def protection(parcours):
    return parcours.personne.protections.get()


@pytest.mark.parametrize(
    ("notifie", "precision", "attendu"),
    [
        ("12/03/2026", "jour", "30/06/2026"),
        ("30/11/2025", "jour", "28/02/2026"),
        ("01/03/2026", "mois", "30/06/2026"),
        ("31/12/2025", "jour", "31/03/2026"),
    ],
)
def test_maintained_stay_ends_three_months_after_the_end_of_the_month_of_notification(
    parcours, protection, notifie, precision, attendu
):
    Protection.objects.update(date=jour(notifie), date_precision=precision)
    assert dates(parcours, "FIN_MAINTIEN_DNA") == []
    Sejour.objects.create(personne=parcours.personne, categorie="cada", debut=jour("01/01/2025"))
    assert dates(parcours, "FIN_MAINTIEN_DNA") == [jour(attendu)]


def test_who_left_the_reception_scheme_has_no_maintained_stay_date(parcours, protection):
    Sejour.objects.create(
        personne=parcours.personne, categorie="cada", debut=jour("01/01/2025"), fin=jour("01/02/2025")
    )
    assert dates(parcours, "FIN_MAINTIEN_DNA") == []


def test_agir_ends_after_24_calendar_months_and_only_agir(parcours):
    assert dates(parcours, "AGIR_TERME") == []
    Parcours.objects.update(programme="agir", debut=jour("29/02/2024"))
    assert dates(parcours, "AGIR_TERME") == [jour("28/02/2026")]


def test_contact_is_due_two_months_after_the_last_one_or_after_the_entry(parcours):
    assert dates(parcours, "AGIR_CONTACT") == [jour("01/05/2025")]
    Parcours.objects.update(dernier_contact=jour("31/12/2025"))
    assert dates(parcours, "AGIR_CONTACT") == [jour("28/02/2026")]


def test_a_stay_in_cph_is_renewed_by_periods_of_three_months(parcours, monkeypatch):
    Sejour.objects.create(personne=parcours.personne, categorie="cph", debut=jour("15/01/2026"))
    monkeypatch.setattr("parcours.dossier.echeances.timezone.localdate", lambda: jour("15/10/2026"))
    assert dates(parcours, "FIN_CPH") == [jour("15/10/2026")]
    monkeypatch.setattr("parcours.dossier.echeances.timezone.localdate", lambda: jour("16/10/2026"))
    assert dates(parcours, "FIN_CPH") == [jour("15/01/2027")]


def test_driving_licence_counts_from_the_first_interim_document(parcours):
    for debut, type_titre in (("10/06/2025", "recepisse"), ("10/12/2024", "api"), ("01/01/2024", "aps")):
        TitreSejour.objects.create(personne=parcours.personne, type=type_titre, debut=jour(debut))
    assert dates(parcours, "ECHANGE_PERMIS") == [jour("10/12/2025")]


def test_renewal_window_is_that_of_the_last_card(parcours):
    TitreSejour.objects.create(
        personne=parcours.personne, type="pluriannuelle", debut=jour("01/01/2020"), fin=jour("31/12/2023")
    )
    TitreSejour.objects.create(
        personne=parcours.personne, type="pluriannuelle", debut=jour("01/01/2024"), fin=jour("30/06/2027")
    )
    assert dates(parcours, "RENOUV_TITRE_OUVERTURE") == [jour("28/02/2027")]
    assert dates(parcours, "RENOUV_TITRE_LIMITE") == [jour("30/04/2027")]


def test_an_interim_document_without_an_end_lasts_six_months(parcours):
    TitreSejour.objects.create(personne=parcours.personne, type="api", debut=jour("31/08/2025"))
    assert dates(parcours, "FIN_TITRE") == [jour("28/02/2026")]


def test_integration_contract_and_temporary_protection(parcours):
    ContratIntegration.objects.create(personne=parcours.personne, date=jour("15/03/2025"))
    assert dates(parcours, "CIR_TERME") == [jour("15/03/2026")]
    assert dates(parcours, "PT_FIN") == []
    Protection.objects.update(statut="prot_temporaire", date=None)
    assert dates(parcours, "PT_FIN") == [jour("04/03/2027")]


def test_follow_up_after_the_exit_is_due_until_it_is_done(parcours):
    Parcours.objects.update(fin=jour("31/08/2025"), motif_sortie="terme", sortie_notee_le=jour("31/08/2025"))
    parcours.refresh_from_db()
    assert dates(parcours, "AGIR_CONTACT") == []
    assert (dates(parcours, "SUIVI_T6"), dates(parcours, "SUIVI_T12")) == ([jour("28/02/2026")], [jour("31/08/2026")])
    SuiviPostSortie.objects.create(parcours=parcours, terme="T6", fait_le=jour("01/03/2026"), joint=False)
    assert (dates(parcours, "SUIVI_T6"), dates(parcours, "SUIVI_T12")) == ([], [jour("31/08/2026")])


def test_deadlines_of_a_pillar_are_told_to_who_carries_it(parcours, intervenante, coordinatrice):
    for pilier in ("langue", "emploi"):
        Etape.objects.create(parcours=parcours, pilier=pilier, intitule=f"Étape {pilier}", echeance=jour("01/02/2026"))
    TitreSejour.objects.create(personne=parcours.personne, type="api", debut=jour("01/02/2025"))
    assert len(dates(parcours, "ETAPE", coordinatrice)) == 2
    assert [e.libelle for e in echeances(Parcours.objects.all(), *LOIN, agent=intervenante) if e.code == "ETAPE"] == [
        "Étape langue"
    ]
    assert dates(parcours, "ECHANGE_PERMIS", intervenante) == []
    assert dates(parcours, "ECHANGE_PERMIS", coordinatrice) == [jour("01/02/2026")]


def test_what_has_passed_and_is_only_history_is_not_to_come(parcours):
    Etape.objects.create(parcours=parcours, pilier="langue", intitule="En retard", echeance=jour("01/02/2026"))
    ContratIntegration.objects.create(personne=parcours.personne, date=jour("15/03/2020"))
    codes = {e.code for e in a_venir(Parcours.objects.all(), jour=jour("15/02/2026"))}
    assert codes == {"AGIR_CONTACT", "ETAPE"}


def test_reading_costs_the_same_for_one_pathway_and_for_six(parcours, coordinatrice):
    def cout() -> int:
        with CaptureQueriesContext(
            connection,
        ) as requetes:
            assert echeances(Parcours.objects.visible_par(coordinatrice), *LOIN, agent=coordinatrice)
        return len(requetes)

    coordinatrice.affectations_actives  # noqa: B018 (read once a request)
    un = cout()
    for rang in range(6):
        personne = Personne.objects.create(departement=parcours.departement, nom=f"DÉMO-{rang}")
        Protection.objects.create(personne=personne, statut="refugie", date=jour("12/03/2026"))
        Sejour.objects.create(personne=personne, categorie="cada", debut=jour("01/01/2025"))
        Parcours.objects.create(personne=personne, departement=parcours.departement, debut=jour("01/03/2025"))
    assert cout() == un <= 4


def test_only_the_pathways_asked_for_are_told(parcours):
    autre = Parcours.objects.create(
        personne=parcours.personne, departement=parcours.departement, programme="agir", debut=jour("01/04/2025")
    )
    ContratIntegration.objects.create(personne=parcours.personne, date=jour("15/03/2025"))
    assert {e.parcours for e in echeances(Parcours.objects.filter(pk=autre.pk), *LOIN)} == {autre}
