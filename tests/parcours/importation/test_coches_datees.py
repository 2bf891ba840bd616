"""A yes and its day in one cell; a no with a date, and what is only asked for, are asked and never stored as a yes."""

import datetime

import pytest

from parcours.importation.champs import DROITS, PAR_CODE
from parcours.importation.dates import SANS_DATE
from parcours.importation.questions import question_pour
from parcours.models import ContratIntegration, Droit, Importation, Parcours, Personne
from tests.parcours.importation.tables_nouvelles import UN, constats, deposer_champs, importer
from tests.parcours.importation.une_ligne import SansBase

JOUR = (datetime.date(2025, 7, 15), "jour")
MOIS = (datetime.date(2024, 3, 1), "mois")
OUI = [
    ("O 15/07/25", JOUR),
    ("oui 15/07/25", JOUR),
    ("Oui, le 15/07/2025", JOUR),
    ("x 15/07/25", JOUR),
    ("✓ 15/07/2025", JOUR),
    ("15/07/25 : oui", JOUR),
    ("OK depuis 03/2024", MOIS),
    ("oui (mars 2024)", MOIS),
    ("x 15/07", None),
    ("oui 31/02/2025", None),
]
RIGHTS = ["css", *(f"droit_{droit}" for droit in DROITS)]


def lue(champ: str, ecrit: str):
    return PAR_CODE[champ].comprendre(ecrit, SansBase())


def choix(champ: str, lecture) -> list[str]:
    return [code for code, _ in question_pour(champ, lecture, SansBase())]


@pytest.mark.parametrize(("ecrit", "date"), OUI)
def test_a_yes_with_its_day_is_signed_gone_or_opened_that_day(ecrit, date):
    for champ in ("cir", "sortie"):
        dite = lue(champ, ecrit)
        assert (dite.valeur == SANS_DATE) if date is None else ((dite.valeur.jour, dite.valeur.precision) == date), (
            champ
        )
        assert bool(dite.probleme) is (date is None)
        assert choix(champ, dite) == []
    for champ in RIGHTS:
        dite = lue(champ, ecrit)
        assert (dite.valeur, bool(dite.probleme), choix(champ, dite)) == ("ouvert", date is None, [])
        assert (dite.details and (dite.details.jour, dite.details.precision)) == date


@pytest.mark.parametrize("ecrit", ["oui 15/07/25", "x 03/2024"])
@pytest.mark.parametrize("champ", ["interprete", "agir", "pilier_langue"])
def test_a_plain_tick_with_a_date_is_a_yes_and_the_date_is_said(champ, ecrit):
    dite = lue(champ, ecrit)
    assert (dite.valeur, "n'est pas reprise" in dite.probleme, choix(champ, dite)) == (True, True, [])


@pytest.mark.parametrize("ecrit", ["N 15/07/25", "non 15/07/2025", "non (15/07/25)"])
@pytest.mark.parametrize("champ", ["cir", "sortie", "interprete", "agir", *RIGHTS])
def test_a_no_with_a_date_is_asked(champ, ecrit):
    dite = lue(champ, ecrit)
    assert (dite.valeur, dite.absent, bool(dite.probleme)) == (None, "", True)
    assert choix(champ, dite)[0] == ("a_faire" if champ in RIGHTS else "oui")


@pytest.mark.parametrize(
    "ecrit",
    [
        "renouvellement demandé",
        "RDV pris",
        "RDV le 15/07/25",
        "RDV pris 15/07/2025",
        "en attente de convocation",
        "dossier déposé",
        "convoquée le 15/07/25",
        "dossier à déposer",
        "en cours",
    ],
)
def test_what_is_only_asked_for_is_no_signed_contract_nor_exit_nor_open_right(ecrit):
    for champ in ("cir", "interprete", "agir"):
        dite = lue(champ, ecrit)
        assert (dite.valeur, choix(champ, dite)) == (None, ["oui", "non"]), champ
    assert lue("sortie", ecrit).valeur is None
    for champ in RIGHTS:
        dite = lue(champ, ecrit)
        assert dite.valeur in (None, "demande"), champ
        assert dite.valeur or len(choix(champ, dite)) == 6


