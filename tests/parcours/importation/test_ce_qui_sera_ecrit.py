"""The preview says what will be written: who followed somebody who left, a structure that nobody knows, refused rows."""

import pytest
from django.urls import reverse

from parcours.models import Intervention, Personne, Referent
from tests.parcours.importation.par_la_page import apercu, deposer_et_verifier, importer
from tests.parcours.importation.tables_nouvelles import UN

pytestmark = pytest.mark.django_db

DEUX = UN | {"prenom": "Deux", "date_naissance": "01/02/1980"}
PARTIE_DE = {"sortie": "12/03/2024", "structure": "CCAS de Dole"}
PARTIE = UN | PARTIE_DE


def dossier(client, prenom: str = "Un") -> str:
    return client.get(Personne.objects.get(prenom=prenom).get_absolute_url()).content.decode()


def test_who_followed_somebody_gone_is_said_until_the_exit_by_the_preview_and_by_the_dossier(
    jura_entier, connecter, coordinatrice
):
    client = connecter(coordinatrice)
    depose = deposer_et_verifier(client, PARTIE | {"referent": "Mme Petit"})
    page = apercu(client, depose)
    assert "Mme Petit, jusqu&#x27;à la sortie" in page
    assert "CCAS de Dole\u00a0: notée avec le référent, le dossier ne s&#x27;ouvre pas (personne sortie)" in page
    assert "Aucun dossier ne s'ouvrira à une structure" in page
    importer(depose)
    assert not Intervention.objects.exists()
    ecrit = dossier(client)
    assert "Mme Petit" in ecrit
    assert "jusqu'à la fin de l'accompagnement" in ecrit
    assert "CCAS de Dole" in ecrit
    assert "Personne n'est encore référent" not in ecrit


def test_a_structure_of_somebody_gone_whom_nobody_followed_is_not_promised(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    depose = deposer_et_verifier(client, PARTIE)
    assert "gardée avec la ligne, le dossier ne s&#x27;ouvre pas" in apercu(client, depose)
    importer(depose)
    assert not Referent.objects.exists()
    assert "CCAS de Dole" not in dossier(client)


def test_a_known_dossier_is_not_promised_a_caseworker_that_it_may_already_have(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    importer(deposer_et_verifier(client, UN | {"referent": "Paul"}, DEUX))
    depose = deposer_et_verifier(client, UN | {"structure": "Chez Lou"}, DEUX | PARTIE_DE)
    page = apercu(client, depose)
    assert "noté comme référent" not in page
    assert "CCAS de Dole\u00a0: le dossier ne s&#x27;ouvre pas (personne sortie)" in page


def test_a_reason_to_leave_without_a_column_for_the_day_is_an_exit_in_the_preview_too(
    jura_entier, connecter, coordinatrice, ecrire_tableau, envoyer
):
    client = connecter(coordinatrice)
    tableau = ecrire_tableau(
        [
            ["Nom", "Prénom", "Né(e) le", "Structure", "Motif de sortie"],
            ["Demo", "Un", "03/05/1990", "CCAS de Dole", "déménagement"],
        ]
    )
    adresse = envoyer(client, "t.xlsx", tableau.read_bytes())
    champs = ["nom", "prenom", "date_naissance", "structure", "motif_sortie"]
    page = client.post(adresse, {f"colonne_{i}": c for i, c in enumerate(champs)}, follow=True).content.decode()
    assert "1 personne est dite sortie" in page
    assert "Aucun dossier ne s'ouvrira à une structure" in page
    assert "le dossier ne s&#x27;ouvre pas (personne sortie)" in page


def test_a_structure_that_nobody_knows_is_noted_with_the_caseworker_and_it_is_said(
    jura_entier, connecter, coordinatrice
):
    client = connecter(coordinatrice)
    depose = deposer_et_verifier(
        client,
        UN | {"structure": "Chez Lou", "referent": "Paul"},
        DEUX | {"structure": "Chez Lou"},
    )
    page = apercu(client, depose)
    assert "noté comme référent\u00a0: Paul (Chez Lou)" in page
    assert "noté comme référent\u00a0: Référent non nommé (Chez Lou)" in page
    importer(depose)
    assert "Paul (Chez Lou)" in dossier(client)
    assert "Référent non nommé (Chez Lou)" in dossier(client, "Deux")


@pytest.mark.parametrize(
    ("lignes", "bouton", "refusees"),
    [
        (
            [UN, DEUX, {"prenom": "Sans nom", "date_naissance": "01/02/1980"}],
            "Importer ces 2 lignes",
            "1 ligne est refusée et ne sera pas importée",
        ),
        (
            [UN, {"prenom": "A", "date_naissance": "01/02/1980"}, {"prenom": "B", "date_naissance": "01/02/1981"}],
            "Importer cette ligne",
            "2 lignes sont refusées et ne seront pas importées",
        ),
        ([UN], "Importer cette ligne", ""),
        ([{"prenom": "A", "date_naissance": "01/02/1980"}], "Recevoir le fichier à compléter", "1 ligne est refusée"),
    ],
)
def test_the_button_counts_what_is_written(jura_entier, connecter, coordinatrice, lignes, bouton, refusees):
    client = connecter(coordinatrice)
    depose = deposer_et_verifier(client, *lignes)
    page = apercu(client, depose)
    assert f">{bouton}</button>" in page
    assert ("refusée et ne sera" in page or "refusées et ne seront" in page) is bool(refusees)
    assert refusees in page
    importer(depose)
    assert Personne.objects.count() == sum("nom" in ligne for ligne in lignes)


def test_rows_read_before_are_not_counted_as_written(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    importer(deposer_et_verifier(client, PARTIE, DEUX))
    page = apercu(client, deposer_et_verifier(client, PARTIE, DEUX, UN | {"prenom": "Neuve", "date_naissance": "1991"}))
    assert ">Importer cette ligne</button>" in page
    assert "2 lignes ont déjà été lues telles quelles dans un import précédent" in page
    # Her exit is in her dossier already: nothing ends once more.
    assert "sera terminé" not in page
    page = apercu(client, deposer_et_verifier(client, PARTIE, DEUX))
    assert ">Importer ce tableau</button>" in page


def test_beyond_the_rows_of_the_trial_the_button_promises_no_number(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    depose = deposer_et_verifier(client, UN, DEUX)
    depose.analyse["lues"] = 1
    depose.save()
    page = client.get(reverse("importation_apercu", args=[depose.pk])).content.decode()
    assert ">Importer tout le tableau</button>" in page


@pytest.mark.parametrize(
    ("cellules", "montre"),
    [
        ({"niveau": "A2+"}, "A2+<i>A2</i>"),
        ({"niveau": "A2"}, None),
        ({"statut": "refugie"}, None),
        ({"emploi": "CDI Solvay"}, "CDI Solvay<i>CDI"),
    ],
)
def test_what_is_written_otherwise_than_in_the_cell_is_shown(jura_entier, connecter, coordinatrice, cellules, montre):
    client = connecter(coordinatrice)
    page = apercu(client, deposer_et_verifier(client, UN | cellules))
    (ecrit,) = cellules.values()
    if montre:
        assert montre in page
    else:
        assert f"{ecrit}<i>" not in page
