"""Letters, names that are none, addresses: what a cell of names may not keep."""

import openpyxl
import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle.noms import sans_accents
from parcours.importation import identite
from parcours.importation.champs import PAR_CODE
from parcours.importation.depot import deposer
from parcours.importation.execution import executer
from parcours.models import Personne, VarianteIdentite
from tests.parcours.importation.conftest import LISTING
from tests.parcours.importation.une_ligne import ligne


@pytest.mark.parametrize(
    ("ecrit", "nom"),
    [
        ("\u200eKarimi\u200f", "Karimi"),
        ("\u202bKarimi\u202c", "Karimi"),
        ("\ufeffKarimi", "Karimi"),
        ("Kari\u00admi", "Karimi"),
        ("Al\u00a0Masri", "Al Masri"),
        ("\u2068Kari\u200bmi\u2069", "Karimi"),
        ("Çeli\u0307k", "Çelik"),
    ],
)
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
    "Mme",
    "M.",
    "KARIMI",
    "Ali",
    "née",
    "épouse",
    "ép.",
    "alias",
    "/",
    "ou",
    "(",
    ")",
    "DUPONT",
    "Ben",
    "de",
    "FNU",
    "décédé",
    "sorti le 12/03/2024",
    "et",
    "+",
    "2 enfants",
    ",",
    "?",
    "-",
    "Sophie",
    "AmÃ©lie",
    "\u200e",
    "famille",
    "LNU",
]


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
