"""Words that a table holds beside what it says: understood when they are sure, asked once per value when they are likely,
said when they are neither; none is taken for something else.
"""

import datetime

import pytest
from django.urls import reverse

from acteurs.models import Structure
from parcours.importation.champs import PAR_CODE
from parcours.importation.dates import DateRefusee, lire_date
from parcours.models import Importation, Intervention, Menage, Parcours, Personne, Suivi
from parcours.nomenclatures import ModeSuivi
from tests.parcours.importation.par_la_page import importer, verifier
from tests.parcours.importation.tables_nouvelles import UN, deposer_champs
from tests.parcours.importation.une_ligne import SansBase

DEUX = {"nom": "Autre", "prenom": "Deux", "date_naissance": "04/06/1991"}
JOUR = SansBase.aujourdhui


def lue(champ: str, ecrit: str):
    return PAR_CODE[champ].comprendre(ecrit, SansBase())


@pytest.fixture
def demander(jura_entier, connecter, coordinatrice):
    """Return a function: rows that say one value → its only question; the next call of ``importer`` takes the answer."""

    def deposer(champ: str, ecrit: str):
        client = connecter(coordinatrice)
        depose = verifier(client, deposer_champs(UN | {champ: ecrit}, DEUX | {champ: ecrit}))
        posees = client.get(reverse("importation_apercu", args=[depose.pk])).context["questions"]
        assert [(q.libelle, q.texte, q.nombre) for q in posees] == [(PAR_CODE[champ].libelle, ecrit, 2)]

        def repondre(reponse: str = "") -> None:
            if reponse:
                client.post(reverse("importation_repondre", args=[depose.pk]), {posees[0].nom: reponse})
                depose.refresh_from_db()
                assert champ not in depose.questions
            importer(depose)

        return posees[0].choix, repondre

    return deposer


@pytest.mark.parametrize(
    ("ecrit", "adultes", "enfants"),
    [
        ("célib.", 1, 0),
        ("Célibataire", 1, 0),
        ("mère isolée", 1, None),
        ("parent isolé", 1, None),
        ("père seul", 1, None),
        ("famille monoparentale", 1, None),
        ("mère isolée + 1 enfant", 1, 1),
        ("parent isolé 2 enf", 1, 2),
        ("en concubinage", 2, 0),
        ("couple avec enfants", 2, None),
    ],
)
def test_a_family_situation_that_says_who_lives_there_is_understood(ecrit, adultes, enfants):
    dite = lue("composition", ecrit)
    assert (dite.valeur.adultes, dite.valeur.enfants, dite.probleme) == (adultes, enfants, "")
    assert ("nombre inconnu" in dite.lu) == (enfants is None)


@pytest.mark.django_db
@pytest.mark.parametrize(("reponse", "adultes"), [("celibataire", 1), ("concubinage", 2), ("", None)])
def test_the_letter_c_is_asked_once_celibataire_or_concubinage(demander, reponse, adultes):
    choix, repondre = demander("composition", "C")
    assert [libelle.partition(" :")[0] for _, libelle in choix[:2]] == ["Célibataire", "Concubinage"]
    repondre(reponse)
    assert set(Menage.objects.values_list("composition_declaree", "adultes_declares")) == {("C", adultes)}


@pytest.mark.parametrize("ecrit", ["marié", "Mariée", "veuve", "divorcé", "séparée", "M", "famille"])
def test_a_marriage_does_not_say_who_lives_there(ecrit):
    dite = lue("composition", ecrit)
    assert dite.valeur is None
    assert "plusieurs façons" in dite.probleme


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("reponse", "parties", "motif"), [("abandon", 2, "abandon"), ("partie", 2, ""), ("-", 0, ""), ("", 0, "")]
)
def test_a_reason_alone_in_the_column_of_exits_is_asked(demander, reponse, parties, motif):
    choix, repondre = demander("sortie", "abandon")
    assert choix[0] == ("abandon", "Partie : abandon")
    repondre(reponse)
    sorties = Parcours.objects.filter(fin__isnull=False)
    assert sorties.count() == parties
    assert set(sorties.values_list("motif_sortie", "sortie_connue")) == ({(motif, False)} if parties else set())