@pytest.mark.parametrize(
    ("ecrit", "premiers"),
    [
        ("ouvert, renouvellement demandé", {"ouvert", "demande"}),
        ("oui mais en attente", {"ouvert", "demande"}),
        ("demande refusée", {"demande", "refuse"}),
        ("refusé, recours en cours", {"refuse", "recours", "demande"}),
        ("renouvellement demandé", {"demande"}),
        ("ouvert (expiré)", {"ouvert"}),
        ("oui, à renouveler", {"ouvert"}),
        ("ouvert : RDV pris", {"ouvert"}),
        ("ok pas encore", set()),
    ],
)
def test_a_right_that_says_two_things_is_asked_with_both_first(ecrit, premiers):
    dite = lue("css", ecrit)
    assert (dite.valeur, bool(dite.probleme)) == (None, True)
    assert set(choix("css", dite)[: len(premiers)]) == premiers


@pytest.mark.parametrize(
    ("ecrit", "etat", "date", "dit"),
    [
        ("ouvert depuis le 15/07/2025", "ouvert", JOUR, False),
        ("demandé le 15/07/25", "demande", JOUR, False),
        ("en attente CPAM", "demande", None, False),
        ("dossier déposé 03/2024", "demande", MOIS, False),
        ("ouvert jusqu'au 31/12/2027", "ouvert", None, True),
        ("refusé", "refuse", None, False),
        ("en cours depuis 03/2024", "demande", MOIS, False),
        ("en attente de réponse du 15/07/25", "demande", JOUR, False),
    ],
)
def test_a_state_and_its_day(ecrit, etat, date, dit):
    dite = lue("css", ecrit)
    jour = dite.details and (dite.details.jour, dite.details.precision)
    assert (dite.valeur, jour, bool(dite.probleme)) == (etat, date, dit)
    assert choix("css", dite) == []


def deposer(**cellules: str) -> Importation:
    return deposer_champs(UN | cellules)


@pytest.mark.django_db
def test_the_day_of_a_yes_is_written(jura_entier):
    importer(deposer(css="O 15/07/25", cir="OK depuis 03/2024", droit_caf="oui"))
    droits = {d.type: (d.etat, d.date, bool(d.releve_le)) for d in Droit.objects.all()}
    assert droits == {"css": ("ouvert", JOUR[0], False), "caf": ("ouvert", None, True)}
    assert (ContratIntegration.objects.get().date, ContratIntegration.objects.get().date_precision) == MOIS


@pytest.mark.django_db
@pytest.mark.parametrize(("reponse", "date"), [("oui", JOUR[0]), ("non", None)])
def test_the_answer_to_a_no_with_a_date_takes_its_date_or_nothing(jura_entier, reponse, date):
    depose = deposer(cir="N 15/07/25")
    depose.reponses = {"valeurs": {"cir": {"n 15 07 25": reponse}}}
    importer(depose)
    assert [c.date for c in ContratIntegration.objects.all()] == ([date] if date else [])
    assert Parcours.objects.get().fin is None


@pytest.mark.django_db
def test_a_day_that_the_dossier_did_not_know_completes_its_right(jura_entier):
    importer(deposer(css="oui"))
    encore = importer(deposer(css="oui 15/07/25"))
    assert (Droit.objects.get().date, Droit.objects.get().etat) == (JOUR[0], "ouvert")
    assert constats(encore) == {}
    # Another day is a difference: the dossier's stays until somebody chooses.
    importer(deposer(css="oui 16/07/25"))
    assert Droit.objects.get().date == JOUR[0]
    importer(deposer(css="oui 17/07/25"), css="remplacer")
    assert Droit.objects.get().date == datetime.date(2025, 7, 17)
    assert Personne.objects.count() == 1
