"""Cells of names as people write them: what is sure is taken, what is likely is said, nothing is invented."""

import pytest

from parcours.importation import identite
from parcours.importation.entetes import colonnes_de
from parcours.importation.noms_de_la_ligne import mention
from parcours.importation.noms_de_personnes import COMPLET, NOM, PAS_UN_NOM, PLUSIEURS, PRENOM, lire_nom
from tests.parcours.importation.une_ligne import ligne


@pytest.mark.parametrize(
    ("ecrit", "couple"),
    [
        ("Samira Rahimi", ("Rahimi", "Samira")),
        ("Mohammad Reza Ahmadi", ("Ahmadi", "Mohammad Reza")),
        ("Amina RAHIMI", ("RAHIMI", "Amina")),
        ("RAHIMI Amina", ("RAHIMI", "Amina")),
        ("Mohamed Ben Ali", ("Ben Ali", "Mohamed")),
        ("Fatima El Amrani", ("El Amrani", "Fatima")),
        ("Yasser Al-Masri", ("Al-Masri", "Yasser")),
        ("Ana de SOUSA", ("de SOUSA", "Ana")),
        ("Abd al Rahman Karimi", ("Karimi", "Abd al Rahman")),
        ("Sayed", ("Sayed", "")),
        ("FNU Karimi", ("Karimi", "")),
    ],
)
def test_a_column_that_says_the_first_name_first_is_believed(ecrit, couple):
    lu = identite.prenom_nom(ecrit)
    assert (lu.valeur, lu.probleme) == (couple, "")


@pytest.mark.parametrize(
    ("ecrit", "couple"),
    [
        ("Rahimi Samira", ("Rahimi", "Samira")),
        ("AL Khatib Samir", ("AL Khatib", "Samir")),
        ("El AMRANI Fatima", ("El AMRANI", "Fatima")),
        ("Ben Ali Mohamed", ("Ben Ali", "Mohamed")),
        ("McDONALD Ron", ("McDONALD", "Ron")),
        ("DE SOUSA MARTINS Ana Lucia", ("DE SOUSA MARTINS", "Ana Lucia")),
        ("AL KHATIB, Samir", ("AL KHATIB", "Samir")),
        ("Jean-Pierre N’DIAYE", ("N’DIAYE", "Jean-Pierre")),
        ("Ahmad LNU", ("Ahmad", "")),
        ("M. TCHOUPA Serge", ("TCHOUPA", "Serge")),
        ("محمد رضا", ("محمد", "رضا")),
    ],
)
def test_a_column_that_says_the_family_name_first_is_believed(ecrit, couple):
    lu = identite.nom_complet(ecrit)
    assert (lu.valeur, lu.probleme) == (couple, "")


@pytest.mark.parametrize(
    ("lire", "ecrit", "couple"),
    [
        (identite.prenom_nom, "Ana María García López", ("García López", "Ana María")),
        (identite.nom_complet, "Tekle Dawit Haile", ("Tekle", "Dawit Haile")),
        (identite.nom_complet, "Ahmad bin Salman", ("Ahmad", "bin Salman")),
        (identite.prenom_nom, "Karimi, Ali", ("Karimi", "Ali")),
        (identite.prenom_nom, "Abdul Karimi", ("Abdul Karimi", "")),
        (identite.nom_complet, "ABDUL Karim NOORI", ("ABDUL NOORI", "Karim")),
    ],
)
def test_a_name_that_may_be_cut_elsewhere_is_taken_in_order_and_said(lire, ecrit, couple):
    lu = lire(ecrit)
    assert (lu.valeur, lu.refus) == (couple, False)
    assert lu.probleme.startswith(f"Nom lu : {couple[0]}, prénom lu : {couple[1] or 'inconnu'}. Vérifiez")


@pytest.mark.parametrize(
    ("entete", "champ"),
    [
        ("Prénom et nom", "prenom_nom"),
        ("Prénoms NOM", "prenom_nom"),
        ("First name Last name", "prenom_nom"),
        ("Prénom(s) et nom(s)", "prenom_nom"),
        ("Prénom et nom du bénéficiaire", "prenom_nom"),
        ("Nom et prénom", "nom_complet"),
        ("NOM Prénom", "nom_complet"),
        ("Nom et prénom du bénéficiaire", "nom_complet"),
        ("Nom(s) et prénom(s)", "nom_complet"),
        ("Bénéficiaire", "nom_complet"),
    ],
)
def test_the_header_says_which_name_comes_first(entete, champ):
    assert colonnes_de([entete, "Ville"])[0].champ == champ


