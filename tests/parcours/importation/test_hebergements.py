"""Where somebody lives: two kinds in a cell, what is only waited for, and the words that are no town."""

import pytest

from parcours.importation.champs import PAR_CODE
from parcours.importation.contexte import Contexte
from parcours.importation.hebergements_lus import genre_du_lieu
from parcours.importation.questions import question_pour
from parcours.importation.tables import table
from parcours.models import PilierParcours, Sejour
from tests.parcours.importation.tables_nouvelles import UN, deposer_champs, importer


@pytest.mark.parametrize(
    ("ecrit", "code", "precision"),
    [
        ("parc privé, T3", "parc_prive", "T3"),
        ("Parc Privé (RDC)", "parc_prive", "RDC"),
        ("CADA (ex HUDA)", "cada", "ex HUDA"),
        ("CADA, demande HLM", "cada", "demande HLM"),
        ("CPH appartement", "cph", "appartement"),
        ("hôtel 115", "hotel", "115"),
        ("bail glissant parc privé", "iml_bail_glissant", "parc privé"),
        ("locataire HLM", "parc_social", "locataire HLM"),
        ("CADA - en attente de logement", "cada", "en attente de logement"),
        ("HLM", "parc_social", ""),
        ("CHRS famille", "chrs", "famille"),
        ("hébergée chez un tiers, demande CHRS", "tiers", "demande CHRS"),
        ("FJT (chambre 3) bât. B", "fjt", "(chambre 3) bât. B"),
    ],
)
def test_what_follows_the_kind_is_kept_as_it_is_written(ecrit, code, precision):
    lu = genre_du_lieu(ecrit)
    assert (lu.valeur.categorie, lu.valeur.precision, lu.probleme) == (code, precision, "")
    assert precision in lu.lu


@pytest.mark.parametrize(
    "ecrit", ["parc privé, bail glissant", "Parc privé (bail glissant)", "parc social bail glissant"]
)
def test_of_two_kinds_the_more_precise_is_taken_and_the_words_are_kept_and_said(ecrit):
    lu = genre_du_lieu(ecrit)
    assert (lu.valeur.categorie, lu.valeur.precision) == ("iml_bail_glissant", ecrit)
    assert "le plus précis est retenu, « Bail glissant »" in lu.probleme
    assert question_pour("hebergement", lu, _SansLieu()) == []


@pytest.mark.parametrize(
    ("ecrit", "probables"),
    [
        ("parc privé (puis coloc)", {"parc_prive", "colocation"}),
        ("CADA / parc social", {"cada", "parc_social"}),
        ("HUDA puis CPH", {"huda", "cph"}),
        ("hôtel + chez un ami", {"hotel", "tiers"}),
        ("CADA quitté", {"cada"}),
        ("logement social demandé", {"parc_social"}),
        ("HLM : dossier déposé", {"parc_social"}),
        ("parc social (en attente de réponse)", {"parc_social"}),
        ("CPH, RDV pris", {"cph"}),
        ("FJT refusé", {"fjt"}),
        ("logement social, renouvellement demandé", {"parc_social"}),
        ("HLM (demande de logement faite)", {"parc_social"}),
        ("demande de logement social", {"parc_social"}),
        ("en attente de CPH", {"cph"}),
        ("pas de logement", set()),
        ("HLM en cours", {"parc_social"}),
    ],
)
def test_two_kinds_or_what_is_only_waited_for_is_asked_with_what_it_names_first(ecrit, probables):
    lu = genre_du_lieu(ecrit)
    assert (lu.valeur, bool(lu.probleme)) == (None, True)
    choix = [code for code, _ in question_pour("hebergement", lu, _SansLieu())]
    assert probables <= set(choix[: len(probables) + 1])
    assert len(choix) > len(probables) + 10


def test_every_form_waited_for_is_asked_and_followed_by_a_word_is_itself():
    for forme, ligne in table("hebergements").lignes.items():
        if len(forme) > 2:
            assert genre_du_lieu(f"{forme} (demande en cours)").valeur is None, forme
            assert genre_du_lieu(f"{forme} xyz").valeur.categorie == ligne["code"], forme


class _SansLieu(Contexte):
    def __init__(self):
        pass


@pytest.fixture
def lire(jura_peuple):
    contexte = Contexte.du_departement("39")

    def faire(ecrit: str):
        lue = PAR_CODE["hebergement"].comprendre(ecrit, contexte)
        return lue, question_pour("hebergement", lue, contexte)

    return faire


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ecrit", "lu", "commune"),
    [
        ("CADA Dole", "CADA (Dole)", "39198"),
        ("CADA de Dole", "CADA (Dole)", "39198"),
        ("CADA à Dole", "CADA (Dole)", "39198"),
        ("CADA Lons", "CADA (Lons-le-Saunier)", "39300"),
        ("CADA Lyon", "CADA, précision « Lyon »", ""),
        ("parc privé (T2 bis)", "Parc privé, précision « T2 bis »", ""),
    ],
)
def test_a_remainder_is_a_town_only_when_it_names_one(lire, ecrit, lu, commune):
    lue, choix = lire(ecrit)
    assert (lue.lu, lue.valeur.commune, lue.probleme, choix) == (lu, commune, "", [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ecrit", "communes"),
    [("CADA Poligni", ["Poligny"]), ("CADA, 39100", ["Brevans", "Dole"]), ("CADA Dole (chambre 12)", ["Dole"])],
)
def test_a_remainder_that_resembles_a_town_is_asked_and_the_kind_is_kept(lire, ecrit, communes):
    lue, choix = lire(ecrit)
    assert (lue.valeur.categorie, lue.valeur.commune) == ("cada", "")
    assert "la commune est-elle" in lue.probleme
    assert [libelle for _, libelle in choix] == [*communes, "Aucune commune : garder ces mots en précision"]


@pytest.mark.django_db
@pytest.mark.parametrize(("reponse", "commune"), [("commune-39434", "39434"), ("precision", None), ("", None)])
def test_the_answer_is_the_town_of_the_stay(jura_peuple, reponse, commune):
    depose = deposer_champs(UN | {"hebergement": "CADA Poligni"})
    depose.reponses = {"valeurs": {"hebergement": {"cada poligni": reponse}}}
    importer(depose)
    sejour = Sejour.objects.get()
    assert (sejour.categorie, sejour.commune_id, sejour.texte_origine) == ("cada", commune, "CADA Poligni")


@pytest.mark.django_db
def test_the_precision_is_kept_with_the_stay_and_said_of_the_pillar(jura_peuple):
    importer(deposer_champs(UN | {"hebergement": "Parc privé (RDC)"}))
    assert Sejour.objects.get().texte_origine == "Parc privé (RDC)"
    assert PilierParcours.objects.get(pilier="logement").resume == "Parc privé, précision « RDC »."
