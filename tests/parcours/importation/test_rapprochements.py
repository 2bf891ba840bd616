"""What a table writes in several ways is proposed as one, asked once, and never merged in silence: caseworkers, letters of
a family, couples without a number.
"""

import pytest
from django.urls import reverse

from cirj.socle.templatetags.francais import sans_coupe
from parcours.importation.apercu import EN_COUPLE
from parcours.importation.liens_lus import a_choisir, est_une_lettre
from parcours.importation.questions import QUESTIONS
from parcours.importation.referents_lus import NomEcrit, peut_etre
from parcours.importation.tables import lire
from parcours.models import MembreMenage, Menage, Referent
from parcours.nomenclatures import Lien
from tests.parcours.importation.par_la_page import apercu, importer, verifier
from tests.parcours.importation.tableau_libre import deposer_tableau

PERSONNE = "Nom;Prénom;Date de naissance"


def personnes(*suites: str) -> list[str]:
    """One row a text, of people whom nothing makes look like the others."""
    prenoms = ("Alba", "Boris", "Chloe", "Dimitri", "Elsa", "Farid")
    return [f"Nom{p[:3]};{p};0{i}/0{i}/19{60 + 5 * i};{suite}" for i, (p, suite) in enumerate(zip(prenoms, suites), 1)]  # noqa: B905


def deposer(client, coordinatrice, entetes: str, *lignes: str):
    return verifier(client, deposer_tableau(entetes, *lignes, agent=coordinatrice))


def repondre(client, depose, **reponses: str) -> None:
    """Answer by the page: key of the question → answer."""
    assert client.post(reverse("importation_repondre", args=[depose.pk]), reponses).status_code == 302
    depose.refresh_from_db()


def demandes(depose, champ: str) -> dict[str, list]:
    return {texte: [code for code, _ in choix] for texte, _, choix, *_ in depose.questions.get(champ, [])}


def referents() -> list[str]:
    return sorted(Referent.objects.values_list("nom_libre", flat=True))


# Caseworkers


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ("Mme Perrin", "Sophie PERRIN"), ("S. Perrin", "Sophie PERRIN"), ("Mme Perrin", "S. Perrin"),
        ("PERRIN Sophie", "Sophie Perrin"), ("Perrin S.", "Sophie Perrin"), ("Sophie", "Sophie PERRIN"),
        ("Sophie P.", "Sophie PERRIN"), ("Perin", "Sophie PERRIN"), ("M. Durand", "Jean Durand"),
    ],
)  # fmt: skip
def test_two_writings_may_be_one_caseworker(un, autre):
    assert peut_etre(NomEcrit.de(un), NomEcrit.de(autre))
    assert peut_etre(NomEcrit.de(autre), NomEcrit.de(un))


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ("M. Perrin", "Mme Perrin"), ("A. Perrin", "Sophie PERRIN"), ("Sophie Martin", "Sophie PERRIN"),
        ("Paul Perrin", "Sophie Perrin"), ("Mme Martin", "Sophie PERRIN"), ("S. P.", "Sophie Perrin"), ("CADA", "Sophie"),
    ],
)  # fmt: skip
def test_two_writings_are_two_caseworkers(un, autre):
    assert not peut_etre(NomEcrit.de(un), NomEcrit.de(autre))
    assert not peut_etre(NomEcrit.de(autre), NomEcrit.de(un))


