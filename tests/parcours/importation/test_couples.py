"""Couples that a table tells without a number: said by a cell, or likely and asked once."""

import pytest

from cirj.socle.templatetags.francais import sans_coupe
from parcours.importation.apercu import EN_COUPLE
from parcours.models import MembreMenage, Menage
from parcours.nomenclatures import Lien
from tests.parcours.importation.par_la_page import apercu, importer
from tests.parcours.importation.rapprochements import PERSONNE, demandes, deposer, repondre
from tests.parcours.importation.tableau_libre import deposer_tableau


def menages() -> set[frozenset[str]]:
    return {frozenset(m.membres.values_list("personne__prenom", flat=True)) for m in Menage.objects.all()}


def liens() -> dict[str, str]:
    return dict(MembreMenage.objects.values_list("personne__prenom", "lien"))


ALI, MINA = "Demo;Ali;03/05/1980", "Sami;Mina;04/06/1982"


@pytest.mark.parametrize("entete", ["Lien", "Observations", "Composition familiale", "Situation matrimoniale"])
@pytest.mark.parametrize("dit", ["Conjointe de Ali DEMO", "épouse d'Ali Demo", "mariée avec M. DEMO Ali"])
def test_who_is_said_to_be_the_spouse_of_a_whole_name_is_linked(jura_entier, entete, dit):
    autre = "Tiers;Paul;05/07/1970;"
    importer(deposer_tableau(f"{PERSONNE};{entete}", f"{ALI};", autre, f"{MINA};{dit}"))
    assert menages() == {frozenset({"Ali", "Mina"}), frozenset({"Paul"})}
    assert liens() == {"Ali": Lien.TITULAIRE, "Mina": Lien.CONJOINT, "Paul": Lien.TITULAIRE}


def test_the_column_of_the_spouse_links_the_couple(jura_entier):
    importer(deposer_tableau(f"{PERSONNE};Nom du conjoint", f"{ALI};Sami Mina", f"{MINA};Demo Ali"))
    assert menages() == {frozenset({"Ali", "Mina"})}


def test_a_spouse_whom_two_rows_may_be_is_left(jura_entier, connecter, coordinatrice):
    autre = "Demo;Ali;09/09/1960"
    depose = deposer(
        connecter(coordinatrice),
        coordinatrice,
        f"{PERSONNE};Observations",
        f"{ALI};",
        f"{autre};",
        f"{MINA};épouse de Ali Demo",
    )
    assert "couple" not in depose.questions


def test_a_cell_that_is_not_understood_does_not_undo_what_another_says(jura_entier):
    entetes = f"{PERSONNE};Lien;Observations"
    importer(deposer_tableau(entetes, f"{ALI};h;", f"{MINA};e;épouse de Ali Demo"))
    assert liens() == {"Ali": Lien.TITULAIRE, "Mina": Lien.CONJOINT}


@pytest.mark.parametrize(
    "dit", ["ex-épouse de Ali Demo", "séparée, conjointe de Ali DEMO", "veuve, mariée avec Ali Demo"]
)
def test_who_is_no_more_the_spouse_is_left(jura_entier, dit):
    importer(deposer_tableau(f"{PERSONNE};Observations", f"{ALI};", f"{MINA};{dit}"))
    assert menages() == {frozenset({"Ali"}), frozenset({"Mina"})}


PROBABLES = {
    "part of the name": ("Observations", f"{ALI};", f"{MINA};épouse de M. Demo"),
    "each says a part of the other": ("Observations", f"{ALI};mari de Mina", f"{MINA};épouse de Ali"),
    "name and telephone": ("Téléphone", f"{ALI};06 39 98 10 01", "Demo;Mina;04/06/1982;0639981001"),
    "name and address": ("Adresse", f"{ALI};3 rue Basse", "Demo;Mina;04/06/1982;3 rue Basse"),
    "telephone and couple": ("Téléphone;Composition", f"{ALI};0639981001;couple", f"{MINA};0639981001;"),
    "two couples that follow": ("Composition", f"{ALI};couple + 2 enf", f"{MINA};couple + 2 enf"),
}