@pytest.mark.parametrize(
    ("ecrit", "nom", "sexe"),
    [
        ("M. Karimi", "Karimi", "M"),
        ("Mme KOROMA", "KOROMA", "F"),
        ("Mlle Noori", "Noori", "F"),
        ("Mrs Bah", "Bah", "F"),
        ("Mr Bah", "Bah", "M"),
        ("monsieur Bah", "Bah", "M"),
        ("Madame le Goff", "le Goff", "F"),
        ("M.Karimi", "Karimi", "M"),
        ("Dr Bah", "Bah", None),
        ("KARIMI (Mme)", "KARIMI", "F"),
        ("Mira", "Mira", None),
        ("M.A. Karim", "M.A. Karim", None),
        ("Mmadi", "Mmadi", None),
        ("Drissa", "Drissa", None),
    ],
)
def test_a_civility_is_no_name_and_gives_the_sex(ecrit, nom, sexe):
    lue = ligne(nom=ecrit, prenom="X-Démo")
    assert (lue.nom, lue.valeur("sexe"), lue.problemes) == (nom, sexe, [])


def test_the_sex_of_the_row_is_kept_and_a_civility_that_says_otherwise_is_said():
    lue = ligne(nom="Mme Koroma", sexe="M")
    assert lue.valeur("sexe") == "M"
    assert [p["message"] for p in lue.problemes] == ["Le sexe est « M », la civilité dit autre chose."]


@pytest.mark.parametrize(
    ("cellules", "attendu"),
    [
        ({"nom": "DUPONT ép. MARTIN", "prenom": "Sophie"}, ("DUPONT", "Sophie", "MARTIN")),
        ({"nom": "MARTIN née DUPONT", "prenom": "Sophie"}, ("DUPONT", "Sophie", "MARTIN")),
        ({"nom": "MARTIN (née DUPONT)", "prenom": "Sophie"}, ("DUPONT", "Sophie", "MARTIN")),
        ({"nom": "MARTIN née DUPONT épouse KHAN", "prenom": "Sophie"}, ("DUPONT", "Sophie", "KHAN")),
        ({"nom": "MARTIN", "prenom": "Sophie née DUPONT"}, ("DUPONT", "Sophie", "MARTIN")),
        ({"nom_complet": "MARTIN née DUPONT Sophie"}, ("DUPONT", "Sophie", "MARTIN")),
        ({"nom_complet": "MARTIN Sophie née DUPONT"}, ("DUPONT", "Sophie", "MARTIN")),
        ({"prenom_nom": "Mme Sophie Dupont épouse Martin"}, ("Dupont", "Sophie", "Martin")),
        ({"nom_complet": "DUPONT épouse MARTIN Sophie"}, ("DUPONT", "Sophie", "MARTIN")),
        ({"nom": "DUPONT veuve MARTIN", "nom_usage": "BERNARD"}, ("DUPONT", "", "BERNARD")),
        ({"nom_complet": "MARTIN Sophie ép. (née DUPONT)"}, ("DUPONT", "Sophie", "MARTIN")),
    ],
)
def test_the_birth_name_is_the_name_and_the_married_one_is_that_of_use(cellules, attendu):
    lue = ligne(**cellules)
    assert (lue.nom, lue.prenom, lue.valeur("nom_usage"), lue.problemes) == (*attendu, [])


@pytest.mark.parametrize(
    ("cellules", "nom", "autres"),
    [
        ({"nom": "KARIMI / KARIMY", "prenom": "Ali"}, "Ali KARIMI", [("KARIMY", "Ali")]),
        ({"nom": "KARIMI", "prenom": "Mohamed ou Muhammad"}, "Mohamed KARIMI", [("KARIMI", "Muhammad")]),
        ({"nom_complet": "KARIMI/KARIMY Ali"}, "Ali KARIMI", [("KARIMY", "Ali")]),
        ({"nom_complet": "KARIMI Ali alias KHAN Reza"}, "Ali KARIMI", [("KHAN", "Reza")]),
        ({"nom": "KARIMI dit KHAN", "prenom": "Ali"}, "Ali KARIMI", [("KHAN", "Ali")]),
    ],
)
def test_another_spelling_is_kept_beside_the_name(cellules, nom, autres):
    lue = ligne(**cellules)
    assert f"{lue.prenom} {lue.nom}" == nom
    assert (lue.valeur("autres_noms"), lue.problemes) == (autres, [])


@pytest.mark.parametrize(
    ("ecrit", "reste", "dit"),
    [
        ("KARIMI (décédé)", "KARIMI", "décédé"),
        ("KARIMI DCD", "KARIMI", "DCD"),
        ("DCD KARIMI", "KARIMI", "DCD"),
        ("KARIMI †", "KARIMI", "†"),
        ("KARIMI - sorti le 12/03/2024", "KARIMI", "sorti le 12/03/2024"),
        ("KARIMI parti à Lyon", "KARIMI", "parti à Lyon"),
        ("KARIMI déménagée", "KARIMI", "déménagée"),
        ("AL KHATIB (n'est plus suivi)", "AL KHATIB", "n'est plus suivi"),
    ],
)
def test_a_word_on_the_follow_up_is_asked_and_never_part_of_the_name(ecrit, reste, dit):
    lue = ligne(nom=ecrit, prenom="Ali")
    assert (lue.nom, lue.refusee, mention(lue.champs)) == (reste, True, dit)
    assert [p["message"] for p in lue.problemes] == [
        f"Le nom porte la mention « {dit} » : dites si la personne est encore suivie."
    ]