def test_a_caseworker_is_asked_once_a_writing_in_each_structure(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    depose = deposer(
        client, coordinatrice, f"{PERSONNE};Structure;Référent",
        *personnes("CPH Dole;Mme Perrin", "CPH Dole;S. Perrin", "CPH Dole;Sophie PERRIN", "CPH Dole;Mme Perrin",
                   "CCAS de Dole;Mme Perrin", "CCAS de Dole;Anne PERRIN"),
    )  # fmt: skip
    assert demandes(depose, "referent") == {
        "Mme Perrin (CPH Dole)": ["Sophie PERRIN", "="], "S. Perrin (CPH Dole)": ["Sophie PERRIN", "="],
        "Mme Perrin (CCAS de Dole)": ["Anne PERRIN", "="],
    }  # fmt: skip
    page = apercu(client, depose)
    assert "Sans réponse, la case reste comme elle est écrite." in page
    assert "ne seront pas reprises" not in page
    repondre(client, depose, **{"valeur-referent-mme-perrin-cph-dole": "Sophie PERRIN",
                                "valeur-referent-s-perrin-cph-dole": "="})  # fmt: skip
    assert list(demandes(depose, "referent")) == ["Mme Perrin (CCAS de Dole)"]
    importer(depose)
    assert referents() == ["Anne PERRIN", "Mme Perrin", "S. Perrin", *["Sophie PERRIN"] * 3]


def test_caseworkers_are_never_merged_without_an_answer(jura_entier):
    importer(deposer_tableau(f"{PERSONNE};Référent", *personnes("Mme Perrin", "Sophie PERRIN")))
    assert referents() == ["Mme Perrin", "Sophie PERRIN"]


# One letter in the column of family places


@pytest.mark.parametrize(
    ("lettre", "colonne", "probable"),
    [
        ("h", {"f", "e"}, "titulaire/monsieur"), ("f", {"h", "e"}, "titulaire/madame"), ("e", {"h", "f"}, "enfant"),
        ("f", {"g", "p", "m"}, "enfant"), ("m", {"p", "f"}, "parent/mere"), ("m", {"mme", "enf"}, "titulaire/monsieur"),
        ("f", {"titulaire"}, "conjoint"), ("e", {"fils", "fille"}, "conjoint"), ("p", {"m", "f"}, "parent/pere"),
    ],
)  # fmt: skip
def test_the_other_values_of_the_column_say_which_place_is_likely(lettre, colonne, probable):
    (code, libelle), *_ = a_choisir(lettre, frozenset(colonne))
    assert code == probable
    assert "probable" in libelle


@pytest.mark.parametrize("lettre", sorted({ligne["lettre"] for ligne in lire("liens_lettres")}))
def test_a_letter_offers_every_place_once_and_takes_none(lettre):
    choix = [code for code, _ in a_choisir(lettre)]
    assert len(choix) == len(set(choix))
    assert {code.split("/")[0] for code in choix} == {code for code in Lien.values if code}
    assert est_une_lettre(lettre)
    for code in choix:
        assert QUESTIONS["lien"].lire(lettre, code, None).valeur == code.split("/")[0]


def test_letters_are_asked_once_each_and_place_the_family(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    lignes = ["F1;Demo;Ali;03/05/1980;h", "F1;Demo;Mina;04/06/1982;f", "F1;Demo;Zoe;05/07/2015;e",
              "F2;Autre;Omar;06/08/1970;h", "F2;Autre;Lina;07/09/1975;ép.", "F2;Autre;Sami;08/10/2016;enf"]  # fmt: skip
    depose = deposer(client, coordinatrice, f"N° famille;{PERSONNE};Lien", *lignes)
    assert {texte: codes[0] for texte, codes in demandes(depose, "lien").items()} == {
        "h": "titulaire/monsieur", "f": "titulaire/madame", "e": "enfant",
    }  # fmt: skip
    repondre(client, depose, **{"valeur-lien-h": "titulaire/monsieur", "valeur-lien-f": "titulaire/madame",
                                "valeur-lien-e": "enfant"})  # fmt: skip
    assert not depose.questions
    importer(depose)
    assert dict(MembreMenage.objects.values_list("personne__prenom", "lien")) == {
        "Ali": Lien.TITULAIRE, "Mina": Lien.CONJOINT, "Zoe": Lien.ENFANT,
        "Omar": Lien.TITULAIRE, "Lina": Lien.CONJOINT, "Sami": Lien.ENFANT,
    }  # fmt: skip


def test_monsieur_shortened_is_no_letter():
    assert not est_une_lettre("M.")
    assert est_une_lettre("m")


# Couples without a number


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
    depose = deposer(connecter(coordinatrice), coordinatrice, f"{PERSONNE};Observations",
                     f"{ALI};", f"{autre};", f"{MINA};épouse de Ali Demo")  # fmt: skip
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
)  # fmt: skip
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