@pytest.mark.parametrize("cas", PROBABLES)
def test_a_likely_couple_is_asked_once_and_linked_when_it_is_one(jura_entier, connecter, coordinatrice, cas):
    client, (entetes, une, autre) = connecter(coordinatrice), PROBABLES[cas]
    depose = deposer(client, coordinatrice, f"{PERSONNE};{entetes}", une, autre)
    ((demande, codes),) = demandes(depose, "couple").items()
    assert ({"Ali", "Mina"} < set(demande.split()), codes) == (True, ["oui", "non"])
    page = apercu(client, depose)
    assert "chacun reste dans son propre ménage" in page
    assert sans_coupe(EN_COUPLE) not in page
    repondre(client, depose, **{f"valeur-couple-{demande.lower().replace(' ', '-')}": "oui"})
    assert not depose.questions
    assert apercu(client, depose).count(sans_coupe(EN_COUPLE)) == 2
    importer(depose)
    assert menages() == {frozenset({"Ali", "Mina"})}
    assert liens() == {"Ali": Lien.TITULAIRE, "Mina": Lien.CONJOINT}


@pytest.mark.parametrize("reponse", ["non", "", "-"])
def test_a_likely_couple_stays_two_without_a_yes(jura_entier, connecter, coordinatrice, reponse):
    client, (entetes, une, autre) = connecter(coordinatrice), PROBABLES["name and telephone"]
    depose = deposer(client, coordinatrice, f"{PERSONNE};{entetes}", une, autre)
    repondre(client, depose, **{"valeur-couple-ali-demo-et-mina-demo": reponse})
    importer(depose)
    assert menages() == {frozenset({"Ali"}), frozenset({"Mina"})}


@pytest.mark.parametrize(
    ("entetes", "lignes"),
    [
        ("Téléphone", [f"{ALI};0639981001", "Demo;Zoe;04/06/2015;0639981001"]),
        ("Téléphone;Sexe", [f"{ALI};0639981001;M", "Demo;Omar;04/06/1982;0639981001;M"]),
        ("Téléphone;Lien", [f"{ALI};0639981001;", "Demo;Omar;04/06/1982;0639981001;frère"]),
        ("Téléphone", [f"{ALI};0639981001", "Tiers;Mina;04/06/1982;0639981001"]),
        ("Composition", [f"{ALI};couple", f"{MINA};couple", "Tiers;Paul;05/07/1970;couple"]),
        ("Composition;Commune", [f"{ALI};couple;Dole", f"{MINA};couple;Arbois"]),
        ("Téléphone", [f"{ALI};0639981001", "Tiers;Paul;05/07/1970;", "Demo;Mina;04/06/1982;0639981001"]),
    ],
)
def test_what_says_too_little_of_a_couple_is_not_asked(jura_entier, connecter, coordinatrice, entetes, lignes):
    depose = deposer(connecter(coordinatrice), coordinatrice, f"{PERSONNE};{entetes}", *lignes)
    assert "couple" not in depose.questions


def test_families_that_the_table_numbers_stay_as_they_are(jura_entier):
    lignes = ["F1;Demo;Ali;03/05/1980;", "F2;Sami;Mina;04/06/1982;épouse de Ali Demo"]
    importer(deposer_tableau(f"N° famille;{PERSONNE};Observations", *lignes))
    assert menages() == {frozenset({"Ali"}), frozenset({"Mina"})}


def test_a_household_whose_rows_are_apart_is_written_in_one_batch(jura_entier, monkeypatch):
    monkeypatch.setattr("parcours.importation.execution.LIGNES_PAR_LOT", 2)
    autres = [f"Nom{p};{p};0{i}/07/19{60 + i};" for i, p in enumerate(["Boris", "Chloe", "Dimitri", "Elsa"], 1)]
    importer(deposer_tableau(f"{PERSONNE};Observations", f"{ALI};", *autres, f"{MINA};épouse de Ali Demo"))
    assert frozenset({"Ali", "Mina"}) in menages()
    assert liens()["Mina"] == Lien.CONJOINT