@pytest.mark.parametrize(
    "ecrit",
    [
        "HAMIDI Farida (et son fils Reza)",
        "KARIMI et ses 2 enfants",
        "M. et Mme Haidari",
        "Mr & Mme Haidari",
        "Ahmad + Fatima",
        "famille Karimi",
        "Famille KARIMI",
        "KARIMI (famille)",
        "Ahmad et Fatima",
        "KARIMI + 3",
        "KARIMI + 2 enf",
        "KARIMI (4 pers)",
        "KARIMI avec sa mère",
        "Ahmad & Fatima KARIMI",
        "KARIMI x3",
        "M. KARIMI et Mme NOORI",
    ],
)
def test_several_people_in_a_cell_are_never_one_name(ecrit):
    for champ in ("nom", "nom_complet", "prenom_nom"):
        lue = ligne(**{champ: ecrit})
        assert lue.refusee
        assert lue.problemes[0]["message"] == "Cette case nomme plusieurs personnes : une ligne par personne."
        assert len(lue.problemes) == 1


@pytest.mark.parametrize(
    "ecrit",
    [
        "Jean-Pierre",
        "Marie Ange",
        "Démo 12/03",
        "AL KHATIB",
        "O'Neil",
        "Etienne",
        "Ait Etxe",
        "Femi",
        "Pereira",
        "Enfantin",
        "Couplan",
    ],
)
def test_a_compound_name_is_one_person(ecrit):
    assert (ligne(nom=ecrit).nom, ligne(nom=ecrit).problemes) == (ecrit, [])


def test_two_unlike_first_names_are_asked_and_two_unlike_names_are_both_kept():
    refusee = ligne(nom="KARIMI", prenom="Ahmad / Fatima")
    assert refusee.refusee
    assert "« Ahmad » et « Fatima »" in refusee.problemes[0]["message"]
    gardee = ligne(nom="RAHIMI / NAZARI", prenom="Ali")
    assert (gardee.nom, gardee.valeur("autres_noms"), gardee.refusee) == ("RAHIMI", [("NAZARI", "Ali")], False)
    assert "Vérifiez" in gardee.problemes[0]["message"]


@pytest.mark.parametrize("place", [NOM, PRENOM, COMPLET])
@pytest.mark.parametrize(
    "ecrit",
    [
        "conjoint de Khadija : Rahmat",
        "Snežana : voir au-dessus",
        "voir ligne 12",
        "idem",
        "Nom : KARIMI Ali",
        "la sœur de Tsering",
        "fils d'Ali DEMO",
        "même famille",
        "ami de Paul",
        "cf. ci-dessus",
    ],
)
def test_what_says_something_else_than_a_name_is_never_stored_as_one(ecrit, place):
    lu = lire_nom(ecrit, place)
    assert lu.refus in (PAS_UN_NOM, PLUSIEURS) or not lu.nom


@pytest.mark.parametrize(
    "ecrit", ["DE LA MÈRE Ali", "Amide Karim", "Voiron Paul", "Idemudia Osas", "Filsaime Jean", "Père HAILE Yohannes"]
)
def test_a_name_that_only_looks_like_it_stays_a_name(ecrit):
    lu = lire_nom(ecrit, COMPLET)
    assert (lu.refus, lu.nom) == ("", ecrit.removeprefix("Père "))


@pytest.mark.parametrize(
    ("ecrit", "prenom", "dit"),
    [
        ("Zalmai 12/05/85", "Zalmai", "12/05/85"),
        ("Gul Agha ~1975", "Gul Agha", "~1975"),
        ("Christ-Vie 30 ans", "Christ-Vie", "30 ans"),
        ("Jawad 01.01.1999", "Jawad", "01.01.1999"),
        ("Armen (1958)", "Armen", "1958"),
        ("Yonas, 27/09/1993", "Yonas", "27/09/1993"),
    ],
)
def test_a_birth_among_names_is_no_name_and_is_said(ecrit, prenom, dit):
    lue = ligne(nom="HABIBI", prenom=ecrit)
    assert lue.prenom == prenom
    assert [p["message"] for p in lue.problemes] == [f"« {dit} » n'est pas repris dans le nom."]


def test_two_first_names_that_are_only_alike_are_two_people():
    """« Milad / Mina », twins: no spelling of one name."""
    for ecrit in ("Milad / Mina", "Lina / Nina", "Ahmad / Amina"):
        assert "une ligne par personne" in ligne(nom="DEMO", prenom=ecrit).problemes[0]["message"], ecrit
    assert ligne(nom="DEMO", prenom="Mohamed / Muhammad").problemes == []