@pytest.mark.parametrize(
    ("ecrit", "sortie", "precision", "motif", "dit"),
    [
        ("abandon le 12/03/2024", (2024, 3, 12), "jour", "abandon", ""),
        ("sortie en mars 2025 : déménagement", (2025, 3, 1), "mois", "demenagement", ""),
        ("sorti 01/26", (2026, 1, 1), "mois", None, ""),
        ("partie le 12/03/2024", (2024, 3, 12), "jour", None, ""),
        (
            "12/03/2024 logement à Lyon",
            (2024, 3, 12),
            "jour",
            None,
            "À côté de la date, « logement à Lyon » n'est pas repris.",
        ),
    ],
)
def test_the_words_around_a_day_of_exit_are_its_reason_or_are_said(ecrit, sortie, precision, motif, dit):
    dite = lue("sortie", ecrit)
    assert (dite.valeur.jour, dite.valeur.precision) == (datetime.date(*sortie), precision)
    assert (dite.details, dite.probleme) == (motif, dit)


@pytest.mark.parametrize(
    "ecrit", ["pas sortie au 12/03/2024", "sortie prévue, bilan le 12/03/2024", "non, vue en 2024"]
)
def test_a_date_that_is_not_surely_of_the_exit_is_said_and_not_taken(ecrit):
    dite = lue("sortie", ecrit)
    assert dite.valeur is None
    assert "n'est pas sûrement le jour de la sortie" in dite.probleme


@pytest.mark.parametrize(("ecrit", "annee", "mois"), [("01/26", 2026, 1), ("12-24", 2024, 12), ("3/19", 2019, 3)])
def test_a_month_and_two_figures_of_a_year_are_a_month(ecrit, annee, mois):
    dite = lire_date(ecrit, JOUR)
    assert (dite.jour, dite.precision) == (datetime.date(annee, mois, 1), "mois")


@pytest.mark.parametrize(
    ("ecrit", "dit"),
    [("05/06", "un jour ou un mois"), ("25/03", "n'est pas une date"), ("13/26", "n'est pas une date")],
)
def test_what_may_be_a_day_without_its_year_is_no_month(ecrit, dit):
    with pytest.raises(DateRefusee, match=dit):
        lire_date(ecrit, JOUR)


@pytest.mark.parametrize(
    ("ecrit", "naissance", "precision", "reste"),
    [
        ("2008 (dit-il)", (2008, 1, 1), "annee", "dit-il"),
        ("née en France 08/97", (1997, 8, 1), "mois", "née en France"),
        ("née le 3 mars 2008 à Kaboul", (2008, 3, 3), "jour", "née le … à Kaboul"),
    ],
)
def test_a_birth_among_words_keeps_its_precision_and_its_words_are_said(ecrit, naissance, precision, reste):
    dite = lue("date_naissance", ecrit)
    assert (dite.valeur.jour, dite.valeur.precision) == (datetime.date(*naissance), precision)
    assert dite.probleme == f"À côté de la date, « {reste} » n'est pas repris."


@pytest.mark.parametrize("ecrit", ["avant 1990", "1990 ou 1992", "pas 1990", "2008 - 17 ans", "grossesse 03/2026"])
def test_words_that_make_it_another_thing_than_a_birth_take_nothing(ecrit):
    assert lue("date_naissance", ecrit).valeur is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ecrit", "choix", "reponse", "naissance"),
    [
        ("née en France 08/25", ["2025", "1925"], "2025", ((2025, 8, 1), "mois")),
        ("Kaboul 2008", ["2008"], "2008", ((2008, 1, 1), "annee")),
        ("Kaboul 2008", ["2008"], "", None),
    ],
)
def test_a_likely_birth_is_asked_once(jura_entier, connecter, coordinatrice, ecrit, choix, reponse, naissance):
    client = connecter(coordinatrice)
    depose = verifier(client, deposer_champs(UN | {"date_naissance": ecrit}, DEUX | {"date_naissance": ecrit}))
    (posee,) = client.get(reverse("importation_apercu", args=[depose.pk])).context["questions"]
    assert ([code for code, _ in posee.choix], posee.nombre) == (choix, 2)
    if reponse:
        client.post(reverse("importation_repondre", args=[depose.pk]), {posee.nom: reponse})
        depose.refresh_from_db()
    importer(depose)
    jour, precision = naissance or (None, "jour")
    dites = set(Personne.objects.values_list("date_naissance", "naissance_precision"))
    assert dites == {(datetime.date(*jour) if jour else None, precision)}


