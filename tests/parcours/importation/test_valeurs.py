"""Cells understood through the tables, without a database."""

import pytest

from parcours.importation import codes, identite
from parcours.importation.composition import lire_composition
from parcours.importation.droits_lus import droit
from parcours.importation.emplois_lus import emploi
from parcours.importation.hebergements_lus import HebergementLu, genre_du_lieu
from parcours.importation.niveaux_lus import NiveauLu, niveau
from parcours.importation.observations import piliers_evoques
from parcours.importation.valeur import Lecture
from tests.parcours.importation.une_ligne import SansBase, ligne


def _droit(ecrit: str) -> Lecture:
    return droit(ecrit, SansBase())


def _composition(ecrit: str) -> Lecture:
    return lire_composition(ecrit, 30)


@pytest.mark.parametrize(
    ("lire", "ecrit", "valeur"),
    [
        (codes.nationalites, "Congo RDC", ["COD"]),
        (codes.nationalites, "Congolaise (RDC)", ["COD"]),
        (codes.nationalites, "Afgh.", ["AFG"]),
        (codes.nationalites, "Côte d’Ivoire", ["CIV"]),
        (codes.nationalites, "KOSOVO", ["XKX"]),
        (codes.nationalites, "Syrienne / turque", ["SYR", "TUR"]),
        (codes.statut, "réfugiée", "refugie"),
        (codes.statut, "Prot. sub.", "prot_subsidiaire"),
        (codes.statut, "BPI", "bpi"),
        (codes.statut, "PT", "prot_temporaire"),
        (emploi, "garantie jeune", "cej"),
        (emploi, "CDD 6 mois", "cdd_6_plus"),
        (emploi, "CDI temps plein", "cdi"),
        (codes.sexe, "Mme", "F"),
        (codes.sexe, "H", "M"),
        (_droit, "X", "ouvert"),
        (_droit, "en cours", "demande"),
        (identite.telephone, "+33 6 00 00 00 00", "06 00 00 00 00"),
        (identite.telephone, "06.00.00.00.00", "06 00 00 00 00"),
        (identite.telephone, "612345678", "06 12 34 56 78"),
        (identite.telephone, "6.39985002E8", "06 39 98 50 02"),
        (identite.telephone, "tel: 06 12 34 56 78", "06 12 34 56 78"),
        (identite.numero_etranger, "9900019661", "9900019661"),
        (identite.nom, "Demi\u0307r", "Demir"),
        (identite.nom, " Çeli\u0307k ", "Çelik"),
    ],
)
def test_a_written_form_becomes_its_value(lire, ecrit, valeur):
    assert lire(ecrit).valeur == valeur
    assert lire(ecrit).probleme == ""
    assert lire(ecrit).texte == ecrit


@pytest.mark.parametrize(
    ("lire", "ecrit"),
    [
        (codes.nationalites, "Congolaise"),
        (codes.nationalites, "martienne"),
        (codes.statut, "en réflexion"),
        (niveau, "moyen"),
        (genre_du_lieu, "yourte"),
        (identite.telephone, "00000"),
        (identite.numero_etranger, "en cours"),
        (identite.numero_etranger, "12345678"),
        (identite.numero_etranger, "1234567"),
        (identite.courriel, "amina chez exemple"),
        (_composition, "une tribu"),
    ],
)
def test_what_no_table_knows_is_said_and_its_text_kept(lire, ecrit):
    lu = lire(ecrit)
    assert (lu.valeur, lu.texte) == (None, ecrit)
    assert lu.probleme
    assert not lu.refus


@pytest.mark.parametrize("ecrit", ["débouté", "DÉBOUTÉE", "demandeur d'asile", "Dublin"])
def test_a_status_outside_the_scope_refuses_the_row(ecrit):
    assert codes.statut(ecrit).refus


def test_a_level_says_its_nature_and_reading_is_another_axis():
    assert niveau("A2 (OFII)").valeur == NiveauLu("a2", "", "positionnement_ofii")
    assert niveau("alpha").valeur == NiveauLu("", "alpha", "evaluation_structure")
    assert niveau("infra A1").valeur.niveau == "infra_a1_1"


@pytest.mark.parametrize(
    ("ecrit", "code"),
    [
        ("A2.2", "a2"),
        ("A1.1", "a1_1"),
        ("A1.2", "a1"),
        ("B1+", "b1"),
        ("A2+", "a2"),
        ("niv. A2", "a2"),
        ("Niveau B1.1", "b1"),
        ("A2 acquis", "a2"),
        ("A2 oral, A2 écrit", "a2"),
        ("infra A1", "infra_a1_1"),
        ("A1.1/A1.1", "a1_1"),
    ],
)
def test_a_part_of_a_level_is_its_level(ecrit, code):
    assert niveau(ecrit).valeur == NiveauLu(code, "", "evaluation_structure")


