"""Cells of names as people write them: what is sure is taken, what is likely is said, nothing is invented."""

import openpyxl
import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.noms import sans_accents
from parcours.importation import identite
from parcours.importation.champs import PAR_CODE
from parcours.importation.comprehension import Lecteur
from parcours.importation.contexte import Contexte
from parcours.importation.depot import deposer
from parcours.importation.entetes import colonnes_de
from parcours.importation.execution import executer
from parcours.importation.lignes import Ligne
from parcours.importation.noms_de_la_ligne import mention
from parcours.models import Personne, VarianteIdentite
from tests.parcours.importation.conftest import LISTING


class SansBase(Contexte):
    """No cell of these tests is a town nor a structure."""

    def __init__(self):
        pass

    departement = "39"


def ligne(**cellules):
    """Understand one row, column name → cell."""
    lecteur = Lecteur(SansBase(), dict(enumerate(cellules)))
    return lecteur.comprendre(Ligne(1, list(cellules.values())))


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
        ("Prénom et nom", "prenom_nom"), ("Prénoms NOM", "prenom_nom"), ("First name Last name", "prenom_nom"),
        ("Prénom(s) et nom(s)", "prenom_nom"), ("Prénom et nom du bénéficiaire", "prenom_nom"),
        ("Nom et prénom", "nom_complet"), ("NOM Prénom", "nom_complet"), ("Nom et prénom du bénéficiaire", "nom_complet"),
        ("Nom(s) et prénom(s)", "nom_complet"), ("Bénéficiaire", "nom_complet"),
    ],
)  # fmt: skip
def test_the_header_says_which_name_comes_first(entete, champ):
    assert colonnes_de([entete, "Ville"])[0].champ == champ


@pytest.mark.parametrize(
    ("ecrit", "nom", "sexe"),
    [
        ("M. Karimi", "Karimi", "M"), ("Mme KOROMA", "KOROMA", "F"), ("Mlle Noori", "Noori", "F"), ("Mrs Bah", "Bah", "F"),
        ("Mr Bah", "Bah", "M"), ("monsieur Bah", "Bah", "M"), ("Madame le Goff", "le Goff", "F"), ("M.Karimi", "Karimi", "M"),
        ("Dr Bah", "Bah", None), ("KARIMI (Mme)", "KARIMI", "F"), ("Mira", "Mira", None), ("M.A. Karim", "M.A. Karim", None),
        ("Mmadi", "Mmadi", None), ("Drissa", "Drissa", None),
    ],
)  # fmt: skip
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
        ("KARIMI (décédé)", "KARIMI", "décédé"), ("KARIMI DCD", "KARIMI", "DCD"), ("DCD KARIMI", "KARIMI", "DCD"), ("KARIMI †", "KARIMI", "†"),
        ("KARIMI - sorti le 12/03/2024", "KARIMI", "sorti le 12/03/2024"), ("KARIMI parti à Lyon", "KARIMI", "parti à Lyon"),
        ("KARIMI déménagée", "KARIMI", "déménagée"), ("AL KHATIB (n'est plus suivi)", "AL KHATIB", "n'est plus suivi"),
    ],
)  # fmt: skip
def test_a_word_on_the_follow_up_is_asked_and_never_part_of_the_name(ecrit, reste, dit):
    lue = ligne(nom=ecrit, prenom="Ali")
    assert (lue.nom, lue.refusee, mention(lue.champs)) == (reste, True, dit)
    assert [p["message"] for p in lue.problemes] == [
        f"Le nom porte la mention « {dit} » : dites plus haut si la personne est encore suivie."
    ]


@pytest.mark.parametrize(
    "ecrit",
    [
        "HAMIDI Farida (et son fils Reza)", "KARIMI et ses 2 enfants", "M. et Mme Haidari", "Mr & Mme Haidari", "Ahmad + Fatima",
        "famille Karimi", "Famille KARIMI", "KARIMI (famille)", "Ahmad et Fatima", "KARIMI + 3", "KARIMI + 2 enf", "KARIMI (4 pers)",
        "KARIMI avec sa mère", "Ahmad & Fatima KARIMI", "KARIMI x3", "M. KARIMI et Mme NOORI",
    ],
)  # fmt: skip
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


