"""Headers in a few letters: what they likely are is proposed in words, and no letter is taken for a whole header."""

import pytest

from parcours.importation.abreges import est_abrege, que_des_lettres
from parcours.importation.champs import PAR_CODE
from parcours.importation.entetes import colonnes_de
from parcours.importation.mots_entetes import sens
from parcours.importation.tables import lire, table

DATES = ["03/02/2024", "05/03/2025"]
MOTS = ["truc", "bidule"]


def lue(entete: str, valeurs: list[str] = MOTS):
    return colonnes_de(["Nom", "Prénom", entete], [["Demo", f"P{rang}", mot] for rang, mot in enumerate(valeurs)])[2]


#: Header → (field or the one proposed, a word of the reason); no field and no word: nothing is suggested.
ATTENDUS = {
    "TS": ("referent", "travailleur social"),
    "T.S.": ("referent", "titre de séjour"),
    "ASS": ("", "assistante sociale"),
    "AS": ("referent", "assistante sociale"),
    "CIP": ("referent", "insertion"),
    "CESF": ("referent", "conseillère"),
    "RDV": ("note", "rendez-vous"),
    "Prochain RDV": ("note", "rendez-vous"),
    "BPI": ("statut", "protection"),
    "PS": ("statut", "subsidiaire"),
    "DNA": ("", "accueil"),
    "CV": ("", "Vitale"),
    "PE": ("note", "France Travail"),
    "F.T.": ("note", "France Travail"),
    "M.L.": ("note", "mission locale"),
    "ML": ("note", "mission locale"),
    "CADA": ("hebergement", "hébergement"),
    "HUDA": ("hebergement", "hébergement"),
    "CPH": ("hebergement", "hébergement"),
    "IML": ("hebergement", "hébergement"),
    "FJT": ("hebergement", "hébergement"),
    "ASE": ("note", "enfance"),
    "OQTF": ("note", "territoire"),
    "ADA": ("note", "demandeur d'asile"),
    "h/sem": ("note", "semaine"),
    "Nb h/sem": ("note", "semaine"),
    "H/semaine": ("note", "semaine"),
    "Heures": ("note", "heures"),
    "PMSMP": ("note", "insertion"),
    "CEJ": ("note", "insertion"),
    "DELF": ("niveau", "diplôme"),
    "PA": ("droit_prime_activite", "prime"),
    "RQTH": ("droit_mdph", "MDPH"),
    "CMS": ("structure", "structure"),
    "CP": ("commune", "postal"),
    "Nb enf.": ("", "enfants"),
    "Emploi : TS": ("referent", "travailleur social"),
    "Emploi : h/sem": ("note", "heures"),
    "DCEM": ("titre", "séjour"),
}
SURS = {
    "CIR": "cir",
    "FLE": "niveau",
    "MDPH": "droit_mdph",
    "RSA": "droit_rsa",
    "C2S": "css",
    "APS": "titre",
    "TV": "droit_titre_voyage",
    "MT": "droit_medecin_traitant",
    "H": "sexe_h",
    "F": "sexe_f",
    "S": "sexe",
    "N°": "numero_ordre",
    "DN": "date_naissance",
    "Réf.": "referent",
    "TS réf.": "referent",
    "Fin TS": "titre",
    "Adr": "adresse",
    "Mob": "telephone",
    "H/F": "sexe",
}


@pytest.mark.parametrize("entete", ATTENDUS)
def test_an_abbreviation_is_asked_with_what_it_may_mean(entete):
    colonne, (propose, mot) = lue(entete), ATTENDUS[entete]
    assert (colonne.champ, colonne.propose) == ("", propose)
    assert mot in colonne.raison


@pytest.mark.parametrize("entete", SURS)
def test_what_is_sure_stays_sure(entete):
    assert lue(entete).champ == SURS[entete]


@pytest.mark.parametrize("entete", ["OK", "NC", "NR", "RAS", "DDV", "Acc", "Val", "Accompagnement"])
def test_of_what_nobody_knows_nothing_is_suggested(entete):
    assert (lue(entete).champ, lue(entete).propose, lue(entete).raison) == ("", "", "")


@pytest.mark.parametrize(
    ("entete", "propose"),
    [("TS", "titre"), ("CADA", "entree_hebergement"), ("BPI", "date_decision"), ("PE", "note"), ("ASS", "")],
)
def test_dates_below_it_say_which_of_its_meanings_it_is(entete, propose):
    assert lue(entete, DATES).propose == propose


#: « n° », « dn », « rq » are whole words of their own.
COURTES = sorted(forme for forme in table("entetes").lignes if len(forme) <= 2 and que_des_lettres(sens(forme)))


def test_there_are_such_forms():
    assert {"h", "f", "m", "s", "am", "mt", "tv", "id"} <= set(COURTES)


@pytest.mark.parametrize("courte", COURTES)
def test_a_letter_or_two_among_other_words_suggest_nothing(courte):
    for entete in (f"{courte} bidule", f"bidule {courte}", f"{courte}/{courte}z"):
        colonne = lue(entete)
        assert (colonne.champ, colonne.propose, colonne.raison) == ("", "", ""), entete


def test_inside_a_longer_header_it_is_explained():
    assert "« ts » (le travailleur social, ou le titre de séjour)" in lue("Emploi TS").raison


def test_the_list_says_fields_that_exist_and_no_abbreviation_twice():
    assert {ligne[quoi] for ligne in lire("abreges") for quoi in ("champ", "dates")} - {""} <= set(PAR_CODE)
    formes = [forme for ligne in lire("abreges") for forme in ligne["ecriture"].split("|")]
    assert len(formes) == len(set(formes))
    assert not [forme for forme in formes if not est_abrege(forme) or table("entetes").exacte(forme)]