@pytest.mark.parametrize("champ", ["dernier_contact", "entree", "date_decision", "cir"])
def test_nothing_happened_before_the_oldest_age_that_is_believed(champ):
    """The same dated rule as for births: no year of the calendar is written in the program."""
    ancienne = JOUR.year - SansBase.age_max
    assert "trop ancienne" in lue(champ, f"01/01/{ancienne - 1}").probleme
    assert lue(champ, f"01/01/{ancienne}").valeur is not None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ecrit", "note"),
    [("Lons, hôtel 115", "Commune : hôtel 115"), ("chez un ami (Lons)", "Commune : chez un ami")],
)
@pytest.mark.parametrize("reponse", ["39300", ""])
def test_a_town_beside_other_words_is_proposed_and_the_words_are_a_note(demander, ecrit, note, reponse):
    choix, repondre = demander("commune", ecrit)
    assert choix == [("39300", "Lons-le-Saunier")]
    repondre(reponse)
    assert set(Personne.objects.values_list("commune", flat=True)) == {reponse or None}
    assert list(Suivi.objects.filter(mode=ModeSuivi.REPRISE).values_list("texte", flat=True)) == [note, note]


@pytest.mark.django_db
def test_a_town_left_aside_leaves_no_note_and_two_towns_are_both_proposed(demander):
    choix, repondre = demander("commune", "Dole / Lons")
    assert sorted(code for code, _ in choix) == ["39198", "39300"]
    repondre("-")
    assert not Suivi.objects.exists()
    assert set(Personne.objects.values_list("commune", flat=True)) == {None}


FEUILLE = [
    ["Nom", "Prénom", "Né(e) le", "Commune"],
    ["Demo", "Un", "03/05/1990", "Poligny"],
    ["Autre", "Deux", "04/06/1991", "Lons"],
]


@pytest.mark.django_db
@pytest.mark.parametrize("autre", ["", "Mission locale de Lons"])
@pytest.mark.parametrize("feuille", ["Mission locale", "ML"])
def test_a_sheet_named_after_a_kind_is_asked_once_as_a_cell_is(
    jura_entier, connecter, coordinatrice, ecrire_tableau, envoyer, autre, feuille
):
    """Several are of that kind, or the only one is of another town than the rows'."""
    if autre:
        Structure.objects.create(
            departement=jura_entier, nom=autre, type="mission_locale", ecritures=["Mission locale"]
        )
    client = connecter(coordinatrice)
    contenu = ecrire_tableau(
        [], feuilles={feuille: FEUILLE, "CPH Dole": [FEUILLE[0], ["Tiers", "Trois", "05/07/1992", "Dole"]]}
    )
    envoyer(client, "t.xlsx", contenu.read_bytes())
    depose = verifier(client, Importation.objects.latest("cree_le"))
    assert [(texte, nombre) for texte, nombre, *_ in depose.questions["structure"]] == [(feuille, 2)]
    lons = Structure.objects.get(nom=autre or "Mission locale de Dole")
    (posee,) = client.get(reverse("importation_apercu", args=[depose.pk])).context["questions"]
    client.post(reverse("importation_repondre", args=[depose.pk]), {posee.nom: str(lons.pk)})
    depose.refresh_from_db()
    importer(depose)
    portees = dict(Intervention.objects.values_list("parcours__personne__prenom", "structure__nom"))
    assert (portees["Un"], portees["Deux"]) == (lons.nom, lons.nom)