@pytest.mark.parametrize(
    ("ecrit", "nom"),
    [
        ("\u200eKarimi\u200f", "Karimi"), ("\u202bKarimi\u202c", "Karimi"), ("\ufeffKarimi", "Karimi"), ("Kari\u00admi", "Karimi"),
        ("Al\u00a0Masri", "Al Masri"), ("\u2068Kari\u200bmi\u2069", "Karimi"), ("Çeli\u0307k", "Çelik"),
    ],
)  # fmt: skip
def test_marks_that_nobody_sees_are_no_part_of_a_name(ecrit, nom):
    assert (identite.nom(ecrit).valeur, identite.nom(ecrit).probleme) == (nom, "")


@pytest.mark.parametrize(
    ("ecrit", "nom", "dit"),
    [
        ("Ren?e", "Ren?e", "Une lettre de ce nom est perdue"),
        ("Fran\ufffdois", "Fran?ois", "Une lettre de ce nom est perdue"),
        ("?ükrü", "?ükrü", "Une lettre de ce nom est perdue"),
        ("Ren?", "Ren?", "Une lettre de ce nom est perdue, ou"),
        ("Karimi ?", "Karimi", "incertain"),
        ("AmÃ©lie", "Amélie", "Lettres réparées : « AmÃ©lie » est lu « Amélie »."),
        ("GarcÃ\xada", "García", "Lettres réparées"),
        ("Am√©lie", "Amélie", "Lettres réparées"),
        ("Am├®lie", "Amélie", "Lettres réparées"),
        ("Benoåt", "Benoåt", "mal codées"),
        ("JosÚ", "JosÚ", "mal codées"),
        ("RŠgis", "RŠgis", "mal codées"),
    ],
)
def test_letters_that_were_lost_are_said_and_repaired_only_when_it_is_sure(ecrit, nom, dit):
    lu = identite.nom(ecrit)
    assert (lu.valeur, lu.refus) == (nom, False)
    assert dit in lu.probleme


@pytest.mark.parametrize(
    "ecrit", ["Élise", "JOSÉ", "Nuñez", "Łukasz", "Şükrü", "ÖZDEMİR", "João", "Œuvre-Marie", "Ünal", "Âge"]
)
def test_the_letters_of_other_languages_are_no_fault(ecrit):
    assert (identite.nom(ecrit).valeur, identite.nom(ecrit).probleme) == (ecrit, "")


@pytest.mark.parametrize("ecrit", ["FNU", "SP", "sans prénom", "prénom inconnu", "—", "XXX", "bébé", "?"])
def test_a_first_name_that_is_not_known_is_none(ecrit):
    lue = ligne(nom="KARIMI", prenom=ecrit)
    assert (lue.nom, lue.prenom, lue.problemes) == ("KARIMI", "", [])


@pytest.mark.parametrize("ecrit", ["LNU", "SN", "sans nom"])
def test_who_has_one_name_is_noted_by_it_and_it_is_said(ecrit):
    lue = ligne(nom=ecrit, prenom="Ahmad")
    assert (lue.nom, lue.prenom, lue.refusee) == ("Ahmad", "", False)
    assert "Ahmad" in lue.problemes[0]["message"]


@pytest.mark.parametrize("ecrit", ["XXX", "-", "nom inconnu", "Mme", "LNU"])
def test_a_row_without_a_name_is_refused_once(ecrit):
    lue = ligne(nom=ecrit, prenom="" if ecrit == "LNU" else "Ahmad")
    assert [p["refus"] for p in lue.problemes] == [True]


@pytest.mark.parametrize(
    ("ecrit", "valeur", "dit"),
    [
        ("AMINATA @exemple.example", "aminata@exemple.example", ""),
        ("mailto:Serge@exemple.example", "serge@exemple.example", ""),
        ("Serge B <serge@exemple.example>", "serge@exemple.example", ""),
        ("a@exemple.example ; b@exemple.example", "a@exemple.example", "b@exemple.example"),
        ("a@exemple.example b@exemple.example", "a@exemple.example", "b@exemple.example"),
        ("\u200ba@exemple.example", "a@exemple.example", ""),
    ],
)
def test_an_e_mail_is_tidied_and_a_second_one_is_said(ecrit, valeur, dit):
    lu = identite.courriel(ecrit)
    assert lu.valeur == valeur
    assert dit in lu.probleme
    assert bool(lu.probleme) is bool(dit)