@pytest.mark.parametrize(
    "ecrit", ["A2/B1", "A2 (écrit A1)", "A1.1 - A1", "débutant A1", "A2 et B1", "oral A2.1 écrit A1", "FLE A1/A2"]
)
def test_two_levels_in_a_cell_are_asked(ecrit):
    lu = niveau(ecrit)
    assert (lu.valeur, "plusieurs niveaux" in lu.probleme) == (None, True)


@pytest.mark.parametrize("ecrit", ["A2 oral", "< A1", "A2 ?", "A2.7", "A2 visé", "alpha puis A1"])
def test_a_level_with_a_word_that_may_change_it_is_asked(ecrit):
    lu = niveau(ecrit)
    assert (lu.valeur, "n'est pas reconnu" in lu.probleme) == (None, True)


def test_a_level_and_a_profile_are_both_kept():
    lu = niveau("FLE A2.1")
    assert (lu.valeur, lu.lu) == (NiveauLu("a2", "fle", "evaluation_structure"), "A2, Français langue étrangère")
    assert niveau("DELF A2 obtenu en 2024").valeur == NiveauLu("a2", "", "certification")


def test_a_place_keeps_what_follows_it():
    assert genre_du_lieu("CADA Lons").valeur == HebergementLu("cada", precision="Lons")
    assert genre_du_lieu("Rés. sociale").valeur.categorie == "residence_sociale"


@pytest.mark.parametrize(
    ("ecrit", "adultes", "enfants"),
    [
        ("couple + 2 enf", 2, 2),
        ("2A 3E", 2, 3),
        ("mère + 1", 1, 1),
        ("couple+3", 2, 3),
        ("seule", 1, 0),
        ("4 pers.", None, None),
    ],
)
def test_a_household_is_counted_when_the_text_says_so(ecrit, adultes, enfants):
    composition = _composition(ecrit).valeur
    assert (composition.adultes, composition.enfants) == (adultes, enfants)


@pytest.mark.parametrize(
    ("ecrit", "couple"),
    [
        ("AL KHATIB Samir", ("AL KHATIB", "Samir")),
        ("Samir AL KHATIB", ("AL KHATIB", "Samir")),
        ("Al Khatib, Samir", ("Al Khatib", "Samir")),
        ("Noori", ("Noori", "")),
    ],
)
def test_a_single_column_of_names_is_cut(ecrit, couple):
    assert identite.nom_complet(ecrit).valeur == couple


def test_blockages_are_several_and_carry_their_pillar():
    lus = codes.blocages("transport, garde d'enfants").valeur
    assert [(lu.cause, lu.pilier) for lu in lus] == [("transport", "emploi"), ("garde_enfants", "emploi")]


@pytest.mark.parametrize(
    ("ecrit", "piliers"),
    [
        ("dossier MDPH", ["sante"]),
        ("logement : voir le médecin", ["sante"]),
        ("attend réponse bailleur", ["logement"]),
        ("ne répond plus", []),
    ],
)
def test_one_word_of_health_keeps_the_text_to_health(ecrit, piliers):
    assert piliers_evoques(ecrit) == piliers


@pytest.mark.parametrize(
    ("ecrit", "dit"),
    [
        (
            "06 12 34 56 78 / 07 98 76 54 32",
            "Deux numéros : le premier est retenu, « 07 98 76 54 32 » n'est pas repris.",
        ),
        ("0612345678 ou 0612345678", ""),
        ("06 12 34 56 78 (mère)", "À côté du numéro, « mère » n'est pas repris."),
        (
            "06 12 34 56 78, 07 98 76 54 32 et +213 551 23 45 67",
            "Plusieurs numéros : le premier est retenu, « 07 98 76 54 32 » et « +213551234567 » ne sont pas repris.",
        ),
    ],
)
def test_of_several_telephones_the_first_is_kept_and_the_rest_is_said(ecrit, dit):
    lu = identite.telephone(ecrit)
    assert (lu.valeur, lu.probleme, lu.refus) == ("06 12 34 56 78", dit, False)


def test_a_zero_is_lost_by_a_cell_that_is_a_number_and_by_no_text():
    assert ligne(nom="Demo", numero_etranger=39031204).valeur("numero_etranger") == "039031204"
    texte = ligne(nom="Demo", numero_etranger="39031204")
    assert texte.valeur("numero_etranger") is None
    assert "039031204" in texte.problemes[0]["message"]
    assert ligne(nom="Demo", numero_etranger=3903120).valeur("numero_etranger") is None