def test_the_names_of_the_example_raise_no_false_alarm():
    """Hundreds of names of many countries, written by hand."""
    lues = openpyxl.load_workbook(LISTING).active.iter_rows(min_row=5, values_only=True)
    ecrits = [
        (lire, str(case))
        for rang in lues
        for lire, case in ((identite.nom, rang[1]), (identite.prenom, rang[2]))
        if case
    ]
    assert len(ecrits) > 300
    dits = {ecrit: lu for lire, ecrit in ecrits if (lu := lire(ecrit)).probleme or lu.details or lu.mention}
    assert dits == {}


@pytest.mark.parametrize(
    "ecrit", ["A" * 61, f"KARIMI alias {'A' * 61}", f"KARIMI épouse {'A' * 61}", f"A née {'B' * 61}"]
)
@pytest.mark.parametrize("champ", ["nom", "prenom", "nom_complet", "prenom_nom", "nom_usage"])
def test_a_name_that_no_dossier_holds_is_refused(champ, ecrit):
    lu = PAR_CODE[champ].comprendre(ecrit, None)
    assert lu.refus or (champ == "nom_usage" and len(lu.valeur) < 60)


def test_the_column_of_names_in_use_says_the_name_in_use():
    lue = ligne(nom="DUPONT", prenom="Sophie", nom_usage="MARTIN née DUPONT")
    assert (lue.nom, lue.valeur("nom_usage"), lue.problemes) == ("DUPONT", "MARTIN", [])


@given(st.text(max_size=90))
def test_no_cell_of_names_breaks_the_reading(ecrit):
    """Whatever is written: what is kept has letters and fits its column, or the row is refused, or nothing is known."""
    for champ in ("nom", "prenom", "nom_complet", "prenom_nom", "nom_usage"):
        lu = PAR_CODE[champ].comprendre(ecrit, None)
        noms = lu.valeur if isinstance(lu.valeur, tuple) else (lu.valeur or "",)
        assert lu.texte == ecrit
        assert all(len(nom) <= 60 for nom in noms)
        assert lu.refus or lu.absent or sans_accents(noms[0])


MORCEAUX = [
    "Mme", "M.", "KARIMI", "Ali", "née", "épouse", "ép.", "alias", "/", "ou", "(", ")", "DUPONT", "Ben", "de", "FNU", "décédé",
    "sorti le 12/03/2024", "et", "+", "2 enfants", ",", "?", "-", "Sophie", "AmÃ©lie", "\u200e", "famille", "LNU",
]  # fmt: skip


@given(st.lists(st.sampled_from(MORCEAUX), min_size=1, max_size=7))
def test_no_word_that_is_not_a_name_is_ever_stored_in_one(morceaux):
    for champ in ("nom", "nom_complet", "prenom_nom"):
        lue = ligne(**{champ: " ".join(morceaux)})
        if not lue.refusee:
            garde = f" {lue.nom} {lue.prenom} {lue.valeur('nom_usage') or ''} "
            for mot in ("sorti le", "2 enfants", " famille ", "/", "+", "\u200e", " et "):
                assert mot not in garde, (champ, morceaux)


@pytest.mark.django_db
def test_the_other_spellings_go_into_the_dossier_and_find_the_person(jura_entier):
    tableau = "Nom;Prénom;Né(e) le\nMme KARIMI alias NAZARI;Ali;03/05/1990\nDUPONT ép. MARTIN;Sophie;01/02/1991\n"
    importation = deposer(ContentFile(tableau.encode()), "suivi.csv", departement="39")
    importation.etat = "en_attente"
    importation.save()
    executer(importation)
    variante = VarianteIdentite.objects.get()
    assert (str(variante), variante.source, variante.source_precise) == (
        "Ali NAZARI",
        "partenaire",
        "Tableau suivi.csv",
    )
    assert variante.departement_id == "39"
    personne = Personne.objects.get(nom="KARIMI")
    assert (personne.prenom, personne.sexe, "nazari" in personne.recherche) == ("Ali", "F", True)
    personne.recalculer_cles()
    assert personne.recherche == Personne.objects.get(pk=personne.pk).recherche
    assert Personne.objects.get(nom="DUPONT").nom_usage == "MARTIN"
